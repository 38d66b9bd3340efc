"""Good practices: what works in a country and is offered to the region."""

from __future__ import annotations

from assess.domain.data import Data, compact
from assess.records import dataclass


@dataclass(frozen=True)
class GoodPractice:
    """One practice that others may want to learn from."""

    ref: str
    """Its number in the assessment: P-001."""
    recommendation: str
    """The recommendation that it puts into practice."""
    title: str
    what: str
    """What is done, for whom and since when; never about a person."""
    who: str
    """The institution or institutions that do it."""
    result: str = ""
    """What it has achieved, and how that is known; empty where it was not told."""
    offer: str = ""
    """What the country offers others: a visit, training, documents; empty for nothing."""
    url: str = ""

    def as_data(self) -> Data:
        """Write it as plain data, without what says nothing."""
        return compact(vars(self))

    @classmethod
    def from_data(cls, data: Data) -> GoodPractice:
        """Read it from plain data. Raises `TypeError` where it is none."""
        return cls(**{"title": "", "what": "", "who": "", **data})
