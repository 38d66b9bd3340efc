"""The results in figures: by phase, level, recommendation and institution, law against practice, since last cycle."""

from __future__ import annotations

from collections.abc import Iterable

from assess.domain.crosswalk import Strand, by_institution, by_instrument
from assess.domain.editions import moved_in
from assess.domain.guideline import Kind, Phase
from assess.domain.response import Response
from assess.domain.scoring import Card, Score, score
from assess.records import dataclass
from assess.report.charts import Cell, Part, Span, dumbbells, heat, spans, stacks
from assess.report.drawing import Drawing
from assess.report.model.bars import legend, parts
from assess.report.model.marks import Mark, kind_name
from assess.report.model.material import Material
from assess.report.model.scores import view


@dataclass(frozen=True)
class PhaseHeat:
    """The heat map of one phase."""

    title: str
    drawings: tuple[Drawing, ...]


@dataclass(frozen=True)
class StrandRow:
    """An institution or an instrument, and how the recommendations stand that concern it."""

    name: str
    recommendations: str
    figure: str
    bounds: str
    actions: str


@dataclass(frozen=True)
class ChangeRow:
    """A phase in the last cycle and in this one."""

    name: str
    before: str
    now: str
    risen: str
    same: str
    fallen: str


@dataclass(frozen=True)
class Results:
    """The pages of figures."""

    phases: Drawing
    distribution: Drawing
    legend: tuple[Mark, ...]
    kinds: Drawing | None
    """`None` where neither law nor practice has a value anywhere: there is nothing to set side by side."""
    kind_names: tuple[str, ...]
    heat: tuple[PhaseHeat, ...]
    """Empty in the short form, as the three below."""
    institutions: tuple[StrandRow, ...]
    instruments: tuple[StrandRow, ...]
    changes: tuple[ChangeRow, ...]
    """Empty where nothing was carried forward from a last cycle."""


def results(material: Material, *, brief: bool = False) -> Results:
    """Draw all results, or for the short form only those that fit on a page."""
    words = material.words
    kinds = [kind for kind in Kind if material.card.kinds[kind].coverage.total]
    law_and_practice = [(name, [card.kinds[kind].value for kind in kinds]) for name, card in _rows(material)]
    return Results(
        phases=spans(words.say("Degree of implementation by phase, from 0 to 100"), _phase_spans(material)),
        distribution=stacks(words.say("Number of indicators by answer"), _distribution(material)),
        legend=legend(material),
        kinds=dumbbells(
            words.say("Law and practice by phase, from 0 to 100"),
            [kind_name(words, kind) for kind in kinds],
            law_and_practice,
        )
        if any(value is not None for _, values in law_and_practice for value in values)
        else None,
        kind_names=tuple(kind_name(words, kind) for kind in kinds),
        heat=() if brief else tuple(_heat(material, phase, kinds) for phase in material.guideline.phases),
        institutions=() if brief else _strands(material, by_institution(material.guideline, material.card)),
        instruments=() if brief else _strands(material, by_instrument(material.guideline, material.card)),
        changes=() if brief else tuple(_changes(material)),
    )


def _rows(material: Material) -> list[tuple[str, Card]]:
    """The whole first, then its phases."""
    phases = zip(material.guideline.phases, material.card.parts, strict=True)
    return [
        (material.words.say("Overall"), material.card),
        *((material.read(p.title), card) for p, card in phases),
    ]


def _phase_spans(material: Material) -> list[Span]:
    found = []
    for name, card in _rows(material):
        seen = view(material.words, card.score)
        bounds = "" if seen.bounds == seen.figure else seen.bounds
        found.append(Span(name, seen.figure, seen.value, seen.low, seen.high, bounds))
    return found


def _distribution(material: Material) -> list[tuple[str, list[Part]]]:
    return [(name, parts(material, card.score.coverage)) for name, card in _rows(material)]


def _heat(material: Material, phase: Phase, kinds: Iterable[Kind]) -> PhaseHeat:
    words, cards = material.words, material.card.part(phase.ref).parts
    title = material.read(phase.title)
    rows = [
        (words.say("Overall"), [_cell(material, card.score) for card in cards]),
        *((kind_name(words, kind), [_cell(material, card.kinds[kind]) for card in cards]) for kind in kinds),
    ]
    spoken = words.say("{phase}: recommendations and their values", phase=title)
    return PhaseHeat(title, tuple(heat(spoken, [each.ref for each in phase.recommendations], rows)))


def _cell(material: Material, score: Score) -> Cell:
    if score.coverage.total and not score.coverage.applicable:
        return Cell("–", None)
    if score.value is None:
        return Cell("", None, open=bool(score.coverage.total))
    return Cell(material.words.number(score.value, 0), score.value)


def _strands(material: Material, strands: Iterable[Strand]) -> tuple[StrandRow, ...]:
    words, rows = material.words, list[StrandRow]()
    for strand in strands:
        seen = view(words, strand.score)
        actions = sum(len(material.assessment.actions_for(ref)) for ref in strand.recommendations)
        rows.append(
            StrandRow(
                material.read(strand.term.name),
                words.number(len(strand.recommendations), 0),
                seen.figure,
                seen.bounds or "–",
                words.number(actions, 0),
            )
        )
    return tuple(rows)


def _changes(material: Material) -> Iterable[ChangeRow]:
    if not material.previous:
        return
    words, guideline = material.words, material.guideline
    then = score(guideline, {ref: Response(answer) for ref, answer in material.previous.items()})
    for phase in guideline.phases:
        movement = moved_in(phase, material.previous, material.assessment.responses)
        yield ChangeRow(
            material.read(phase.title),
            view(words, then.part(phase.ref).score).figure,
            view(words, material.card.part(phase.ref).score).figure,
            words.number(movement.up, 0),
            words.number(movement.same, 0),
            words.number(movement.down, 0),
        )
