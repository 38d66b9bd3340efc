"""Colours and language are as one left them; what is kept and unknown is passed over."""

from __future__ import annotations

import pytest

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
