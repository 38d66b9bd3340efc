"""How answers spread, as the parts of a bar: the levels, then what is no level."""

from __future__ import annotations

from assess.domain.answers import Rated
from assess.domain.scoring import Coverage
from assess.report.charts import Part
from assess.report.drawing import Pattern
from assess.report.model.marks import Mark, mark, other_marks
from assess.report.model.speaker import Speaker
from assess.report.palette import tones

PATTERNS: dict[str, Pattern] = {
    "na": "plain",
    "no-information": "slanted",
    "withheld": "level",
    "unanswered": "upright",
}
"""How what is no level is told apart, by its tone; the legend has the same in the style sheet."""


def parts(speaker: Speaker, coverage: Coverage) -> list[Part]:
    """Give the parts of a bar."""
    colours, other = tones(speaker.guideline), other_marks(speaker.words)

    def part(name: str, count: int, tone: str) -> Part:
        return Part(name, count, speaker.words.number(count, 0), colours[tone], PATTERNS.get(tone, "plain"))

    rated = [
        part(speaker.read(step.name), count, f"level-{step.level}")
        for step, count in zip(speaker.guideline.scale, coverage.levels, strict=True)
    ]
    counts = (coverage.not_applicable, coverage.no_information, coverage.withheld, coverage.unanswered)
    return rated + [part(each.name, count, each.tone) for each, count in zip(other.values(), counts, strict=True)]


def legend(speaker: Speaker) -> tuple[Mark, ...]:
    """Name the parts of a bar."""
    levels = (mark(speaker, Rated(step.level)) for step in speaker.guideline.scale)
    return (*levels, *other_marks(speaker.words).values())
