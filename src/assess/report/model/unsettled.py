"""What is not known: unanswered, not applicable with reasons, no information, withheld. Four different things."""

from __future__ import annotations

from collections.abc import Callable

from assess.domain.answers import Answer, NoInformation, NotApplicable, Withheld
from assess.domain.scoring import Coverage
from assess.records import dataclass
from assess.report.model.marks import passages, short
from assess.report.model.material import Material
from assess.words import Words


@dataclass(frozen=True)
class UnsettledItem:
    """One indicator without a level."""

    ref: str
    question: str
    reason: tuple[str, ...]
    """In passages; empty where none was given."""
    short: bool
    """Whether it is short enough to be kept on one page."""


@dataclass(frozen=True)
class UnansweredRow:
    """The unanswered indicators of one recommendation."""

    ref: str
    title: str
    indicators: str


@dataclass(frozen=True)
class Unsettled:
    """The four lists."""

    not_applicable: tuple[UnsettledItem, ...]
    no_information: tuple[UnsettledItem, ...]
    withheld: tuple[UnsettledItem, ...]
    unanswered: tuple[UnansweredRow, ...]
    said: str


def unsettled(material: Material) -> Unsettled:
    """List what is not known."""
    return Unsettled(
        not_applicable=_list(material, lambda answer: isinstance(answer, NotApplicable)),
        no_information=_list(material, lambda answer: isinstance(answer, NoInformation)),
        withheld=_list(material, lambda answer: isinstance(answer, Withheld)),
        unanswered=_unanswered(material),
        said=_said(material.words, material.card.score.coverage),
    )


def _said(words: Words, coverage: Coverage) -> str:
    if not coverage.answered:
        return words.say("Nothing has been answered yet. What is open never counts as a low level.")
    without = coverage.total - coverage.rated
    if not without:
        return words.say("Every indicator is rated with a level.")
    return words.count(
        without,
        "{n} indicator has no level. It is listed here with its reason; it never counts as a low level.",
        "{n} indicators have no level. They are listed here with their reasons; they never count as a low level.",
    )


def _list(material: Material, chosen: Callable[[Answer | None], bool]) -> tuple[UnsettledItem, ...]:
    found = []
    for indicator in material.guideline.indicators():
        answer = material.assessment.response(indicator.ref).answer
        if answer is not None and chosen(answer):
            reason = passages(answer.reason)
            found.append(UnsettledItem(indicator.ref, material.read(indicator.question), reason, short(reason)))
    return tuple(found)


def _unanswered(material: Material) -> tuple[UnansweredRow, ...]:
    found = []
    for recommendation in material.guideline.recommendations():
        refs = [each.ref for each in recommendation.indicators if material.assessment.response(each.ref).answer is None]
        if refs:
            found.append(UnansweredRow(recommendation.ref, material.read(recommendation.title), ", ".join(refs)))
    return tuple(found)
