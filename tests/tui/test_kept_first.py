"""What is shown is kept: an answer is drawn while it is on its way to the disk, and waits for it to be painted."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.pilot import Pilot

from assess.domain.answers import Rated
from assess.tui.app import AssessApp
from tests.tui.kit import MIDDLE, Room, SlowRegister, screen_text


@pytest.fixture
def register() -> SlowRegister:
    """Give a register whose disk takes its time."""
    return SlowRegister()


def answer(room: Room) -> object:
    """Read what the register says of the first question."""
    return room.kept().assessment.response("T-01.s").answer


async def test_nothing_is_shown_before_it_is_on_the_disk(
    register: SlowRegister, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever Textual displays after an answer, it was brought to the disk first."""
    room = Room(register=register)
    room.begun()
    seen = list[int]()
    display = App._display

    def watched(app: App[None], *given: object) -> None:
        seen.append(len(register.settled))
        display(app, *given)  # type: ignore[arg-type]

    async with room.open(size=MIDDLE) as pilot:
        register.settled.clear()
        monkeypatch.setattr(App, "_display", watched)
        for number, key in enumerate("425", start=1):
            seen.clear()
            await pilot.press(key)
            await pilot.pause()
            assert set(seen) == {number}


@pytest.mark.parametrize("by", ["key", "mouse"])
async def test_an_answer_that_did_not_get_to_the_disk_is_taken_back_and_told(register: SlowRegister, by: str) -> None:
    """The question stands as before, in the contents and the scores too; once there is room, it can be answered."""
    room = Room(register=register)
    room.begun()
    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("2")
        before = screen_text(pilot)
        register.full = True
        await answered(pilot, by)
        await pilot.pause()
        assert "The disk is full." in screen_text(pilot)
        assert answer(room) == Rated(2)
        await pilot.press("enter")
        await pilot.pause()
        after = screen_text(pilot)
        assert "NOT SAVED" in after
        assert after.splitlines()[1:] == before.splitlines()[1:]
        register.full = False
        await answered(pilot, by)
        await pilot.pause()
        assert "✓ saved" in screen_text(pilot)
        assert answer(room) == Rated(4)


async def test_leaving_waits_for_the_disk_and_says_what_was_not_kept(register: SlowRegister) -> None:
    """Somebody who answers and leaves at once is not let go in the belief that it was kept."""
    room = Room(register=register)
    room.begun()
    async with room.open(size=MIDDLE) as pilot:
        assert isinstance(pilot.app, AssessApp)
        register.full = True
        pilot.app.bench.session.answer_ahead("T-01.s", Rated(4))
        await pilot.press("f10")
        await pilot.pause()
        assert pilot.app.is_running
        assert "The disk is full." in screen_text(pilot)
        assert answer(room) is None


async def answered(pilot: Pilot[None], by: str) -> None:
    """Choose level 4, by its key or by a click on its line."""
    assert isinstance(pilot.app, AssessApp)
    if by == "key":
        await pilot.press("4")
        return
    lines = screen_text(pilot).splitlines()
    row = next(row for row, line in enumerate(lines) if "4 ○ Implemented" in line)
    await pilot.click(offset=(lines[row].index("4 ○"), row))
