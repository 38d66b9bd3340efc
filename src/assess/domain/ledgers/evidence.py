"""The evidence register of an assessment: each law, policy or statistic entered once, linked to many indicators."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from assess.domain.data import Data, compact
from assess.records import dataclass


class EvidenceKind(StrEnum):
    """What an entry is, as the regional study sorts them."""

    LAW = "law"
    POLICY = "policy"
    PROGRAMME = "programme"
    PROTOCOL = "protocol"
    BUDGET = "budget"
    STATISTICS = "statistics"
    AGREEMENT = "agreement"


@dataclass(frozen=True)
class Evidence:
    """One entry of the register; never about a person."""

    ref: str
    """Its number in the assessment: E-001."""
    kind: EvidenceKind
    title: str = ""
    """Empty only where it is confidential and has left the country."""
    reference: str = ""
    """Number, article, page."""
    issuer: str = ""
    issued: str = ""
    """When it was issued: a year, a month or a day in ISO 8601; empty where it is not known."""
    url: str = ""
    expiry: str = ""
    """The last day it holds, in ISO 8601; empty where it does not expire."""
    confidential: bool = False
    """Named in the register only, and in nothing that leaves the country: no envelope, no report."""

    def outside(self) -> Evidence:
        """Give it as it may leave the country: of what is confidential, only the ref, the kind and the dates."""
        if not self.confidential:
            return self
        return Evidence(self.ref, self.kind, issued=self.issued, expiry=self.expiry, confidential=True)

    def expired(self, today: date) -> bool:
        """Tell whether it no longer holds."""
        return bool(self.expiry) and self.expiry < today.isoformat()

    def as_data(self) -> Data:
        """Write it as plain data, without what says nothing."""
        return compact({**vars(self), "kind": str(self.kind)})

    @classmethod
    def from_data(cls, data: Data) -> Evidence:
        """Read it from plain data. Raises `KeyError`, `TypeError` or `ValueError` where it is none."""
        return cls(**{**data, "kind": EvidenceKind(data["kind"])})
