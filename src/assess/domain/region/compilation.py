"""What the secretariat makes of many submissions: totals, distributions, what is common; never a ranking.

The nouns; `assess.domain.region.compiling` makes them. Countries stand in the order they are given in, which a face
makes the alphabetical one of its language. What is anonymous has no country in it at all, nor any text that a country
wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assess.domain.assessment import Declaration
from assess.domain.assistance import Request
from assess.domain.delegation import Delegation, Relevance
from assess.domain.editions import EditionMap, Movement
from assess.domain.gaps import Priority
from assess.domain.guideline import Guideline, Kind, Term
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.domain.ledgers.needs import NeedKind
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.profile import InForce
from assess.domain.region.round import Respondent, Round, Turnout
from assess.domain.scoring import Coverage, Score
from assess.records import dataclass, replace

COMMON = 0.5
"""The share of respondents from which something is common to them."""


@dataclass(frozen=True)
class Commonality:
    """How a recommendation stands across respondents."""

    recommendation: str
    phase: str
    assessed: int
    """How many respondents rated at least one of its indicators."""
    priorities: Mapping[Priority, int]
    """How many of them have a gap of each priority."""
    points: float | None
    """Mean shortfall over those who rated it, 0 to 100; `None` where nobody did."""

    @property
    def below(self) -> int:
        """How many have a gap."""
        return sum(self.priorities.values())

    @property
    def near(self) -> int:
        """How many stand at the target or less than a quarter of the scale below it."""
        return self.assessed - self.priorities[Priority.HIGH] - self.priorities[Priority.MEDIUM]

    @property
    def strength(self) -> bool:
        """Whether at least half of those who rated it stand near the target."""
        return bool(self.assessed) and self.near >= COMMON * self.assessed

    @property
    def gap(self) -> bool:
        """Whether at least half of those who rated it have a gap of high priority, and it is no strength."""
        return bool(self.assessed) and not self.strength and self.priorities[Priority.HIGH] >= COMMON * self.assessed


@dataclass(frozen=True)
class Distribution:
    """How answers spread over the levels, for one part of the guideline."""

    term: Term
    """The instrument."""
    coverage: Coverage


@dataclass(frozen=True)
class Change:
    """What moved since an earlier cycle, on the items that both have."""

    since: str
    """The earlier cycle."""
    editions: EditionMap
    respondents: tuple[str, ...]
    """Who is compared; empty where the compilation is anonymous."""
    compared: int
    """How many respondents are compared."""
    steps: int
    """How many items the two cycles have in common."""
    total: Movement
    phases: Mapping[str, Movement]
    recommendations: Mapping[str, Movement]


@dataclass(frozen=True)
class Inventoried:
    """One entry of the inventory of laws, policies and programmes."""

    code: str
    evidence: Evidence
    indicators: tuple[str, ...]
    """What it was cited for."""


@dataclass(frozen=True)
class Offer:
    """One good practice that a country offers the region."""

    code: str
    phase: str
    practice: GoodPractice


@dataclass(frozen=True)
class Need:
    """One thing that a country asks of the region or of cooperation."""

    code: str
    phase: str
    request: Request


@dataclass(frozen=True)
class Sheet:
    """One respondent's results, on a sheet of its own."""

    code: str
    score: Score
    kinds: Mapping[Kind, Score]
    phases: Mapping[str, Score]
    values: Mapping[str, float | None]
    """By recommendation; `None` below half coverage."""
    priorities: Mapping[Priority, int]
    """How many gaps of each priority."""
    gaps: tuple[str, ...]
    """Recommendations with the widest gaps, in order of priority."""
    declaration: Declaration | None
    """`None` where nobody declared."""
    submitted_at: str
    digest: str
    """SHA-256 of the envelope; empty where it came in none."""
    issue: int
    """How often it had been submitted."""
    delegation: Delegation
    """What it says of its country as a whole."""


@dataclass(frozen=True)
class Compilation:
    """All of it."""

    guideline: Guideline
    round: Round
    anonymous: bool
    summary: bool
    """Whether it leaves out what single respondents say, because they are too many to be printed."""
    invented: bool
    """Whether any of it was made for demonstration; said so wherever it is shown."""
    turnout: Turnout
    spread: Mapping[str, Coverage]
    """How answers spread over the levels: by ref of the guideline, its phases, recommendations and indicators."""
    kinds: Mapping[str, Mapping[Kind, Coverage]]
    """The same by kind of indicator, for the guideline, its phases and its recommendations."""
    instruments: tuple[Distribution, ...]
    commonalities: tuple[Commonality, ...]
    """All recommendations, in the order of the guideline."""
    evidence: Mapping[EvidenceKind, int]
    """How many entries of each kind are registered, confidential ones left out."""
    offered: Mapping[str, int]
    """How many good practices are offered: by ref of the guideline, its phases and recommendations."""
    asked: Mapping[str, int]
    """How often assistance is asked for, in the same way."""
    asked_kinds: Mapping[NeedKind | None, int]
    """The same by kind; `None` is what action plans ask for."""
    relevance: Mapping[str, Mapping[Relevance, int]]
    """How much each phase concerns how many, as delegations say."""
    in_force: Mapping[str, Mapping[InForce, int]]
    """By source: how many delegations confirm that an instrument binds them; those that none speaks of are absent."""
    change: Change | None = None
    """`None` where there is no earlier cycle to compare with."""
    respondents: tuple[Respondent, ...] = ()
    inventory: tuple[Inventoried, ...] = ()
    practices: tuple[Offer, ...] = ()
    needs: tuple[Need, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    """Of those who submitted and publish."""

    @property
    def lists(self) -> bool:
        """Whether it says of single respondents who they are and what they tell."""
        return not (self.anonymous or self.summary)

    @property
    def total(self) -> Coverage:
        """All answers together."""
        return self.spread[self.guideline.ref]

    @property
    def common_gaps(self) -> list[Commonality]:
        """Areas with potential for further development that at least half have in common, the widest first."""
        gaps = [each for each in self.commonalities if each.gap]
        return sorted(gaps, key=lambda each: -(each.points or 0.0))

    @property
    def shared_strengths(self) -> list[Commonality]:
        """Well-developed areas that at least half have in common, those nearest to the target first."""
        strengths = [each for each in self.commonalities if each.strength]
        return sorted(strengths, key=lambda each: each.points or 0.0)

    def arranged(self, name: Callable[[str], str]) -> Compilation:
        """Put countries in the order of their names, equal ones in that of their codes; units in that of theirs."""

        def place(code: str) -> tuple[str, str]:
            return "" if self.round.within else name(code), code

        change = self.change and replace(self.change, respondents=tuple(sorted(self.change.respondents, key=place)))
        return replace(
            self,
            change=change,
            respondents=tuple(sorted(self.respondents, key=lambda each: place(each.code))),
            inventory=tuple(sorted(self.inventory, key=lambda each: (place(each.code), each.evidence.ref))),
            practices=tuple(sorted(self.practices, key=lambda each: (place(each.code), each.practice.ref))),
            needs=tuple(sorted(self.needs, key=lambda each: (place(each.code), each.request.ref))),
            sheets=tuple(sorted(self.sheets, key=lambda each: place(each.code))),
        )
