"""Stories of the places around the walk: the list, gaps and plan, evidence, review, history, profile."""

from __future__ import annotations

from datetime import date

from assess.domain.answers import NotApplicable, Rated
from assess.domain.assessment import Declaration
from assess.domain.guideline import Term
from assess.records import replace
from tests.tui.apart import answers_apart
from tests.tui.kit import MIDDLE, WIDE, Room, both, click_on, screen_text, type_in


async def test_the_list_shows_how_each_assessment_stands(room: Room) -> None:
    """Country, cycle, state, what is answered, and the value with its bounds, on one line."""
    room.half_done()
    async with room.open(None) as pilot:
        line = next(each for each in screen_text(pilot).splitlines() if "SLV-2026" in each)
        assert "El Salvador" in line
        assert "57%" in line
        assert "67 (24–86)" in line


async def test_a_new_assessment_is_begun_by_keyboard_alone(room: Room) -> None:
    """a, the country's name, Enter; the cycle is proposed; saving opens the first question."""
    async with room.open(None) as pilot:
        assert "There is no assessment here yet" in screen_text(pilot)
        await pilot.press("a")
        await type_in(pilot, "guate")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "GTM-2026" in room.register.kept
        assert "▌ T-01.s" in screen_text(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert "Guatemala" in screen_text(pilot)


async def test_an_assessment_is_opened_and_answered_by_mouse_alone(room: Room) -> None:
    """A click opens it, a click on a level rates, a click on a tab goes to the gaps, a click plans an action."""
    room.begun()
    async with room.open(None) as pilot:
        await click_on(pilot, "SLV-2026")
        await click_on(pilot, "In design")
        assert room.kept().assessment.response("T-01.s").answer == Rated(2)
        await click_on(pilot, "Gaps")
        await click_on(pilot, "T-01")
        assert "What is to be done" in screen_text(pilot)
        await click_on(pilot, "^S Save")
        assert list(room.kept().assessment.actions) == ["A-001"]


async def test_an_action_begins_with_what_the_next_level_asks(room: Room) -> None:
    """From a gap straight to an action: the text of the next level is there, who is proposed, and it is kept."""
    room.half_done()
    async with room.open() as pilot:
        await pilot.press("f5", "enter")
        await pilot.pause()
        assert "Partial: what this means in detail." in screen_text(pilot)
        await pilot.press("ctrl+s")
        await pilot.pause()
        action = room.kept().assessment.actions["A-001"]
        assert action.recommendation == "T-01"
        assert action.who == "Migration authority"
        assert action.by == date(2027, 3, 2)
        assert "A-001" in screen_text(pilot)


async def test_an_action_is_removed_only_when_asked_twice(room: Room) -> None:
    """Delete asks; a hasty Enter leaves it, y removes it."""
    room.half_done()
    async with room.open(size=WIDE) as pilot:
        await pilot.press("f5", "enter", "ctrl+s", "end", "delete", "enter")
        await pilot.pause()
        assert "A-001" in room.kept().assessment.actions
        await pilot.press("delete", "y")
        await pilot.pause()
        assert not room.kept().assessment.actions


async def test_a_gap_of_a_submitted_assessment_leads_to_its_question(room: Room) -> None:
    """There is nothing to plan any more, and none is offered."""
    room.half_done().seal()
    async with room.open() as pilot:
        await pilot.press("f5")
        await pilot.pause()
        assert "Enter goes to the question." in screen_text(pilot)
        assert "plans an action" not in screen_text(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "▌ T-01.s" in screen_text(pilot)


async def test_the_last_line_says_that_l_orders_the_plan(room: Room) -> None:
    """It filters nothing there."""
    room.half_done()
    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("f5")
        await pilot.pause()
        assert "l Order" in screen_text(pilot)


async def test_evidence_is_registered_once_and_cited_with_two_keys(room: Room) -> None:
    """E offers what is registered; Enter cites it; the page shows its title."""
    room.half_done()
    async with room.open() as pilot:
        await pilot.press("e")
        await type_in(pilot, "ley")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("escape")
        assert room.kept().assessment.response("T-02.p").evidence == ("E-001",)
        assert "E-001 Ley de migración" in screen_text(pilot)


async def test_evidence_without_a_title_is_not_taken_and_what_was_typed_stays(room: Room) -> None:
    """The form says what is missing at its place."""
    room.begun()
    async with room.open(size=WIDE) as pilot:
        await pilot.press("f6", "a", "ctrl+s")
        await pilot.pause()
        assert "Please fill this in." in screen_text(pilot)
        await type_in(pilot, "Protocolo")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert room.kept().assessment.evidence["E-001"].title == "Protocolo"


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


async def test_review_leads_to_each_place(room: Room) -> None:
    """Enter on a finding goes to its question."""
    room.half_done()
    async with room.open() as pilot:
        await pilot.press("f7")
        assert "3 things stand in the way" in screen_text(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "▌ T-02.p" in screen_text(pilot)


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


async def test_the_declaration_is_taken(room: Room) -> None:
    """Who answers for it on behalf of the state is named in the profile."""
    room.begun()
    async with room.open() as pilot:
        await pilot.press("f9", "enter")
        await type_in(pilot, "Rosa")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert room.kept().assessment.opening.declaration == Declaration("Rosa")
        assert "Rosa" in screen_text(pilot)


async def test_whether_answers_may_be_published_is_asked_with_the_declaration(room: Room) -> None:
    """What the state does not want published is told in the profile, and stays so when another one declares."""
    room.begun().declare(Declaration("Ana"), published=False)
    async with room.open(size=MIDDLE) as pilot:
        await pilot.press("f9")
        await pilot.pause()
        assert "only count in the totals of the region" in screen_text(pilot)
        await click_on(pilot, "Change who declares")
        await type_in(pilot, " Rosa")
        await click_on(pilot, "^S Save")
        kept = room.kept().assessment.opening
        assert (kept.declaration, kept.unpublished) == (Declaration("Ana Rosa"), True)
        await click_on(pilot, "Change who declares")
        await click_on(pilot, "may be published")
        await click_on(pilot, "^S Save")
        assert not room.kept().assessment.opening.unpublished


async def test_the_dashboard_says_what_is_next(room: Room) -> None:
    """It counts what is left, and leads there."""
    room.half_done()
    async with room.open(size=WIDE) as pilot:
        await pilot.press("f4")
        text = screen_text(pilot)
        assert "3 questions have no answer yet" in text
        assert "Transit" in text
        assert "Law and practice" in text


async def test_help_explains_the_very_screen(room: Room) -> None:
    """F1 on the gaps speaks of gaps, with the keys that work there."""
    room.half_done()
    async with room.open(size=WIDE) as pilot:
        await pilot.press("f5", "f1")
        await pilot.pause()
        text = screen_text(pilot)
        assert "the order in which to act" in text
        assert "Undo" in text


async def test_every_action_is_in_the_list_of_commands(room: Room) -> None:
    """Ctrl+P finds an action by its words and does it."""
    room.begun()
    async with room.open() as pilot:
        await pilot.press("ctrl+p")
        await type_in(pilot, "discuss later")
        await pilot.press("enter")
        await pilot.pause()
        assert room.kept().assessment.response("T-01.s").flagged


async def test_a_reason_is_shown_and_can_be_changed(room: Room) -> None:
    """X on a question that does not apply offers its reason to be edited."""
    room.begun().answer("T-01.s", NotApplicable("no coast"))
    async with room.open() as pilot:
        await pilot.press("up", "up")
        assert "no coast" in screen_text(pilot)
        await pilot.press("x")
        assert "no coast" in screen_text(pilot)


async def test_the_guideline_tells_about_itself(room: Room) -> None:
    """G opens the page; a small guideline without principles or definitions is silent about them."""
    room.begun()
    async with room.open(size=WIDE) as pilot:
        await pilot.press("f7", "g")
        await pilot.pause()
        text = screen_text(pilot)
        assert "For tests." in text
        assert "Transit  2 recommendations, 5 indicators" in text
        assert "It rests on 1 instrument" in text
        assert "Principles" not in text
        assert "Definitions" not in text


async def test_definitions_are_in_the_order_of_the_language(room: Room) -> None:
    """A Spanish reader finds them by the Spanish alphabet, accents aside."""
    terms = (Term("b", both("Zona", "Area")), Term("a", both("Ética", "Ethics")), Term("c", both("Niña", "Girl")))
    room = Room(replace(room.catalogue.guideline("small"), definitions=terms))
    room.begun()
    async with room.open(size=WIDE, language="es") as pilot:
        await pilot.press("f7", "g")
        await pilot.pause()
        text = screen_text(pilot)
        assert text.index("Ética") < text.index("Niña") < text.index("Zona")


async def test_the_phase_one_is_in_is_one_key_away(room: Room) -> None:
    """From its questions, g begins with the phase; the arrows read on."""
    guideline = room.catalogue.guideline("small")
    transit, returning = guideline.phases
    long = both("Texto largo. " * 200, "Long text. " * 200)
    room = Room(replace(guideline, phases=(replace(transit, intro=long), replace(returning, intro=long))))
    room.begun()
    async with room.open() as pilot:
        await pilot.press("right", "right", "g")
        await pilot.pause()
        lines = screen_text(pilot).splitlines()
        assert "Return  1 recommendation, 2 indicators" in lines[4]
        await pilot.press("down")
        assert "Long text." in screen_text(pilot).splitlines()[4]
        await pilot.press("home")
        assert "Small guidelines" in screen_text(pilot).splitlines()[4]


async def test_an_observation_is_made_on_evidence_where_it_is_listed(room: Room) -> None:
    """On the entry, c and its words, saved: it is about the entry, also once the assessment is submitted."""
    room.half_done().seal()
    async with room.open() as pilot:
        await pilot.press("f6", "c")
        await type_in(pilot, "Which article?")
        await pilot.press("ctrl+s")
        await pilot.pause()
        observations = room.kept().assessment.observations.values()
        assert [(each.about, each.text) for each in observations] == [("E-001", "Which article?")]


async def test_a_submitted_assessment_offers_no_new_evidence(room: Room) -> None:
    """What can't be done is not offered."""
    room.half_done().seal()
    async with room.open() as pilot:
        await pilot.press("f6")
        await pilot.pause()
        text = screen_text(pilot)
        assert "E-001" in text
        assert "Register evidence" not in text
