"""The action plan: steps that close gaps, each with what, who and by when."""

from __future__ import annotations

from datetime import date

from assess.domain.data import Data, compact
from assess.records import dataclass


@dataclass(frozen=True)
class Action:
    """One step."""

    ref: str
    """Its number in the assessment: A-001."""
    recommendation: str
    """The recommendation whose gap it closes."""
    what: str
    who: str
    """The institution or institutions responsible."""
    by: date
    means: str = ""
    """What it needs: budget, staff, a law; empty where it was not told."""
    assistance: str = ""
    """What is asked of the region or of cooperation; empty for nothing."""

    def as_data(self) -> Data:
        """Write it as plain data, without what says nothing."""
        return compact({**vars(self), "by": self.by.isoformat()})

    @classmethod
    def from_data(cls, data: Data) -> Action:
        """Read it from plain data. Raises `KeyError`, `TypeError` or `ValueError` where it is none."""
        return cls(**{"what": "", "who": "", **data, "by": date.fromisoformat(data["by"])})
