"""What starting and a key cost, counted, never timed.

Only what says something else is drawn, and nothing walks all questions.
"""

from __future__ import annotations

from collections import Counter

import pytest
from textual.app import App
from textual.screen import Screen
from textual.strip import Strip

from assess.domain.guideline import Guideline
from assess.tui.dialogs.dialog import Dialog
from assess.tui.painting.painter import Painter
from assess.tui.screens.home import Home
from assess.tui.screens.walk import Walk
from assess.tui.widgets.keyline import KeyLine
from assess.tui.widgets.oneline import OneLine
from assess.tui.widgets.sheet import Sheet
from assess.tui.widgets.topbar import TopBar
from tests.tui.kit import MIDDLE, Room


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count layouts, blocks and lines drawn, names of keys put together, and walks through all questions."""
    counts = Counter[str]()
    for owner, name in (
        (Screen, "_refresh_layout"),
        (Sheet, "_draw"),
        (Sheet, "render_line"),
        (KeyLine, "_names"),
        (Guideline, "indicators"),
        (Guideline, "recommendations"),
    ):
        _count(counts, monkeypatch, owner, name)
    return counts


def _count(counts: Counter[str], monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> None:
    inner = getattr(owner, name)

    def outer(*args: object, **more: object) -> object:
        counts[name] += 1
        return inner(*args, **more)

    monkeypatch.setattr(owner, name, outer)


async def test_the_first_screen_is_said_styled_and_painted_once(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not first without colours, then empty, then in parts."""
    room.begun()
    counts = Counter[str]()
    for owner, name in (
        (App, "refresh_css"),
        (App, "update_styles"),
        (Screen, "_refresh_layout"),
        (Walk, "retell"),
        (TopBar, "_identify"),
        (Painter, "_render_chops"),
    ):
        _count(counts, monkeypatch, owner, name)
    async with room.open(size=MIDDLE) as pilot:
        await pilot.pause()
        assert "El Salvador" in pilot.app.screen.query_one("#identity", OneLine).render().plain
        assert counts["refresh_css"] == 0
        assert counts["retell"] == counts["_identify"] == counts["_render_chops"] == 1
        assert counts["update_styles"] <= 1, "only what has the keyboard is styled again"
        assert counts["_refresh_layout"] <= 3


async def test_what_opens_says_everything_once(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list, and a dialog over it: none of the classes that they are made of says it again."""
    room.begun()
    counts = Counter[str]()
    _count(counts, monkeypatch, Home, "page")
    _count(counts, monkeypatch, Dialog, "tell_keys")
    async with room.open(None) as pilot:
        await pilot.press("f1")
        await pilot.pause()
        assert counts == {"page": 1, "tell_keys": 1}


async def test_another_level_draws_a_few_blocks_and_lays_nothing_out(room: Room, counted: Counter[str]) -> None:
    """The caption, the two levels and the lines of the contents are drawn; no layout, no keys, no walk through all."""
    room.begun()
    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("3")
        await pilot.pause()
        counted.clear()
        await pilot.press("4")
        await pilot.pause()
        assert 1 <= counted.pop("_draw") <= 6
        assert 1 <= counted.pop("render_line") <= 12
        assert counted == Counter()


async def test_the_same_level_again_draws_nothing(room: Room, counted: Counter[str]) -> None:
    """Who presses 3 twice changes nothing the second time."""
    room.begun()
    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("3")
        await pilot.pause()
        counted.clear()
        await pilot.press("3")
        await pilot.pause()
        assert counted == Counter()


async def test_what_is_drawn_anew_is_what_would_be_drawn_from_scratch(room: Room) -> None:
    """After answers, moves and marks each sheet shows what it shows when it is drawn as a whole."""
    room.begun()
    async with room.open(size=MIDDLE) as pilot:
        for key in ("3", "down", "5", "f", "up", "1", "n", "w", "right", "2", "left", "u"):
            await pilot.press(key)
            await pilot.pause()
            for sheet in (each for each in pilot.app.screen.query(Sheet) if each.display):
                shown = _lines(sheet)
                sheet.notify_style_update()
                sheet.refresh()
                assert _lines(sheet) == shown


def _lines(sheet: Sheet) -> list[Strip]:
    return sheet.render_lines(sheet.size.region)
