"""What is not known: unanswered, not applicable with reasons, no information, withheld. Four different things.

A reason that was given many times is printed once, with all it was given for.
"""

from __future__ import annotations

from collections.abc import Callable

from assess.domain.answers import NoInformation, NotApplicable, Withheld
from assess.domain.guideline import Indicator
from assess.domain.scoring import Coverage
from assess.records import dataclass
from assess.report.model.marks import passages, short
from assess.report.model.material import Material
from assess.words import Words

QUOTED = 6
"""Indicators of one reason up to which each is printed with its question; more are listed by recommendation."""


@dataclass(frozen=True)
class Quoted:
    """One indicator with its question."""

    ref: str
    question: str


@dataclass(frozen=True)
class UnsettledRow:
    """The indicators of one recommendation, by their refs."""

    ref: str
    title: str
    indicators: str


@dataclass(frozen=True)
class Reason:
    """A reason, and the indicators without a level for which it was given."""

    text: tuple[str, ...]
    """In passages; empty where none was given."""
    count: str
    """How many indicators, in words."""
    quoted: tuple[Quoted, ...]
    """Empty where there are too many to quote them."""
    rows: tuple[UnsettledRow, ...]
    """Empty where they are quoted."""
    short: bool
    """Whether it is short enough to be kept on one page."""


@dataclass(frozen=True)
class Unsettled:
    """The four lists."""

    not_applicable: tuple[Reason, ...]
    no_information: tuple[Reason, ...]
    withheld: tuple[Reason, ...]
    unanswered: tuple[UnsettledRow, ...]
    said: str


def unsettled(material: Material) -> Unsettled:
    """List what is not known."""
    return Unsettled(
        not_applicable=_reasons(material, NotApplicable),
        no_information=_reasons(material, NoInformation),
        withheld=_reasons(material, Withheld),
        unanswered=_rows(material, lambda indicator: material.assessment.response(indicator.ref).answer is None),
        said=_said(material.words, material.card.score.coverage),
    )


def _said(words: Words, coverage: Coverage) -> str:
    if not coverage.answered:
        return words.say("Nothing has been answered yet. What is open does not lower any value.")
    without = coverage.total - coverage.rated
    if not without:
        return words.say("Every indicator is rated with a level.")
    return words.count(
        without,
        "{n} indicator has no level. It is listed here with its reason; it does not lower any value.",
        "{n} indicators have no level. They are listed here with their reasons; they do not lower any value.",
    )


def _reasons(material: Material, kind: type[NotApplicable | NoInformation | Withheld]) -> tuple[Reason, ...]:
    """Gather the indicators by the reason given, in the order in which the reasons first appear."""
    given = dict[tuple[str, ...], list[Indicator]]()
    for indicator in material.guideline.indicators():
        answer = material.assessment.response(indicator.ref).answer
        if isinstance(answer, kind):
            given.setdefault(passages(answer.reason), []).append(indicator)
    return tuple(_reason(material, text, indicators) for text, indicators in given.items())


def _reason(material: Material, text: tuple[str, ...], indicators: list[Indicator]) -> Reason:
    few, refs = len(indicators) <= QUOTED, {each.ref for each in indicators}
    return Reason(
        text=text,
        count=material.words.count(len(indicators), "{n} indicator", "{n} indicators"),
        quoted=tuple(Quoted(each.ref, material.read(each.question)) for each in indicators) if few else (),
        rows=() if few else _rows(material, lambda indicator: indicator.ref in refs),
        short=few and short(text),
    )


def _rows(material: Material, chosen: Callable[[Indicator], bool]) -> tuple[UnsettledRow, ...]:
    """List indicators by recommendation."""
    found = []
    for recommendation in material.guideline.recommendations():
        refs = [each.ref for each in recommendation.indicators if chosen(each)]
        if refs:
            found.append(UnsettledRow(recommendation.ref, material.read(recommendation.title), ", ".join(refs)))
    return tuple(found)
