"""A double click is one click: what it opens under the pointer is not clicked as well."""

from __future__ import annotations

from assess.tui.screens.walk import Walk
from tests.tui.kit import MIDDLE, Room, click_at, dealt_with, place_of, screen_text, type_in


async def test_a_double_click_saves_a_form_once(room: Room) -> None:
    """Who double-clicks out of habit registers one law, and is where one click leads."""
    room.begun()
    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("f6", "a")
        await type_in(pilot, "Ley")
        click_at(pilot, *place_of(pilot, "^S Save"), times=2)
        await dealt_with(pilot)
        assert list(room.kept().assessment.evidence) == ["E-001"]
        assert "▸F6 Evidence" in screen_text(pilot)


async def test_a_double_click_on_the_way_back_goes_back_once(room: Room) -> None:
    """The second half of a double click neither leaves the assessment nor ends the program."""
    room.begun()
    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("f4")
        click_at(pilot, *place_of(pilot, "Esc Back"), times=2)
        await dealt_with(pilot)
        assert isinstance(pilot.app.screen, Walk)


async def test_a_double_click_in_the_contents_answers_nothing(room: Room) -> None:
    """On a narrow screen the question appears under the pointer: the second half of the click is not for it."""
    room.begun()
    async with room.open() as pilot:
        await pilot.press("t")
        await pilot.pause()
        click_at(pilot, *place_of(pilot, "R-01"), times=2)
        await dealt_with(pilot)
        assert "▌ R-01.s" in screen_text(pilot)
        assert not room.kept().assessment.responses
