"""The door of a session: what was typed is cleaned, and what can't be kept is refused before anything is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from assess.domain.actions import Action
from assess.domain.answers import NotApplicable, Rated
from assess.domain.assessment import Assessment, Declaration
from assess.domain.clean import clean
from assess.domain.data import Data
from assess.domain.errors import Misuse
from assess.domain.evidence import Evidence
from assess.domain.guideline import Guideline
from assess.domain.lookup import found
from assess.domain.message import say
from assess.domain.response import Response

Entry = TypeVar("Entry", Evidence, Action, Declaration)


def accepted_response(guideline: Guideline, assessment: Assessment, indicator: str, response: Response) -> Response:
    """Clean a response. Raises `Misuse` for an unknown level, a missing reason, an absurd figure, unknown evidence."""
    answer = response.answer
    if isinstance(answer, Rated):
        guideline.level(answer.level)
    elif answer is not None:
        answer = replace(answer, reason=clean(answer.reason))
    if isinstance(answer, NotApplicable) and not answer.reason:
        raise Misuse(
            say("{indicator}: “not applicable” needs a reason.", indicator=indicator),
            say("Say why it does not concern this country; from the command line with --reason."),
        )
    if response.figure is not None and not response.figure.writable:
        raise Misuse(say("{indicator}: the figure has too many digits.", indicator=indicator))
    for ref in response.evidence:
        known(assessment.evidence, ref)
    return replace(response, answer=answer, comment=clean(response.comment))


def accepted_evidence(evidence: Evidence) -> Evidence:
    """Clean an entry of the evidence register. Raises `Misuse` where it has no title."""
    entry = cleaned(evidence)
    if not entry.title:
        raise Misuse(say("Evidence needs a title."))
    return entry


def accepted_action(guideline: Guideline, action: Action) -> Action:
    """Clean a step of the action plan. Raises `NotFound` for its recommendation, `Misuse` where it says too little."""
    guideline.recommendation(action.recommendation)
    step = cleaned(action)
    if not (step.what and step.who):
        raise Misuse(say("An action has to say what will be done and who will do it."))
    return step


def accepted_declaration(declaration: Declaration) -> Declaration:
    """Clean a declaration. Raises `Misuse` where it names nobody."""
    accepted = cleaned(declaration)
    if not accepted.name:
        raise Misuse(say("A declaration needs a name."))
    return accepted


def cleaned(record: Entry) -> Entry:
    """Clean every text of evidence, an action or a declaration."""
    texts: Data = {name: clean(text) for name, text in vars(record).items() if type(text) is str}
    return replace(record, **texts)


def known(things: Mapping[str, object], ref: str) -> None:
    """Make sure that a ref stands for something. Raises `NotFound` with those that come close."""
    found(things, ref, say("There is no {ref} in this assessment.", ref=ref))
