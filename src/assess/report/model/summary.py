"""The executive summary: the score block, and what it means in sentences that a person could have written."""

from __future__ import annotations

from collections.abc import Sequence

from assess.domain.assistance import requests
from assess.domain.guideline import Kind
from assess.domain.scoring import Card, Score
from assess.records import dataclass
from assess.report.charts import Span, gauge
from assess.report.drawing import Drawing
from assess.report.model.gaps import GapRow, gap_rows
from assess.report.model.material import Material
from assess.report.model.scores import Fact, ScoreView, facts, view
from assess.words import Words

WELL, POTENTIAL = 75.0, 50.0
"""The values from which an area is called well developed, and below which it is said to have potential."""

NEAR = 5.0
"""Points between two values that are said to stand close together."""

MOST = 5
"""Areas and gaps that a summary names."""


@dataclass(frozen=True)
class Area:
    """A recommendation as the summary names it."""

    ref: str
    title: str
    phase: str
    figure: str


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
        sentences=tuple(
            sentence
            for part in (_answered, _stands, _phases, _kinds, _proved, _offered)
            if (sentence := part(material))
        ),
        rated=score.coverage.rated > 0,
        well=tuple(well[:MOST]),
        well_said=_well_said(words, len(well)),
        potential=tuple(potential[:MOST]),
        potential_said=_potential_said(words, len(potential)),
        gaps=gap_rows(material)[:MOST],
        gaps_said=_gaps_said(words, len(material.gaps)),
    )


def _answered(material: Material) -> str:
    words, coverage = material.words, material.card.score.coverage
    if not coverage.answered:
        return words.say("No indicator has been answered yet. This report shows what the assessment will ask.")
    said = words.say(
        "{country} has answered {answered} of {total} indicators.",
        country=material.country,
        answered=words.number(coverage.answered, 0),
        total=words.number(coverage.total, 0),
    )
    parts = [
        words.count(coverage.rated, "{n} is rated with a level", "{n} are rated with a level"),
        words.count(coverage.not_applicable, "{n} does not apply to the country", "{n} do not apply to the country")
        if coverage.not_applicable
        else "",
        words.count(coverage.no_information, "for {n} there is no information", "for {n} there is no information")
        if coverage.no_information
        else "",
        words.count(coverage.withheld, "{n} is withheld", "{n} are withheld") if coverage.withheld else "",
        words.count(coverage.unanswered, "{n} is still open", "{n} are still open") if coverage.unanswered else "",
    ]
    there = [part for part in parts if part]
    return f"{said} {words.say('Of all of them, {parts}.', parts=words.listed(there))}"


def _stands(material: Material) -> str:
    words, score = material.words, material.card.score
    if score.low is None or score.high is None:
        return words.say("No indicator is applicable, so there is nothing to score.")
    low, high = words.number(score.low, 0), words.number(score.high, 0)
    if score.value is None:
        return words.say(
            "Less than half of the indicators are rated or not applicable, so no value is given: with what is open, "
            "the degree of implementation lies anywhere between {low} and {high} out of 100.",
            low=low,
            high=high,
        )
    value = words.number(score.value, 0)
    if low == high:
        return words.say(
            "The degree of implementation stands at {value} out of 100, and nothing that could change it is open.",
            value=value,
        )
    return words.say(
        "On what has been rated, the degree of implementation stands at {value} out of 100. Depending on what is still "
        "open, it lies between {low} and {high}.",
        value=value,
        low=low,
        high=high,
    )


def _phases(material: Material) -> str:
    words = material.words
    rated = [
        (card.score.value, material.read(phase.title))
        for card, phase in zip(material.card.parts, material.guideline.phases, strict=True)
        if card.score.value is not None
    ]
    if len(rated) < 2:  # noqa: PLR2004 - one alone can't be compared
        return ""
    (least, weak), (most, strong) = min(rated, key=lambda each: each[0]), max(rated, key=lambda each: each[0])
    numbers = {"least": words.number(least, 0), "most": words.number(most, 0)}
    if most - least < NEAR:
        return words.say("The parts stand close together, between {least} and {most}.", **numbers)
    return words.say(
        "The part furthest developed is “{strong}” ({most}); the one with most potential for further development is "
        "“{weak}” ({least}).",
        strong=strong,
        weak=weak,
        **numbers,
    )


def _kinds(material: Material) -> str:
    words, kinds = material.words, material.card.kinds
    law, practice = kinds[Kind.STRUCTURAL].value, _practice(material.card)
    if law is None or practice is None:
        return ""
    numbers = {"law": words.number(law, 0), "practice": words.number(practice, 0)}
    if abs(law - practice) < NEAR:
        return words.say("Law ({law}) and practice ({practice}) stand close together.", **numbers)
    if law > practice:
        return words.say(
            "Norms and institutions ({law}) are further developed than what is done and achieved in practice "
            "({practice}): much of what is missing is application, not law.",
            **numbers,
        )
    return words.say(
        "What is done and achieved in practice ({practice}) goes further than norms and institutions ({law}): what "
        "works does not yet rest on law.",
        **numbers,
    )


def _practice(card: Card) -> float | None:
    """Average effort and results; `None` where one of the two has no value."""
    values = [score.value for kind, score in card.kinds.items() if kind is not Kind.STRUCTURAL and _asked(score)]
    there = [value for value in values if value is not None]
    return sum(there) / len(there) if there and len(there) == len(values) else None


def _asked(score: Score) -> bool:
    return score.coverage.total > 0


def _proved(material: Material) -> str:
    words, coverage, entries = material.words, material.card.score.coverage, len(material.assessment.evidence)
    if not coverage.answered:
        return ""
    if not coverage.evidenced:
        return words.say("No answer is supported by evidence yet.")
    proved = words.count(
        coverage.evidenced, "{n} indicator is supported by evidence", "{n} indicators are supported by evidence"
    )
    return words.count(
        entries,
        "{proved}; the register of evidence has {n} entry.",
        "{proved}; the register of evidence has {n} entries.",
        proved=proved,
    )


def _offered(material: Material) -> str:
    """Say what the country offers the region and asks of it; nothing where it does neither."""
    words, offers = material.words, len(material.assessment.practices)
    asked = len(list(requests(material.assessment)))
    parts = [
        words.count(offers, "offers the region {n} good practice", "offers the region {n} good practices")
        if offers
        else "",
        words.count(asked, "asks for assistance in {n} matter", "asks for assistance in {n} matters") if asked else "",
    ]
    said = words.listed(part for part in parts if part)
    return words.say("The country {said}.", said=said) if said else ""


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
        return words.say("No rated recommendation stands below 50 out of 100.")
    said = words.count(
        found, "{n} recommendation stands below 50 out of 100.", "{n} recommendations stand below 50 out of 100."
    )
    return " ".join([said, *_named(words, found)])


def _gaps_said(words: Words, found: int) -> str:
    if not found:
        return words.say("Nothing that has been rated lies below the target.")
    if found <= MOST:
        return words.count(
            found, "{n} recommendation lies below the target.", "{n} recommendations lie below the target."
        )
    return words.say(
        "{n} recommendations lie below the target. These {most} come first, by how far they fall short and how much "
        "they weigh.",
        n=found,
        most=MOST,
    )
