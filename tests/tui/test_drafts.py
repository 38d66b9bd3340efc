"""What is half typed in a form is there again, until it is recorded or deliberately thrown away."""

from __future__ import annotations

import pytest

from assess.domain.answers import Rated
from assess.tui.screens.common import writing
from assess.tui.work.drafting import SOON
from assess.workflow.drafts import Draft
from tests.tui.kit import WIDE, FullRegister, Room, click_on, screen_text, type_in, until

AT = "2026-11-22T08:00:00+00:00"
NEED = "SLV-2026/new need T-01"

FORMS = {
    "evidence": (["f6", "a"], "SLV-2026/new evidence", "title"),
    "evidence for a question": (["e", "enter"], "SLV-2026/new evidence", "title"),
    "action": (["a", "a"], "SLV-2026/new action T-01", "what"),
    "practice": (["a", "p"], "SLV-2026/new practice T-01", "title"),
    "observation": (["a", "o"], "SLV-2026/new observation T-01.s", "text"),
    "member": (["f9", "a"], "SLV-2026/new member", "name"),
    "why not applicable": (["x"], "SLV-2026/reason T-01.s", "reason"),
}
"""The keys that open a form, the name of its draft, and its first field."""


@pytest.mark.parametrize("form", FORMS)
async def test_every_form_keeps_what_is_half_typed_and_offers_it_again(room: Room, form: str) -> None:
    """Without any key that saves; the next time it stands in its field, with when it was typed."""
    room.begun()
    keys, name, field = FORMS[form]
    async with room.open() as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        await type_in(pilot, "Half a sen")
        await until(pilot, lambda: name in room.drafts.kept and "a sen" in room.drafts.kept[name].typed[field])
        assert room.drafts.kept[name].typed[field].endswith("Half a sen")
    async with room.open() as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert "Half a sen" in screen_text(pilot)
        assert "Recovered from" in screen_text(pilot)


async def test_a_new_assessment_is_begun_where_it_was_left(room: Room) -> None:
    """The country is chosen again; its form has what was typed."""
    async with room.open(None) as pilot:
        await pilot.press("a")
        await type_in(pilot, "Salvador")
        await pilot.press("enter", "tab")
        await type_in(pilot, "SS")
        await pilot.press("escape", "a")
        await type_in(pilot, "Salvador")
        await pilot.press("enter", "ctrl+s")
        await pilot.pause()
        assert [each.id for each in room.desk.standings()] == ["SLV-2026-SS"]
        assert not room.drafts.kept


async def test_what_is_recorded_is_no_draft_any_more(room: Room) -> None:
    """The next form of its kind begins empty and says nothing of a draft."""
    room.begun()
    room.drafts.kept[NEED] = Draft(AT, {"what": "Six posts", "kind": "training"})
    async with room.open() as pilot:
        await pilot.press("a", "n", "ctrl+s")
        await pilot.pause()
        assert room.kept().assessment.needs["N-001"].what == "Six posts"
        assert not room.drafts.kept
        await pilot.press("a", "n")
        await pilot.pause()
        assert "Taken up" not in screen_text(pilot)


async def test_one_can_begin_anew_when_asked_twice(room: Room) -> None:
    """Ctrl+N warns; typing goes on and takes the question back; twice in a row, all fields are as new."""
    room.begun()
    room.drafts.kept[NEED] = Draft(AT, {"what": "Six posts", "kind": "training"})
    async with room.open(size=WIDE) as pilot:
        await pilot.press("a", "n", "ctrl+n")
        await pilot.pause()
        assert "^N again" in screen_text(pilot)
        await pilot.press("tab", "!", "ctrl+n", "ctrl+n")
        await pilot.pause()
        text = screen_text(pilot)
        assert "Six posts" not in text
        assert "◉ Technical or legal advice" in text
        assert not room.drafts.kept
        await pilot.press("escape", "a", "n")
        await pilot.pause()
        assert "Taken up" not in screen_text(pilot)


async def test_the_mouse_begins_anew_too(room: Room) -> None:
    """A click on the offer in the last line, twice."""
    room.begun()
    room.drafts.kept[NEED] = Draft(AT, {"what": "Six posts"})
    async with room.open() as pilot:
        await pilot.press("a", "n")
        await pilot.pause()
        await click_on(pilot, "Start again")
        assert "^N again" in screen_text(pilot)
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert not room.drafts.kept


@pytest.mark.parametrize("key", ["escape", "f10"])
async def test_leaving_keeps_it_at_once(room: Room, key: str) -> None:
    """Before the pause after which it would have been kept anyway."""
    room.begun()
    async with room.open() as pilot:
        await pilot.press("a", "n", "tab")
        await type_in(pilot, "Six")
        await pilot.press(key)
        await pilot.pause()
    assert room.drafts.kept[NEED].typed == {"what": "Six"}


async def test_only_what_was_changed_is_a_draft(room: Room) -> None:
    """What a colleague corrects meanwhile in the other fields is not set back."""
    room.half_done()
    async with room.open() as pilot:
        await pilot.press("f6", "enter")
        await pilot.pause()
        await type_in(pilot, "!")
        await pilot.press("escape")
        await pilot.pause()
    assert room.drafts.kept["SLV-2026/evidence E-001"].typed == {"title": "Ley de migración!"}


