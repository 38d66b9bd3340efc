"""Who assesses, and what the delegation says of its country as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from assess.domain.data import Data, compact
from assess.domain.profile import CountryProfile, InForce
from assess.records import dataclass, field


class Relevance(StrEnum):
    """How much a phase of migration concerns the country; it is printed, and changes no score."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True)
class Member:
    """One official of the delegation."""

    name: str
    position: str = ""
    institution: str = ""


@dataclass(frozen=True)
class Delegation:
    """The delegation's own account of itself and its country; what is absent was not told."""

    members: tuple[Member, ...] = ()
    consulted: tuple[str, ...] = ()
    """Institutions and organisations that took part or were asked, by name."""
    relevance: Mapping[str, Relevance] = field(default_factory=dict)
    """By phase."""
    instruments: Mapping[str, InForce] = field(default_factory=dict)
    """Whether an instrument binds the country, as the delegation confirms it; by the ref of its source."""
    remarks: str = ""
    """The state's remarks, printed as they are at the end of the report."""

    def as_data(self) -> Data:
        """Write it as plain data, without what says nothing."""
        return compact(
            {
                "members": [compact(vars(member)) for member in self.members],
                "consulted": list(self.consulted),
                "relevance": {phase: str(each) for phase, each in self.relevance.items()},
                "instruments": {source: str(each) for source, each in self.instruments.items()},
                "remarks": self.remarks,
            }
        )

    @classmethod
    def from_data(cls, data: Data) -> Delegation:
        """Read it from plain data. Raises `TypeError` or `ValueError` where it is none."""
        return cls(
            **{
                **data,
                "members": tuple(Member(**each) for each in data.get("members", ())),
                "consulted": tuple(data.get("consulted", ())),
                "relevance": {phase: Relevance(each) for phase, each in data.get("relevance", {}).items()},
                "instruments": {source: InForce(each) for source, each in data.get("instruments", {}).items()},
            }
        )


UNKNOWN = Delegation()
"""A delegation that has said nothing of itself yet."""


def instruments_of(delegation: Delegation, profile: CountryProfile | None) -> list[str]:
    """List the sources that are suggested to be in force, in their order, and then what else the delegation speaks of.

    `profile` is what the guideline suggests; `None` for nothing.
    """
    suggested = [each.source for each in profile.instruments] if profile else []
    return list(dict.fromkeys((*suggested, *delegation.instruments)))
