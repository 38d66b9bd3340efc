"""Stories of what leaves the program: the gap report made beside other work, and the submission."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from assess.domain.answers import Rated
from assess.domain.assessment import Declaration
from assess.domain.errors import Misuse, ReportFailed
from assess.domain.ledgers.observations import Observation, Reviewer
from assess.domain.message import say
from assess.domain.receipt import Receipt
from assess.domain.submission import fingerprint
from assess.tui.screens.common import reporting
from assess.workflow import reviewing
from assess.workflow.session import Session
from tests.tui.kit import WIDE, Room, click_on, screen_text, type_in, until

NAME = "SLV-2026.assess.json"
HORSE = "correct horse"


def answered(room: Room) -> Session:
    """An assessment in whose way nothing stands."""
    session = room.half_done()
    for ref in ("T-02.p", "R-01.s", "R-01.o"):
        session.answer(ref, Rated(2))
    return session


async def finished(pilot: Pilot[None]) -> None:
    """Wait until no report is being made."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def submitted(pilot: Pilot[None]) -> None:
    """Submit with the declaration of Rosa, by keyboard alone."""
    await pilot.press("f7", "s")
    await type_in(pilot, "Rosa")
    await pilot.press("ctrl+s")
    await pilot.pause()
    await pilot.press("y")
    await pilot.pause()


async def test_a_locked_key_is_opened_where_something_is_signed(room: Room) -> None:
    """A wrong passphrase is asked for again, none of them is shown; who leaves it unsigned can sign it later."""
    answered(room)
    room.passphrase = HORSE
    async with room.open() as pilot:
        await submitted(pilot)
        await type_in(pilot, "battery")
        assert "•••••••" in screen_text(pilot)
        await pilot.press("enter")
        assert "Wrong passphrase." in screen_text(pilot)
        await pilot.press("escape")
        assert not room.folder.files
        assert not room.kept().assessment.sealed
        await submitted(pilot)
        await type_in(pilot, HORSE)
        await pilot.press("f2", "enter")
        await pilot.pause()
        assert room.folder.files == {NAME: b"sealed"}
        await pilot.press("p")
        await finished(pilot)
        assert "SLV-2026.pdf" in room.folder.files
    assert not room.drafts.kept


async def test_a_report_of_what_is_not_submitted_needs_no_key(room: Room) -> None:
    """It carries no envelope."""
    room.half_done()
    room.passphrase = HORSE
    async with room.open() as pilot:
        await pilot.press("f7", "p")
        await finished(pilot)
        assert "SLV-2026.pdf" in room.folder.files


async def test_the_report_is_made_and_its_path_is_told_in_full(room: Room) -> None:
    """One key on the review; the file is in the language of the screen, and offered to be opened."""
    room.half_done()
    async with room.open(language="es") as pilot:
        await pilot.press("f7", "p")
        await finished(pilot)
        assert room.folder.files == {"SLV-2026.pdf": b"report in es"}
        assert "/home/ana/SLV-2026.pdf" in screen_text(pilot)


async def test_the_report_is_made_by_mouse_alone(room: Room) -> None:
    """A click on the place and a click on the offer."""
    room.half_done()
    async with room.open(size=WIDE) as pilot:
        await click_on(pilot, "Review")
        await click_on(pilot, "Make the gap report")
        await finished(pilot)
        assert list(room.folder.files) == ["SLV-2026.pdf"]


async def test_work_goes_on_while_the_report_is_made(room: Room) -> None:
    """The screen says so and stays alive; elsewhere a note tells that it is finished."""
    room.half_done()
    room.press.free.clear()
    async with room.open() as pilot:
        await pilot.press("f7", "p")
        await pilot.pause()
        assert "The gap report is being made" in screen_text(pilot)
        await until(pilot, lambda: "Page 2 of 3 is being written." in screen_text(pilot))
        await pilot.press("escape", "3")
        await pilot.pause()
        assert room.kept().assessment.response("T-02.p").answer == Rated(3)
        room.press.free.set()
        await finished(pilot)
        assert "The gap report is finished" in screen_text(pilot)


