"""Stories of the summary: pictures where there is room, progress since the last cycle, and the report within reach."""

from __future__ import annotations

import pytest

from assess.domain.answers import Rated
from assess.tui.drawing.text import flowing, line
from tests.tui.kit import MIDDLE, NARROW, WIDE, Room, click_on, screen_text


async def test_on_a_narrow_screen_the_numbers_stand_alone(room: Room) -> None:
    """No picture takes the place of what is to be done."""
    room.half_done()
    async with room.open(size=NARROW) as pilot:
        await pilot.press("f4")
        await pilot.pause()
        assert "norms" not in screen_text(pilot)
        assert "What to do next" in screen_text(pilot)


async def test_on_a_middling_screen_law_and_practice_stand_phase_by_phase(room: Room) -> None:
    """Small pictures, each phase with its norms, actions and results."""
    room.half_done()
    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("f4")
        await pilot.pause()
        assert "Law and practice, phase by phase" in screen_text(pilot)
        assert screen_text(pilot).count("norms ") == 2


async def test_on_a_large_screen_they_stand_beside_the_list(room: Room) -> None:
    """Once, on the right; a small guideline of two phases has no radar."""
    room.half_done()
    async with room.open(size=WIDE) as pilot:
        await pilot.press("f4")
        await pilot.pause()
        text = screen_text(pilot)
        assert text.count("Law and practice, phase by phase") == 1
        row = next(line for line in text.splitlines() if "norms " in line)
        assert row.index("norms ") > 100


async def test_the_report_is_made_from_the_summary(room: Room) -> None:
    """p, or a click on the offer; it is said where the report lies."""
    room.half_done()
    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("f4")
        await pilot.pause()
        await click_on(pilot, "Make the gap report")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "/home/ana/SLV-2026.pdf" in screen_text(pilot)
        assert list(room.folder.files) == ["SLV-2026.pdf"]


async def test_what_moved_since_the_last_cycle_is_counted_by_phase_and_gone_through(room: Room) -> None:
    """Enter on a phase leads to the questions whose level has changed there."""
    room.half_done()
    session = room.desk.begin("SLV", "2027", carry_from="SLV-2026")
    session.answer("T-01.p", Rated(4))
    session.answer("T-01.o", Rated(1))
    session.confirm(["T-01.s"])
    async with room.open("SLV-2027", size=WIDE) as pilot:
        await pilot.press("f4")
        await pilot.pause()
        text = screen_text(pilot)
        assert "Since SLV-2026" in text
        row = next(line for line in text.splitlines() if "risen" in line and "Transit" in line)
        assert [int(word) for word in row.split("│")[0].split() if word.isdecimal()] == [1, 1, 1]
        await click_on(pilot, "risen")
        assert "Only 2 of 7 questions" in screen_text(pilot)


@pytest.mark.parametrize("width", [24, 40, 60, 200])
def test_counts_are_broken_between_them_and_never_within(width: int) -> None:
    """A number stands with what it counts, whatever the width."""
    parts = [line(text) for text in ("● 152 calificadas", "× 1 no aplica", "? 7 sin información", "○ 63 sin responder")]
    lines = flowing(parts, width).plain.split("\n")
    assert [part for each in lines for part in each.split("  ")] == [part.plain for part in parts]
    assert max(map(len, lines)) <= width
