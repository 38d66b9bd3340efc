"""Nothing is lost without a question: by closing the program, by a hasty key, or by one answer for all."""

from __future__ import annotations

from contextlib import suppress
from typing import cast

import pytest
from rich.segment import Segments

from assess.domain.answers import Rated
from assess.tui.running import noticing
from tests.tui.kit import FullRegister, Room, screen_text, type_in


async def test_closing_while_a_report_is_made_asks_first(room: Room) -> None:
    """No leaves the report in making; F10 once more is yes."""
    room.half_done()
    room.press.free.clear()
    async with room.open() as pilot:
        await pilot.press("f7", "p", "f10")
        await pilot.pause()
        assert "still being made" in screen_text(pilot)
        await pilot.press("n")
        await pilot.pause()
        assert "is being made" in screen_text(pilot)
        await pilot.press("f10", "f10")
        assert not pilot.app.is_running or pilot.app._exit
    room.press.free.set()


async def test_closing_asks_first_where_a_comment_can_be_kept_nowhere() -> None:
    """Neither the register nor the drafts take it: it stays on the screen until one decides."""
    register = FullRegister()
    room = Room(register=register)
    room.begun()
    async with room.open() as pilot:
        await pilot.press("c")
        await type_in(pilot, "Only in the north")
        register.full = room.drafts.full = True
        await pilot.press("f10")
        await pilot.pause()
        assert "be kept anywhere" in screen_text(pilot)
        await pilot.press("n")
        await pilot.pause()
        assert "Only in the north" in screen_text(pilot)
        room.drafts.full = False
        await pilot.press("f10")
    assert room.drafts.kept["SLV-2026/comment"].typed["text"] == "Only in the north"


async def test_yes_is_the_letter_it_begins_with(room: Room) -> None:
    """In Spanish s is yes; what is yes in English does it too."""
    for letter in ("s", "y"):
        room = Room()
        room.half_done()
        async with room.open(language="es") as pilot:
            await pilot.press("f6", "delete")
            await pilot.pause()
            assert "s  Sí, quitarla" in screen_text(pilot)
            await pilot.press(letter)
            await pilot.pause()
            assert not room.kept().assessment.evidence


async def test_one_answer_for_all_says_how_many_it_replaces(room: Room) -> None:
    """Where nothing is answered yet, it says nothing of it."""
    room.half_done()
    async with room.open() as pilot:
        await pilot.press("slash")
        await type_in(pilot, "T-01")
        await pilot.press("enter", "R")
        await pilot.pause()
        assert "replaced: 3" in screen_text(pilot)
        await pilot.press("escape", "slash")
        await type_in(pilot, "R-01")
        await pilot.press("enter", "R")
        await pilot.pause()
        assert "replaced" not in screen_text(pilot)
        await pilot.press("4")
        assert room.kept().assessment.response("R-01.o").answer == Rated(4)


async def test_a_notice_leaves_with_the_next_key_but_not_unread(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """It covers the keys at the bottom: once it can have been read, the next key takes it away."""
    monkeypatch.setattr(noticing, "READ", 1000.0)
    room.begun()
    async with room.open() as pilot:
        await pilot.press("F")
        await pilot.pause()
        assert "Nothing is marked" in screen_text(pilot)
        await pilot.press("d")
        await pilot.pause()
        assert "Nothing is marked" in screen_text(pilot)
        monkeypatch.setattr(noticing, "READ", 0.0)
        await pilot.press("d")
        await pilot.pause()
        assert "Nothing is marked" not in screen_text(pilot)


async def test_a_filter_that_leaves_nothing_says_so(room: Room) -> None:
    """The question that is shown is not one of it."""
    room.begun()
    async with room.open() as pilot:
        await pilot.press("l", *"discussed", "enter", "escape")
        await pilot.pause()
        assert "no question is left" in screen_text(pilot)


async def test_what_is_found_shows_the_word_it_was_found_by(room: Room) -> None:
    """A long comment begins shortly before it, accents or not."""
    room.begun().comment("T-01.s", "En la capital y en otras dos ciudades grandes, con fondos del presupuesto de año.")
    async with room.open() as pilot:
        await pilot.press("slash")
        await type_in(pilot, "ano")
        await pilot.pause()
        assert "presupuesto de año." in screen_text(pilot)


async def test_a_keyboard_that_is_gone_closes_the_program_and_loses_nothing(room: Room) -> None:
    """What was half typed is kept, and nobody is shown the inside of the program."""
    room.begun()
    told = ""
    with suppress(OSError):  # Textual's pilot hands it on
        async with room.open() as pilot:
            await pilot.press("c")
            await type_in(pilot, "Only in the north")
            pilot.app.panic("Traceback")
            told = str([each.segments for each in cast("list[Segments]", pilot.app._exit_renderables)])
    assert room.kept().assessment.response("T-01.s").comment == "Only in the north"
    assert "The program had to stop" in told
    assert "Traceback" not in told
