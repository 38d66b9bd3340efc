"""Scores and distributions as plain data, the same in all that is written for other programs."""

from __future__ import annotations

from assess.domain.data import Data
from assess.domain.scoring import Coverage, Score
from assess.domain.standing import Standing

_DIGITS = 6
"""Decimals of a score or a share: enough to compare, without the noise of binary fractions."""


def rounded(value: float | None) -> float | None:
    """Round a score or a share; `None` where there is none."""
    return None if value is None else round(value, _DIGITS)


def score_data(score: Score | Standing) -> Data:
    """Write a score with its bounds."""
    return {"value": rounded(score.value), "low": rounded(score.low), "high": rounded(score.high)}


def coverage_data(coverage: Coverage) -> Data:
    """Write how answers are distributed."""
    return {
        "total": coverage.total,
        "answered": coverage.answered,
        "rated": coverage.rated,
        "levels": list(coverage.levels),
        "not_applicable": coverage.not_applicable,
        "no_information": coverage.no_information,
        "withheld": coverage.withheld,
        "evidenced": coverage.evidenced,
    }
