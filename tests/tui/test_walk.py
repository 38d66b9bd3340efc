"""Stories of the walk: a delegate answers, comments, changes her mind, leaves and comes back."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from assess.domain.answers import NoInformation, NotApplicable, Rated, Withheld
from assess.domain.response import Response
from assess.tui import app
from assess.tui.screens.common import writing
from tests.tui.kit import MIDDLE, Room, click_on, screen_text, type_in, until


async def test_a_digit_rates_and_is_in_the_register_before_it_is_shown_as_saved(room: Room) -> None:
    """Pressing 3 rates the first question, records it, and the line at the top says saved."""
    room.begun()
    async with room.open() as pilot:
        await pilot.press("3")
        assert room.kept().assessment.response("T-01.s").answer == Rated(3)
        assert "✓ saved" in screen_text(pilot)
        assert "3 ● Partial" in screen_text(pilot)


async def test_every_level_is_shown_with_its_full_meaning(room: Room) -> None:
    """At the moment of choosing, what each of the five levels means is there to read."""
    room.begun()
    async with room.open() as pilot:
        for name in ("Not implemented", "In design", "Partial", "Implemented", "Evaluated"):
            assert f"{name}: what this means in detail." in screen_text(pilot)


async def test_three_other_answers_are_three_different_things(room: Room) -> None:
    """I is no information, w is withheld, x is not applicable and asks for a reason."""
    room.begun()
    async with room.open() as pilot:
        await pilot.press("i", "down", "w", "down", "x")
        await type_in(pilot, "no sea border")
        await pilot.press("enter")
        kept = room.kept().assessment
    assert kept.response("T-01.s").answer == NoInformation()
    assert kept.response("T-01.p").answer == Withheld()
    assert kept.response("T-01.o").answer == NotApplicable("no sea border")


async def test_not_applicable_without_a_reason_is_not_taken(room: Room) -> None:
    """Enter on an empty reason keeps asking; leaving records nothing."""
    room.begun()
    async with room.open() as pilot:
        await pilot.press("x", "enter")
        assert "Please fill this in" in screen_text(pilot)
        await pilot.press("escape")
        assert room.kept().assessment.response("T-01.s").answer is None


@pytest.mark.parametrize("key", ["escape", "ctrl+s"])
async def test_a_comment_is_closed_as_one_leaves_or_as_one_saves(room: Room, key: str) -> None:
    """Both record it and give the keys back to the questions."""
    room.begun()
    async with room.open() as pilot:
        await pilot.press("c", *"Ley", key, "3")
        assert room.kept().assessment.response("T-01.s") == Response(Rated(3), "Ley")


async def test_undo_and_redo_go_any_number_of_steps_and_show_the_place(room: Room) -> None:
    """Two undos take back two answers, wherever one is; a redo brings the first back."""
    room.begun()
    async with room.open() as pilot:
        await pilot.press("1", "down", "2", "right", "u", "u")
        assert not room.kept().assessment.responses
        await pilot.press("r")
        assert room.kept().assessment.response("T-01.s").answer == Rated(1)
        assert "1 ● Not implemented" in screen_text(pilot)


async def test_backspace_says_that_it_takes_the_answer_back(room: Room) -> None:
    """Elsewhere the key goes back: whoever meant that sees what happened, and the way out."""
    room.half_done()
    async with room.open() as pilot:
        await pilot.press("up", "backspace")
        await pilot.pause()
        assert "The answer to T-02.s has been withdrawn" in _notice(pilot)
        await pilot.press("u")
        assert room.kept().assessment.response("T-02.s").answer == Rated(4)


async def test_undo_says_what_it_took_back_wherever_one_is(room: Room) -> None:
    """On a list where the change is not seen, too; and that there is nothing left to redo."""
    room.half_done()
    async with room.open() as pilot:
        await pilot.press("f5", "u")
        await pilot.pause()
        assert "Undone: T-02.s: unanswered → 4 Implemented" in _notice(pilot)
        await pilot.press("r")
        await pilot.pause()
        assert "Redone: T-02.s: unanswered → 4" in _notice(pilot)
        await pilot.press("r")
        await pilot.pause()
        assert "nothing to redo" in _notice(pilot)


def _notice(pilot: Pilot[None]) -> str:
    """Read the notices in the corner, their lines joined."""
    return " ".join(
        " ".join(line.rpartition("▌")[2].split()) for line in screen_text(pilot).splitlines() if "▌ " in line
    )


async def test_next_unanswered_skips_what_is_answered_and_comes_round(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """N goes to what is left, across recommendations, and says when nothing is."""
    monkeypatch.setattr(app, "NEWS_EVERY", 0.1)
    session = room.half_done()
    async with room.open() as pilot:
        assert "T-02.p" in screen_text(pilot)
        await pilot.press("n")
        assert "R-01.s" in screen_text(pilot)
        for indicator in session.guideline.indicators():
            session.refresh()
            session.answer(indicator.ref, Rated(5))
        await until(pilot, lambda: "5 ● Evaluated" in screen_text(pilot))
        await pilot.press("n")
        await pilot.pause()
        assert "Everything is answered" in screen_text(pilot)


async def test_the_whole_recommendation_is_rated_at_once(room: Room) -> None:
    """R and a level give all indicators of the recommendation that level; one undo takes it back."""
    room.begun()
    async with room.open() as pilot:
        await pilot.press("R", "4")
        await pilot.pause()
        kept = room.kept().assessment
        assert {kept.response(ref).answer for ref in ("T-01.s", "T-01.p", "T-01.o")} == {Rated(4)}
        await pilot.press("u")
        assert not room.kept().assessment.responses


async def test_a_whole_recommendation_does_not_apply_for_one_reason(room: Room) -> None:
    """R and x ask why, once; nothing is answered before that is said."""
    room.begun()
    async with room.open() as pilot:
        await pilot.press("R", "x")
        assert "Why does T-01 not concern this country?" in screen_text(pilot)
        await pilot.press("enter")
        assert not room.kept().assessment.responses
        await type_in(pilot, "no coast")
        await pilot.press("enter")
        await pilot.pause()
        kept = room.kept().assessment
        assert {kept.response(ref).answer for ref in ("T-01.s", "T-01.p", "T-01.o")} == {NotApplicable("no coast")}
        assert "× not applicable" in screen_text(pilot)
        await pilot.press("u")
        assert not room.kept().assessment.responses


async def test_work_is_resumed_where_it_was_left(room: Room) -> None:
    """Opening again shows the first unanswered question after the one answered last."""
    room.half_done()
    async with room.open() as pilot:
        assert "▌ T-02.p" in screen_text(pilot)


async def test_a_comment_keeps_itself_after_a_pause_and_when_left(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a sentence is in the register after a pause, the whole one when the field is left."""
    monkeypatch.setattr(writing, "PAUSE", 2.0)
    room.begun()
    async with room.open() as pilot:
        await pilot.press("c")
        await type_in(pilot, "half")
        assert "typing" in screen_text(pilot)
        await until(pilot, lambda: "✓ saved" in screen_text(pilot))
        assert room.kept().assessment.response("T-01.s").comment == "half"
        await type_in(pilot, " more")
        await pilot.press("escape")
        assert room.kept().assessment.response("T-01.s").comment == "half more"