async def test_typing_and_taking_it_back_leaves_no_draft(room: Room) -> None:
    """Nothing is offered again that differs in nothing."""
    room.begun()
    async with room.open() as pilot:
        await pilot.press("a", "n", "tab", "x", "backspace", "escape", "a", "n")
        await pilot.pause(2 * SOON)
        assert "Taken up" not in screen_text(pilot)
        assert not room.drafts.kept


async def test_where_no_draft_can_be_kept_the_form_is_left_only_when_asked_twice(room: Room) -> None:
    """On a full disk, nothing typed vanishes by one key."""
    room.begun()
    room.drafts.full = True
    async with room.open() as pilot:
        await pilot.press("a", "n", "tab")
        await type_in(pilot, "Six")
        await pilot.press("escape")
        await pilot.pause()
        assert "The draft can't be kept" in screen_text(pilot)
        await pilot.press("s", "ctrl+s")
        await pilot.pause()
        assert room.kept().assessment.needs["N-001"].what == "Sixs"


async def test_what_cannot_be_recorded_stays_in_its_form() -> None:
    """On a full disk the form says why, keeps its words, and records them once there is room."""
    register = FullRegister()
    room = Room(register=register)
    room.begun()
    async with room.open() as pilot:
        await pilot.press("a", "n", "tab")
        await type_in(pilot, "Six posts")
        register.full = True
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "The disk is full." in screen_text(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "Six posts" in screen_text(pilot)
        register.full = False
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert room.kept().assessment.needs["N-001"].what == "Six posts"


async def test_a_draft_of_another_version_is_taken_up_as_far_as_it_fits(room: Room) -> None:
    """An unknown field and an unknown choice are passed over."""
    room.begun()
    room.drafts.kept[NEED] = Draft(AT, {"what": "[/] Six", "kind": "no-such-kind", "gone": "x"})
    async with room.open() as pilot:
        await pilot.press("a", "n")
        await pilot.pause()
        text = screen_text(pilot)
        assert "[/] Six" in text
        assert "◉ Technical or legal advice" in text


async def test_what_is_typed_without_a_pause_is_a_draft_meanwhile(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever writes on and on loses no more than half a second when the power fails."""
    monkeypatch.setattr(writing, "PAUSE", 1000.0)
    room.begun()
    async with room.open() as pilot:
        await pilot.press("c")
        for _ in range(6):
            await pilot.press("a", "b")
            await pilot.pause(SOON / 3)
        assert room.kept().assessment.response("T-01.s").comment == ""
        assert room.drafts.kept["SLV-2026/comment"].typed["text"].startswith("abab")
        await pilot.press("escape")
        assert room.kept().assessment.response("T-01.s").comment == "ab" * 6
        assert not room.drafts.kept


async def test_whoever_was_interrupted_in_mid_sentence_is_back_in_it(room: Room) -> None:
    """The question is the one that was commented, the field is open, and the next letter goes on."""
    room.begun()
    room.drafts.kept["SLV-2026/comment"] = Draft(AT, {"about": "T-02.p", "text": "In the north, but"})
    async with room.open() as pilot:
        await pilot.pause()
        assert "Comment on T-02.p" in screen_text(pilot)
        assert "Recovered from" in screen_text(pilot)
        await type_in(pilot, " not")
        await pilot.press("escape")
        assert room.kept().assessment.response("T-02.p").comment == "In the north, but not"
        assert not room.drafts.kept


async def test_when_it_was_typed_is_told_as_days_are_told_elsewhere(room: Room) -> None:
    """In every language the same; F2 turns the words around it."""
    room.begun()
    room.drafts.kept["SLV-2026/comment"] = Draft(AT, {"about": "T-01.s", "text": "In the north, but"})
    async with room.open() as pilot:
        await pilot.pause()
        assert "Recovered from 2026-11-22" in screen_text(pilot)
        await pilot.press("f2")
        await pilot.pause()
        assert "2026-11-22" in screen_text(pilot)
        assert "Taken up" not in screen_text(pilot)


async def test_remarks_are_taken_up_on_the_profile(room: Room) -> None:
    """They open by themselves, and are recorded without another key."""
    room.begun()
    room.drafts.kept["SLV-2026/remarks"] = Draft(AT, {"about": "remarks", "text": "The State"})
    async with room.open() as pilot:
        await pilot.press("f9")
        await until(pilot, lambda: room.kept().assessment.delegation.remarks)
        assert "Remarks of the state" in screen_text(pilot)
        assert room.kept().assessment.delegation.remarks == "The State"


@pytest.mark.parametrize("typed", [{}, {"about": "Z-99.s", "text": "gone"}, {"about": "T-01.s"}])
async def test_a_draft_of_nothing_opens_nothing(room: Room, typed: dict[str, str]) -> None:
    """A question that is no more, or a damaged draft, does not stop the work."""
    room.begun()
    room.drafts.kept["SLV-2026/comment"] = Draft(AT, typed)
    async with room.open() as pilot:
        await pilot.press("3")
        assert room.kept().assessment.response("T-01.s").answer == Rated(3)
