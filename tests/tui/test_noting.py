"""Stories of what stands beside the answers: practices, needs, observations, and the delegation itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assess.domain.answers import Rated
from assess.domain.delegation import Delegation, Member, Relevance
from assess.domain.ledgers.needs import AssistanceNeed, NeedKind
from assess.domain.ledgers.observations import Observation, Progress, Reviewer
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.profile import CountryProfile, InForce, InstitutionSuggested, InstrumentStatus
from assess.records import replace
from assess.workflow.session import Session
from tests.tui.apart import apart
from tests.tui.kit import NARROW, WIDE, Room, both, click_on, screen_text, type_in, until

PRACTICE = GoodPractice("", "T-01", "Mobile desk", "Three border posts.", "Migration authority")
NEED = AssistanceNeed("", "R-01", NeedKind.TRAINING, "Six posts")
REMARK = Observation("", "T-01.s", "Which article?")
SUGGESTED = CountryProfile(
    "SLV",
    date(2026, 11, 22),
    "es",
    (InstrumentStatus("cedaw", InForce.YES, both("Por confirmar.", "To be confirmed.")),),
    (InstitutionSuggested("MIG", both("Dirección de Migración", "Directorate of Migration"), date(2026, 11, 22)),),
)


def suggest(room: Room) -> None:
    """Let the guideline suggest something to El Salvador."""
    room.catalogue.profiles["small", "SLV"] = SUGGESTED


# --- practices and needs ---------------------------------------------------------------------------------------------


async def test_a_good_practice_is_noted_beside_its_question(room: Room) -> None:
    """a, p, its name and what is done; who does it is proposed; the recommendation shows it in a line."""
    room.begun()
    async with room.open(size=WIDE) as pilot:
        await pilot.press("a", "p")
        await type_in(pilot, "Mobile desk")
        await pilot.press("tab")
        await type_in(pilot, "Three posts")
        await pilot.press("ctrl+s")
        await pilot.pause()
        practice = room.kept().assessment.practices["P-001"]
        assert (practice.recommendation, practice.title, practice.what) == ("T-01", "Mobile desk", "Three posts")
        assert practice.who == "Migration authority"
        assert "★ 1 good practice" in screen_text(pilot)


async def test_a_practice_that_says_too_little_is_not_taken_and_nothing_typed_is_lost(room: Room) -> None:
    """The form says at the field what is missing."""
    room.begun()
    async with room.open(size=WIDE) as pilot:
        await pilot.press("a", "p")
        await type_in(pilot, "Mobile desk")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "Please fill this in." in screen_text(pilot)
        assert "Mobile desk" in screen_text(pilot)
        assert not room.kept().assessment.practices


async def test_a_half_typed_form_is_there_again_after_it_was_left(room: Room) -> None:
    """In a field of several lines too."""
    room.begun()
    async with room.open(size=WIDE) as pilot:
        await pilot.press("a", "n", "tab")
        await type_in(pilot, "Six posts")
        await pilot.press("escape", "a", "n", "tab")
        await type_in(pilot, "!")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert room.kept().assessment.needs["N-001"].what == "Six posts!"


async def test_a_need_is_noted_from_a_gap(room: Room) -> None:
    """Where it is noticed: a on the gap, n, and what is needed."""
    room.half_done()
    async with room.open() as pilot:
        await pilot.press("f5", "a", "n", "right", "tab")
        await type_in(pilot, "Six posts")
        await pilot.press("ctrl+s")
        await pilot.pause()
        need = room.kept().assessment.needs["N-001"]
        assert (need.recommendation, need.kind, need.what) == ("T-01", NeedKind.TRAINING, "Six posts")


async def test_an_action_is_still_one_of_the_things_to_add(room: Room) -> None:
    """The same key twice, among the questions, plans an action for the recommendation."""
    room.half_done()
    async with room.open() as pilot:
        await pilot.press("up", "a", "a", "ctrl+s")
        await pilot.pause()
        assert room.kept().assessment.actions["A-001"].recommendation == "T-02"


async def test_from_a_need_to_its_recommendation_and_back(room: Room) -> None:
    """From an entry, o goes to the questions; ⇧A comes back to the entry one left."""
    session = room.begun()
    session.enter(PRACTICE)
    session.enter(NEED)
    async with room.open() as pilot:
        await pilot.press("A", "end", "up", "o")
        await pilot.pause()
        assert "▌ R-01.s" in screen_text(pilot)
        await pilot.press("A", "enter")
        await pilot.pause()
        assert "Assistance need N-001, for R-01" in screen_text(pilot)


async def test_an_entry_is_changed_and_removed_in_the_list(room: Room) -> None:
    """Enter changes it; Delete asks; y removes it; u brings it back."""
    room.begun().enter(PRACTICE)
    async with room.open(size=WIDE) as pilot:
        await pilot.press("A", "down", "enter")
        await type_in(pilot, "!")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert room.kept().assessment.practices["P-001"].title == "Mobile desk!"
        await pilot.press("delete", "y")
        await pilot.pause()
        assert not room.kept().assessment.practices
        await pilot.press("u")
        await pilot.pause()
        assert "Mobile desk!" in screen_text(pilot)


async def test_another_recommendation_is_found_to_add_to(room: Room) -> None:
    """From the list, by words of its title; by mouse alone."""
    room.begun()
    async with room.open(size=WIDE) as pilot:
        await pilot.press("A")
        await click_on(pilot, "Add to another recommendation")
        await type_in(pilot, "dignified")
        await pilot.press("enter")
        await pilot.pause()
        assert "Add to R-01" in screen_text(pilot)


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


# --- observations ----------------------------------------------------------------------------------------------------


async def test_an_observation_is_made_and_seen_beside_the_answer(room: Room) -> None:
    """a, o, its words: it stands with the question, with glyph, word, and who made it; and in the contents' mark."""
    room.half_done()
    async with room.open() as pilot:
        await pilot.press("a", "o")
        await type_in(pilot, "Which?")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert room.kept().assessment.observations["O-001"] == Observation("O-001", "T-02.p", "Which?")
        assert "» O-001 open observation, by the country: Which?" in screen_text(pilot)
        await pilot.press("up")
        assert "○     »" in screen_text(pilot)


