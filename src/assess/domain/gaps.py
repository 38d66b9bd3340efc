"""Gaps: recommendations with an indicator rated below the target, and in which order to act on them.

Only what has been rated can be a gap; what is unanswered, withheld or without information is not a low score.
A gap's shortfall is the mean distance of its rated indicators from the target, in points of the scale's value; its
rank is the shortfall times the weight of the recommendation, so that the farthest and weightiest come first. Among
equals the one that is written in law and not lived comes first, because there a change of practice is enough; then
the order of the guideline.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from assess.domain.answers import Rated
from assess.domain.assessment import Assessment
from assess.domain.guideline import Guideline, Indicator, Kind, Recommendation, Worth
from assess.domain.response import UNANSWERED
from assess.domain.scoring import Responses
from assess.records import dataclass

_MEASURED, _RANKED = 12, 9
"""Digits behind the point of points, and of what gaps are ranked by: those that follow come of counting in binary."""


class Priority(StrEnum):
    """How pressing a gap is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


HIGH_FROM, MEDIUM_FROM = 50.0, 25.0
"""Points of shortfall: half the scale, and a quarter of it (one of four steps on a five-level scale)."""


@dataclass(frozen=True)
class Shortfall:
    """One indicator below the target."""

    indicator: Indicator
    level: int
    points: float
    """How far its level's value lies below the target's, 0 to 100."""


class Width(NamedTuple):
    """How far a recommendation falls short of the target."""

    points: float
    """The mean shortfall of what is rated, 0 to 100."""
    law_without_practice: float
    """Points by which practice lags behind law; 0 where it does not, or where one of the two is not rated."""


@dataclass(frozen=True)
class Gap:
    """One recommendation that falls short of the target."""

    recommendation: Recommendation
    phase: str
    """Ref of its phase."""
    points: float
    """Mean shortfall of its rated indicators, 0 to 100."""
    shortfalls: tuple[Shortfall, ...]
    """Its indicators below the target, in the order of the guideline."""
    actions: tuple[str, ...]
    """Refs of the actions planned to close it."""
    law_without_practice: float
    """Points by which practice lags behind law; 0 where it does not, or where one of the two is not rated."""

    @property
    def priority(self) -> Priority:
        """How pressing it is."""
        return priority_of(self.points)


def priority_of(points: float) -> Priority:
    """Tell how pressing a gap of so many points is."""
    if points >= HIGH_FROM:
        return Priority.HIGH
    return Priority.MEDIUM if points >= MEDIUM_FROM else Priority.LOW


def shortfall(guideline: Guideline, responses: Responses, recommendation: Recommendation) -> float | None:
    """Say by how many points a recommendation falls short: those of its gap, 0 where it has none.

    `None` where nothing of it is rated.
    """
    width = _width_of(guideline, responses, recommendation)
    return width and width.points


def find_gaps(guideline: Guideline, assessment: Assessment) -> list[Gap]:
    """Find all gaps, in the order in which to act on them."""
    return [_gap(guideline, assessment, *found) for found in fallen_short(guideline, assessment.responses)]


def fallen_short(guideline: Guideline, responses: Responses) -> list[tuple[Recommendation, Width]]:
    """Find the recommendations that have a gap and how wide it is, in the order in which to act on them."""
    found = [
        (recommendation, width)
        for recommendation in guideline.recommendations()
        if (width := _width_of(guideline, responses, recommendation)) and width.points
    ]
    return sorted(found, key=lambda each: _place(*each))


def _place(recommendation: Recommendation, width: Width) -> tuple[float, float]:
    """Tell what a gap is sorted by; what is equal by its fractions is not parted by how a machine rounds them."""
    return -round(width.points * recommendation.weight, _RANKED), -width.law_without_practice


def _gap(guideline: Guideline, assessment: Assessment, recommendation: Recommendation, width: Width) -> Gap:
    target = guideline.value(guideline.target)
    answered = [(each, assessment.response(each.ref).answer) for each in recommendation.indicators]
    return Gap(
        recommendation=recommendation,
        phase=guideline.phase_of(recommendation.ref).ref,
        points=width.points,
        shortfalls=tuple(
            Shortfall(indicator, answer.level, target - guideline.value(answer.level))
            for indicator, answer in answered
            if isinstance(answer, Rated) and answer.level < guideline.target
        ),
        actions=tuple(action.ref for action in assessment.actions_for(recommendation.ref)),
        law_without_practice=width.law_without_practice,
    )


def _width_of(guideline: Guideline, responses: Responses, recommendation: Recommendation) -> Width | None:
    """Say how far a recommendation falls short; `None` where nothing of it is rated."""
    words = tuple([responses.get(ref, UNANSWERED).given[0] for ref in recommendation.refs])
    return _width(guideline.worth, guideline.target, recommendation.kinds, words)


@lru_cache(maxsize=16384)
def _width(worth: Worth, target: int, kinds: tuple[Kind, ...], words: tuple[str, ...]) -> Width | None:
    """Measure the answers, in a word each, to indicators of these kinds; what is answered alike falls short alike."""
    levels, values = {str(level): level for level, _ in worth}, dict(worth)
    rated = [(levels[word], kind) for kind, word in zip(kinds, words, strict=True) if word in levels]
    if not rated:
        return None
    below = [values[target] - values[level] for level, _ in rated if level < target]
    law = [values[level] for level, kind in rated if kind is Kind.STRUCTURAL]
    practice = [values[level] for level, kind in rated if kind is not Kind.STRUCTURAL]
    lag = max(0.0, _mean(law) - _mean(practice)) if law and practice else 0.0
    return Width(round(sum(below) / len(rated), _MEASURED), round(lag, _MEASURED))


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)
