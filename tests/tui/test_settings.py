"""Colours and language are as one left them; what is kept and unknown is passed over."""

from __future__ import annotations

import pytest
from textual.filter import Monochrome

from assess.tui.drawing.themes import CONTRAST
from assess.tui.widgets.sheet import Sheet
from tests.tui.kit import Room, screen_text


async def test_the_colours_are_those_of_the_last_time(room: Room) -> None:
    """Chosen once with Ctrl+T, they are there at the next start."""
    room.begun()
    async with room.open() as pilot:
        await pilot.press("ctrl+t", "down", "enter")
        await pilot.pause()
    assert room.settings.kept == {"theme": "assess-light"}
    async with room.open() as pilot:
        assert pilot.app.theme == "assess-light"


async def test_the_language_is_kept_when_it_is_changed(room: Room) -> None:
    """F2 is remembered; which language the next start speaks is the command's to decide."""
    room.begun()
    async with room.open(language="en") as pilot:
        await pilot.press("f2")
        assert "Preguntas" in screen_text(pilot)
    assert room.settings.kept == {"language": "es"}


@pytest.mark.parametrize("theme", ["", "no-such-theme", "[/]"])
async def test_an_unknown_theme_is_the_usual_one(room: Room, theme: str) -> None:
    """A settings file of another version does not stop the program."""
    room.begun()
    room.settings.kept["theme"] = theme
    async with room.open() as pilot:
        assert pilot.app.theme == "assess-dark"


async def test_no_color_is_honoured(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR all is drawn in shades of grey, whatever theme is kept."""
    monkeypatch.setenv("NO_COLOR", "1")
    room.begun()
    room.settings.kept["theme"] = "assess-light"
    async with room.open() as pilot:
        assert any(isinstance(each, Monochrome) for each in pilot.app._filters)
        assert pilot.app.theme == "assess-light"


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
