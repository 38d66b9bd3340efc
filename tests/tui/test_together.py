"""Two people write the same comment at the same time: both are kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.tui.screens.common import writing
from assess.tui.work.together import together
from assess.workflow.drafts import Draft
from tests.tui.kit import Room, screen_text, type_in, until

TEXTS = st.text("ab ", max_size=8)


@pytest.mark.parametrize(
    ("before", "theirs", "mine", "both"),
    [
        ("Law.", "Law. Since 2003.", "Law. Art. 3.", "Law. Since 2003. Art. 3."),
        ("", "theirs", "mine", "theirsmine"),
        ("Law.", "The law.", "Law.", "The law."),
        ("Law.", "Law.", "The law.", "The law."),
        ("A law.", "", "A law, still.", "A law, still."),
        ("one two", "1 two", "I two", "1\nI two"),
    ],
)
def test_what_two_made_of_a_text_stands_in_it(before: str, theirs: str, mine: str, both: str) -> None:
    """What only one changed is as they changed it; where both did, theirs comes first."""
    assert together(before, theirs, mine) == both


@given(TEXTS, TEXTS, TEXTS)
def test_who_changed_nothing_changes_nothing(before: str, one: str, other: str) -> None:
    """And two who did the same did it once; nothing that either added at the end is lost."""
    assert together(before, one, before) == one == together(before, before, one) == together(before, one, one)
    assert together(before, before + one, before + other).startswith(before)
    assert set(one + other) <= set(together(before, before + one, before + other))


async def test_a_comment_that_two_write_at_once_has_what_both_wrote(room: Room) -> None:
    """The field shows what the colleague wrote; who closes it without typing takes nothing back."""
    room.begun()
    colleague = room.desk_of("Luis").session("SLV-2026")
    async with room.open() as pilot:
        await pilot.press("c")
        await type_in(pilot, "one")
        await until(pilot, lambda: room.kept().assessment.response("T-01.s").comment)
        colleague.refresh()
        colleague.comment("T-01.s", "one two")
        await until(pilot, lambda: "one two" in screen_text(pilot))
        colleague.comment("T-01.s", "one two three")
        await type_in(pilot, " four")
        await pilot.press("escape")
        await pilot.pause()
        assert room.kept().assessment.response("T-01.s").comment == "one two three four"
        colleague.refresh()
        await pilot.press("c")
        colleague.comment("T-01.s", "All of it.")
        await pilot.press("escape")
        await pilot.pause()
    assert room.kept().assessment.response("T-01.s").comment == "All of it."


async def test_a_draft_is_brought_together_with_what_was_written_since(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut in mid-sentence, and a colleague who went on with the same comment: both are there."""
    monkeypatch.setattr(writing, "PAUSE", 60.0)
    room.begun().comment("T-01.s", "One. Two.")
    typed = {"about": "T-01.s", "text": "One. Mine.", "was": "One."}
    room.drafts.kept["SLV-2026/comment"] = Draft("2026-11-22T09:00:00+00:00", typed)
    async with room.open() as pilot:
        await pilot.pause()
        assert "One. Two. Mine." in screen_text(pilot)
