"""One sheet for each country that publishes: its values, its gaps, and the digest of what it sent."""

from __future__ import annotations

from assess.domain.gaps import Priority
from assess.domain.region.compilation import Sheet
from assess.records import dataclass
from assess.report.charts import Span, spans
from assess.report.drawing import Drawing
from assess.report.model.marks import passages
from assess.report.model.scores import view
from assess.report.regional.material import MOST_COLUMNS, Material


@dataclass(frozen=True)
class CountrySheet:
    """One country."""

    name: str
    chart: Drawing
    gaps: str
    """How many gaps of each priority."""
    widest: tuple[tuple[str, str], ...]
    """Ref and title of the widest gaps."""
    signed: str
    """Who declared, and when it was submitted."""
    digest: str
    """SHA-256 of the envelope; empty where it came in none."""
    remarks: tuple[str, ...]
    """The remarks of the state, as they are; empty where it made none."""


@dataclass(frozen=True)
class Sheets:
    """The sheets."""

    said: str
    countries: tuple[CountrySheet, ...]
    remarks_title: str = ""
    """Empty where there are no sheets."""

    @property
    def remarked(self) -> list[CountrySheet]:
        """Those who have made remarks."""
        return [country for country in self.countries if country.remarks]


def sheets(material: Material) -> Sheets:
    """Lay out the sheets; where there are too many to be printed, the workbook has them."""
    words, found = material.words, material.compilation.sheets
    if len(found) > MOST_COLUMNS:
        return Sheets(material.too_many, ())
    said = words.say("In alphabetical order; the bars reach from the lower to the upper bound of each value.")
    remarks = (
        words.say("Remarks of the units") if material.compilation.round.within else words.say("Remarks of the states")
    )
    return Sheets(said, tuple(_sheet(material, each) for each in found), remarks)


def _sheet(material: Material, sheet: Sheet) -> CountrySheet:
    words = material.words
    rows = [(words.say("Overall"), sheet.score)]
    rows += [(material.phase(ref), score) for ref, score in sheet.phases.items()]
    drawn = []
    for name, score in rows:
        seen = view(words, score)
        drawn.append(Span(name, seen.figure, seen.value, seen.low, seen.high, seen.bounds))
    name = material.name(sheet.code)
    return CountrySheet(
        name=name,
        chart=spans(words.say("{country}: degree of implementation by phase, from 0 to 100", country=name), drawn),
        gaps=words.say(
            "Gaps of high priority: {high}; medium: {medium}; low: {low}.",
            high=sheet.priorities[Priority.HIGH],
            medium=sheet.priorities[Priority.MEDIUM],
            low=sheet.priorities[Priority.LOW],
        ),
        widest=tuple((ref, material.title(ref)) for ref in sheet.gaps),
        signed=_signed(material, sheet),
        digest=sheet.digest,
        remarks=passages(sheet.delegation.remarks),
    )


def _signed(material: Material, sheet: Sheet) -> str:
    words, declaration = material.words, sheet.declaration
    day = material.calendar(sheet.submitted_at[:10])
    if declaration is None:
        return words.say("Submission {n} of {day}.", n=sheet.issue, day=day)
    who = ", ".join(part for part in (declaration.name, declaration.position, declaration.institution) if part)
    return words.say("Submission {n} of {day}. Declared by: {who}.", n=sheet.issue, day=day, who=who)
