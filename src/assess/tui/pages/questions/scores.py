"""The score block: value, bounds and coverage, of the whole, the phase and the recommendation one is at."""

from __future__ import annotations

from textual.content import Content

from assess.domain.guideline import Kind, Recommendation
from assess.domain.message import Message, say
from assess.domain.scoring import Score
from assess.tui.drawing import looks
from assess.tui.drawing.text import NOTHING, cell, drawn, joined, line, said, spaced
from assess.tui.widgets.block import GAP, Block
from assess.tui.work.bench import Bench

BETWEEN = " │ "
"""What stands between two scores on one line."""


def score_line(bench: Bench, recommendation: Recommendation, width: int) -> Content:
    """Put the scores on one line, as many as there is room for."""
    card, words = bench.session.card, bench.words
    phase = bench.guideline.phase_of(recommendation.ref)
    coverage = card.score.coverage
    done = joined(
        looks.coverage_bar(coverage, 8),
        drawn(f" {coverage.answered}/{coverage.total}", "bold"),
        drawn(f" {looks.share(words, coverage.share)}", "$secondary"),
    )
    parts = [done, _named(bench, words.say("Total"), card.score)]
    parts.append(_named(bench, bench.read(phase.title), card.part(phase.ref).score))
    parts.append(_named(bench, recommendation.ref, card.part(recommendation.ref).score))
    fitting = parts[:1]
    for part in parts[1:]:
        if sum(each.cell_length for each in (*fitting, part)) + len(BETWEEN) * len(fitting) <= width:
            fitting.append(part)
    return spaced(fitting, BETWEEN)


def _named(bench: Bench, name: str, score: Score) -> Content:
    return joined(line(name, "$secondary"), drawn(" "), looks.value_and_bounds(bench.words, score))


LAW_AND_PRACTICE: tuple[tuple[Kind, Message], ...] = (
    (Kind.STRUCTURAL, say("In law")),
    (Kind.PROCESS, say("In practice: what is done")),
    (Kind.OUTCOME, say("In practice: results")),
)


def score_panel(bench: Bench, recommendation: Recommendation, width: int) -> list[Block]:
    """Put the scores below each other with their bars, for a terminal that has the room."""
    card, words = bench.session.card, bench.words
    phase = bench.guideline.phase_of(recommendation.ref)
    blocks = scored(bench, words.say("Whole assessment"), card.score, width)
    blocks += scored(bench, bench.read(phase.title), card.part(phase.ref).score, width)
    blocks += scored(bench, recommendation.ref, card.part(recommendation.ref).score, width)
    for kind, name in LAW_AND_PRACTICE:
        blocks += scored(bench, bench.tell(name), card.kinds[kind], width)
    return blocks


def scored(bench: Bench, name: str, score: Score, width: int) -> list[Block]:
    """Show one score: name, value and bounds, bar, coverage, and why there is none. A long name has its own line."""
    value = looks.value_and_bounds(bench.words, score)
    coverage = score.coverage
    answered = bench.words.say("{answered} of {total} answered", answered=coverage.answered, total=coverage.total)
    named, room = line(name, "bold"), max(1, width - value.cell_length - 1)
    above, beside = ([Block(named)], NOTHING) if named.cell_length > room else ([], named)
    blocks = [
        *above,
        Block(joined(cell(beside, room), drawn(" "), value), wraps=False),
        Block(looks.score_bar(score, width), wraps=False),
        Block(said(answered, "$secondary")),
    ]
    why = looks.why_no_value(bench.words, score)
    if why:
        blocks.append(Block(said(why, "$secondary italic")))
    return [*blocks, GAP]
