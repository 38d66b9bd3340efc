"""The gaps in the order in which to act on them, each with what is known about closing it."""

from __future__ import annotations

from assess.domain.gaps import Gap, Priority
from assess.records import dataclass
from assess.report.model.material import Material

STEPS = 3
"""Actions of a gap that are named beside it; the action plan has all of them."""


@dataclass(frozen=True)
class GapRow:
    """One gap as the reader sees it."""

    ref: str
    title: str
    text: str
    """The recommendation itself."""
    phase: str
    priority: str
    """In words: high, medium, low."""
    tone: str
    """`high`, `medium` or `low`, for its colour."""
    points: str
    """How far below the target."""
    below: str
    """How many of its indicators lie below the target."""
    practice: str
    """By how much practice lags behind law; empty where it does not."""
    actions: str
    """What is planned."""
    planned: bool
    steps: tuple[str, ...]
    """The first actions planned, each with who and by when, and how many more there are."""


@dataclass(frozen=True)
class Gaps:
    """All gaps, and what the order means."""

    rows: tuple[GapRow, ...]
    said: tuple[str, ...]


def gaps(material: Material) -> Gaps:
    """Lay out all gaps."""
    words, target = material.words, material.guideline.level(material.guideline.target)
    if not material.card.score.coverage.rated:
        return Gaps((), (words.say("Nothing has been rated yet, so no gap is known."),))
    if not material.gaps:
        return Gaps((), (words.say("Nothing that has been rated is below the target."),))
    aim = words.say("{level} “{name}”", level=target.level, name=material.read(target.name))
    return Gaps(
        gap_rows(material),
        (
            words.say(
                "A gap is a recommendation with an indicator rated below the target, level {aim}. Only what has been "
                "rated can be a gap: what is open is listed apart.",
                aim=aim,
            ),
            words.say(
                "The shortfall is the mean distance of the rated indicators from the target, in points of 100. The "
                "order follows the shortfall and the weight of the recommendation; among equals, the one where "
                "practice lies further behind law comes first. Priority is high from 50 points, medium from 25."
            ),
        ),
    )


def gap_rows(material: Material) -> tuple[GapRow, ...]:
    """Write out every gap, in order."""
    return tuple(_row(material, gap) for gap in material.gaps)


def priority_name(material: Material, priority: Priority) -> str:
    """Say how pressing a gap is."""
    words = material.words
    names = {Priority.HIGH: words.say("High"), Priority.MEDIUM: words.say("Medium"), Priority.LOW: words.say("Low")}
    return names[priority]


def _row(material: Material, gap: Gap) -> GapRow:
    words = material.words
    practice = round(gap.law_without_practice)
    planned = len(gap.actions)
    return GapRow(
        ref=gap.recommendation.ref,
        title=material.read(gap.recommendation.title),
        text=material.read(gap.recommendation.text),
        phase=material.read(material.guideline.phase_of(gap.recommendation.ref).title),
        priority=priority_name(material, gap.priority),
        tone=str(gap.priority),
        points=words.count(round(gap.points), "{n} point short", "{n} points short"),
        below=words.count(len(gap.shortfalls), "{n} indicator below target", "{n} indicators below target"),
        practice=words.count(practice, "practice {n} point behind law", "practice {n} points behind law")
        if practice
        else "",
        actions=words.count(planned, "{n} action planned", "{n} actions planned")
        if planned
        else words.say("no action planned yet"),
        planned=bool(planned),
        steps=_steps(material, gap),
    )


def _steps(material: Material, gap: Gap) -> tuple[str, ...]:
    words, more = material.words, len(gap.actions) - STEPS
    first = [
        words.say("{what} ({who}, {day})", what=action.what, who=action.who, day=material.due(action.by))
        for action in material.assessment.actions_for(gap.recommendation.ref)[:STEPS]
    ]
    return (*first, words.count(more, "and {n} more action", "and {n} more actions")) if more > 0 else tuple(first)
