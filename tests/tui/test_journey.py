"""From place to place, and back to where one was."""

from __future__ import annotations

import pytest

from assess.domain.answers import Rated
from assess.tui.widgets.sheet import Sheet
from assess.tui.widgets.topbar import TopBar
from tests.tui.kit import MIDDLE, Room, click_on, screen_text, type_in


@pytest.mark.parametrize("language", ["es", "en"])
async def test_every_place_is_reached_by_mouse_at_eighty_columns(room: Room, language: str) -> None:
    """What the line of places has no room for is behind its last sign."""
    room.half_done()
    async with room.open(language=language) as pilot:
        text = screen_text(pilot)
        if language == "es":
            assert "Observaciones" not in text.splitlines()[1]
            await click_on(pilot, "≡")
        await click_on(pilot, "Observaciones" if language == "es" else "Observations")
        await pilot.pause()
        assert pilot.app.screen.query_one(TopBar)._place == "observations"


async def test_whoever_has_only_a_mouse_gets_back_to_the_list(room: Room) -> None:
    """On a narrow screen the last line has no room for the way back: the menu names it, with its key."""
    room.begun()
    async with room.open() as pilot:
        await click_on(pilot, "^P Menu")
        await pilot.press(*"back")
        await pilot.pause()
        assert "Esc    Back" in screen_text(pilot)
        await click_on(pilot, "Esc    Back")
        assert "Self-assessments" in screen_text(pilot)


async def test_whoever_was_led_to_a_question_gets_back_to_where_it_was_from(room: Room) -> None:
    """From the review to what is missing, and back to the same line of the review; only then to the list."""
    room.half_done()
    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("f7")
        await pilot.pause()
        await click_on(pilot, "! R-01 ")
        await pilot.press("down", "4", "escape")
        await pilot.pause()
        assert "▸F7 Review" in screen_text(pilot)
        assert pilot.app.screen.query_one(Sheet).wish == "finding:R-01.s"
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert "Self-assessments" in screen_text(pilot)


async def test_a_place_is_found_again_as_it_was_left(room: Room) -> None:
    """The cursor stands on the same line when one comes back from elsewhere; another place forgets what led here."""
    room.half_done()
    async with room.open() as pilot:
        await pilot.press("f5", "down", "enter", "escape", "f4", "f5")
        await pilot.pause()
        before = pilot.app.screen.query_one(Sheet).wish
        await pilot.press("o", "f8", "f3", "f5")
        await pilot.pause()
        assert pilot.app.screen.query_one(Sheet).wish == before != "gap:T-01"


async def test_the_way_back_from_a_new_assessment_leads_to_it(room: Room) -> None:
    """The list's cursor stands on what was begun, not on what begins another."""
    async with room.open(None) as pilot:
        await pilot.press("a")
        await type_in(pilot, "salv")
        await pilot.press("enter", "ctrl+s", "escape", "enter", "3")
        assert room.kept().assessment.response("T-01.s").answer == Rated(3)
