"""Stories of the secretariat: files are taken in or refused, keys are compared by telephone, the board tells who."""

from __future__ import annotations

from datetime import date

import pytest
from textual.content import Content

from assess.domain.answers import Rated
from assess.domain.assessment import Assessment, Declaration
from assess.domain.errors import RegisterUnusable
from assess.domain.followup import FollowUp
from assess.domain.message import say
from assess.domain.region.round import Stage
from assess.domain.submission import Submission, fingerprint
from assess.records import replace
from assess.tui.pages import inbox
from assess.tui.work.bench import Bench
from assess.workflow.arrival import Arrival, Outcome, Verdict
from assess.workflow.board import Seat
from assess.workflow.inbox import Inbox
from tests.fakes import FakeRegister
from tests.tui.kit import MIDDLE, WIDE, Room, click_on, screen_text, type_in, until

HOME = "/home/ana/arrived/"
THEIRS, STRANGE = "ab" * 32, "cd" * 32
SENT: dict[str, Assessment] = {}
"""What was in the envelopes, by digest."""


def sent(room: Room, country: str, key: str = THEIRS, level: int = 3, name: str = "") -> str:
    """A country answers everything, declares and seals at its own desk; its envelope lies in the folder."""
    elsewhere = Room(register=FakeRegister())
    session = elsewhere.desk.begin(country, "2026")
    for indicator in session.guideline.indicators():
        session.answer(indicator.ref, Rated(level))
    session.declare(Declaration("Rosa"))
    session.seal()
    revisions = session.assessment.history.revisions
    submission = Submission(
        assessment=session.assessment.id,
        guideline="small",
        edition="1",
        guideline_digest="",
        program="1",
        sealed_at=revisions[-1].at,
        draft=False,
        declaration=session.assessment.opening.declaration,
        revisions=tuple(replace(each, number=0) for each in revisions),
        digest=f"{country}{key[:2]}{level}",
        key=key,
    )
    path = HOME + (name or f"{country}-2026.assess.json")
    room.files.files[path] = path.encode()
    room.arrivals[path.encode()] = Arrival.of(submission, session.guideline, path.encode())
    SENT[submission.digest] = submission.content
    return path


def held(room: Room, assessment: str) -> Assessment | None:
    """What the secretariat holds of an assessment; `None` for nothing."""
    found = [receipt for receipt, _ in room.register.intake.kept if receipt.assessment == assessment]
    return SENT[found[-1].digest] if found else None


