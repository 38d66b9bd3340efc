"""Gaps: recommendations with an indicator rated below the target, and in which order to act on them.

Only what has been rated can be a gap; what is unanswered, withheld or without information is not a low score.
A gap's shortfall is the mean distance of its rated indicators from the target, in points of the scale's value; its
rank is the shortfall times the weight of the recommendation, so that the farthest and weightiest come first. Among
equals the one that is written in law and not lived comes first, because there a change of practice is enough; then
the order of the guideline.
"""

from __future__ import annotations

from enum import StrEnum

from assess.domain.answers import Rated
from assess.domain.assessment import Assessment
from assess.domain.guideline import Guideline, Indicator, Kind, Recommendation
from assess.domain.response import UNANSWERED
from assess.domain.scoring import Responses
from assess.records import dataclass


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
    def rank(self) -> float:
        """What gaps are ordered by, highest first."""
        return self.points * self.recommendation.weight

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
    answers = (responses.get(indicator.ref, UNANSWERED).answer for indicator in recommendation.indicators)
    levels = [answer.level for answer in answers if isinstance(answer, Rated)]
    if not levels:
        return None
    target = guideline.value(guideline.target)
    below = [target - guideline.value(level) for level in levels if level < guideline.target]
    return sum(below) / len(levels)


def find_gaps(guideline: Guideline, assessment: Assessment) -> list[Gap]:
    """Find all gaps, in the order in which to act on them."""
    gaps = [
        gap
        for phase in guideline.phases
        for recommendation in phase.recommendations
        if (gap := _gap(guideline, assessment, phase.ref, recommendation))
    ]
    return sorted(gaps, key=lambda gap: (-gap.rank, -gap.law_without_practice))


def _gap(guideline: Guideline, assessment: Assessment, phase: str, recommendation: Recommendation) -> Gap | None:
    target = guideline.value(guideline.target)
    rated = [
        (indicator, answer.level)
        for indicator in recommendation.indicators
        if isinstance(answer := assessment.response(indicator.ref).answer, Rated)
    ]
    shortfalls = tuple(
        Shortfall(indicator, level, target - guideline.value(level))
        for indicator, level in rated
        if level < guideline.target
    )
    if not shortfalls:
        return None
    law = [guideline.value(level) for indicator, level in rated if indicator.kind is Kind.STRUCTURAL]
    practice = [guideline.value(level) for indicator, level in rated if indicator.kind is not Kind.STRUCTURAL]
    return Gap(
        recommendation=recommendation,
        phase=phase,
        points=sum(each.points for each in shortfalls) / len(rated),
        shortfalls=shortfalls,
        actions=tuple(action.ref for action in assessment.actions_for(recommendation.ref)),
        law_without_practice=max(0.0, _mean(law) - _mean(practice)) if law and practice else 0.0,
    )


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)