async def test_a_report_that_was_given_up_is_not_kept(room: Room) -> None:
    """The offer to make it is back at once, and what the press still gives is ignored."""
    room.half_done()
    room.press.free.clear()
    async with room.open() as pilot:
        await pilot.press("f7", "p")
        await pilot.pause()
        await pilot.press("home", "down", "enter")
        await pilot.pause()
        assert "Make the gap report" in screen_text(pilot)
        room.press.free.set()
        await until(pilot, lambda: room.press.ended)
        assert room.folder.files == {}


async def test_a_report_that_fails_says_why_and_what_to_do(room: Room) -> None:
    """A machine without Pango is told so, with its mend."""
    room.half_done()
    room.press.fault = ReportFailed(say("PDF reports need Pango."), say("Install it."))
    async with room.open() as pilot:
        await pilot.press("f7", "p")
        await until(pilot, lambda: "PDF reports need Pango." in screen_text(pilot))
        assert "Install it." in screen_text(pilot)


async def test_a_fault_of_the_press_does_not_stop_the_program(room: Room) -> None:
    """Whatever happens while a report is made, the screen goes on and says it in a sentence."""
    room.half_done()
    room.press.fault = ZeroDivisionError()
    async with room.open() as pilot:
        await pilot.press("f7", "p")
        await until(pilot, lambda: "The report could not be made (ZeroDivisionError)." in screen_text(pilot))


async def test_an_earlier_report_is_only_written_over_when_asked(room: Room) -> None:
    """A hasty Enter leaves the file as it is; y writes over it."""
    room.half_done()
    room.folder.files["SLV-2026.pdf"] = b"old"
    async with room.open() as pilot:
        await pilot.press("f7", "p")
        await pilot.pause()
        assert "SLV-2026.pdf already exists." in screen_text(pilot)
        await pilot.press("enter")
        await finished(pilot)
        assert room.folder.files["SLV-2026.pdf"] == b"old"
        await pilot.press("p", "y")
        await finished(pilot)
        assert room.folder.files["SLV-2026.pdf"] == b"report in en"


