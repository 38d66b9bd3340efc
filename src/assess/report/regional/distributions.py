"""How answers spread over the levels: by phase and kind, by instrument, by recommendation."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from assess.domain.guideline import Kind, Phase
from assess.records import dataclass
from assess.report.charts import Row, are_long, stacks
from assess.report.drawing import Drawing
from assess.report.model.bars import legend, parts
from assess.report.model.marks import Mark, kind_name
from assess.report.regional.material import Material

TALLEST = 4
"""Bars in one drawing."""


@dataclass(frozen=True)
class PhaseBars:
    """The bars of one phase, in drawings short enough to fill pages."""

    title: str
    drawings: tuple[Drawing, ...]


@dataclass(frozen=True)
class Distributions:
    """The pages."""

    said: str
    """What stands in their place where nothing is there to be distributed; empty otherwise."""
    legend: tuple[Mark, ...]
    kinds: Drawing
    phases: tuple[PhaseBars, ...]
    """The kinds of indicator within each phase."""
    instruments: tuple[Drawing, ...]
    """In parts that fit on a page; empty where the guideline names no instrument."""
    recommendations: tuple[PhaseBars, ...]


def distributions(material: Material) -> Distributions:
    """Draw the distributions."""
    words, compilation, guideline = material.words, material.compilation, material.guideline
    instruments = [(material.read(each.term.name), parts(material, each.coverage)) for each in compilation.instruments]
    return Distributions(
        said="" if compilation.total.total else words.say("No submission is counted yet."),
        legend=legend(material),
        kinds=stacks(words.say("Number of answers by level"), _kinds(material, guideline.ref)),
        phases=tuple(_bars(material, phase, _kinds(material, phase.ref)) for phase in guideline.phases),
        instruments=_parted(words.say("Number of answers by level"), instruments),
        recommendations=tuple(
            _bars(
                material,
                phase,
                [
                    (f"{each.ref} {material.read(each.title)}", parts(material, compilation.spread[each.ref]))
                    for each in phase.recommendations
                ],
            )
            for phase in guideline.phases
        ),
    )


def _bars(material: Material, phase: Phase, rows: Sequence[Row]) -> PhaseBars:
    title = material.read(phase.title)
    spoken = material.words.say("{phase}: number of answers by level", phase=title)
    return PhaseBars(title, _parted(spoken, rows))


def _parted(spoken: str, rows: Sequence[Row]) -> tuple[Drawing, ...]:
    """Draw many rows as several drawings of about the same height, between which a page may end."""
    count = ceil(len(rows) / TALLEST)
    drawn = [rows[len(rows) * place // count : len(rows) * (place + 1) // count] for place in range(count)]
    return tuple(stacks(spoken, each, long=are_long(rows)) for each in drawn)


def _kinds(material: Material, ref: str) -> list[Row]:
    coverages = material.compilation.kinds[ref]
    return [
        (kind_name(material.words, kind), parts(material, coverages[kind])) for kind in Kind if coverages[kind].total
    ]
