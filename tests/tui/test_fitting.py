"""Everything fits: no letter is cut off or covered, and no line is wasted."""

from __future__ import annotations

from textual.widgets import TextArea

from assess.records import replace
from assess.tui.widgets.fields import Choices
from assess.tui.widgets.sheet import Sheet
from assess.workflow import reviewing
from tests.tui.kit import NARROW, Room, both, screen_text, small_guideline


async def test_a_field_of_several_lines_is_as_tall_as_any_other(room: Room) -> None:
    """Whatever the field is about: the text of an observation fills no screen."""
    reviewing.remark(room.half_done(), "T-01.s", "Since when?")
    async with room.open(size=(120, 48)) as pilot:
        await pilot.press("O", "enter")
        await pilot.pause()
        assert {field.size.height for field in pilot.app.screen.query(TextArea)} == {3}


async def test_a_choice_that_is_longer_than_a_line_is_told_in_full(room: Room) -> None:
    """It hangs under its own beginning."""
    async with room.open(None, size=NARROW) as pilot:
        choices = Choices([("a", "short"), ("b", "word " * 20 + "end")])
        await pilot.app.screen.mount(choices)
        await pilot.pause()
        assert " end" in screen_text(pilot)
        assert choices.size.height == 1 + 2


async def test_a_long_name_stands_above_the_page_in_full_and_once() -> None:
    """It takes a second line, and the question that is answered stays in sight below it."""
    guideline = small_guideline()
    phase = guideline.phases[0]
    long = replace(phase.recommendations[0], title=both("…", "Safe shelters " * 5 + "in the end"))
    room = Room(replace(guideline, phases=(replace(phase, recommendations=(long, *phase.recommendations[1:])),)))
    room.begun()
    async with room.open() as pilot:
        assert screen_text(pilot).count("Safe shelters") == len(["shelters"] * 5)
        assert "the end" in screen_text(pilot)
        assert "Comment (c)" in screen_text(pilot)
        await pilot.press("right")
        assert screen_text(pilot).count("Women are informed") == 1


async def test_a_scroll_bar_covers_no_letter(room: Room) -> None:
    """However long the list in a dialog: its lines end before the bar."""
    session = room.half_done()
    for indicator in session.guideline.indicators():
        session.flag(indicator.ref, flagged=True)
    async with room.open(size=NARROW) as pilot:
        await pilot.press("b")
        await pilot.pause()
        sheet = pilot.app.screen.query_one(Sheet)
        assert sheet.show_vertical_scrollbar
        assert sheet._layout.width == sheet.scrollable_content_region.width  # what is broken fits what is seen
        await pilot.press("escape", "f1")
        await pilot.pause()
        sheet = pilot.app.screen.query_one(Sheet)
        assert sheet._layout.width == sheet.scrollable_content_region.width


async def test_a_short_question_leaves_no_line_empty(room: Room) -> None:
    """Below its last line stands one blank, and then the keys."""
    room.half_done()
    async with room.open() as pilot:
        await pilot.press("R")
        await pilot.pause()
        lines = [line.strip(" │") for line in screen_text(pilot).splitlines()]
        assert lines[lines.index("w  withheld") + 1 : lines.index("w  withheld") + 3] == [
            "",
            "↑ ↓ Enter or its key: choose   Esc: leave",
        ]


async def test_a_very_small_terminal_shows_the_countries_and_several_lines_of_what_is_found(room: Room) -> None:
    """Of the list the name and the state; in a dialog no blank lines."""
    room.begun()
    async with room.open(None, size=(40, 12)) as pilot:
        assert "SLV-2026 El Salvador" in screen_text(pilot)
        await pilot.press("a")
        await pilot.pause()
        text = screen_text(pilot)
        assert all(country in text for country in ("Belize", "Canada", "Costa Rica", "Dominican Republic"))
