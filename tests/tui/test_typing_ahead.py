"""Typed faster than the screen follows: each letter arrives where it was meant to."""

from __future__ import annotations

import string
import time
from typing import cast

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input

from assess.domain.answers import Rated
from assess.tui.app import AssessApp
from assess.tui.input import typing_ahead
from tests.tui.kit import Room, dealt_with, screen_text, until


def all_at_once(pilot: Pilot[None], *typed: str) -> None:
    """Send keys as a terminal does that was not read for a while: named keys alone, texts letter by letter."""
    for each in typed:
        if len(each) > 1 and each in {"tab", "enter", "escape", "down", "ctrl+s", "f2", "f6"}:
            pilot.app.post_message(events.Key(each, None))
        else:
            for letter in each:
                pilot.app.post_message(events.Key(_character_to_key(letter), letter))


async def test_a_form_that_is_filled_in_before_it_is_shown_takes_every_letter(room: Room) -> None:
    """Add, need, next field, words, save: in one go."""
    room.begun()
    async with room.open() as pilot:
        all_at_once(pilot, "an", "tab", "Six posts", "tab", "IOM", "ctrl+s")
        await dealt_with(pilot)
        need = room.kept().assessment.needs["N-001"]
        assert (need.what, need.whom) == ("Six posts", "IOM")


async def test_enter_goes_to_the_next_field_before_the_next_letter(room: Room) -> None:
    """Enter is a message within the form; what follows it waits for that too."""
    room.begun()
    async with room.open() as pilot:
        all_at_once(pilot, "f6", "a", "Ley", "enter", "enter", "down", "ctrl+s")
        await dealt_with(pilot)
        assert room.kept().assessment.evidence["E-001"].title == "Ley"


async def test_answers_and_a_comment_in_one_go(room: Room) -> None:
    """A rating, a comment, its end, the next question and its rating keep their order."""
    room.begun()
    async with room.open() as pilot:
        all_at_once(pilot, "3c", "Por ahora", "escape", "j4", "c", "Bien", "escape")
        await dealt_with(pilot)
        kept = room.kept().assessment
        assert (kept.response("T-01.s").answer, kept.response("T-01.s").comment) == (Rated(3), "Por ahora")
        assert (kept.response("T-01.p").answer, kept.response("T-01.p").comment) == (Rated(4), "Bien")


async def test_a_paste_waits_for_the_key_before_it(room: Room) -> None:
    """It arrives in the comment that the key opens."""
    room.begun()
    async with room.open() as pilot:
        all_at_once(pilot, "c")
        pilot.app.post_message(events.Paste("pasted"))
        all_at_once(pilot, " and typed", "escape")
        await dealt_with(pilot)
        assert room.kept().assessment.response("T-01.s").comment == "pasted and typed"


async def test_a_fast_writer_is_not_held_up(room: Room) -> None:
    """A thousand letters that are there at once are all taken."""
    room.begun()
    text = (string.ascii_letters * 20)[:1000]
    async with room.open() as pilot:
        await pilot.press("c")
        all_at_once(pilot, text)
        await dealt_with(pilot)
        await pilot.press("escape")
        await pilot.pause()
    assert room.kept().assessment.response("T-01.s").comment == text


async def test_a_stalled_machine_loses_no_letter(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Patience is for what hangs: the time in which the program itself could do nothing does not count."""
    monkeypatch.setattr(typing_ahead, "PATIENCE", 0.4)
    submit = Input.action_submit

    async def stalled(field: Input) -> None:
        time.sleep(2 * typing_ahead.PATIENCE)  # noqa: ASYNC251 - as a machine does that is out of memory
        await submit(field)

    monkeypatch.setattr(Input, "action_submit", stalled)
    room.begun()
    async with room.open() as pilot:
        all_at_once(pilot, "f6", "a", "Ley", "enter", "tab", "art. 1", "enter", "Asamblea", "ctrl+s")
        await dealt_with(pilot)
        law = room.kept().assessment.evidence["E-001"]
        assert (law.title, law.reference, law.issuer) == ("Ley", "art. 1", "Asamblea")


async def test_leaving_ends_the_program_whatever_waits(room: Room) -> None:
    """What was typed after the key that leaves is nobody's."""
    room.begun()
    async with room.open() as pilot:
        pilot.app.post_message(events.Key("f10", None))
        all_at_once(pilot, "3")
        await until(pilot, lambda: not pilot.app.is_running)
    assert room.kept().assessment.response("T-01.s").answer is None


async def test_a_key_is_drawn_before_its_effect_is_looked_for_and_the_next_one_still_does_not_wait(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However much leisure there is between two keys, none of it is spent once the second one is there."""
    monkeypatch.setattr(typing_ahead, "AT_LEISURE", 1000.0)
    room.begun()
    async with room.open() as pilot:
        app = cast("AssessApp", pilot.app)
        await pilot.press("3")
        await pilot.pause()
        assert "3 ●" in screen_text(pilot)
        assert app._acting
        all_at_once(pilot, "down", "4")
        while app._ahead or app._message_queue.qsize():
            await pilot.pause(0.05)
        await pilot.pause()
        kept = room.kept().assessment
        assert (kept.response("T-01.s").answer, kept.response("T-01.p").answer) == (Rated(3), Rated(4))