async def test_an_observation_is_replied_to_and_settled_in_one_form(room: Room) -> None:
    """From the question, by a click on it; one step of undo takes all of it back."""
    session = room.begun()
    session.enter(REMARK)
    async with room.open(size=WIDE) as pilot:
        await click_on(pilot, "Which article?")
        await type_in(pilot, "61")
        await pilot.press("tab", "right", "ctrl+s")
        await pilot.pause()
        its = room.kept().assessment.observations["O-001"]
        assert (its.reply, its.progress) == ("61", Progress.RESOLVED)
        await pilot.press("u")
        await pilot.pause()
        assert room.kept().assessment.observations["O-001"].progress is Progress.OPEN


async def test_the_list_shows_what_is_open_and_leads_to_its_place(room: Room) -> None:
    """l, o leaves the open ones; c replies; o goes to the question."""
    session = room.begun()
    session.enter(REMARK)
    ref = session.enter(replace(REMARK, about="T-02.p", text="Settled already"))
    session.correct(replace(session.assessment.observations[ref], resolved=True))
    async with room.open() as pilot:
        await pilot.press("O")
        await pilot.pause()
        assert "Settled already" in screen_text(pilot)
        await pilot.press("l", "o")
        await pilot.pause()
        assert "Settled already" not in screen_text(pilot)
        await pilot.press("c")
        await type_in(pilot, "61")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "None in this state." in screen_text(pilot)
        await pilot.press("l", "a")
        await pilot.pause()
        await pilot.press("o")
        await pilot.pause()
        assert "▌ T-01.s" in screen_text(pilot)


async def test_a_submitted_assessment_is_reviewed_too(room: Room) -> None:
    """Only observations can be added; y settles one."""
    session = room.half_done()
    session.enter(REMARK)
    session.seal()
    async with room.open() as pilot:
        await pilot.press("a")
        await pilot.pause()
        assert "A good practice" not in screen_text(pilot)
        await pilot.press("escape", "O", "y")
        await pilot.pause()
        assert room.kept().assessment.observations["O-001"].resolved
        assert "✓ O-001" in screen_text(pilot)


