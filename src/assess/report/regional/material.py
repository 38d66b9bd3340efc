"""What every page of a regional report is made of: a compilation in its language's order, and shared ways to say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assess.domain.compilation import Compilation
from assess.domain.guideline import Guideline, Text
from assess.domain.scoring import Coverage
from assess.report.charts import Part
from assess.report.model.marks import Mark, other_marks
from assess.report.palette import tones
from assess.words import Words, sorting
from assess.workflow.ports import RegionalOrder

MOST_COLUMNS = 14
"""Respondents that are set beside each other on paper; where there are more, the workbook has them."""


@dataclass(frozen=True)
class Material:
    """A compilation, with the words to speak about it."""

    compilation: Compilation
    words: Words
    day: date
    """The day the report bears."""

    @classmethod
    def of(cls, order: RegionalOrder) -> Material:
        """Open an order, and put the respondents in the alphabetical order of its language."""
        words = Words(order.language, "report")
        compilation = order.compilation
        within = compilation.round.within
        ordered = compilation.arranged(str if within else lambda code: sorting(words.country(code)))
        return cls(ordered, words, order.day)

    @property
    def guideline(self) -> Guideline:
        """The guideline that was answered."""
        return self.compilation.guideline

    def read(self, text: Text) -> str:
        """Give a text of the guideline in the language of the report."""
        return text.read(self.words.language)

    def name(self, code: str) -> str:
        """Name a respondent: a country by its name, a unit by its code."""
        return code if self.compilation.round.within else self.words.country(code)

    def title(self, recommendation: str) -> str:
        """Give the title of a recommendation."""
        return self.read(self.guideline.recommendation(recommendation).title)

    def phase(self, ref: str) -> str:
        """Give the title of a phase."""
        return next(self.read(phase.title) for phase in self.guideline.phases if phase.ref == ref)

    def respondents(self, n: int) -> str:
        """Count countries, or units."""
        if self.compilation.round.within:
            return self.words.count(n, "{n} unit", "{n} units")
        return self.words.count(n, "{n} country", "{n} countries")

    def calendar(self, day: str) -> str:
        """Write a date that may be a year or a month only, in ISO 8601; anything else is given as it stands."""
        try:
            return self.words.day(date.fromisoformat(day))
        except ValueError:
            return day

    def parts(self, coverage: Coverage) -> list[Part]:
        """Give the parts of a bar: the levels, then what is no level."""
        colours, other = tones(self.guideline), other_marks(self.words)
        rated = [
            Part(self.read(step.name), str(step.level), count, colours[f"level-{step.level}"])
            for step, count in zip(self.guideline.scale, coverage.levels, strict=True)
        ]
        counts = (coverage.not_applicable, coverage.no_information, coverage.withheld, coverage.unanswered)
        return rated + [
            Part(each.name, each.sign, count, colours[each.tone], hatched=each.tone != "na")
            for each, count in zip(other.values(), counts, strict=True)
        ]

    def legend(self) -> tuple[Mark, ...]:
        """Name the parts of a bar."""
        levels = (Mark(str(step.level), self.read(step.name), f"level-{step.level}") for step in self.guideline.scale)
        return (*levels, *other_marks(self.words).values())

    def listed(self, names: Iterable[str]) -> str:
        """Join names as a sentence does; a dash for none."""
        found = list(names)
        return self.words.listed(found) if found else "–"