async def test_going_elsewhere_keeps_what_is_half_typed(room: Room) -> None:
    """F5 in mid-sentence goes to the gaps, and the comment is kept."""
    room.begun()
    async with room.open() as pilot:
        await pilot.press("c")
        await type_in(pilot, "half")
        await pilot.press("f5")
        assert room.kept().assessment.response("T-01.s").comment == "half"


async def test_flags_are_found_again(room: Room) -> None:
    """F marks a question to be discussed; F goes to it from elsewhere."""
    room.begun()
    async with room.open() as pilot:
        await pilot.press("f", "right", "F")
        text = screen_text(pilot)
        assert "▌ T-01.s" in text
        assert "⚑ to be discussed" in text


async def test_back_and_forward_as_in_a_browser(room: Room) -> None:
    """[ goes back to where one was, ] forward again."""
    room.begun()
    async with room.open() as pilot:
        await pilot.press("right", "right", "left_square_bracket")
        assert "▌ T-02.s" in screen_text(pilot)
        await pilot.press("right_square_bracket")
        assert "▌ R-01.s" in screen_text(pilot)


async def test_search_finds_comments_and_refs(room: Room) -> None:
    """Typing a word of a comment, or a ref, leads to its question."""
    room.half_done()
    async with room.open() as pilot:
        await pilot.press("slash")
        await type_in(pilot, "CAPITAL")
        assert "T-01.p" in screen_text(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "▌ T-01.p" in screen_text(pilot)
        await pilot.press("slash")
        await type_in(pilot, "r-01")
        await pilot.press("enter")
        await pilot.pause()
        assert "▌ R-01.s" in screen_text(pilot)


async def test_a_filter_restricts_the_walk(room: Room) -> None:
    """Only gaps: going on visits what falls short and nothing else, and one key takes the filter off."""
    room.half_done()
    async with room.open() as pilot:
        await pilot.press("l")
        await type_in(pilot, "gaps")
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert "Only: Gaps" in screen_text(pilot)
        assert "▌ T-01.s" in screen_text(pilot)
        await pilot.press("down", "down")
        assert "▌ T-02.s" in screen_text(pilot)
        await pilot.press("L")
        await pilot.pause()
        assert "Only:" not in screen_text(pilot)


async def test_filters_combine_and_are_taken_off_one_by_one(room: Room) -> None:
    """Of one sort they widen, of several they narrow; above the contents each can be clicked away, or all at once."""
    room.half_done()
    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("l")
        for wish in ("transit", "structural", "process", "gaps"):
            await type_in(pilot, wish)
            await pilot.press("enter")
        await pilot.press("escape")
        await pilot.pause()
        text = screen_text(pilot)
        assert "Only 3 of 7 questions" in text
        assert "Only: Transit · Structural or Process · Gaps" in text
        await click_on(pilot, "× Structural")
        assert "Only 1 of 7 questions" in screen_text(pilot)
        assert "▌ T-01.p" in screen_text(pilot)
        await click_on(pilot, "× clear all")
        assert "Only" not in screen_text(pilot)


async def test_what_was_answered_leaves_the_filter_once_one_goes_on(room: Room) -> None:
    """Nothing vanishes from under the hand; but the next recommendation is counted anew."""
    room.half_done()
    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("l")
        await type_in(pilot, "unans")
        await pilot.press("enter", "escape", "3")
        await pilot.pause()
        assert "Only 3 of 7 questions" in screen_text(pilot)
        assert "▌ T-02.p" in screen_text(pilot)
        await pilot.press("down")
        await pilot.pause()
        assert "Only 2 of 7 questions" in screen_text(pilot)


async def test_a_filter_that_leaves_nothing_says_so_and_keeps_the_place(room: Room) -> None:
    """One stays where one is, and moving leads nowhere until the filter is taken off."""
    room.begun()
    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("l")
        await type_in(pilot, "gaps")
        await pilot.press("enter", "escape", "down", "right", "n")
        await pilot.pause()
        assert "Only 0 of 7 questions" in screen_text(pilot)
        assert "▌ T-01.s" in screen_text(pilot)


async def test_what_is_to_be_discussed_is_a_list(room: Room) -> None:
    """The marked questions with their answers and comments, from any place; Enter goes there."""
    room.half_done()
    async with room.open() as pilot:
        await pilot.press("f4", "b")
        await pilot.pause()
        text = screen_text(pilot)
        assert "⚑ T-01.p" in text
        assert "2 In design" in text
        assert "Solo en la capital" in text
        await pilot.press("enter")
        await pilot.pause()
        assert "▌ T-01.p" in screen_text(pilot)


async def test_sealed_is_read_only_and_says_so(room: Room) -> None:
    """A submitted assessment shows its answers, takes none, and says why."""
    room.half_done().seal()
    async with room.open() as pilot:
        await pilot.press("1", "x", "c", "f", "u")
        assert "Submitted: read-only" in screen_text(pilot)
        assert room.kept().assessment.response("T-02.p").answer is None


async def test_two_windows_see_each_others_answers(room: Room) -> None:
    """What a colleague answers elsewhere appears without a key being pressed."""
    room.begun()
    async with room.open() as pilot:
        room.desk_of("Luis").session("SLV-2026").answer("T-01.s", Rated(2))
        await until(pilot, lambda: "2 ● In design" in screen_text(pilot))


async def test_a_figure_is_reported_with_year_and_denominator(room: Room) -> None:
    """V asks for the number that the indicator wants; a word in its place is refused, and a year that can't be."""
    room.begun()
    async with room.open() as pilot:
        await pilot.press("down", "down", "v")
        await type_in(pilot, "many")
        await pilot.press("ctrl+s")
        assert "Please type a number" in screen_text(pilot)
        await pilot.press("ctrl+u")
        await type_in(pilot, "62.5")
        await pilot.press("enter")
        await type_in(pilot, "2052")
        await pilot.press("ctrl+s")
        assert "Please type a year from 1950 to 2027" in screen_text(pilot)
        await pilot.press("ctrl+u")
        await type_in(pilot, "2025")
        await pilot.press("enter", "enter")
        await pilot.pause()
        figure = room.kept().assessment.response("T-01.o").figure
    assert figure is not None
    assert (str(figure.value), figure.year) == ("62.5", 2025)
