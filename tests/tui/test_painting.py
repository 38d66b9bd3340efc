"""What is painted after a key: all that has changed, as it would be painted from scratch, and nothing else."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from types import FrameType

import pytest
from textual import events
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

from assess.tui.drawing.text import cell, drawn, joined, link, spaced
from assess.tui.drawing.themes import THEMES
from assess.tui.painting.painter import Painter
from assess.tui.painting.unframed import unframed
from assess.tui.widgets.keyline import KeyLine
from assess.tui.widgets.oneline import OneLine
from assess.tui.widgets.sheet import Sheet
from tests.tui.kit import MIDDLE, NARROW, Room, dealt_with

KEYS = (
    "3", "down", "5", "f", "F", "F", "n", "c", "a", "b", "escape", "w", "d", "pagedown", "d", "right", "up", "t",
    "down", "t", "slash", "m", "escape", "x", "n", "o", "enter", "u", "f2", "y", "R", "2", "f4", "f3", "4",
)  # fmt: skip
"""Answers, moves, a comment, a search, a reason, notices over the page, another language, another place and back."""

CALLS = 11_000
"""Calls of functions for one answer, those of Textual included; they were 54,000 once."""


@pytest.mark.parametrize("size", [NARROW, MIDDLE], ids=["80x24", "120x36"])
async def test_what_is_painted_in_parts_is_what_would_be_painted_as_a_whole(
    room: Room, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    """Whatever lies over it or beside it."""
    room.half_done()
    painted = list[int]()
    in_parts = Painter.render_partial_update

    def compared(self: Painter) -> ChopsUpdate | None:
        update = in_parts(self)
        whole = Compositor._render_chops(self, self.size.region, lambda _: True)
        for y, x, strip in _strips(update):
            painted.append(y)
            assert strip == whole[y][x]
        return update

    monkeypatch.setattr(Painter, "render_partial_update", compared)
    async with room.open(size=size) as pilot:
        for key in KEYS:
            await pilot.press(key)
            await pilot.pause()
    assert len(painted) > len(KEYS)


def _strips(update: ChopsUpdate | None) -> Iterator[tuple[int, int, Strip | None]]:
    """Give the strips of an update that reach the terminal: their line, their column."""
    if update is None:
        return
    for y, first, last in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if x < last and end > first:
                yield y, x, strip


async def test_only_the_page_and_the_scores_are_asked_for_lines(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another level is neither a matter of the contents nor of the lines around the page, nor of what holds them."""
    room.begun()
    asked = dict[str | None, int]()

    def count(kind: type[Widget]) -> None:
        inner = kind.render_lines

        def counted(self: Widget, crop: Region) -> list[Strip]:
            asked[self.id] = crop.height
            return inner(self, crop)

        monkeypatch.setattr(kind, "render_lines", counted)

    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("3")
        await pilot.pause()
        for kind in (Widget, Sheet, OneLine):
            count(kind)
        await pilot.press("4")
        await pilot.pause()
        assert asked.pop("scoreline") == 1
        assert asked.pop("paper") <= 12
        assert not asked


async def test_the_keys_are_named_as_if_they_were_put_together_anew(room: Room) -> None:
    """After every key, in every place: what can be done is what is named."""
    room.half_done()
    async with room.open(size=MIDDLE) as pilot:
        for key in KEYS:
            await pilot.press(key)
            await pilot.pause()
            for line in pilot.app.screen.query(KeyLine):
                assert line._told.is_same(line._names(line._known()))


async def test_an_answer_takes_a_few_thousand_calls(room: Room) -> None:
    """From the key to the screen that shows it, counted and not timed."""
    room.begun()
    async with room.open(size=MIDDLE) as pilot:
        for key in "345":
            await pilot.press(key)
        await dealt_with(pilot)  # what follows the last key is not of this one
        assert 1_000 < await _calls(pilot, "3") < CALLS


async def _calls(pilot: Pilot[None], key: str) -> int:
    calls = 0

    def count(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        pilot.app.post_message(events.Key(key, key))
        await asyncio.sleep(0.3)  # the pilot's own pauses would be counted
    finally:
        sys.setprofile(before)
    return calls


def test_what_is_made_of_the_same_is_made_once() -> None:
    """Of the very same; of the same letters in another colour, something else is made."""
    red, green, blank = drawn("●", "red"), drawn("●", "green"), drawn(" ")
    assert joined(red, blank) is joined(red, blank)
    assert not joined(red, blank).is_same(joined(green, blank))
    assert not spaced([red, red], " ").is_same(spaced([red, red], "  "))
    assert not link(red, "one").is_same(link(red, "other"))
    assert cell(red, 3).plain == "●  "
    assert cell(red, 3, right=True).plain == "  ●"


async def test_lines_without_a_frame_are_drawn_as_textual_draws_them(room: Room) -> None:
    """Letter by letter, in the same colours, in every theme; of a blank, only what is behind it counts."""
    room.half_done()
    async with room.open(size=MIDDLE) as pilot:
        for key in ("3", "d", "f4", "f3", "4"):
            await pilot.press(key)
            await pilot.pause()
            for theme, _ in THEMES:
                pilot.app.theme = theme.name
                await pilot.pause()
                for part in (*pilot.app.screen.query(Sheet), *pilot.app.screen.query(OneLine)):
                    if part.display and (lines := unframed(part, part.size.region)) is not None:
                        whole = Widget.render_lines(part, part.size.region)
                        assert list(map(_letters, lines)) == list(map(_letters, whole))


def _letters(strip: Strip) -> list[tuple[str, object]]:
    """Give each letter with its style; of a blank, only what is behind it."""
    return [
        (letter, style if letter.strip() or style is None else style.bgcolor)
        for text, style, _ in strip
        for letter in text
    ]
