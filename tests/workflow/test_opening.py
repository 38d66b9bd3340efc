"""Begin assessments, list them, take them up again, carry answers forward."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assess.domain.answers import NotApplicable, Rated
from assess.domain.clean import LONGEST, clean
from assess.domain.delegation import Delegation, Member
from assess.domain.editions import UNCHANGED, EditionMap, Step
from assess.domain.errors import Misuse, NotFound, RegisterUnusable
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.domain.ledgers.needs import AssistanceNeed, NeedKind
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.response import Figure
from assess.domain.scoring import Coverage
from assess.records import replace
from assess.workflow.opening import Desk
from tests.fakes import FakeCatalogue, FakeClock, FakeRegister
from tests.workflow.desks import SMALL, desk


def test_a_new_assessment_is_listed_and_empty() -> None:
    """Under its name, with its guideline's edition, as a draft."""
    at = desk()
    session = at.begin("slv", "2026")
    assert session.assessment.id == "SLV-2026"
    opening = session.assessment.opening
    assert (opening.country, opening.guideline, opening.edition, opening.state) == ("SLV", "small", "1", "draft")
    [standing] = at.standings()
    assert (standing.id, standing.coverage.total, standing.coverage.answered) == ("SLV-2026", 5, 0)
    assert (standing.value, standing.low, standing.high) == (None, 0.0, 100.0)


def test_a_part_of_a_country_has_an_assessment_of_its_own() -> None:
    """Beside the country's."""
    at = desk()
    at.begin("MEX", "2026")
    at.begin("MEX", "2026", unit="CHP")
    assert [each.id for each in at.standings()] == ["MEX-2026", "MEX-2026-CHP"]


@pytest.mark.parametrize(
    ("country", "cycle", "unit", "guideline"),
    [("XXX", "2026", "", ""), ("SLV", "soon", "", ""), ("SLV", "2026", "a b", ""), ("SLV", "2026", "", "other")],
)
def test_what_cannot_be_begun_leaves_the_register_empty(country: str, cycle: str, unit: str, guideline: str) -> None:
    """An unknown country or guideline, a cycle or a unit that can't be part of a name."""
    at = desk()
    with pytest.raises(Misuse):
        at.begin(country, cycle, unit=unit, guideline=guideline)
    assert at.standings() == []


def test_a_name_is_given_once() -> None:
    """The second is refused and changes nothing."""
    at = desk()
    at.begin("SLV", "2026").answer("T-01.s", Rated(4))
    with pytest.raises(Misuse, match="exists already"):
        at.begin("SLV", "2026")
    assert at.session("SLV-2026").assessment.response("T-01.s").answer == Rated(4)


def test_an_assessment_that_is_not_there_is_not_found() -> None:
    """Neither to take up nor to carry forward from."""
    at = desk()
    with pytest.raises(NotFound):
        at.session("SLV-2026")
    with pytest.raises(NotFound):
        at.begin("SLV", "2026", carry_from="SLV-2024")


def test_another_edition_is_not_mistaken_for_this_one() -> None:
    """The answers were given to other words."""
    register = FakeRegister()
    desk(register).begin("SLV", "2026")
    later = desk(register, "ana", replace(SMALL, edition="2"))
    with pytest.raises(Misuse, match="edition 1 of small; this is edition 2"):
        later.session("SLV-2026")


def test_what_answers_to_an_edition_that_is_not_here_stops_no_list() -> None:
    """It is listed as it was last known, beside what is brought up to date."""
    register = FakeRegister()
    desk(register).begin("SLV", "2024").answer("T-01.s", Rated(4))
    later = desk(register, "ana", replace(SMALL, edition="2"))
    later.begin("SLV", "2026").answer("T-01.s", Rated(4))
    for assessment in ("SLV-2024", "SLV-2026"):
        register.standing[assessment] = replace(register.standing[assessment], number=1, coverage=Coverage())
    assert [each.coverage.rated for each in later.standings()] == [0, 1]
    assert [current for _, current in register.standings()] == [False, True]


def test_answers_are_carried_forward_as_proposals() -> None:
    """With comment and evidence; nothing counts until it is confirmed, one by one or together."""
    at = desk()
    last = at.begin("SLV", "2024")
    law = last.enter(Evidence("", EvidenceKind.LAW, "Migration Act"))
    last.answer("T-01.s", Rated(4))
    last.link("T-01.s", [law])
    last.comment("T-01.s", "In force since 2019.")
    last.answer("T-01.p", NotApplicable("no border"))
    session = at.begin("SLV", "2026", carry_from=" SLV-2024 ")
    proposal = session.assessment.response("T-01.s")
    assert (proposal.answer, proposal.proposed) == (None, Rated(4))
    assert (proposal.comment, proposal.evidence) == ("In force since 2019.", (law,))
    assert session.assessment.opening.carried_from == "SLV-2024"
    assert session.card.score.coverage.answered == session.card.score.coverage.evidenced == 0
    assert at.standings()[1].coverage == session.card.score.coverage
    session.confirm(["T-01.s", "T-02.s"])
    assert session.assessment.response("T-01.s").answer == Rated(4)
    assert session.assessment.response("T-01.s").proposed is None
    assert session.card.score.coverage.evidenced == 1
    assert session.assessment.response("T-01.p").answer is None
    session.answer("T-01.p", Rated(2))
    assert session.assessment.response("T-01.p").proposed is None
    assert session.card.score.coverage.rated == 2


