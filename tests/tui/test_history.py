"""Stories of the history: what was changed, by whom, and how it comes back."""

from __future__ import annotations

from assess.domain.answers import Rated
from assess.domain.assessment import Declaration
from tests.tui.kit import MIDDLE, Room, screen_text


async def test_history_restores_an_older_response(room: Room) -> None:
    """The first version of an answer is found and made the present again; nothing is lost."""
    session = room.begun()
    session.answer("T-01.s", Rated(2))
    session.answer("T-01.s", Rated(4))
    async with room.open() as pilot:
        await pilot.press("f8")
        text = screen_text(pilot)
        assert "2 In design → 4 Implemented" in text
        await pilot.press("down", "enter", "y")
        await pilot.pause()
        assert room.kept().assessment.response("T-01.s").answer == Rated(2)
        assert len(room.register.kept["SLV-2026"]) == 4


async def test_enter_on_any_change_of_the_history_leads_somewhere(room: Room) -> None:
    """A change of an answer offers to restore it; one of the evidence shows the evidence."""
    room.half_done()
    async with room.open() as pilot:
        await pilot.press("f8", "end", "up", "enter")
        await pilot.pause()
        assert "▸Evidence" in screen_text(pilot)


async def test_the_history_says_which_evidence_and_what_a_mark_is(room: Room) -> None:
    """And that an assessment was submitted, in that word."""
    session = room.half_done()
    session.flag("T-01.p", flagged=False)
    session.link("T-01.s", [])
    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("f8")
        await pilot.pause()
        text = screen_text(pilot)
        assert "T-01.s  no longer cites E-001" in text
        assert "T-01.s  cites E-001" in text
        assert "T-01.p  no longer marked" in text
        assert "T-01.p  marked to be discussed" in text
        assert "l Find changes" in text


async def test_the_history_says_submitted_and_reopened(room: Room) -> None:
    """Not which fields of a record that changed."""
    session = room.begun()
    for indicator in session.guideline.indicators():
        session.answer(indicator.ref, Rated(3))
    session.declare(Declaration("Rosa"))
    session.seal()
    session.reopen()
    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("f8")
        await pilot.pause()
        lines = [line.split("  ")[1:3] for line in screen_text(pilot).splitlines() if "assessment  " in line]
        assert lines[:2] == [["assessment", "reopened"], ["assessment", "submitted"]]


async def test_a_long_comment_is_named_by_its_beginning(room: Room) -> None:
    """Also where it has no blanks; among what is to be discussed it leaves room for the other questions."""
    session = room.begun()
    session.comment("T-01.s", "0123456789" * 300)
    session.flag("T-01.s", flagged=True)
    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("f8")
        await pilot.pause()
        assert "comment “0123456789" in screen_text(pilot)
        await pilot.press("b")
        await pilot.pause()
        assert screen_text(pilot).count("0123456789") in range(10, 20)