async def test_of_a_board_of_thousands_only_what_is_seen_is_laid_out(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line is made when it is first on the screen: opening the inbox makes no more than a screen has."""
    units = [f"M{number:05d}" for number in range(5_000)]
    seats = [
        Seat("MEX", unit, f"MEX-2026-{unit}", Stage.SUBMITTED, "2026-05-01", "2026-05-02", late=False, issue=1,
             counts="7 0 0 0 0 7")
        for unit in units
    ]  # fmt: skip
    made = list[str]()
    told_of = inbox._told_of

    def counted(bench: Bench, seat: Seat, widths: tuple[int, ...]) -> Content:
        made.append(seat.unit)
        return told_of(bench, seat, widths)

    monkeypatch.setattr(Inbox, "board", lambda _self, _cycle: seats)
    monkeypatch.setattr(inbox, "_told_of", counted)
    async with room.open(None, size=MIDDLE) as pilot:
        await pilot.press("m")
        await pilot.pause()
        assert units[0] in screen_text(pilot)
        assert 0 < len(made) < 100


async def test_a_folder_is_taken_in_once_the_digits_were_compared(room: Room) -> None:
    """The first envelope of a country waits; after the telephone call it is taken in, and the board counts it."""
    sent(room, "SLV")
    async with room.open(None, size=MIDDLE) as pilot:
        await pilot.press("m", "a")
        await pilot.pause()
        await type_in(pilot, "arr")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        text = screen_text(pilot)
        assert "1 file: 1 waits for its key" in text
        assert "0 of 11 submitted" in text
        assert held(room, "SLV-2026") is None
        await pilot.press("enter")  # the cursor is on what waits
        await pilot.pause()
        groups = fingerprint(THEIRS).split()
        await until(pilot, lambda: "  ".join(groups[:4]) in screen_text(pilot))
        assert "  ".join(groups[4:]) in screen_text(pilot)
        await pilot.press("y")
        await pilot.pause()
        assert "1 file: 1 received" in screen_text(pilot)
        assert "1 of 11 submitted" in screen_text(pilot)
    assert held(room, "SLV-2026") is not None
    assert room.register.intake.pinned("SLV") == THEIRS


async def test_a_hasty_enter_accepts_no_key(room: Room) -> None:
    """No stands first; the file goes on waiting."""
    sent(room, "SLV")
    async with room.open(None, size=MIDDLE) as pilot:
        await pilot.press("m")
        room.inbox.receive(HOME + "SLV-2026.assess.json")
        await pilot.press("a", "escape")
        await pilot.pause()
        await pilot.press("home", "down", "enter", "enter")
        await pilot.pause()
        assert "waits: is this its key?" in screen_text(pilot)
        assert held(room, "SLV-2026") is None


async def test_another_key_than_before_is_an_alarm_with_both_keys(room: Room) -> None:
    """It is not taken in by itself; who accepts it has seen the old digits and the new ones."""
    first = sent(room, "SLV")
    room.inbox.receive(first)
    room.inbox.accept(first)
    second = sent(room, "SLV", STRANGE, level=4, name="again.assess.json")
    async with room.open(None, size=WIDE) as pilot:
        await pilot.press("m")
        await pilot.pause()
        room.inbox.receive(second)
        await pilot.press("a", "escape")
        await pilot.pause()
        assert "ALARM" in screen_text(pilot)
        await click_on(pilot, "again.assess.json")
        text = screen_text(pilot)
        assert fingerprint(THEIRS).split()[0] in text
        assert fingerprint(STRANGE).split()[0] in text
        assert room.register.intake.pinned("SLV") == THEIRS
        await pilot.press("escape")


async def test_what_is_no_envelope_is_refused_with_its_place_and_stops_nothing(room: Room) -> None:
    """A broken file between two good ones: each is told by itself."""
    sent(room, "SLV")
    room.files.files[HOME + "broken.pdf"] = b"?"
    sent(room, "MEX", STRANGE)
    async with room.open(None, size=MIDDLE) as pilot:
        await pilot.press("m")
        await click_on(pilot, "Receive files")
        await type_in(pilot, "everything")
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        text = screen_text(pilot)
        assert "3 files: " in text
        assert "1 refused" in text
        assert "It is no envelope." in text
        assert "2 wait for their key" in text


async def test_a_folder_without_envelopes_says_so(room: Room) -> None:
    """Nothing is taken in, and one is told why nothing happened."""
    room.register.intake.kept.clear()
    async with room.open(None, size=MIDDLE) as pilot:
        await pilot.press("m", "a")
        await pilot.pause()
        room.files.arrivals = lambda place: []  # type: ignore[method-assign]  # noqa: ARG005 - as the port has it
        await pilot.press("enter")
        await pilot.pause()
        assert "There is no envelope and no report in that folder." in screen_text(pilot)


async def test_what_a_country_sent_is_opened_from_the_board_and_left_again(room: Room) -> None:
    """Enter on its line opens it read-only; leaving it leads back to the inbox."""
    session = room.half_done()
    session.seal()
    async with room.open(None, size=MIDDLE) as pilot:
        await pilot.press("m")
        await pilot.pause()
        assert "1 of 11 submitted" in screen_text(pilot)
        await click_on(pilot, "El Salvador")
        assert "Submitted: read-only" in screen_text(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert "1 of 11 submitted" in screen_text(pilot)


async def test_who_came_after_the_deadline_is_late_and_the_deadline_is_remembered(room: Room) -> None:
    """Set once, the last day of a cycle is kept in the register, for all who use it."""
    room.half_done().seal()
    async with room.open(None, size=MIDDLE) as pilot:
        await pilot.press("m", "l")
        await pilot.press("tab")
        await type_in(pilot, "2026-02-01")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "deadline February 1, 2026" in screen_text(pilot).replace("1 February 2026", "February 1, 2026")
        assert "submitted, late" in screen_text(pilot)
    assert room.register.intake.deadline("2026") == date(2026, 2, 1)


async def test_a_register_that_cannot_be_read_is_told_in_the_inbox(room: Room) -> None:
    """It says why, and the way back is open."""

    def broken() -> FakeRegister:
        raise RegisterUnusable(say("The register is damaged."), say("Bring back a backup."))

    room.desk._open_register = broken
    async with room.open(None) as pilot:
        await pilot.press("m")
        await pilot.pause()
        assert "The register is damaged." in screen_text(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert "The register is damaged." in screen_text(pilot)


async def test_a_follow_up_that_arrived_leads_to_what_is_observed(room: Room) -> None:
    """Enter on its line opens the assessment where the replies are written; the way back leads past its questions."""
    room.half_done()
    observed = FollowUp("SLV-2026", "", "1", "", ())
    room.inbox.outcomes["/home/ana/s.json"] = Outcome("/home/ana/s.json", Verdict.TAKEN_IN, follow_up=observed)
    async with room.open(None, size=MIDDLE) as pilot:
        await pilot.press("m")
        await pilot.pause()
        await click_on(pilot, "SLV-2026")
        assert "▸⇧O Observations" in screen_text(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert "▸F3 Questions" in screen_text(pilot)
