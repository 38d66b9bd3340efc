"""Stories of a new cycle: last answers confirmed one after the other, what moved, what a new edition changed."""

from __future__ import annotations

from assess.domain.answers import Rated
from assess.domain.editions import EditionMap, Step
from assess.records import replace
from tests.tui.kit import MIDDLE, WIDE, Room, click_on, screen_text, small_guideline, type_in


def next_edition(room: Room) -> None:
    """The guideline comes out anew: one item is new, one worded anew, two are joined, one means something else."""
    session = room.half_done()
    session.answer("T-02.p", Rated(5))
    session.answer("R-01.o", Rated(2))
    room.catalogue.guidelines["small"] = replace(small_guideline(), edition="2")
    joined = Step(("T-02.s", "T-02.p"), ("T-02.s",))
    room.catalogue.maps["1"] = EditionMap(
        "1",
        "2",
        (joined,),
        reworded=frozenset({"T-01.p"}),
        incomparable=frozenset({"R-01.o"}),
        added=frozenset({"R-01.s"}),
    )
    room.desk.begin("SLV", "2027", carry_from="SLV-2026")


async def test_last_cycles_answers_count_once_they_are_confirmed(room: Room) -> None:
    """Carried forward, an answer is shown as a proposal; y makes it this cycle's."""
    room.half_done()
    room.desk.begin("SLV", "2027", carry_from="SLV-2026")
    async with room.open("SLV-2027") as pilot:
        assert "Last cycle: 3 Partial" in screen_text(pilot)
        assert room.desk.session("SLV-2027").card.score.coverage.answered == 0
        await pilot.press("y")
        assert room.desk.session("SLV-2027").assessment.response("T-01.s").answer == Rated(3)
        await pilot.press("Y")
        assert room.desk.session("SLV-2027").card.score.coverage.answered == 3


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


async def test_what_changed_since_the_last_cycle_is_shown_beside(room: Room) -> None:
    """A level above last cycle's has an arrow up, and the summary counts it."""
    room.half_done()
    room.desk.begin("SLV", "2027", carry_from="SLV-2026")
    async with room.open("SLV-2027", size=WIDE) as pilot:
        await pilot.press("5")
        assert "Last cycle  ↑ 3 Partial" in screen_text(pilot)
        await pilot.press("f4")
        await pilot.pause()
        assert "↑   1 risen   =   0 as before   ↓   0 fallen" in screen_text(pilot)


async def test_answers_are_confirmed_one_after_the_other_with_one_key(room: Room) -> None:
    """One key confirms and goes on to what waits next; at the end it says so and stays."""
    room.half_done()
    room.desk.begin("SLV", "2027", carry_from="SLV-2026")
    async with room.open("SLV-2027") as pilot:
        await pilot.press("y")
        assert "▌ T-01.p" in screen_text(pilot)
        await pilot.press("4", "n", "y")
        assert "▌ T-02.s" in screen_text(pilot)
        await pilot.press("y")
        await pilot.pause()
        assert "All answers of the last cycle" in screen_text(pilot)
    answers = room.desk.session("SLV-2027").assessment.responses
    assert [answers[ref].answer for ref in ("T-01.s", "T-01.p", "T-01.o", "T-02.s")] == [
        Rated(3),
        Rated(4),
        Rated(5),
        Rated(4),
    ]


async def test_a_recommendation_is_confirmed_at_once_and_one_goes_on(room: Room) -> None:
    """⇧Y confirms what waits in it and leads to the next recommendation with anything that waits; u takes it back."""
    room.half_done()
    room.desk.begin("SLV", "2027", carry_from="SLV-2026")
    async with room.open("SLV-2027") as pilot:
        await pilot.press("Y")
        assert "▌ T-02.s" in screen_text(pilot)
        assert room.desk.session("SLV-2027").card.score.coverage.answered == 3
        await pilot.press("u")
        assert room.desk.session("SLV-2027").card.score.coverage.answered == 0


async def test_what_moved_since_the_last_cycle_has_an_arrow_and_is_a_filter(room: Room) -> None:
    """Risen and fallen are shown beside the level, also of questions that are not open."""
    room.half_done()
    session = room.desk.begin("SLV", "2027", carry_from="SLV-2026")
    session.answer("T-01.p", Rated(4))
    session.answer("T-01.o", Rated(1))
    session.confirm(["T-01.s"])
    async with room.open("SLV-2027", size=MIDDLE) as pilot:
        await pilot.press("slash")
        await type_in(pilot, "T-01.s")
        await pilot.press("enter")
        await pilot.pause()
        text = screen_text(pilot)
        assert "▼4↑" in text
        assert "▼1↓" in text
        await pilot.press("l")
        await type_in(pilot, "changed since")
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert "Only 2 of 7 questions" in screen_text(pilot)


async def test_what_is_new_or_changed_in_an_edition_is_said_at_its_place(room: Room) -> None:
    """Each by glyph and word, with a sentence on what became of it."""
    next_edition(room)
    said = {
        "T-01.p": "~ Reworded since edition 1",
        "T-02.s": "~ It joins T-02.s and T-02.p of edition 1",
        "R-01.s": "+ New: edition 1 did not ask this.",
        "R-01.o": "~ It no longer means what it did in edition 1",
    }
    async with room.open("SLV-2027", size=WIDE) as pilot:
        for ref, text in said.items():
            await pilot.press("slash")
            await type_in(pilot, ref)
            await pilot.press("enter")
            await pilot.pause()
            assert text in screen_text(pilot)
    responses = room.desk.session("SLV-2027").assessment.responses
    assert responses["T-02.s"].proposed == Rated(4)
    assert "R-01.o" not in responses


async def test_what_an_edition_changed_is_gone_through_by_itself(room: Room) -> None:
    """The filter leaves it, and the contents mark its recommendations."""
    next_edition(room)
    async with room.open("SLV-2027", size=MIDDLE) as pilot:
        text = screen_text(pilot)
        assert "◇~ " in next(line for line in text.splitlines() if "T-01 There" in line)
        await pilot.press("l")
        await click_on(pilot, "New or changed in this edition")
        await pilot.press("escape")
        await pilot.pause()
        assert "Only 4 of 7 questions" in screen_text(pilot)
