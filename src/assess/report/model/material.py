"""What every page is made of: an order, opened once, with the lookups that several pages share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

from assess.domain.answers import Answer
from assess.domain.assessment import Assessment
from assess.domain.comparison import last_answers
from assess.domain.gaps import Gap, find_gaps
from assess.domain.ledgers.evidence import Evidence
from assess.domain.profile import CountryProfile
from assess.domain.scoring import Card
from assess.records import dataclass
from assess.report.model.speaker import Speaker
from assess.words import Words
from assess.workflow.orders import Order


@dataclass(frozen=True)
class Material(Speaker):
    """An assessment and its scores, with the guideline and the words to speak about them."""

    assessment: Assessment
    card: Card
    profile: CountryProfile | None = None
    """What the guideline knows of the country; `None` where it says nothing."""

    @classmethod
    def of(cls, order: Order) -> Material:
        """Open an order."""
        words = Words(order.language, "report")
        return cls(order.guideline, words, order.day, order.assessment, order.card, order.profile)

    def institutions(self, refs: Iterable[str]) -> tuple[str, ...]:
        """Name institutions."""
        return tuple(self.read(self.guideline.institution(ref).name) for ref in refs)

    def moment(self, at: str) -> str:
        """Write a time of the history in UTC, whatever the zone of the machine."""
        then = datetime.fromisoformat(at)
        return self.words.say("{day}, {time} UTC", day=self.words.day(then.date()), time=f"{then:%H:%M}")

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """All gaps, in the order in which to act on them."""
        return tuple(find_gaps(self.guideline, self.assessment))

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        """The evidence register as it may be printed, for reports leave the country."""
        return {ref: entry.outside() for ref, entry in self.assessment.evidence.items()}

    @cached_property
    def previous(self) -> dict[str, Answer]:
        """Last cycle's answers by indicator, as they were carried forward; empty where nothing was."""
        return last_answers(self.assessment)

    @cached_property
    def country(self) -> str:
        """The country, with the unit that was assessed where it was not the whole."""
        opening = self.assessment.opening
        name = self.words.country(opening.country)
        return f"{name} ({opening.unit})" if opening.unit else name
