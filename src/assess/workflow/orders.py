"""What is ordered of the press: everything that a report is made of, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from assess.records import dataclass

if TYPE_CHECKING:
    from datetime import date

    from assess.domain.assessment import Assessment
    from assess.domain.guideline import Guideline
    from assess.domain.profile import CountryProfile
    from assess.domain.region.compilation import Compilation
    from assess.domain.scoring import Card


@dataclass(frozen=True)
class Order:
    """Everything a gap report is made of; the same order gives the same bytes."""

    guideline: Guideline
    assessment: Assessment
    card: Card
    language: str
    day: date
    """The day the report bears."""
    form: Literal["pdf", "html"] = "pdf"
    paper: Literal["a4", "letter"] = "a4"
    sections: tuple[str, ...] = ()
    """Only these sections; empty for all."""
    summary: bool = False
    """The short form: score block, results and priority gaps."""
    envelope: bytes = b""
    """The sealed data to carry as an attachment; empty for none."""
    profile: CountryProfile | None = None
    """What the guideline knows of the country; `None` where it says nothing."""


@dataclass(frozen=True)
class BlankOrder:
    """Everything a blank questionnaire is made of; the same order gives the same bytes."""

    guideline: Guideline
    language: str
    paper: Literal["a4", "letter"] = "a4"
    large: bool = False
    """Large print: text of 18 points."""
    phase: str = ""
    """Only this phase, by its ref; empty for all."""


@dataclass(frozen=True)
class RegionalOrder:
    """Everything a regional report is made of; the same order gives the same bytes."""

    compilation: Compilation
    language: str
    day: date
    """The day the report bears."""
    form: Literal["pdf", "html"] = "pdf"
    paper: Literal["a4", "letter"] = "a4"
    sections: tuple[str, ...] = ()
    """Only these sections; empty for all."""
    conclusions: str = ""
    """What the secretariat concludes, as Markdown in the language of the report; empty until it is written."""
    data: bytes = b""
    """The compiled figures as JSON, to carry as an attachment; empty for none."""
