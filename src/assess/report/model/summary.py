"""The executive summary: the score block, what it means in sentences, the areas and the gaps that come first."""

from __future__ import annotations

from collections.abc import Sequence

from assess.records import dataclass
from assess.report.charts import Span, gauge
from assess.report.drawing import Drawing
from assess.report.model.gaps import GapRow, gap_rows
from assess.report.model.material import Material
from assess.report.model.scores import Fact, ScoreView, facts, view
from assess.report.model.sentences import sentences
from assess.words import Words

WELL, POTENTIAL = 75.0, 50.0
"""The values from which an area is called well developed, and below which it is said to have potential."""

MOST = 5
"""Areas and gaps that a summary names."""


@dataclass(frozen=True)
class Area:
    """A recommendation as the summary names it."""

    ref: str
    title: str
    phase: str
    figure: str
    """Its value; of many countries, how many of those who assessed it stand so."""


@dataclass(frozen=True)
class Summary:
    """What stands on the two pages of the summary."""

    score: ScoreView
    gauge: Drawing
    facts: tuple[Fact, ...]
    sentences: tuple[str, ...]
    rated: bool
    """Whether anything is rated, so that there is something to name below."""
    well: tuple[Area, ...]
    well_said: str
    potential: tuple[Area, ...]
    potential_said: str
    gaps: tuple[GapRow, ...]
    gaps_said: str


def summary(material: Material) -> Summary:
    """Summarise an assessment."""
    words, score = material.words, material.card.score
    seen = view(words, score)
    well, potential = _areas(material, well=True), _areas(material, well=False)
    span = Span(words.say("Degree of implementation"), seen.figure, seen.value, seen.low, seen.high, seen.note)
    return Summary(
        score=seen,
        gauge=gauge(words.say("Degree of implementation, from 0 to 100"), span),
        facts=facts(words, score.coverage),
        sentences=sentences(material),
        rated=score.coverage.rated > 0,
        well=tuple(well[:MOST]),
        well_said=_well_said(words, len(well)),
        potential=tuple(potential[:MOST]),
        potential_said=_potential_said(words, len(potential)),
        gaps=gap_rows(material)[:MOST],
        gaps_said=_gaps_said(words, len(material.gaps)),
    )


def _areas(material: Material, *, well: bool) -> list[Area]:
    """List the recommendations that are well developed, highest first, or those with potential, lowest first."""
    found = [
        (score.value, phase, recommendation)
        for phase in material.guideline.phases
        for recommendation in phase.recommendations
        if (score := material.card.part(phase.ref).part(recommendation.ref).score).value is not None
    ]
    chosen = [each for each in found if (each[0] >= WELL if well else each[0] < POTENTIAL)]
    chosen.sort(key=lambda each: -each[0] if well else each[0])
    return [
        Area(
            recommendation.ref,
            material.read(recommendation.title),
            material.read(phase.title),
            material.words.number(value, 0),
        )
        for value, phase, recommendation in chosen
    ]


def _named(words: Words, found: int) -> Sequence[str]:
    return [words.say("These are the first {n}.", n=MOST)] if found > MOST else []


def _well_said(words: Words, found: int) -> str:
    if not found:
        return words.say("No recommendation has reached 75 out of 100 so far.")
    said = words.count(
        found, "{n} recommendation has reached 75 out of 100.", "{n} recommendations have reached 75 out of 100."
    )
    return " ".join([said, *_named(words, found)])


def _potential_said(words: Words, found: int) -> str:
    if not found:
        return words.say("No rated recommendation is below 50 out of 100.")
    said = words.count(
        found, "{n} recommendation is below 50 out of 100.", "{n} recommendations are below 50 out of 100."
    )
    return " ".join([said, *_named(words, found)])


def _gaps_said(words: Words, found: int) -> str:
    if not found:
        return words.say("Nothing that has been rated is below the target.")
    if found <= MOST:
        return words.count(
            found, "{n} recommendation is below the target.", "{n} recommendations are below the target."
        )
    return words.say(
        "{n} recommendations are below the target. These {most} come first, by how far they fall "
        "short and how much they weigh.",
        n=found,
        most=MOST,
    )
