"""How an assessment stands, in one line: what a list shows without reading its history."""

from __future__ import annotations

from assess.domain.assessment import Assessment, Opening
from assess.domain.scoring import Coverage, Score
from assess.records import dataclass


@dataclass(frozen=True)
class Standing:
    """An assessment in one line."""

    id: str
    opening: Opening
    coverage: Coverage
    value: float | None
    """`None` below half coverage."""
    low: float | None
    """`None` where nothing is applicable."""
    high: float | None
    """`None` where nothing is applicable."""
    changed_at: str
    """Time of the last change, UTC, ISO 8601."""
    number: int
    """Number of the last revision that it takes into account."""


def stand(assessment: Assessment, score: Score, seen: int | None = None) -> Standing:
    """Say how an assessment stands; `seen` is the last number known where its newest revisions have none yet."""
    last = assessment.history.revisions[-1]
    return Standing(
        id=assessment.id,
        opening=assessment.opening,
        coverage=score.coverage,
        value=score.value,
        low=score.low,
        high=score.high,
        changed_at=last.at,
        number=last.number if seen is None else seen,
    )
