"""What comes a moment too early or too late for the screen does nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest
from textual import events
from textual.widgets._toast import ToastRack

from assess.tui.running import noticing
from assess.tui.screens.common.place import Place
from assess.tui.widgets.sheet import Sheet
from tests.tui.kit import MIDDLE, NARROW, WIDE, Room, dealt_with, until


async def test_a_click_on_what_is_just_leaving_is_no_click(room: Room) -> None:
    """Until the next layout it is still shown where it was; nothing can be marked there any more."""
    room.begun()
    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("f6", "a")
        label = pilot.app.screen.query_one("#label-title")
        (x, y), form = label.region.offset, label.parent
        assert form
        label._detach()
        pilot.app.screen._forward_event(events.MouseDown(None, x, y, 0, 0, 1, False, False, False, x, y))  # noqa: FBT003 - Textual's
        label._attach(form)


async def test_a_place_that_is_left_says_nothing_more(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits until all is laid out is not said once the lines are gone: that would end the program."""
    room.half_done()
    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("f4")
        left, waiting = cast("Place", pilot.app.screen), list[Callable[[], object]]()
        monkeypatch.setattr(left, "_invoke_later", lambda act, _: waiting.append(act))
        left.once_laid_out(left.retell)
        await pilot.press("f5")
        await dealt_with(pilot)
        assert waiting
        assert not left.children
        for each in waiting:
            each()


async def test_what_is_behind_a_dialog_fits_its_new_size_too(room: Room) -> None:
    """It waits until it is laid out itself, and not only the dialog."""
    room.half_done()
    async with room.open(size=NARROW) as pilot:
        await pilot.press("f1")
        await pilot.resize_terminal(*WIDE)
        behind = pilot.app.screen_stack[0].query_one("#outline", Sheet)
        await until(pilot, lambda: behind.blocks)
        assert behind.blocks[0].made.content.plain.startswith("Transit")


async def test_a_notice_is_shown_once(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """By what is in front: not behind a dialog that opens right after it too. Once that is closed, it is back."""
    monkeypatch.setattr(noticing, "READ", 60.0)
    room.half_done()
    async with room.open(size=MIDDLE) as pilot:
        for key, shown in (("u", [True]), ("f1", [False, True]), ("escape", [True])):
            await pilot.press(key)
            await pilot.pause()
            racks = [screen.query_one(ToastRack) for screen in pilot.app.screen_stack]
            assert [rack.display and bool(rack.children) for rack in racks] == shown
