"""Assistance needs: what a country asks of the region or of cooperation."""

from __future__ import annotations

from enum import StrEnum

from assess.domain.data import Data, compact
from assess.records import dataclass


class NeedKind(StrEnum):
    """What sort of assistance is asked for."""

    ADVICE = "advice"
    """Technical or legal advice."""
    TRAINING = "training"
    EXCHANGE = "exchange"
    """Exchange of experience or of information with other states."""
    EQUIPMENT = "equipment"
    """Equipment, premises, systems."""
    FUNDING = "funding"
    OTHER = "other"


@dataclass(frozen=True)
class AssistanceNeed:
    """One thing that is asked for."""

    ref: str
    """Its number in the assessment: N-001."""
    recommendation: str
    """The recommendation that it would help to implement."""
    kind: NeedKind
    what: str
    whom: str = ""
    """Who is asked: a state, an organisation; empty for anybody."""
    by: str = ""
    """By when it is needed: a year, a month or a day in ISO 8601; empty where it was not told."""

    def as_data(self) -> Data:
        """Write it as plain data, without what says nothing."""
        return compact({**vars(self), "kind": str(self.kind)})

    @classmethod
    def from_data(cls, data: Data) -> AssistanceNeed:
        """Read it from plain data. Raises `KeyError`, `TypeError` or `ValueError` where it is none."""
        return cls(**{"what": "", **data, "kind": NeedKind(data["kind"])})
