"""The door of a session: what was typed is cleaned, and what can't be kept is refused before anything is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from assess.domain.address import completed, is_web_address
from assess.domain.answers import NotApplicable, Rated
from assess.domain.assessment import Assessment, Declaration
from assess.domain.clean import clean
from assess.domain.data import Data
from assess.domain.delegation import Delegation, Member
from assess.domain.entries import Entry
from assess.domain.errors import Misuse
from assess.domain.guideline import Guideline
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.evidence import Evidence
from assess.domain.ledgers.needs import AssistanceNeed
from assess.domain.ledgers.observations import Observation
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.lookup import found
from assess.domain.message import Message, say
from assess.domain.response import Figure, Response, possible_years
from assess.records import replace

Record = TypeVar("Record", Entry, Declaration, Member)


def accepted_response(guideline: Guideline, assessment: Assessment, indicator: str, response: Response) -> Response:
    """Clean a response. Raises `Misuse` for an unknown level, a missing reason, an absurd figure, unknown evidence.

    A figure that stood there before is not asked for its year again.
    """
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
    if response.figure != assessment.response(indicator).figure:
        _refuse_year(assessment, indicator, response.figure)
    for ref in response.evidence:
        hint = say(
            "Enter it first with: assess evidence add {assessment} --kind law --title TITLE", assessment=assessment.id
        )
        found(assessment.evidence, ref, say("There is no evidence “{ref}” in this assessment.", ref=ref), hint)
    return replace(response, answer=answer, comment=clean(response.comment))


def accepted_entry(guideline: Guideline, assessment: Assessment, entry: Entry) -> Entry:
    """Clean an entry of a ledger.

    Raises `NotFound` for what it is about, and `Misuse` where it says too little or gives an address that is none.
    """
    accepted = cleaned(entry)
    if isinstance(accepted, Observation):
        _observed(guideline, assessment, accepted.about)
    elif not isinstance(accepted, Evidence):
        guideline.recommendation(accepted.recommendation)
    if not all(getattr(accepted, name) for name in TOLD[type(accepted)]):
        raise Misuse(TOO_LITTLE[type(accepted)])
    if isinstance(accepted, Evidence | GoodPractice) and accepted.url:
        accepted = replace(accepted, url=completed(accepted.url))
        if not is_web_address(accepted.url):
            raise Misuse(
                say("“{url}” is not a link.", url=accepted.url),
                say("A link begins with https:// or http://, and has no blanks."),
            )
    return accepted


TOLD: Mapping[type[Entry], tuple[str, ...]] = {
    Evidence: ("title",),
    Action: ("what", "who"),
    GoodPractice: ("title", "what", "who"),
    AssistanceNeed: ("what",),
    Observation: ("text",),
}
"""What an entry can't do without."""

TOO_LITTLE: Mapping[type[Entry], Message] = {
    Evidence: say("Evidence needs a title."),
    Action: say("An action has to say what will be done and who will do it."),
    GoodPractice: say("A good practice needs a title, and has to say what is done and who does it."),
    AssistanceNeed: say("An assistance need has to say what is needed."),
    Observation: say("An observation has to say something."),
}


def accepted_delegation(guideline: Guideline, delegation: Delegation) -> Delegation:
    """Clean what a delegation says of itself and its country; what was left empty is left out.

    Raises `NotFound` for a phase or an instrument that the guideline does not have, `Misuse` for a member without a
    name.
    """
    phases = {phase.ref: phase for phase in guideline.phases}
    sources = {source.ref: source for source in guideline.sources}
    for ref in delegation.relevance:
        found(phases, ref, say("The guideline has no phase {ref}.", ref=ref))
    for ref in delegation.instruments:
        found(sources, ref, say("The guideline has no source {ref}.", ref=ref))
    members = tuple(each for each in map(cleaned, delegation.members) if any(vars(each).values()))
    if not all(member.name for member in members):
        raise Misuse(say("Each member of the delegation needs a name."))
    consulted = dict.fromkeys(clean(each, lines=False) for each in delegation.consulted)
    consulted.pop("", None)
    return replace(delegation, members=members, consulted=tuple(consulted), remarks=clean(delegation.remarks))


def accepted_declaration(declaration: Declaration) -> Declaration:
    """Clean a declaration. Raises `Misuse` where it names nobody."""
    accepted = cleaned(declaration)
    if not accepted.name:
        raise Misuse(say("A declaration needs a name."))
    return accepted


def cleaned(record: Record) -> Record:
    """Clean every text of an entry, a declaration or a member."""
    texts: Data = {name: clean(text) for name, text in vars(record).items() if type(text) is str}
    return replace(record, **texts)


def _refuse_year(assessment: Assessment, indicator: str, figure: Figure | None) -> None:
    """Refuse a year for which no figure can hold."""
    years = possible_years(assessment.opening.cycle)
    if figure is not None and figure.year is not None and figure.year not in years:
        raise Misuse(
            say(
                "{indicator}: “{year}” is not a year that a figure can refer to.", indicator=indicator, year=figure.year
            ),
            say("Give a year from {first} to {last}.", first=years[0], last=years[-1]),
        )


def _observed(guideline: Guideline, assessment: Assessment, about: str) -> None:
    """Make sure that there is what an observation is about."""
    things: dict[str, object] = {each.ref: each for each in guideline.indicators()}
    things |= {each.ref: each for each in guideline.recommendations()}
    found({**things, **assessment.evidence}, about, say("There is no {ref} in this assessment.", ref=about))
