"""Who takes part in a round, and how far each has got: what goes into a compilation, and who is listed in it."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from assess.domain.assessment import Assessment
from assess.domain.editions import UNCHANGED, EditionMap
from assess.domain.scoring import Card, Coverage
from assess.records import dataclass, field


class Stage(StrEnum):
    """How far a respondent has got."""

    SUBMITTED = "submitted"
    DRAFT = "draft"
    OTHER_EDITION = "other-edition"
    """Submitted on another edition of the guideline: listed, not counted."""
    MISSING = "missing"


@dataclass(frozen=True)
class Round:
    """Which assessments are compiled."""

    cycle: str
    within: str = ""
    """The country whose sub-national units are compiled; empty for the countries themselves."""
    expected: tuple[str, ...] = ()
    """Codes of those who are expected to submit; others are taken in as well."""
    deadline: date | None = None
    """The last day of the cycle (until `end_of` it); `None` where none was set."""
    since: str = ""
    """The earlier cycle that contributions bring for comparison; empty for none."""
    editions: EditionMap = UNCHANGED
    """What became of the items of that cycle's edition."""


def end_of(deadline: date | None) -> str:
    """Tell when a last day is over, in UTC as moments are written; `None` never is, nor the last day of all.

    It is over once it is over everywhere on earth (UTC-12), and so for whoever submits in the evening at home.
    """
    return "9999" if deadline in (None, date.max) else f"{deadline + timedelta(days=1)}T12"


@dataclass(frozen=True)
class Contribution:
    """One assessment brought to a compilation."""

    assessment: Assessment
    card: Card | None = None
    """Its scores; `None` where it is not counted (a draft, another edition)."""
    digest: str = ""
    """SHA-256 of the envelope it came in; empty where it came in none."""
    earlier: Assessment | None = None
    """The same country's submission of the cycle that is compared with; `None` for none."""
    counted: bool = False
    """Whether the sums that were kept before have it, so that it is brought only for what they lack."""


@dataclass(frozen=True)
class Respondent:
    """A country or a unit in the round: how far it has got."""

    code: str
    """The country, or the unit of the country that is compiled."""
    stage: Stage
    coverage: Coverage = field(default_factory=Coverage)
    submitted_at: str = ""
    """UTC, ISO 8601; empty where nothing has been submitted."""
    late: bool = False
    published: bool = True
    """Whether it may be named with its answers; otherwise it counts in the totals only."""
    digest: str = ""
    """SHA-256 of the envelope; empty where it came in none."""


@dataclass(frozen=True)
class Turnout:
    """How many are in which stage."""

    expected: int = 0
    submitted: int = 0
    drafts: int = 0
    other_edition: int = 0
    missing: int = 0
    late: int = 0
    """How many of the submitted ones came after the deadline."""
    unpublished: int = 0
    """How many of the submitted ones count in the totals only."""

    @property
    def rate(self) -> float:
        """The share of those expected or taking part that has submitted, 0 to 1."""
        return self.submitted / self.expected if self.expected else 0.0
