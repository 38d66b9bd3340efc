"""What a guideline suggests to a country's delegation: which instruments bind it and who usually answers.

Suggestions with their dates, to be confirmed by the delegation: nothing here is a statement of the country, and
nothing here changes a score. What is not established stays unknown.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from assess.domain.guideline import NO_TEXT, Text
from assess.records import dataclass


class InForce(StrEnum):
    """Whether an instrument binds a country."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    """Not established, which is not the same as no."""


@dataclass(frozen=True)
class InstrumentStatus:
    """Whether one instrument is in force for the country."""

    source: str
    """The ref of the guideline's source that is the instrument."""
    in_force: InForce
    basis: Text = NO_TEXT
    """What this rests on and who can confirm it; empty where nothing is said."""


@dataclass(frozen=True)
class InstitutionSuggested:
    """An institution of the country that usually takes part."""

    role: str
    """The ref of the guideline's institution whose part it takes."""
    name: Text
    dated: date
    """The day on which the name was looked up."""
    basis: Text = NO_TEXT
    """What this rests on and who can confirm it; empty where nothing is said."""


@dataclass(frozen=True)
class CountryProfile:
    """One country as a guideline sees it."""

    country: str
    """ISO 3166-1 alpha-3."""
    checked: date
    """The day on which all of it was last gone through."""
    working_language: str
    """The language a delegation is first met in."""
    instruments: tuple[InstrumentStatus, ...]
    institutions: tuple[InstitutionSuggested, ...]

    def in_force(self, source: str) -> InForce:
        """Tell whether an instrument binds the country; one that is not listed is unknown."""
        return next((each.in_force for each in self.instruments if each.source == source), InForce.UNKNOWN)

    def suggested(self, role: str) -> tuple[InstitutionSuggested, ...]:
        """List the institutions that usually take a part, in the order given; empty where none is known."""
        return tuple(each for each in self.institutions if each.role == role)
