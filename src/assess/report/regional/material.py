"""What every page of a regional report is made of: a compilation in its language's order, and shared ways to say it."""

from __future__ import annotations

from collections.abc import Iterable, Sized

from assess.domain.region.compilation import Compilation
from assess.records import dataclass
from assess.report.model.speaker import Speaker
from assess.words import Words, sorting
from assess.workflow.orders import RegionalOrder

MOST_COLUMNS = 14
"""Respondents that are set beside each other on paper; where there are more, the workbook has them."""

MOST_COUNTED = 999
"""Respondents up to which it is said how many of how many."""

MOST_ENTRIES = 600
"""Entries of a list on paper; where there are more, the workbook has them."""


@dataclass(frozen=True)
class Material(Speaker):
    """A compilation, with the guideline and the words to speak about it."""

    compilation: Compilation

    @classmethod
    def of(cls, order: RegionalOrder) -> Material:
        """Open an order, and put the respondents in the alphabetical order of its language."""
        words = Words(order.language, "report")
        ordered = order.compilation.arranged(lambda code: sorting(words.country(code)))
        return cls(ordered.guideline, words, order.day, ordered)

    def name(self, code: str) -> str:
        """Name a respondent: a country by its name, a unit by its code."""
        return code if self.compilation.round.within else self.words.country(code)

    def respondents(self, n: int) -> str:
        """Count countries, or units."""
        if self.compilation.round.within:
            return self.words.count(n, "{n} unit", "{n} units")
        return self.words.count(n, "{n} country", "{n} countries")

    def part_of(self, n: int, whole: int) -> str:
        """Say how many of how many; as a share where there are more than readers take in, or columns hold."""
        if whole > MOST_COUNTED:
            return self.words.share(n / whole)
        return self.words.say("{n} of {all}", n=n, all=whole)

    def printable(self, entries: Sized) -> bool:
        """Whether a list was made, and is short enough to be printed."""
        return len(entries) <= MOST_ENTRIES and not self.compilation.summary

    @property
    def too_many(self) -> str:
        """What stands in the place of a list that is too long."""
        return self.words.say("There are too many to print; the workbook and the JSON have all of them.")

    def listed(self, names: Iterable[str]) -> str:
        """Join names as a sentence does; a dash for none."""
        found = list(names)
        return self.words.listed(found) if found else "–"
