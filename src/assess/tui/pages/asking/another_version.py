"""Another version than those there are: what is asked for it, and the body it makes."""

from __future__ import annotations

from collections.abc import Callable

from assess.domain.answers import Answer, Rated, answer_as
from assess.domain.assessment import Opening
from assess.domain.data import Data
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.evidence import Evidence
from assess.domain.message import say
from assess.domain.response import Response
from assess.domain.subjects import ACTION, EVIDENCE, RESPONSE, split
from assess.records import replace
from assess.tui.drawing import looks
from assess.tui.pages.asking.answers import figure_fields
from assess.tui.pages.asking.assessment import declaration_fields, declaration_of, may_be_published
from assess.tui.pages.asking.evidence import evidence_fields, evidence_of
from assess.tui.pages.asking.fields import Field, Values
from assess.tui.pages.asking.noting import action_fields, action_of
from assess.tui.work.bench import Bench
from assess.tui.work.figures import figure_of

Make = Callable[[Values], Data]
"""Makes the body of a version of what the form holds."""


def another_version(bench: Bench, subject: str, body: Data) -> tuple[list[Field], Make]:
    """Ask for a response, evidence, an action or a declaration, beginning with a body. Raises `KeyError` for others."""
    kind, ref = split(subject)
    if kind == RESPONSE:
        return _response(bench, ref, Response.from_data(body))
    if kind == EVIDENCE:
        return evidence_fields(Evidence.from_data(body)), lambda values: evidence_of(values, ref).as_data()
    if kind == ACTION:
        action = Action.from_data(body)
        recommendation = bench.guideline.recommendation(action.recommendation)
        fields = action_fields(bench, recommendation, action)
        return fields, lambda values: action_of(values, action.recommendation, ref).as_data()
    opening = Opening.from_data(body)
    return declaration_fields(opening), lambda values: replace(
        opening, declaration=declaration_of(values), unpublished=not may_be_published(values)
    ).as_data()


def _response(bench: Bench, ref: str, was: Response) -> tuple[list[Field], Make]:
    guideline, answer = bench.guideline, was.answer
    options = [
        ("", looks.UNANSWERED.word),
        *((str(step.level), say("{level} {name}", level=step.level, name=step.name)) for step in guideline.scale),
        *((str(status), look.word) for status, look in looks.UNRATED.items()),
    ]
    value = "" if answer is None else str(answer.level if isinstance(answer, Rated) else answer.status)
    asked = guideline.indicator(ref).figure
    fields = [
        Field("answer", say("Answer"), value, options),
        Field("reason", say("Reason"), answer.reason if answer else "", hint=say("Needed where it is not applicable.")),
        Field("comment", say("Comment"), was.comment, long=True),
        *(figure_fields(bench, asked, was.figure) if asked else ()),
    ]

    def make(values: Values) -> Data:
        figure = figure_of(values) if asked else was.figure
        chosen = _answer(values["answer"], values["reason"])
        made = replace(was, answer=chosen, comment=values["comment"], figure=figure)
        return (made if chosen is None else replace(made, proposed=None)).as_data()

    return fields, make


def _answer(value: str, reason: str) -> Answer | None:
    if value.isdecimal():
        return Rated(int(value))
    return answer_as(value, reason) if value else None