async def test_the_secretariats_are_replied_to_and_only_the_secretariat_settles_them(room: Room) -> None:
    """Who made it is said; the key that settles is not offered, nor its words to be changed."""
    room.begun().enter(replace(REMARK, by=Reviewer.SECRETARIAT))
    async with room.open() as pilot:
        await pilot.press("O")
        await pilot.pause()
        text = screen_text(pilot)
        assert "S-001" in text
        assert "by the secretariat" in text
        assert "y Resolved" not in text
        await pilot.press("y", "enter")
        await type_in(pilot, "61")
        assert "Does this resolve it?" not in screen_text(pilot)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert room.kept().assessment.observations["S-001"].progress is Progress.ANSWERED


async def test_the_review_leads_to_an_open_observation(room: Room) -> None:
    """As advice, one key away from the question it is about."""
    session = room.begun()
    for each in room.catalogue.guideline("small").indicators():
        session.answer(each.ref, Rated(1))
    session.enter(replace(REMARK, about="R-01.s"))
    async with room.open(size=WIDE) as pilot:
        await pilot.press("f7")
        await pilot.pause()
        await click_on(pilot, "The observation O-001 is not answered")
        assert "▌ R-01.s" in screen_text(pilot)


async def test_an_observation_can_be_made_on_evidence(room: Room) -> None:
    """Found by its title; the register marks it, and o leads there."""
    room.half_done()
    async with room.open(size=WIDE) as pilot:
        await pilot.press("O")
        await click_on(pilot, "Make an observation")
        await type_in(pilot, "asamblea")
        await click_on(pilot, "E-001  Ley")
        await type_in(pilot, "In force?")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert room.kept().assessment.observations["O-001"].about == "E-001"
        await click_on(pilot, "In force?")
        await pilot.press("escape", "o")
        await pilot.pause()
        assert "»Ley de migración" in screen_text(pilot)


async def test_the_history_tells_of_each_and_leads_to_its_place(room: Room) -> None:
    """What was entered with its beginning, what was changed by name; o goes where it is seen."""
    session = room.begun()
    session.enter(NEED)
    session.enter(REMARK)
    session.introduce(Delegation(remarks="We thank all."))
    async with room.open(size=WIDE) as pilot:
        await pilot.press("f8")
        await pilot.pause()
        text = screen_text(pilot)
        assert "N-001  entered: “Six posts”" in text
        assert "O-001  entered: “Which article?”" in text
        assert "delegation  entered: “We thank all.”" in text
        await pilot.press("down", "o")
        await pilot.pause()
        assert "Make an observation" in screen_text(pilot)


async def test_an_entry_in_two_versions_says_so_and_is_decided_from_its_line(room: Room) -> None:
    """In the list, and for the delegation in the profile."""
    ref = room.begun().enter(NEED)

    def by(what: str) -> Callable[[Session], None]:
        def change(session: Session) -> None:
            session.correct(replace(session.assessment.needs[ref], what=what))
            session.introduce(Delegation(remarks=what))

        return change

    apart(room, by("Seven posts"), by("Eight posts"))
    async with room.open(size=WIDE) as pilot:
        await pilot.press("A")
        await pilot.pause()
        assert "≠ two versions: choose one" in screen_text(pilot)
        await click_on(pilot, "two versions: choose one")
        await pilot.press("1", "ctrl+s")
        await pilot.pause()
        assert list(room.kept().assessment.conflicts) == ["delegation"]
        await pilot.press("f9")
        await click_on(pilot, "two versions: choose one")
        assert "Eight posts" in screen_text(pilot)


# --- the delegation --------------------------------------------------------------------------------------------------


async def test_members_are_named_changed_and_removed(room: Room) -> None:
    """By keyboard; undo brings back who was removed by mistake."""
    room.begun()
    async with room.open(size=WIDE) as pilot:
        await pilot.press("f9", "a")
        await type_in(pilot, "Ana")
        await pilot.press("tab")
        await type_in(pilot, "Director")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert room.kept().assessment.delegation.members == (Member("Ana", "Director"),)
        await click_on(pilot, "Ana · Director")
        await type_in(pilot, " P")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert room.kept().assessment.delegation.members == (Member("Ana P", "Director"),)
        await pilot.press("delete")
        await pilot.pause()
        assert not room.kept().assessment.delegation.members
        await pilot.press("u")
        await pilot.pause()
        assert "Ana P · Director" in screen_text(pilot)


