"""What a person decides between two versions is recorded, and from then on there is one."""

from __future__ import annotations

import pytest

from assess.domain.answers import Rated
from assess.domain.assessment import Declaration
from assess.domain.delegation import Delegation
from assess.domain.history import Revision
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.domain.subjects import DELEGATION, EVIDENCE, OPENING, RESPONSE
from assess.domain.versions import Versions, versions_of
from assess.records import replace
from assess.workflow.deciding import decide, keep_both
from assess.workflow.session import Session
from tests.fakes import FakeRegister
from tests.workflow.desks import desk

LAW = Evidence("E-001", EvidenceKind.LAW, "Migration Act")


@pytest.fixture
def register() -> FakeRegister:
    """Give a register in which SLV-2026 has a comment and a piece of evidence."""
    made = FakeRegister()
    session = desk(made).begin("SLV", "2026")
    session.enter(replace(LAW, ref=""))
    session.comment("T-01.s", "Draft")
    return made


@pytest.fixture
def pair(register: FakeRegister) -> tuple[Session, Session]:
    """Let Ana and Luz both have it open."""
    return desk(register, "ana").session("SLV-2026"), desk(register, "luz").session("SLV-2026")


def versions(session: Session, subject: str) -> Versions:
    """Lay the versions of a subject side by side."""
    session.refresh()
    return versions_of(session.assessment, subject)


def test_a_comment_that_one_took_back_is_gone_once_that_is_chosen(pair: tuple[Session, Session]) -> None:
    """Or stays, where the other side is chosen; whichever of the two came first."""
    ana, luz = pair
    ana.comment("T-01.s", "Adopted")
    luz.comment("T-01.s", "")
    two = versions(ana, RESPONSE + "T-01.s")
    emptied = [side.author for side in two.sides].index("luz")
    assert two.open == ["comment"]
    assert (replace(two, picks=two.picking(emptied)).chosen or {}).get("comment") is None
    assert (replace(two, picks=two.picking(1 - emptied)).chosen or {}).get("comment") == "Adopted"


def test_an_answer_that_was_decided_is_the_only_one(pair: tuple[Session, Session]) -> None:
    """For the other, too; a proof that is gone meanwhile is left out."""
    ana, luz = pair
    ana.answer("T-01.s", Rated(4))
    luz.answer("T-01.s", Rated(2))
    ana.refresh()
    chosen = replace(ana.assessment.response("T-01.s"), answer=Rated(2), evidence=("E-001", "E-009"))
    decide(ana, RESPONSE + "T-01.s", chosen.as_data())
    luz.refresh()
    for each in (ana, luz):
        assert each.assessment.conflicts == {}
        assert each.assessment.response("T-01.s").answer == Rated(2)
        assert each.assessment.response("T-01.s").evidence == ("E-001",)


def test_evidence_is_decided_for_or_removed(pair: tuple[Session, Session]) -> None:
    """What is decided is `None` where it is to go."""
    ana, luz = pair
    ana.correct(replace(LAW, title="Migration Act 2019"))
    luz.correct(replace(LAW, title="Act on Migration"))
    ana.refresh()
    decide(ana, EVIDENCE + "E-001", replace(LAW, title="Act on Migration").as_data())
    assert ana.assessment.evidence["E-001"].title == "Act on Migration"
    luz.correct(replace(LAW, title="Act of 2019"))
    luz.refresh()
    decide(luz, EVIDENCE + "E-001", None)
    assert luz.assessment.evidence == {}
    assert luz.assessment.conflicts == {}


def test_what_the_delegation_says_of_itself_is_decided(pair: tuple[Session, Session]) -> None:
    """In its remarks as in all else."""
    ana, luz = pair
    ana.introduce(Delegation(remarks="Ours"))
    luz.introduce(Delegation(remarks="Theirs"))
    ana.refresh()
    decide(ana, DELEGATION, Delegation(remarks="Both of ours").as_data())
    assert (ana.assessment.delegation.remarks, ana.assessment.conflicts) == ("Both of ours", {})


def test_of_an_opening_only_who_declares_and_whether_it_is_published_are_decided(
    pair: tuple[Session, Session],
) -> None:
    """Its state is what it is, whatever the version that was chosen says of it."""
    ana, luz = pair
    ana.declare(Declaration("Ana López"))
    luz.declare(Declaration("Luz Paz"))
    chosen = replace(ana.assessment.opening, declaration=Declaration("Luz Paz"), unpublished=True, issue=7)
    ana.refresh()
    decide(ana, OPENING, chosen.as_data())
    opening = ana.assessment.opening
    assert (opening.declaration, opening.unpublished, opening.issue) == (Declaration("Luz Paz"), True, 0)
    assert ana.assessment.conflicts == {}


def test_two_entries_under_one_number_are_kept_apart(register: FakeRegister) -> None:
    """The second one gets a number of its own; what cites the number means the first."""
    session = desk(register).session("SLV-2026")
    body = replace(LAW, title="Policy").as_data()
    elsewhere = Revision("SLV-2026", EVIDENCE + "E-001", body, "luz", "2026-03-02T09:00:00+00:00")
    register.kept["SLV-2026"].append(elsewhere.numbered(len(register.kept["SLV-2026"]) + 1))
    assert versions(session, EVIDENCE + "E-001").separate
    assert keep_both(session, EVIDENCE + "E-001", LAW.as_data(), body) == "E-002"
    assert [each.title for each in session.assessment.evidence.values()] == ["Migration Act", "Policy"]
    assert session.assessment.conflicts == {}