def test_what_belongs_to_its_cycle_is_not_carried_forward() -> None:
    """Figures, remarks and needs do; good practices and who the delegation was go on."""
    at = desk()
    last = at.begin("SLV", "2024")
    last.respond({"T-01.s": lambda was: replace(was, answer=Rated(4), figure=Figure(Decimal(7), 2023))})
    last.introduce(Delegation(members=(Member("Ana"),), remarks="As of 2024."))
    practice = last.enter(GoodPractice("", "T-01", "Mobile desk", "Two officials at the border.", "MIG"))
    last.enter(AssistanceNeed("", "T-01", NeedKind.TRAINING, "Training"))
    kept = at.begin("SLV", "2026", carry_from="SLV-2024").assessment
    assert kept.response("T-01.s").figure is None
    assert kept.delegation == Delegation(members=(Member("Ana"),))
    assert (list(kept.practices), kept.needs) == ([practice], {})


def test_a_proposal_of_a_level_that_there_is_not_is_refused() -> None:
    """The scale was changed behind our back: nobody could confirm it."""
    register = FakeRegister()
    desk(register).begin("SLV", "2024").answer("T-01.s", Rated(5))
    desk(register).begin("SLV", "2026", carry_from="SLV-2024")
    with pytest.raises(RegisterUnusable, match="has level 5, which"):
        desk(register, "ana", replace(SMALL, scale=SMALL.scale[:4], target=4)).session("SLV-2026")


def test_answers_are_carried_into_a_new_edition_by_its_map() -> None:
    """Merged items bring the lowest level, a split one goes to both; what is new or means something else is empty."""
    register = FakeRegister()
    last = desk(register).begin("SLV", "2024")
    for ref, answer in (("T-01.s", Rated(4)), ("T-01.p", Rated(2)), ("T-01.o", Rated(5)), ("T-02.s", Rated(3))):
        last.answer(ref, answer)
    last.comment("T-01.s", "Law.")
    last.comment("T-01.p", "Practice.")
    catalogue = FakeCatalogue(replace(SMALL, edition="2"))
    merged, split = Step(("T-01.s", "T-01.p"), ("T-01.s",)), Step(("T-02.s",), ("T-02.s", "T-01.p"))
    catalogue.maps["1"] = EditionMap("1", "2", (merged, split), added=frozenset({"T-02.p"}),
                                     incomparable=frozenset({"T-01.o"}))  # fmt: skip
    later = Desk(lambda: register, catalogue, FakeClock(), "ana")
    session = later.begin("SLV", "2026", carry_from="SLV-2024")
    proposed = {ref: response.proposed for ref, response in session.assessment.responses.items()}
    assert proposed == {"T-01.s": Rated(2), "T-01.p": Rated(3), "T-02.s": Rated(3)}
    assert session.assessment.response("T-01.s").comment == "Law.\n\nPractice."
    assert later.editions(session.assessment) == catalogue.maps["1"]
    said = later.responses("SLV-2024", session.guideline)
    assert {ref: response.answer for ref, response in said.items()} == proposed
    assert said["T-01.s"].comment == "Law.\n\nPractice."


def test_comments_that_come_together_are_no_longer_than_one_may_be() -> None:
    """Otherwise the new assessment could be answered, and not be sealed; the earlier one has all of them."""
    register, catalogue = FakeRegister(), FakeCatalogue(replace(SMALL, edition="2"))
    last = desk(register).begin("SLV", "2024")
    for ref in ("T-01.s", "T-01.p"):
        last.answer(ref, Rated(2))
        last.comment(ref, ref * 2000)
    catalogue.maps["1"] = EditionMap("1", "2", (Step(("T-01.s", "T-01.p"), ("T-01.s",)),))
    session = Desk(lambda: register, catalogue, FakeClock(), "ana").begin("SLV", "2026", carry_from="SLV-2024")
    comment = session.assessment.response("T-01.s").comment
    assert (len(comment), comment[-2:], clean(comment)) == (LONGEST, ".…", comment)


def test_assessments_of_two_guidelines_are_not_compared() -> None:
    """Their questions have nothing to do with each other."""
    register = FakeRegister()
    desk(register).begin("SLV", "2026")
    other = replace(SMALL, ref="other")
    with pytest.raises(Misuse, match="SLV-2026 answers another guideline"):
        desk(register, "ana", SMALL, other).responses("SLV-2026", other)


def test_without_an_earlier_edition_nothing_is_new() -> None:
    """The same edition, nothing carried forward, or an earlier assessment that is not in this register."""
    at = desk()
    at.begin("SLV", "2024")
    assert at.editions(at.begin("SLV", "2026", carry_from="SLV-2024").assessment) == UNCHANGED
    assert at.editions(at.begin("GTM", "2026").assessment) == UNCHANGED
    opened = at.begin("PAN", "2026").assessment
    moved = replace(opened, opening=replace(opened.opening, carried_from="PAN-2024"))
    assert at.editions(moved) == UNCHANGED


def test_answers_to_one_guideline_are_no_proposals_for_another() -> None:
    """Their refs mean other questions."""
    register, other = FakeRegister(), replace(SMALL, ref="other")
    at = desk(register, "ana", SMALL, other)
    at.begin("SLV", "2024")
    with pytest.raises(Misuse, match="another guideline"):
        at.begin("SLV", "2026", guideline="other", carry_from="SLV-2024")


def test_the_name_of_the_author_is_cleaned() -> None:
    """It comes from the machine or the command line and is shown to everybody."""
    at = desk(author="ana\x1b[31m\udcff\nlópez")
    session = at.begin("SLV", "2026")
    assert session.assessment.history.revisions[0].author == "ana lópez"
