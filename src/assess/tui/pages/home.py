"""The list of assessments: state, coverage, value and bounds of each, in one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from assess.domain.scoring import Score
from assess.domain.standing import Standing
from assess.tui.drawing import looks
from assess.tui.drawing.text import cell, drawn, joined, line, row, said, shortened
from assess.tui.keys import TABLE
from assess.tui.widgets.block import GAP, Block
from assess.tui.widgets.offers import offer
from assess.tui.work.bench import Bench
from assess.words import sorting

NAMED = 34
"""Columns that a country with its unit needs; what is left over is for the bar of the score."""

TIGHT = 60
"""Columns below which only the name, the country and the state are told."""

ROOMY = 90
"""Columns from which the cycle has one of its own, and what is answered is drawn too."""

BAR = (10, 24)
"""The shortest and the longest bar."""


def home_page(bench: Bench, standings: Sequence[Standing], width: int) -> list[Block]:
    """List assessments by the name of their country; countries are never ranked."""
    words = bench.words
    begin = offer(words.say("Begin an assessment …"), "add")
    if not standings:
        welcome = words.say("There is no assessment here yet. Press “a” to begin one: it takes a minute.")
        manners = words.say(
            "There is nothing to save: every answer is kept at once. F1 explains each screen, F10 leaves."
        )
        return [
            GAP,
            Block(said(welcome)),
            GAP,
            begin,
            GAP,
            Block(said(manners, "$secondary")),
            Block(joined(drawn("F2 ", "bold $accent"), said(bench.tell(TABLE["language"].label), "$secondary"))),
        ]
    columns, bar = _columns(bench, standings, width)
    answered = columns.get("answered", 0) + (columns["drawn"] + 1 if "drawn" in columns else 0)
    titles = {
        "id": ("", columns["id"]),
        "country": (words.say("Country"), columns["country"]),
        "cycle": (words.say("Cycle"), columns.get("cycle", 0)),
        "state": (words.say("State"), columns["state"]),
        "answered": (words.say("Answered"), answered),
        "value": (words.say("Value"), columns.get("value", 0)),
    }
    head = row(*((said(title, "$secondary"), room) for name, (title, room) in titles.items() if name in columns))
    ordered = sorted(standings, key=lambda each: (sorting(words.country(each.opening.country)), each.id))
    return [Block(head, wraps=False), *(_standing(bench, each, columns, bar) for each in ordered), GAP,
            begin]  # fmt: skip


def _columns(bench: Bench, standings: Sequence[Standing], width: int) -> tuple[dict[str, int], int]:
    """Share out so many columns, and tell how long the bar of the score is, 0 for none.

    Where they are few, the words come first: the cycle is in the name of each assessment.
    """
    longest = max(len(each.id) for each in standings)
    value = max(_value(each).cell_length for each in standings)
    columns = {"id": max(12, longest), "country": 0, "cycle": 5, "state": 12, "drawn": 8, "answered": 5, "value": value}
    if width < ROOMY:
        columns = {"id": longest, "country": 0, "state": 12, "answered": 10, "value": value}
    if width < TIGHT:
        columns = {"id": longest, "country": 0, "state": 12}
    room = width - sum(columns.values()) - len(columns) + 1
    bar = min(BAR[1], room - NAMED - 1)
    bar = bar if bar >= BAR[0] else 0
    needed = max(NAMED, *(joined(*_country(bench, each)).cell_length for each in standings))
    columns["country"] = max(8, min(needed, room - (bar + 1 if bar else 0)))
    return columns, bar


def _country(bench: Bench, standing: Standing) -> tuple[Content, Content]:
    """Name the country with its unit; whether all of it is invented stands behind."""
    opening = standing.opening
    named = " ".join(part for part in (bench.words.country(opening.country), opening.unit) if part)
    return line(named, "bold"), drawn(f" · {bench.words.say('INVENTED')}" if opening.invented else "", "bold")


def _value(standing: Standing) -> Content:
    """Write the value between its bounds."""
    score = _score(standing)
    return joined(
        drawn(f"{looks.points(score.value):>3} ", "bold"), drawn(f"({looks.bounds(score)})", "$secondary"),
    )  # fmt: skip


def _score(standing: Standing) -> Score:
    return Score(standing.coverage, standing.value, standing.low, standing.high)


def _standing(bench: Bench, standing: Standing, columns: Mapping[str, int], bar: int) -> Block:
    opening, coverage = standing.opening, standing.coverage
    cells = {
        "id": line(standing.id, "bold $primary"),
        "country": shortened(*_country(bench, standing), columns["country"]),
        "cycle": line(opening.cycle),
        "state": looks.STATES[opening.state].told(bench.words),
        "drawn": looks.coverage_bar(coverage, 8),
        "answered": cell(drawn(looks.share(bench.words, coverage.share)), 5, right=True),
        "value": _value(standing),
    }
    content = row(*((cells[name], room) for name, room in columns.items()))
    if bar:
        content = joined(content, drawn(" "), looks.score_bar(_score(standing), bar))
    return Block(content, standing.id, wraps=False)
