"""Whoever has only the mouse at hand gets out of everything that opens: the name of a key can be clicked."""

from __future__ import annotations

import pytest

from tests.tui.kit import Room, click_on, screen_text


@pytest.mark.parametrize("opens", ["f1", "slash", "ctrl+t", "R", "e", "c"])
async def test_what_is_opened_is_left_by_a_click_on_the_name_of_its_key(room: Room, opens: str) -> None:
    """A help, a list, a choice, a tick list and a comment: the same question stands there again."""
    room.begun()
    async with room.open() as pilot:
        before = screen_text(pilot)
        await pilot.press(opens)
        await pilot.pause()
        assert screen_text(pilot) != before
        await click_on(pilot, "Esc: ")
        assert screen_text(pilot) == before
