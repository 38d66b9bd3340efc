"""Scores as pictures, where the terminal has room: a radar of the phases, and law against practice in each of them."""

from __future__ import annotations

from textual.content import Content

from assess.domain.guideline import Kind, Phase
from assess.domain.message import Message, say
from assess.domain.scoring import Score
from assess.tui.drawing import looks
from assess.tui.drawing.radar import LEGEND, Axis, radar
from assess.tui.drawing.text import NOTHING, cell, drawn, joined, line, said, spaced
from assess.tui.widgets.block import GAP, Block
from assess.tui.work.bench import Bench

PANEL = 36
"""Columns of one small picture."""

BETWEEN = 3
"""Columns between two of them."""

SHORT: tuple[tuple[Kind, Message], ...] = (
    (Kind.STRUCTURAL, say("norms")),
    (Kind.PROCESS, say("actions")),
    (Kind.OUTCOME, say("results")),
)
"""Law against practice, in a word each."""

NAME = 11
"""Columns of such a word."""

LEGEND_WORDS: dict[str, Message] = {"low": say("lower bound"), "high": say("upper bound"), "value": say("value")}


def radar_blocks(bench: Bench, width: int, height: int) -> list[Block]:
    """Draw the phases as a radar with its legend; empty where there is not enough room."""
    card = bench.session.card
    axes = [_axis(bench.read(phase.title), card.part(phase.ref).score) for phase in bench.guideline.phases]
    lines = radar(axes, width, height)
    if not lines:
        return []
    legend = [
        joined(drawn(*LEGEND[id_]), drawn(" "), said(bench.tell(word), "$secondary"))
        for id_, word in LEGEND_WORDS.items()
    ]
    return [*(Block(each, wraps=False) for each in lines), Block(spaced(legend, "   ")), GAP]


def _axis(name: str, score: Score) -> Axis:
    return Axis(name, score.low, score.high, score.value)


def law_and_practice(bench: Bench, width: int) -> list[Block]:
    """Put the phases side by side, each with its law, its practice and its results; empty where there is no room."""
    beside = (width + BETWEEN) // (PANEL + BETWEEN)
    if not beside:
        return []
    panels = [_panel(bench, phase) for phase in bench.guideline.phases]
    blocks = list[Block]()
    for first in range(0, len(panels), beside):
        for parts in zip(*panels[first : first + beside], strict=True):
            blocks.append(Block(Content(" " * BETWEEN).join(parts), wraps=False))
        blocks.append(GAP)
    return blocks


def _panel(bench: Bench, phase: Phase) -> list[Content]:
    """Draw one small picture: its name, and a bar for each kind of indicator with its value."""
    card = bench.session.card.part(phase.ref)
    lines = [cell(line(bench.read(phase.title), "bold"), PANEL)]
    for kind, word in SHORT:
        score = card.kinds.get(kind)
        if score is None or not score.coverage.total:
            lines.append(cell(NOTHING, PANEL))
            continue
        number = drawn(f"{looks.points(score.value):>4}", "bold")
        bar = looks.score_bar(score, PANEL - NAME - 4)
        lines.append(joined(cell(said(bench.tell(word), "$secondary"), NAME), bar, number))
    return lines
