"""The list of assessments: state, coverage, value and bounds of each, in one line."""

from __future__ import annotations

from collections.abc import Sequence

from assess.domain.scoring import Score
from assess.domain.standing import Standing
from assess.tui import looks
from assess.tui.bench import Bench
from assess.tui.text import drawn, joined, line, row, said
from assess.tui.widgets.block import GAP, Block
from assess.words import sorting

NAMED = 34
"""Columns that a country with its unit needs; what is left over is for the bar of the score."""

BAR = (10, 24)
"""The shortest and the longest bar."""


def standings_page(bench: Bench, standings: Sequence[Standing], width: int) -> list[Block]:
    """List assessments by the name of their country; countries are never ranked."""
    words = bench.words
    if not standings:
        welcome = words.say("There is no assessment here yet. Press a to begin one: it takes a minute.")
        return [
            GAP,
            Block(said(welcome)),
            GAP,
            Block(said(words.say("Begin an assessment …"), "bold"), "add", drawn("+ ", "bold $accent")),
        ]
    fixed = (12, 6, 11, 8, 5, 14)
    room = width - sum(fixed) - len(fixed)
    bar = min(BAR[1], room - NAMED - 1)
    bar = bar if bar >= BAR[0] else 0
    name_room = max(8, room - (bar + 1 if bar else 0))
    widths = (12, name_room, 6, 11, 8, -5, 14)
    titles = (
        "", words.say("Country"), words.say("Cycle"), words.say("State"), words.say("Answered"), words.say("Value"),
    )  # fmt: skip
    below = (*widths[:4], widths[4] + 1 + abs(widths[5]), widths[6])
    head = row(*((said(title, "$secondary"), size) for title, size in zip(titles, below, strict=True)))
    ordered = sorted(standings, key=lambda each: (sorting(words.country(each.opening.country)), each.id))
    return [Block(head, wraps=False), *(_standing(bench, each, widths, bar) for each in ordered), GAP,
            Block(said(words.say("Begin an assessment …"), "bold"), "add", drawn("+ ", "bold $accent"))]  # fmt: skip


def _standing(bench: Bench, standing: Standing, widths: tuple[int, ...], bar: int) -> Block:
    opening, coverage = standing.opening, standing.coverage
    state = looks.STATES[opening.state]
    score = Score(coverage, standing.value, standing.low, standing.high)
    country = " ".join(part for part in (bench.words.country(opening.country), opening.unit) if part)
    if opening.invented:
        country += " · " + bench.words.say("INVENTED")
    value = joined(
        drawn(f"{looks.points(score.value):>3} ", "bold"), drawn(f"({looks.bounds(score)})", "$secondary"),
    )  # fmt: skip
    cells = (
        line(standing.id, "bold $primary"), line(country, "bold"), line(opening.cycle),
        joined(state.mark(), drawn(" "), said(bench.tell(state.word), state.style)),
        looks.coverage_bar(coverage, 8), drawn(looks.share(coverage)), value,
    )  # fmt: skip
    content = row(*zip(cells, widths, strict=True))
    if bar:
        content = joined(content, drawn(" "), looks.score_bar(score, bar))
    return Block(content, standing.id, wraps=False)
