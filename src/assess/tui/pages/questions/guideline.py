"""What the guideline is for and how it is built; a guideline that says nothing about something is silent about it."""

from __future__ import annotations

from collections.abc import Iterable

from assess.domain.guideline import Phase, Term
from assess.tui.drawing.text import drawn, joined, line, said
from assess.tui.widgets.block import GAP, Block, titled
from assess.tui.work.bench import Bench
from assess.words import sorting


def guideline_page(bench: Bench) -> list[Block]:
    """Lay out what it is, its phases, its principles and approaches, its definitions and how much it rests on."""
    words, guideline = bench.words, bench.guideline
    blocks = [
        titled(bench.read(guideline.title)),
        Block(said(words.say("Edition {edition}", edition=guideline.edition), "$secondary")),
    ]
    about = bench.read(guideline.about)
    if about:
        blocks += [GAP, Block(said(about))]
    for phase in guideline.phases:
        blocks += phase_blocks(bench, phase)
    alphabetical = sorted(guideline.definitions, key=lambda term: sorting(bench.read(term.name)))
    blocks += _terms(bench, words.say("Principles"), guideline.principles)
    blocks += _terms(bench, words.say("Approaches"), guideline.approaches)
    blocks += _terms(bench, words.say("Definitions"), alphabetical)
    if guideline.sources:
        rests = words.count(
            len(guideline.sources),
            "It rests on {n} instrument or document; “d” beside a question shows which.",
            "It rests on {n} instruments and documents; “d” beside a question shows which.",
        )
        blocks += [GAP, titled(words.say("Sources")), Block(said(rests))]
    return blocks


def phase_blocks(bench: Bench, phase: Phase) -> list[Block]:
    """Introduce a phase; its first line is marked with the phase's ref, so that one can begin there."""
    words, inside = bench.words, phase.recommendations
    recommendations = words.count(len(inside), "{n} recommendation", "{n} recommendations")
    indicators = sum(len(each.indicators) for each in inside)
    count = f"{recommendations}, {words.count(indicators, '{n} indicator', '{n} indicators')}"
    name = joined(line(bench.read(phase.title), "bold $primary"), drawn("  "), said(count, "$secondary"))
    intro = bench.read(phase.intro)
    return [GAP, Block(name, mark=phase.ref), *([Block(said(intro))] if intro else [])]


def _terms(bench: Bench, title: str, terms: Iterable[Term]) -> list[Block]:
    """Lay out named texts below their common title; nothing where there are none."""
    blocks = [
        Block(
            joined(line(bench.read(term.name), "bold"), drawn("  "), said(bench.read(term.text))),
            gutter=drawn("– ", "$secondary"),
        )
        for term in terms
    ]
    return [GAP, titled(title), *blocks] if blocks else []
