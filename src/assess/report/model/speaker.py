"""What the material of every report has: a guideline, and the words to speak about it."""

from __future__ import annotations

from datetime import date

from assess.domain.guideline import Guideline, Text
from assess.records import dataclass
from assess.report.model.foreign import read
from assess.words import Words


def unbroken(text: str) -> str:
    """Keep a few words on one line."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


@dataclass(frozen=True)
class Speaker:
    """Speaks of a guideline in one language."""

    guideline: Guideline
    words: Words
    day: date
    """The day the report bears."""

    def read(self, text: Text) -> str:
        """Give a text of the guideline in the language of the report, or else as a foreign one."""
        return read(text, self.words.language)

    def title(self, recommendation: str) -> str:
        """Give the title of a recommendation."""
        return self.read(self.guideline.recommendation(recommendation).title)

    def phase(self, ref: str) -> str:
        """Give the title of a phase."""
        return next(self.read(phase.title) for phase in self.guideline.phases if phase.ref == ref)

    def due(self, day: date) -> str:
        """Write the day by which something is to be done, on one line."""
        return unbroken(self.words.day(day, "medium"))

    def calendar(self, day: str) -> str:
        """Write a date that may be a year or a month only, in ISO 8601; anything else is given as it stands."""
        try:
            if len(day) == len("2027-06"):
                return self.words.month(date.fromisoformat(f"{day}-01"))
            return self.words.day(date.fromisoformat(day))
        except ValueError:
            return day
