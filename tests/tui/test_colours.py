"""Few colours, or none: everything can still be told apart."""

from __future__ import annotations

import pytest
from textual.filter import Monochrome
from textual.pilot import Pilot

from assess.tui.drawing.themes import CONTRAST
from assess.tui.widgets.sheet import Sheet
from assess.tui.work.office import THEME
from tests.tui.kit import Room, screen_text


async def test_no_color_is_honoured(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR all is drawn in shades of grey, whatever theme is kept."""
    monkeypatch.setenv("NO_COLOR", "1")
    room.begun()
    room.settings.kept["theme"] = "assess-light"
    async with room.open() as pilot:
        assert any(isinstance(each, Monochrome) for each in pilot.app._filters)
        assert pilot.app.theme == "assess-light"


async def test_without_colour_every_state_is_still_told_apart(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR, glyphs and words say what colours said."""
    monkeypatch.setenv("NO_COLOR", "1")
    room.half_done()
    async with room.open() as pilot:
        await pilot.press("2", "f")
        text = screen_text(pilot)
        assert "2 ● In design" in text
        assert "1 ○ Not implemented" in text
        assert "▼ gap" in text
        assert "⚑ to be discussed" in text
        await pilot.press("f4", "f5", "enter", "f1")
        assert pilot.app.is_running


async def test_without_colours_the_line_under_the_cursor_is_underlined(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shade of grey alone is lost on a projector; the other lines stay as they are."""
    monkeypatch.setenv("NO_COLOR", "1")
    room.half_done()
    async with room.open() as pilot:
        await pilot.press("f5")
        await pilot.pause()
        underlined = _underlined(pilot)
        await pilot.press("down")
        await pilot.pause()
        assert underlined
        assert underlined != _underlined(pilot)


async def test_among_sixteen_colours_the_line_under_the_cursor_is_underlined(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As without any: a shade of grey is the same grey there. In a list of what is found, too."""
    room.half_done()
    monkeypatch.setattr("rich.console.Console.color_system", "standard")
    async with room.open() as pilot:
        await pilot.press("f5")
        await pilot.pause()
        assert _underlined(pilot)
        await pilot.press("slash")
        await pilot.pause()
        assert _underlined(pilot)
    monkeypatch.setattr("rich.console.Console.color_system", "truecolor")
    async with room.open() as pilot:
        await pilot.press("f5")
        await pilot.pause()
        assert not _underlined(pilot)


async def test_in_high_contrast_the_line_at_hand_is_underlined(room: Room) -> None:
    """A shade of grey behind it is not enough for whoever needs these colours."""
    room.half_done()
    async with room.open() as pilot:
        await pilot.press("f5")
        await pilot.pause()
        sheet = pilot.app.screen.query_one(Sheet)
        assert not sheet.get_visual_style("sheet--cursor", partial=True).underline
        pilot.app.theme = CONTRAST.name
        await pilot.pause()
        assert sheet.get_visual_style("sheet--cursor", partial=True).underline


async def test_high_contrast_that_was_chosen_once_is_as_high_the_next_time(room: Room) -> None:
    """The line at hand is underlined from the first screen on."""
    room.half_done()
    room.settings.keep(THEME, CONTRAST.name)
    async with room.open(None) as pilot:
        assert pilot.app.screen.query_one(Sheet).get_visual_style("sheet--cursor", partial=True).underline


def _underlined(pilot: Pilot[None]) -> set[int]:
    """Tell which lines of the screen have underlined letters, but for the one at the top."""
    strips = enumerate(pilot.app.screen._compositor.render_strips())  # the one way to what is really shown
    return {y for y, strip in strips if y and any(each.style and each.style.underline for each in strip)}
