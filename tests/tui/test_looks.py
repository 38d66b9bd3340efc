"""What a careful eye sees: nothing that is needed is covered or out of sight, and everything can be read."""

from __future__ import annotations

from typing import cast

import pytest
from textual.color import Color
from textual.theme import Theme

from assess.domain.answers import Rated
from assess.domain.errors import ContentInvalid
from assess.domain.message import say
from assess.domain.problem import Place, Problem
from assess.records import replace
from assess.tui.app import AssessApp
from assess.tui.dialogs.trouble import Trouble
from assess.tui.drawing.text import drawn, joined, said, unbroken
from assess.tui.drawing.themes import AMONG_SIXTEEN, THEMES
from assess.tui.widgets.block import Block
from tests.tui.kit import NARROW, Room, both, click_on, screen_text, small_guideline

SMALL = (40, 12)

READABLE = 4.5
"""The contrast that WCAG asks of text."""

XTERM = {
    "#000000": "#000000", "#aa0000": "#cd0000", "#0000aa": "#0000ee", "#aa00aa": "#cd00cd", "#aaaaaa": "#e5e5e5",
    "#ff5555": "#ff0000", "#55ff55": "#00ff00", "#55ffff": "#00ffff", "#ffff55": "#ffff00", "#ffffff": "#ffffff",
}  # fmt: skip
"""What xterm makes of the sixteen colours."""


def contrast(one: Color, other: Color) -> float:
    """Reckon the contrast of two colours as WCAG 2 does."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: Color) -> float:
    """Reckon how bright a colour is, from 0 to 1."""
    parts = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def grounds(theme: Theme) -> list[Color]:
    """Give what text stands on, the line under the cursor and the chosen level among it."""
    ground = Color.parse(str(theme.background))
    tints = [
        ground.blend(Color.parse(tint), share) for tint, share in ((theme.primary, 0.25), (str(theme.success), 0.18))
    ]
    return [ground, Color.parse(str(theme.surface)), Color.parse(str(theme.panel)), *tints]


@pytest.mark.parametrize("theme", [theme for theme, _ in THEMES], ids=lambda theme: str(theme.name))
def test_everything_that_is_written_can_be_read(theme: Theme) -> None:
    """Every colour that letters have, on every ground that they stand on."""
    letters = (
        theme.primary,
        theme.secondary,
        theme.accent,
        theme.warning,
        theme.error,
        theme.success,
        theme.foreground,
        theme.variables["quiet"],
    )
    for ground in grounds(theme):
        for letter in letters:
            assert contrast(Color.parse(str(letter)), ground) >= READABLE, (letter, ground.hex)


@pytest.mark.parametrize("theme", AMONG_SIXTEEN, ids=lambda theme: str(theme.name))
def test_everything_can_be_read_among_sixteen_colours(theme: Theme) -> None:
    """As xterm shows them; a terminal of sixteen has no shades, so that tints are the ground itself."""
    letters = (
        theme.primary,
        theme.secondary,
        theme.accent,
        theme.warning,
        theme.success,
        theme.foreground,
        theme.variables["quiet"],
    )
    for ground in (theme.background, theme.surface, theme.panel):
        for letter in letters:
            shown, on = (Color.parse(XTERM.get(str(each), str(each))) for each in (letter, ground))
            assert contrast(shown, on) >= READABLE, (letter, ground)


async def test_a_terminal_of_sixteen_colours_gets_colours_of_its_own(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They have the same names: what was chosen on one terminal is kept on the other."""
    monkeypatch.setattr("rich.console.Console.color_system", "standard")
    room.begun()
    room.settings.kept["theme"] = "assess-light"
    async with room.open() as pilot:
        assert pilot.app.theme == "assess-light"
        assert pilot.app.theme_variables["accent"] == "#AA00AA"


