"""What a new cycle brings: items that are new or changed in a new edition, and answers that moved since the last."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from assess.domain.editions import Fate
from assess.tui.drawing import looks
from assess.tui.drawing.looks import Look
from assess.tui.drawing.text import NOTHING, drawn, said
from assess.tui.widgets.block import Block
from assess.tui.work.bench import Bench


def renewed(bench: Bench, indicator: str) -> Look | None:
    """Choose the look of an indicator that is new or changed in this edition; `None` where it is as it was."""
    editions = bench.editions
    if indicator in editions.added:
        return looks.NEW
    if indicator in editions.named or indicator in editions.reworded:
        return looks.CHANGED
    return None


def edition_note(bench: Bench, indicator: str) -> list[Block]:
    """Say in a sentence what became of an indicator since the edition of the last cycle; empty where nothing did."""
    look, editions, words = renewed(bench, indicator), bench.editions, bench.words
    if look is None:
        return []
    step = next((each for each in editions.steps if indicator in each.now), None)
    values = {"edition": editions.before, "refs": words.listed(editions.behind(indicator))}
    if indicator in editions.added:
        text = words.say("New: edition {edition} did not ask this.", **values)
    elif indicator in editions.incomparable:
        text = words.say("It no longer means what it did in edition {edition}: answer it again.", **values)
    elif step is not None and step.fate is Fate.MERGED:
        text = words.say("It joins {refs} of edition {edition}; the lowest of those levels is proposed.", **values)
    elif step is not None and step.fate is Fate.SPLIT:
        text = words.say("It was a part of {refs} in edition {edition}: see whether that answer still fits.", **values)
    else:
        text = words.say("Reworded since edition {edition}: read it again before you confirm.", **values)
    return [Block(said(text, look.style), gutter=drawn(f"  {look.glyph} ", look.style))]


def moved(bench: Bench, indicator: str) -> str:
    """Draw whether a level has risen or fallen since the last cycle; empty where it has not."""
    was = bench.last_cycle.get(indicator)
    arrow = looks.trend(was, bench.assessment.response(indicator).answer)
    return arrow if arrow in MOVED else ""


def movement(bench: Bench, indicator: str) -> Content:
    """Draw the arrow of a level that has moved."""
    arrow = moved(bench, indicator)
    return drawn(arrow, MOVED[arrow]) if arrow else NOTHING


MOVED: Mapping[str, str] = {"↑": "bold $success", "↓": "bold $warning"}
"""The arrows of levels that have moved, with their styles."""