async def test_the_report_is_opened_only_on_request(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Enter on the line below its path opens it; where nothing can open it, that is said."""
    opened = list[str]()

    def nothing_opens(path: str) -> bool:
        opened.append(path)
        return False

    monkeypatch.setattr(reporting, "view", nothing_opens)
    room.half_done()
    async with room.open(size=WIDE) as pilot:
        await pilot.press("f7", "p")
        await finished(pilot)
        assert not opened
        await pilot.press("home", "down", "enter")
        await pilot.pause()
        assert opened == ["/home/ana/SLV-2026.pdf"]
        assert "nothing to open it with" in screen_text(pilot)


async def test_an_unfinished_assessment_is_not_submitted(room: Room) -> None:
    """It is said how much stands in the way, and the first of it is shown."""
    room.half_done()
    async with room.open(size=WIDE) as pilot:
        await pilot.press("f7", "s")
        await pilot.pause()
        assert "▌ T-02.p" in screen_text(pilot)
        assert "3 things stand in the way" in screen_text(pilot)
        assert not room.kept().assessment.sealed


async def test_an_assessment_is_declared_sealed_and_written(room: Room) -> None:
    """The form, one question, and then where the envelope lies and the fingerprint to compare."""
    answered(room)
    async with room.open() as pilot:
        await submitted(pilot)
        text = screen_text(pilot)
    kept = room.kept().assessment
    assert kept.sealed
    assert kept.opening.declaration == Declaration("Rosa")
    assert room.folder.files == {NAME: b"sealed"}
    assert f"/home/ana/{NAME}" in text
    assert "12345 67890" in text


async def test_a_hasty_enter_does_not_submit(room: Room) -> None:
    """The question before sealing offers no first."""
    answered(room)
    async with room.open() as pilot:
        await pilot.press("f7", "s", "R", "ctrl+s", "enter")
        await pilot.pause()
        assert not room.kept().assessment.sealed
        assert room.folder.files == {}


async def test_an_envelope_that_cannot_be_written_can_be_written_later(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The assessment is submitted, the reason is said, and its envelope is offered again."""

    def full(name: str, content: bytes) -> None:  # noqa: ARG001 - as the folder has it
        raise Misuse(say("The disk is full."))

    answered(room)
    async with room.open() as pilot:
        with monkeypatch.context() as patch:
            patch.setattr(room.folder, "keep", full)
            await submitted(pilot)
            assert "The disk is full." in screen_text(pilot)
        await pilot.press("escape", "home", "enter")
        await pilot.pause()
        assert room.folder.files == {NAME: b"sealed"}
        assert f"/home/ana/{NAME}" in screen_text(pilot)


def arrived(room: Room) -> None:
    """An assessment that came in an envelope which another key signed."""
    session = answered(room)
    session.declare(Declaration("Rosa"))
    session.seal()
    receipt = Receipt(
        assessment="SLV-2026",
        country="SLV",
        unit="",
        cycle="2026",
        digest="d",
        key="ab" * 32,
        sealed_at="2026-03-02T09:00:00+00:00",
        received_at="2026-03-03T09:00:00+00:00",
        issue=1,
        draft=False,
        revisions=12,
    )
    room.register.intake.kept.append((receipt, b"theirs"))


async def test_what_another_signed_is_not_reopened(room: Room) -> None:
    """An assessment that came in an envelope gives that very envelope back, and is not offered to be changed."""
    arrived(room)
    async with room.open() as pilot:
        await pilot.press("f7")
        await pilot.pause()
        assert "Reopen" not in screen_text(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert room.folder.files == {NAME: b"theirs"}
        assert fingerprint("ab" * 32) in screen_text(pilot)


async def test_the_secretariats_observations_are_written_to_be_sent(room: Room) -> None:
    """Where they stand; where the file lies is told until something is added to them."""
    arrived(room)
    reviewing.remark(room.kept(), "T-01.s", "¿Qué artículo?")
    async with room.open(language="es") as pilot:
        await pilot.press("O", "end", "enter")
        await pilot.pause()
        assert room.folder.files == {"SLV-2026.follow-up.json": b"observed"}
        assert "/home/ana/SLV-2026.follow-up.json" in screen_text(pilot)
        await pilot.press("home", "y")
        await pilot.pause()
        assert "✓ 1 resuelta" in screen_text(pilot)
        assert "/home/ana" not in screen_text(pilot)


async def test_a_country_is_not_offered_to_send_the_secretariats_observations(room: Room) -> None:
    """They came from there."""
    room.begun().enter(Observation("", "T-01.s", "¿Qué artículo?", Reviewer.SECRETARIAT))
    async with room.open() as pilot:
        await pilot.press("O")
        await pilot.pause()
        assert "S-001" in screen_text(pilot)
        assert "follow-up" not in screen_text(pilot)


async def test_a_submitted_assessment_tells_what_waits_for_a_reply(room: Room) -> None:
    """What the secretariat asks stands on the review, though nothing else there can be mended."""
    session = answered(room)
    session.declare(Declaration("Rosa"))
    session.seal()
    session.enter(Observation("", "T-01.s", "¿Qué artículo?", Reviewer.SECRETARIAT))
    async with room.open() as pilot:
        assert "It can be reopened under Review" in screen_text(pilot)
        await pilot.press("f7")
        await pilot.pause()
        assert "The observation S-001 is not answered." in screen_text(pilot)
        await pilot.press("end", "enter")
        await pilot.pause()
        assert "T-01.s" in screen_text(pilot)


async def test_whoever_replied_is_told_how_the_reply_gets_there(room: Room) -> None:
    """In the envelope; before there is a reply nothing of that is said."""
    session = room.begun()
    remark = Observation("", "T-01.s", "¿Qué artículo?", Reviewer.SECRETARIAT)
    ref = session.enter(remark)
    async with room.open() as pilot:
        await pilot.press("O")
        await pilot.pause()
        assert "in the envelope" not in screen_text(pilot)
        await pilot.press("c")
        await type_in(pilot, "61")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert room.kept().assessment.observations[ref].reply == "61"
        assert "The replies get to the secretariat in the envelope" in screen_text(pilot)


async def test_at_the_secretariat_nobody_is_told_to_reopen_what_came(room: Room) -> None:
    """That is for the delegation."""
    arrived(room)
    async with room.open() as pilot:
        assert "as the delegation sent it" in screen_text(pilot)
        assert "reopened" not in screen_text(pilot)
