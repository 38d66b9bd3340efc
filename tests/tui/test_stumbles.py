"""Where people stumbled once: keys that did nothing, texts that were cut, frames that did not fit."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import TextArea

from assess.domain.answers import Rated
from assess.domain.assessment import Declaration
from assess.records import replace
from assess.tui.widgets.fields import Choices
from assess.tui.widgets.sheet import Sheet
from assess.workflow import reviewing
from tests.tui.kit import MIDDLE, NARROW, Room, both, click_on, screen_text, small_guideline, until
from tests.tui.test_versions import answers_apart


async def test_enter_on_any_change_of_the_history_leads_somewhere(room: Room) -> None:
    """A change of an answer offers to restore it; one of the evidence shows the evidence."""
    room.half_done()
    async with room.open() as pilot:
        await pilot.press("f8", "end", "up", "enter")
        await pilot.pause()
        assert "▸Evidence" in screen_text(pilot)


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


async def test_the_review_says_once_what_is_missing_in_a_recommendation(room: Room) -> None:
    """Enter on it goes to the first of its questions; two versions stand before all else."""
    answers_apart(room)
    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("f7")
        await pilot.pause()
        lines = [line for line in screen_text(pilot).splitlines() if line.startswith(" ! ")]
        assert "versions" in lines[0]
        assert any("R-01     Not answered.  (2 questions)" in line for line in lines)
        await click_on(pilot, "! R-01 ")
        await pilot.pause()
        assert "▌ R-01.s" in screen_text(pilot)


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


async def test_undo_says_what_it_took_back_wherever_one_is(room: Room) -> None:
    """On a list where the change is not seen, too; and that there is nothing left to redo."""
    room.half_done()
    async with room.open() as pilot:
        await pilot.press("f5", "u")
        await pilot.pause()
        assert "Undone: T-02.s: unanswered → 4 Implemented" in _notice(pilot)
        await pilot.press("r")
        await pilot.pause()
        assert "Made again: T-02.s: unanswered → 4" in _notice(pilot)
        await pilot.press("r")
        await pilot.pause()
        assert "nothing to redo" in _notice(pilot)


async def test_backspace_says_that_it_takes_the_answer_back(room: Room) -> None:
    """Elsewhere the key goes back: whoever meant that sees what happened, and the way out."""
    room.half_done()
    async with room.open() as pilot:
        await pilot.press("up", "backspace")
        await pilot.pause()
        assert "The answer to T-02.s is taken back" in _notice(pilot)
        await pilot.press("u")
        assert room.kept().assessment.response("T-02.s").answer == Rated(4)


def _notice(pilot: Pilot[None]) -> str:
    """Read the notices in the corner, their lines joined."""
    return " ".join(
        " ".join(line.rpartition("▌")[2].split()) for line in screen_text(pilot).splitlines() if "▌ " in line
    )


async def test_without_colours_the_line_under_the_cursor_is_underlined(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shade of grey alone is lost on a projector; the other lines stay as they are."""
    monkeypatch.setenv("NO_COLOR", "1")
    room.half_done()
    async with room.open() as pilot:
        await pilot.press("f5")
        await pilot.pause()
        underlined = _underlined(pilot)
        await pilot.press("down")
        await pilot.pause()
        assert underlined
        assert underlined != _underlined(pilot)


def _underlined(pilot: Pilot[None]) -> set[int]:
    """Tell which lines of the screen have underlined letters, but for the one at the top."""
    strips = enumerate(pilot.app.screen._compositor.render_strips())  # the one way to what is really shown
    return {y for y, strip in strips if y and any(each.style and each.style.underline for each in strip)}


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


async def test_last_cycles_answers_wait_to_be_confirmed_and_are_not_counted_twice(room: Room) -> None:
    """What has a proposal is no question without an answer, and the last line says with which key it is confirmed."""
    session = room.begun()
    for indicator in session.guideline.indicators():
        session.answer(indicator.ref, Rated(3))
    room.desk.begin("SLV", "2027", carry_from="SLV-2026")
    async with room.open("SLV-2027") as pilot:
        assert "1-5 Level  y Confirm  ⇧Y Confirm all" in screen_text(pilot)
        await pilot.press("f4")
        await pilot.pause()
        text = screen_text(pilot)
        assert "7 answers of the last cycle wait to be confirmed" in text
        assert "have no answer yet" not in text


@pytest.mark.parametrize(("key", "asked"), [("O", "An observation on what?"), ("A", "Add to which recommendation?")])
async def test_what_a_place_offers_to_add_is_added_with_the_key_of_adding(room: Room, key: str, asked: str) -> None:
    """Where nothing is noted yet, too."""
    room.begun()
    async with room.open() as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert "a Add" in screen_text(pilot)
        for way in ("a", "o", "enter"):
            await pilot.press("end", way)
            await pilot.pause()
            assert asked in screen_text(pilot)
            await pilot.press("escape")
            await pilot.pause()


async def test_the_last_line_says_that_l_orders_the_plan(room: Room) -> None:
    """It filters nothing there."""
    room.half_done()
    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("f5")
        await pilot.pause()
        assert "l Order" in screen_text(pilot)


async def test_evidence_of_a_thirteenth_month_is_refused(room: Room) -> None:
    """A year, a month or a day is taken."""
    room.begun()
    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("f6", "a", *"Ley", "tab", "tab", "tab", "tab", *"2003-13", "ctrl+s")
        await pilot.pause()
        assert "Please type a year, a month or a day" in screen_text(pilot)
        await pilot.press("backspace", "backspace", *"12", "ctrl+s")
        await pilot.pause()
        assert room.kept().assessment.evidence["E-001"].issued == "2003-12"


async def test_a_very_small_terminal_shows_the_countries_and_several_lines_of_what_is_found(room: Room) -> None:
    """Of the list the name and the state; in a dialog no blank lines."""
    room.begun()
    async with room.open(None, size=(40, 12)) as pilot:
        assert "SLV-2026 El Salvador" in screen_text(pilot)
        await pilot.press("a")
        await pilot.pause()
        text = screen_text(pilot)
        assert all(country in text for country in ("Belize", "Canada", "Costa Rica", "Dominican Republic"))


async def test_among_sixteen_colours_the_line_under_the_cursor_is_underlined(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As without any: a shade of grey is the same grey there. In a list of what is found, too."""
    room.half_done()
    monkeypatch.setattr("rich.console.Console.color_system", "standard")
    async with room.open() as pilot:
        await pilot.press("f5")
        await pilot.pause()
        assert _underlined(pilot)
        await pilot.press("slash")
        await pilot.pause()
        assert _underlined(pilot)
    monkeypatch.setattr("rich.console.Console.color_system", "truecolor")
    async with room.open() as pilot:
        await pilot.press("f5")
        await pilot.pause()
        assert not _underlined(pilot)