async def test_a_member_stays_who_it_is_where_another_window_removes_one(room: Room) -> None:
    """The cursor stays on the same person, in whatever place they are by now."""
    luz, ana, eva = Member("Luz"), Member("Ana"), Member("Eva")
    room.begun().introduce(Delegation((luz, ana, eva)))
    async with room.open(size=WIDE) as pilot:
        await pilot.press("f9", "home", "down", "down")
        room.kept().introduce(Delegation((ana, eva)))
        await until(pilot, lambda: "Luz" not in screen_text(pilot))
        await pilot.press("enter")
        await type_in(pilot, " P")
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert room.kept().assessment.delegation.members == (Member("Ana P"), eva)


async def test_institutions_are_picked_from_what_is_suggested_or_named(room: Room) -> None:
    """Each tick takes effect at once; what is typed can be named as it is; Delete takes one out."""
    suggest(room)
    room.begun()
    async with room.open(size=WIDE) as pilot:
        await pilot.press("f9")
        await click_on(pilot, "Choose or name institutions")
        assert "2026-11-22" in screen_text(pilot)
        await pilot.press("enter")
        await type_in(pilot, "Network of women")
        await pilot.press("enter", "escape")
        await pilot.pause()
        consulted = room.kept().assessment.delegation.consulted
        assert consulted == ("Directorate of Migration", "Network of women")
        await click_on(pilot, "Network of women")
        await pilot.press("escape", "delete")
        await pilot.pause()
        assert room.kept().assessment.delegation.consulted == ("Directorate of Migration",)


async def test_relevance_is_told_and_changes_no_score(room: Room) -> None:
    """1 for high; x takes it back; the card stays what it was."""
    session = room.half_done()
    before = session.card
    async with room.open(size=WIDE) as pilot:
        await pilot.press("f9")
        text = screen_text(pilot)
        assert "changes no score" in text
        await click_on(pilot, "not given yet")
        await pilot.press("1")
        await pilot.pause()
        assert room.kept().assessment.delegation.relevance == {"T": Relevance.HIGH}
        assert room.kept().card == before
        await pilot.press("enter", "x")
        await pilot.pause()
        assert room.kept().assessment.delegation == Delegation()


async def test_a_suggestion_becomes_the_countrys_word_only_when_confirmed(room: Room) -> None:
    """Its basis and date stand beside; looking at it records nothing."""
    suggest(room)
    room.begun()
    async with room.open(size=WIDE) as pilot:
        await pilot.press("f9")
        text = screen_text(pilot)
        assert "Suggested: in force. To be confirmed." in text
        assert "22 November 2026" in text
        assert "not confirmed yet" in text
        await click_on(pilot, "CEDAW Convention")
        await pilot.press("escape")
        await pilot.pause()
        assert room.kept().assessment.delegation == Delegation()
        await pilot.press("enter", "2")
        await pilot.pause()
        assert room.kept().assessment.delegation.instruments == {"cedaw": InForce.NO}
        text = screen_text(pilot)
        assert "× CEDAW Convention" in text
        assert "not in force  Suggested: in force. To be confirmed." in text


async def test_an_instrument_that_is_not_suggested_can_be_named(room: Room) -> None:
    """From the sources of the guideline, also where it suggests nothing to the country."""
    room.begun()
    async with room.open(size=WIDE) as pilot:
        await pilot.press("f9")
        await click_on(pilot, "Name another instrument")
        await type_in(pilot, "cedaw")
        await pilot.press("enter", "3")
        await pilot.pause()
        assert room.kept().assessment.delegation.instruments == {"cedaw": InForce.UNKNOWN}


async def test_remarks_keep_themselves_as_one_types(room: Room) -> None:
    """F5 in mid-sentence goes away and loses nothing; F2 turns the words around it; Esc closes."""
    room.begun()
    async with room.open(size=NARROW) as pilot:
        await pilot.press("f9", "end", "up", "enter")
        await pilot.pause()
        await type_in(pilot, "We than")
        await pilot.press("f2")
        assert "Comentarios del Estado" in screen_text(pilot)
        await pilot.press("f5")
        await pilot.pause()
        assert room.kept().assessment.delegation.remarks == "We than"
        await pilot.press("f9", "end", "up", "enter")
        await pilot.pause()
        await type_in(pilot, "k all")
        await pilot.press("escape")
        await pilot.pause()
        assert room.kept().assessment.delegation.remarks == "We thank all"
        assert "We thank all" in screen_text(pilot)