@pytest.mark.parametrize("theme", ["assess-dark", "assess-contrast"])
async def test_among_sixteen_colours_no_field_stands_on_a_tint_of_a_dark_ground(
    room: Room, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    """It would become a grey on which letters are hard to read."""
    monkeypatch.setattr("rich.console.Console.color_system", "standard")
    room.begun()
    room.settings.kept["theme"] = theme
    async with room.open() as pilot:
        panel = Color.parse(pilot.app.theme_variables["panel"])
        await pilot.press("a", "n")
        for _ in range(2):
            await pilot.press("tab")
            assert pilot.app.focused
            assert pilot.app.focused.background_colors[1] == panel


async def test_on_a_small_screen_a_list_to_choose_from_follows_the_cursor(room: Room) -> None:
    """The keys stay below it."""
    room.begun()
    async with room.open(size=SMALL) as pilot:
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert "Enter or its key" in screen_text(pilot)


async def test_a_long_name_takes_two_lines_of_a_small_screen_and_says_that_it_goes_on() -> None:
    """The rest of the lines is for the question."""
    guideline = small_guideline()
    phase = guideline.phases[0]
    long = replace(phase.recommendations[0], title=both("…", "Safe shelters for everybody " * 5))
    room = Room(replace(guideline, phases=(replace(phase, recommendations=(long, *phase.recommendations[1:])),)))
    room.begun()
    async with room.open(size=SMALL) as pilot:
        lines = screen_text(pilot).splitlines()
        assert lines[2].startswith(" T-01  Safe shelters")
        assert lines[3].endswith("…")
        assert "shelters" not in lines[4]


async def test_trouble_tells_how_to_leave_it_on_a_small_screen(room: Room) -> None:
    """However many faults a file has."""
    faults = [Problem(Place("answers.xlsx", line), say("It is no envelope.")) for line in range(1, 40)]
    room.begun()
    async with room.open(size=SMALL) as pilot:
        app = cast("AssessApp", pilot.app)
        app.push_screen(Trouble(app.bench, ContentInvalid(say("It is no envelope."), faults)))
        await pilot.pause()
        assert "Enter or Esc: go on" in screen_text(pilot)


async def test_colours_are_chosen_by_their_number_and_those_in_use_are_marked(room: Room) -> None:
    """As every other list of a few."""
    room.begun()
    async with room.open() as pilot:
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert "1  ● Dark" in screen_text(pilot)
        await pilot.press("2")
        await pilot.pause()
        assert pilot.app.theme == "assess-light"


async def test_a_place_is_chosen_by_its_key_where_there_is_no_room_to_name_it(room: Room) -> None:
    """The list says so, and keeps its word."""
    room.begun()
    async with room.open(language="es") as pilot:
        await click_on(pilot, "≡")
        await pilot.press("f5")
        await pilot.pause()
        assert "▸Brechas" in screen_text(pilot)


@pytest.mark.parametrize("place", ["f6", "f9"])
async def test_enter_on_what_is_submitted_says_why_nothing_happens(room: Room, place: str) -> None:
    """And where it is reopened."""
    room.half_done().seal()
    async with room.open() as pilot:
        await pilot.press(place, "home", "enter")
        await pilot.pause()
        assert "Submitted: read-only." in screen_text(pilot)
        assert "Review (F7)" in " ".join(screen_text(pilot).split())


async def test_the_next_unanswered_question_is_named_while_there_is_one(room: Room) -> None:
    """Where there is none the last line is for other keys; the key still says so."""
    session = room.begun()
    for indicator in session.guideline.indicators():
        session.answer(indicator.ref, Rated(5))
    async with room.open() as pilot:
        assert "Next unanswered" not in screen_text(pilot)
        await pilot.press("n")
        await pilot.pause()
        assert "Everything is answered." in screen_text(pilot)
        await pilot.press("backspace")
        await pilot.pause()
        assert "Next unanswered" in screen_text(pilot)


@pytest.mark.parametrize("width", range(len("citada 14 veces"), 40))
def test_words_that_are_held_together_stay_together(width: int) -> None:
    """Textual would break a line at any blank."""
    content = joined(said("Acuerdo consular regional"), drawn("  "), said(unbroken("citada 14 veces"), "bold"))
    lines = Block(content).broken(width)
    assert sum(unbroken("citada 14 veces") in each.plain for each in lines) == 1
    assert "".join(each.plain for each in lines).replace(" ", "") == content.plain.replace(" ", "")


async def test_a_notice_leaves_the_keys_of_a_dialog_free(room: Room) -> None:
    """It comes above them, also where the dialog takes the whole screen."""
    room.begun()
    async with room.open(size=NARROW) as pilot:
        await pilot.press("slash")
        pilot.app.notify("A long notice. " * 8)
        await pilot.pause()
        assert "Type to find   ↑ ↓ Enter: choose   Esc: leave" in screen_text(pilot)


async def test_the_keys_behind_a_dialog_keep_up_with_the_size_and_the_language(room: Room) -> None:
    """They are shown dimmed, but shown."""
    room.begun()
    async with room.open(size=(120, 36), language="en") as pilot:
        await pilot.press("ctrl+t")
        await pilot.resize_terminal(*NARROW)
        await pilot.press("f2")
        await pilot.pause()
        assert screen_text(pilot).splitlines()[-1].endswith("F1 Ayuda")
