"""The contents: phases and their recommendations, each with how much is done, in one line."""

from __future__ import annotations

from collections.abc import Collection

from assess.domain.guideline import Phase, Recommendation
from assess.tui.drawing import looks
from assess.tui.drawing.text import cell, drawn, joined, line
from assess.tui.pages.questions.question import look_of
from assess.tui.pages.questions.renewal import renewed
from assess.tui.widgets.block import Block, Later
from assess.tui.work.bench import Bench


def outline(bench: Bench, width: int, folded: Collection[str], shown: Collection[str] | None) -> list[Block | Later]:
    """List phases and recommendations; `shown` are the recommendations that a filter leaves, `None` for all."""
    blocks = list[Block | Later]()
    for phase in bench.guideline.phases:
        inside = [each for each in phase.recommendations if shown is None or each.ref in shown]
        if not inside:
            continue
        blocks.append(phase_line(bench, phase, width, folded=phase.ref in folded))
        if phase.ref not in folded:
            blocks += [_later(bench, each, width) for each in inside]
    return blocks


def _later(bench: Bench, recommendation: Recommendation, width: int) -> Later:
    """Show a recommendation once one comes to it: most of a long guideline is never scrolled to."""
    return Later(f"recommendation:{recommendation.ref}", lambda: recommendation_line(bench, recommendation, width))


def phase_line(bench: Bench, phase: Phase, width: int, *, folded: bool) -> Block:
    """Show a phase: open or folded, and how much of it is answered."""
    coverage = bench.session.card.part(phase.ref).score.coverage
    glyph = drawn("▸ " if folded else "▾ ", "bold $accent")
    count = f" {coverage.answered}/{coverage.total}"
    title = cell(line(bench.read(phase.title), "bold"), max(1, width - 2 - len(count)))
    return Block(joined(title, drawn(count, "bold")), f"phase:{phase.ref}", gutter=glyph, wraps=False)


def recommendation_line(bench: Bench, recommendation: Recommendation, width: int) -> Block:
    """Show a recommendation: what is done, its beginning, and what is worth noticing."""
    coverage = bench.session.card.part(recommendation.ref).score.coverage
    whole, notes = looks.whole(coverage), [look.mark() for look in noticed(bench, recommendation)]
    beside = [drawn(" "), *notes] if notes else []
    count = f" {coverage.answered}/{coverage.total}"
    room = max(1, width - 3 - len(count) - sum(each.cell_length for each in beside))
    name = joined(line(recommendation.ref, "$primary"), drawn(" "), line(bench.read(recommendation.title)))
    content = joined(cell(name, room), *beside, drawn(count, "$secondary"))
    glyph = drawn(f" {whole.glyph} ", whole.style)
    return Block(content, f"recommendation:{recommendation.ref}", gutter=glyph, wraps=False)


def noticed(bench: Bench, recommendation: Recommendation) -> list[looks.Look]:
    """Find what is worth noticing about a recommendation, each once: conflict, gap, proposal, new edition, mark."""
    assessment, found = bench.assessment, set[str]()
    for indicator in recommendation.indicators:
        found.add(look_of(bench, indicator).glyph)
        if assessment.response(indicator.ref).flagged:
            found.add(looks.FLAGGED.glyph)
        edition = renewed(bench, indicator.ref)
        if edition:
            found.add(edition.glyph)
    worth = (looks.CONFLICTING, looks.GAP, looks.PROPOSED, looks.NEW, looks.CHANGED, looks.FLAGGED)
    return [look for look in worth if look.glyph in found]
