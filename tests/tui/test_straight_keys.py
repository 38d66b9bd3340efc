"""The straight way of a key: taken where it means the same as Textual's own way, and nowhere else."""

from __future__ import annotations

from collections import Counter

import pytest
from textual import events
from textual.widget import Widget
from textual.widgets import Input

from assess.domain.answers import Rated
from assess.tui.dialogs.ask import Choose, Confirm, Reading
from assess.tui.dialogs.finder import Finder
from assess.tui.dialogs.side_by_side import SideBySide
from assess.tui.input.straight_keys import _bindings, _minds
from assess.tui.painting.painter import Painter
from assess.tui.screens.walk import Walk
from assess.tui.widgets.editor import Editor
from assess.tui.widgets.sheet import Sheet
from tests.tui.kit import MIDDLE, Room

AROUND = ("3", "down", "right", "t", "down", "t", "f4", "f5", "f6", "f7", "f8", "f9", "A", "O", "f3", "f1", "escape")
"""Through the questions, the contents, every place, and a dialog."""


async def test_it_finds_what_textual_would_find(room: Room) -> None:
    """Wherever one is, each key is bound to the same, in the same order; behind a dialog nothing is."""
    room.half_done()
    async with room.open(size=MIDDLE) as pilot:
        for pressed in AROUND:
            await pilot.press(pressed)
            await pilot.pause()
            screen = pilot.app.screen
            chain = screen._modal_binding_chain
            for key in {key for _, bindings in screen._binding_chain for key in bindings.key_to_bindings}:
                theirs = [(node, each) for node, known in chain for each in known.key_to_bindings.get(key, ())]
                assert _bindings((screen.focused or screen).ancestors_with_self, key) == theirs


async def test_an_answer_is_kept_and_painted_before_anything_else_is_done(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the app has taken its eyes off the key: no part of the screen was handed it."""
    room.begun()
    counts = Counter[str]()
    for owner, name in ((Widget, "_forward_event"), (Painter, "render_partial_update")):
        inner = getattr(owner, name)

        def outer(*args: object, inner: object = inner, name: str = name) -> object:
            counts[name] += 1
            return inner(*args)  # type: ignore[operator]

        monkeypatch.setattr(owner, name, outer)
    async with room.open(size=MIDDLE) as pilot:
        counts.clear()
        await pilot.app.on_event(events.Key("4", "4"))
        assert room.kept().assessment.response("T-01.s").answer == Rated(4)
        assert counts == {"render_partial_update": 1}


async def test_keys_wait_for_what_a_part_of_the_screen_has_left_to_do(room: Room) -> None:
    """Then they go Textual's way, behind it in the same queue."""
    room.begun()
    async with room.open() as pilot:
        done = list[str]()
        pilot.app.screen.call_later(lambda: done.append(str(room.kept().assessment.response("T-01.s").answer)))
        await pilot.app.on_event(events.Key("4", "4"))
        await pilot.pause()
        assert done == ["None"]
        assert room.kept().assessment.response("T-01.s").answer == Rated(4)


def test_who_does_something_with_keys_is_asked() -> None:
    """Fields take letters, and dialogs answer to keys of their own; pages and places do neither."""
    assert all(_minds(kind, ("y",)) for kind in (Input, Editor, Choose, Confirm, Finder, SideBySide))
    assert not any(_minds(kind, ("y",)) for kind in (Sheet, Walk, Reading))
    assert _minds(Walk, ("escape",))
