"""Bad weather: a full disk, hostile texts, a paste of a megabyte, and tiny terminals."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from textual import events

import assess.tui
from assess.domain.answers import NotApplicable, Rated
from assess.domain.errors import RegisterUnusable
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.domain.message import say
from assess.records import replace
from assess.tui.dialogs.ask import Colours, Help
from assess.tui.screens.walk import Walk
from assess.tui.widgets.editor import Editor
from assess.workflow.opening import Desk
from tests.fakes import FakeClock, FakeRegister
from tests.tui.kit import (
    WIDE,
    FullRegister,
    Room,
    both,
    screen_text,
    small_guideline,
    type_in,
    until,
)

HOSTILE = (
    "[/]",
    "[b][/i]",
    "[link=http://e]x[/link]",
    "[@click=app.quit]leave[/]",
    "\x1b]52;c;aGVsbG8=\x07clip",
    "\x1b[2J\x1b[H",
    "a\u202eb\u200b\u0007c",
    "$text-muted {x} {{y}} %s",
    "الهجرة 移民 🇸🇻 👩‍👩‍👧 é́́́́́",
    "\\[/]\\",
)


async def test_what_cannot_be_kept_is_said_and_what_was_typed_stays() -> None:
    """On a full disk the comment stays in its field, the line at the top says so, and later it is kept."""
    register = FullRegister()
    room = Room(register=register)
    room.begun()
    async with room.open() as pilot:
        register.full = True
        await pilot.press("3")
        await pilot.pause()
        assert "The disk is full." in screen_text(pilot)
        assert "What you typed is still here." in screen_text(pilot)
        await pilot.press("enter")
        assert "3 ● Partial" not in screen_text(pilot)
        await pilot.press("c")
        await type_in(pilot, "precious")
        await pilot.press("escape")
        await pilot.pause()
        assert "The disk is full." in screen_text(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "NOT SAVED" in screen_text(pilot)
        assert "precious" in screen_text(pilot)
        register.full = False
        await pilot.press("escape")
        await pilot.pause()
        assert room.kept().assessment.response("T-01.s").comment == "precious"


async def test_a_register_that_cannot_be_read_is_said_on_the_list() -> None:
    """The list says what is wrong and what to do, and the program can be left."""

    def broken() -> FakeRegister:
        raise RegisterUnusable(say("The register is newer than this program."), say("Update the program."))

    room = Room()
    room.desk = Desk(broken, room.catalogue, FakeClock(), "Ana")
    async with room.open(None) as pilot:
        assert "The register is newer than this program." in screen_text(pilot)
        assert "Update the program." in screen_text(pilot)
        await pilot.press("f1", "escape", "f2")
        assert pilot.app.is_running


@pytest.mark.parametrize("language", ["es", "en"])
async def test_hostile_texts_are_shown_as_texts_everywhere(language: str) -> None:
    """Markup, escape sequences and stray marks in every field: nothing dies, nothing comes alive, no control byte."""
    guideline = small_guideline()
    text = both(" ".join(HOSTILE), " ".join(HOSTILE))
    first = guideline.phases[0].recommendations[0]
    nasty = replace(first, title=text, text=text, rationale=text)
    phase = replace(guideline.phases[0], title=text, recommendations=(nasty, *guideline.phases[0].recommendations[1:]))
    room = Room(replace(guideline, phases=(phase, *guideline.phases[1:]), title=text, about=text))
    session = room.begun()
    for indicator, evil in zip(guideline.indicators(), HOSTILE, strict=False):
        session.answer(indicator.ref, NotApplicable(f"{evil} x"))
        session.comment(indicator.ref, evil)
    session.answer("T-01.s", Rated(1))
    for evil in HOSTILE:
        ref = session.enter(Evidence("", EvidenceKind.LAW, f"{evil} x", evil, evil))
        session.enter(Action("", "T-01", f"{evil} x", f"{evil} y", session.today, evil, evil))
        session.link("T-01.s", [*session.assessment.response("T-01.s").evidence, ref])
    async with room.open(language=language, size=WIDE) as pilot:
        for keys in (
            ["d"],
            ["f4"],
            ["f5"],
            ["enter"],
            ["escape"],
            ["f6"],
            ["f7"],
            ["f8"],
            ["f9"],
            ["f3", "e"],
            ["escape", "slash"],
        ):
            await pilot.press(*keys)
            await pilot.pause()
            shown = screen_text(pilot)
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
        await pilot.press("escape", "home", "escape")
        assert pilot.app.is_running


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_hostile_paste_is_cleaned_at_the_door(room: Room, text: str) -> None:
    """A pasted comment is kept as plain text, and shown as such."""
    room.begun()
    async with room.open() as pilot:
        await pilot.press("c")
        pilot.app.screen.query_one(Editor).post_message(events.Paste(text + "end"))
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert "\x1b" not in room.kept().assessment.response("T-01.s").comment
        assert room.kept().assessment.response("T-01.s").comment.endswith("end")


async def test_a_megabyte_is_pasted(room: Room) -> None:
    """What fits is kept; the program goes on."""
    room.begun()
    async with room.open() as pilot:
        await pilot.press("c")
        pilot.app.screen.query_one(Editor).post_message(events.Paste("[/] word " * 120_000))
        await pilot.pause()
        await pilot.press("escape", "down", "2")
        await pilot.pause()
        assert 10_000 < len(room.kept().assessment.response("T-01.s").comment) <= 20_000
        assert room.kept().assessment.response("T-01.p").answer == Rated(2)


@pytest.mark.parametrize(("keys", "longest"), [(["c"], 20_000), (["f6", "a"], 500)])
async def test_a_paste_that_does_not_fit_is_never_cut_in_silence(room: Room, keys: list[str], longest: int) -> None:
    """Neither in a comment nor in a title: it is said how much fits."""
    room.begun()
    async with room.open() as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        pilot.app.post_message(events.Paste("word " * 5_000))
        await until(pilot, lambda: "Too long" in screen_text(pilot))
        shown = " ".join(screen_text(pilot).replace("▌", "").split())
        assert str(longest) in shown


@pytest.mark.parametrize("size", [(40, 12), (20, 5), (10, 2), (1, 1), (300, 100)])
async def test_any_size_works(room: Room, size: tuple[int, int]) -> None:
    """However small, an answer is taken; where it is too small for comfort, that is said."""
    room.half_done()
    async with room.open(size=size) as pilot:
        await pilot.press("4", "t", "escape", "f4", "f5", "f7", "f3")
        assert room.kept().assessment.response("T-02.p").answer == Rated(4)
        if size == (40, 12):
            assert "80×24" in screen_text(pilot)


async def test_a_notice_is_never_read_as_markup(room: Room) -> None:
    """Whoever gives it, and whatever it tells of."""
    room.begun()
    async with room.open() as pilot:
        pilot.app.screen.notify("[b]one[/b] [/]")
        await pilot.pause()
        assert "[b]one[/b] [/]" in screen_text(pilot)


def test_no_widget_is_given_a_plain_str() -> None:
    """Textual reads markup in every `str`: what is shown goes through `tui/drawing/text.py`, and this sees to it."""
    slots = {"Static", "Label", "Button", "Block", "update", "Option", "set_label", "border_title", "tooltip"}
    found = []
    for path in Path(assess.tui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            texts = [each for each in node.args[:1] if isinstance(each, (ast.JoinedStr, ast.Constant))]
            if name in slots and texts and isinstance(getattr(texts[0], "value", ""), str):
                found.append(f"{path.name}:{node.lineno}")
    assert not found


async def test_help_and_colours_are_not_piled_up(room: Room) -> None:
    """The same key closes what it opened, and one takes the place of the other, however often they are pressed."""
    room.begun()
    async with room.open() as pilot:
        await pilot.press("f1")
        assert isinstance(pilot.app.screen, Help)
        await pilot.press("ctrl+t")
        assert isinstance(pilot.app.screen, Colours)
        await pilot.press("ctrl+t")
        assert isinstance(pilot.app.screen, Walk)
        deep = len(pilot.app.screen_stack)
        await pilot.press(*["f1", "ctrl+t"] * 5, "f1")
        assert isinstance(pilot.app.screen, Help)
        assert len(pilot.app.screen_stack) == deep + 1
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, Walk)
