"""Stories of two sides who wrote differently: both are shown with who and when, and a person decides."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from assess.domain.answers import NotApplicable, Rated
from assess.domain.assessment import Declaration
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.domain.response import Figure
from assess.records import replace
from tests.tui.apart import answers_apart, apart
from tests.tui.kit import MIDDLE, NARROW, Room, click_on, screen_text, type_in


async def test_both_sides_stand_beside_each_other_and_one_is_taken_whole(room: Room) -> None:
    """Author, time and each field; what differs has glyph and word; a number takes that version."""
    answers_apart(room)
    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("slash")
        await type_in(pilot, "T-01.p")
        await pilot.press("enter", "V")
        await pilot.pause()
        text = screen_text(pilot)
        assert "1 Ana" in text
        assert "2 Benita" in text
        row = next(line for line in text.splitlines() if "≠ answer" in line)
        assert "4 Implemented" in row
        assert "1 Not implemented" in row
        assert "Ya en tres [/] departamentos." in text
        assert "1 line is to be decided" in text
        await pilot.press("2", "ctrl+s")
        await pilot.pause()
        kept = room.kept().assessment
        assert kept.conflicts == {}
        assert kept.response("T-01.p").answer == Rated(1)
        assert kept.response("T-01.p").evidence == ("E-001",)
        assert kept.response("T-01.p").comment == "Solo en la capital [/] por ahora."


async def test_what_does_not_contradict_is_taken_from_both(room: Room) -> None:
    """Only the answer is to be decided; the comment of one and the proof of the other stay."""
    answers_apart(room)
    async with room.open() as pilot:
        await pilot.press("V")
        await pilot.pause()
        await pilot.press("home", "right", "left", "ctrl+s")
        await pilot.pause()
        response = room.kept().assessment.response("T-01.p")
        assert (response.answer, response.evidence) == (Rated(4), ("E-001",))
        assert response.comment == "Ya en tres [/] departamentos."


async def test_the_right_arrow_takes_the_right_side(room: Room) -> None:
    """And the left one the left; Enter goes from one to the other."""
    answers_apart(room)
    async with room.open() as pilot:
        await pilot.press("V")
        await pilot.pause()
        await pilot.press("home")
        for key, chosen in (("right", "● 1 Not"), ("right", "● 1 Not"), ("left", "● 4 Impl"), ("enter", "● 1 Not")):
            await pilot.press(key)
            await pilot.pause()
            assert chosen in screen_text(pilot)


async def test_nothing_is_kept_while_something_is_to_be_decided(room: Room) -> None:
    """Save leads to the line that is open; Esc decides later."""
    answers_apart(room)
    async with room.open() as pilot:
        await pilot.press("V")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "to be decided" in screen_text(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert list(room.kept().assessment.conflicts) == ["response/T-01.p"]


async def test_a_third_version_is_written_on_the_spot(room: Room) -> None:
    """It begins with what is chosen, asks what the question asks, and a reason where there is no level."""
    room.half_done()
    apart(
        room,
        lambda session: session.report_figure("T-01.o", Figure(Decimal(40))),
        lambda session: session.report_figure("T-01.o", Figure(Decimal(60), 2025)),
    )
    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("V")
        await pilot.pause()
        assert "60 (2025)" in screen_text(pilot)
        await pilot.press("2", "a")
        await pilot.pause()
        await click_on(pilot, "not applicable")
        await pilot.press("tab")
        await type_in(pilot, "Sin ruta")
        await pilot.press("ctrl+s")
        await pilot.pause()
        kept = room.kept().assessment
        assert kept.response("T-01.o").answer == NotApplicable("Sin ruta")
        assert kept.response("T-01.o").figure == Figure(Decimal(60), 2025)
        assert kept.conflicts == {}


async def test_the_review_leads_to_the_versions(room: Room) -> None:
    """What blocks submission is one key away from being decided; here both corrected the same law."""
    room.half_done()
    law = Evidence("E-001", EvidenceKind.LAW, "Ley de migración", "art. 61", "Asamblea")
    apart(
        room,
        lambda session: session.correct(replace(law, reference="art. 62")),
        lambda session: session.correct(replace(law, reference="arts. 61-63", url="https://ley.gob.sv")),
    )
    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("f7")
        await click_on(pilot, "Two different versions exist")
        text = screen_text(pilot)
        assert "E-001  Ley de migración" in text
        await click_on(pilot, "arts. 61-63")
        await click_on(pilot, "Keep what is chosen")
        assert room.kept().assessment.evidence["E-001"].reference == "arts. 61-63"
        assert room.kept().assessment.evidence["E-001"].url == "https://ley.gob.sv"


async def test_two_entries_that_got_the_same_number_are_both_kept(room: Room) -> None:
    """Two institutions registered something each while apart; the second gets a number of its own."""
    room.half_done()
    apart(
        room,
        lambda session: session.enter(Evidence("", EvidenceKind.POLICY, "Política")),
        lambda session: session.enter(Evidence("", EvidenceKind.BUDGET, "Presupuesto")),
    )
    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("V")
        await pilot.pause()
        await pilot.press("b")
        await pilot.pause()
        titles = {ref: each.title for ref, each in room.kept().assessment.evidence.items()}
        assert titles == {"E-001": "Ley de migración", "E-002": "Política", "E-003": "Presupuesto"}
        assert room.kept().assessment.conflicts == {}


async def test_a_removal_against_a_change_is_decided_as_a_whole(room: Room) -> None:
    """Ana took the action out while Benita put it off: either holds, no mixture."""
    session = room.half_done()
    session.enter(Action("", "T-02", "Campaña", "INM", date(2026, 12, 1)))
    later = replace(session.assessment.actions["A-001"], by=date(2027, 6, 1))
    apart(room, lambda session: session.remove("A-001"), lambda session: session.correct(later))
    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("f5", "V")
        await pilot.pause()
        assert "One side removed what the other changed" in screen_text(pilot)
        await pilot.press("1", "ctrl+s")
        await pilot.pause()
        assert room.kept().assessment.actions == {}
        assert room.kept().assessment.conflicts == {}


async def test_who_declares_is_decided_too_and_several_conflicts_are_listed(room: Room) -> None:
    """The list names each with its authors; on a narrow screen the versions stand below each other."""
    answers_apart(room)
    apart(
        room,
        lambda session: session.declare(Declaration("Rosa", "Ministra")),
        lambda session: session.declare(Declaration("Marta", "Directora")),
    )
    async with room.open(size=NARROW) as pilot:
        await pilot.press("f9", "V")
        await pilot.pause()
        text = screen_text(pilot)
        assert "who declares" in text
        assert "T-01.p" in text
        await click_on(pilot, "who declares")
        assert "Marta, Directora" in screen_text(pilot)
        await pilot.press("2", "ctrl+s")
        await pilot.pause()
        assert room.kept().assessment.opening.declaration == Declaration("Marta", "Directora")
        assert list(room.kept().assessment.conflicts) == ["response/T-01.p"]


async def test_three_versions_are_told_apart_as_well(room: Room) -> None:
    """Three institutions, three numbers."""
    room.half_done()
    apart(room, lambda session: session.answer("R-01.s", Rated(1)), lambda session: session.answer("R-01.s", Rated(2)))
    heads = room.kept().assessment.history.heads("response/R-01.s")
    third = replace(
        heads[0],
        author="Carla",
        at="2026-03-04T09:00:00+00:00",
        body={"answer": {"status": "rated", "level": 5}},
        number=0,
    )
    room.register.append([replace(third)], room.register.standing["SLV-2026"])
    async with room.open(size=NARROW) as pilot:
        await pilot.press("V")
        await pilot.pause()
        text = screen_text(pilot)
        assert "3 Carla" in text
        await pilot.press("3", "ctrl+s")
        await pilot.pause()
        assert room.kept().assessment.response("R-01.s").answer == Rated(5)
        assert room.kept().assessment.conflicts == {}
