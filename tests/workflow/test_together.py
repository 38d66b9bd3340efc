"""Two delegates, each with a session of their own, on one register."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assess.domain.answers import Rated, Withheld
from assess.domain.errors import Sealed
from assess.domain.history import Revision
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.domain.scoring import score
from assess.records import replace
from assess.workflow.session import Session
from tests.fakes import FakeClock, FakeRegister
from tests.workflow.desks import SMALL, desk

LAW = Evidence("", EvidenceKind.LAW, "Migration Act")

Pair = tuple[Session, Session]


@pytest.fixture
def register() -> FakeRegister:
    """Give an empty register."""
    return FakeRegister()


@pytest.fixture
def pair(register: FakeRegister) -> Pair:
    """Let Ana and Luz both have SLV-2026 open."""
    desk(register).begin("SLV", "2026")
    return desk(register, "ana").session("SLV-2026"), desk(register, "luz").session("SLV-2026")


def test_each_sees_what_the_other_answered(pair: Pair) -> None:
    """On refreshing, and whenever they record something themselves."""
    ana, luz = pair
    ana.answer("T-01.s", Rated(4))
    assert luz.assessment.responses == {}
    assert [each.author for each in luz.refresh()] == ["ana"]
    assert luz.assessment.response("T-01.s").answer == Rated(4)
    luz.answer("T-01.p", Rated(2))
    ana.answer("T-02.s", Rated(1))
    assert [each.subject for each in luz.refresh()] == ["response/T-02.s"]
    assert ana.assessment.responses == luz.assessment.responses
    assert ana.card == luz.card == score(SMALL, ana.assessment.responses)
    assert ana.refresh() == []


def test_the_list_is_right_whoever_wrote_last(pair: Pair, register: FakeRegister) -> None:
    """A standing made without knowing the other's answer is made again."""
    ana, luz = pair
    ana.answer("T-01.s", Rated(4))
    luz.answer("T-01.p", Rated(2))
    [standing] = desk(register).standings()
    assert standing.coverage.rated == 2
    assert [current for _, current in register.standings()] == [True]


def test_a_standing_out_of_date_is_brought_up_to_date_by_the_list(pair: Pair, register: FakeRegister) -> None:
    """Though nobody has the assessment open."""
    ana, _ = pair
    ana.answer("T-01.s", Rated(4))
    register.standing["SLV-2026"] = replace(register.standing["SLV-2026"], number=1, value=None)
    assert desk(register).standings()[0].coverage.rated == 1
    assert [current for _, current in register.standings()] == [True]


def test_different_fields_of_one_response_are_merged(pair: Pair) -> None:
    """The comment of one and the level of the other."""
    ana, luz = pair
    ana.answer("T-01.s", Rated(4))
    luz.comment("T-01.s", "In force since 2019.")
    response = luz.assessment.response("T-01.s")
    assert (response.answer, response.comment) == (Rated(4), "In force since 2019.")
    assert luz.assessment.conflicts == {}


def test_the_same_field_is_a_conflict_until_somebody_decides(pair: Pair) -> None:
    """Answering again decides, even with what is already shown."""
    ana, luz = pair
    ana.answer("T-01.s", Rated(4))
    luz.answer("T-01.s", Rated(2))
    assert luz.assessment.conflicts == {"response/T-01.s": ("answer",)}
    assert [finding.ref for finding in luz.review() if "versions" in finding.message.text] == ["T-01.s"]
    shown = luz.assessment.response("T-01.s").answer
    luz.answer("T-01.s", shown)
    assert luz.assessment.conflicts == {}
    assert luz.assessment.response("T-01.s").answer == shown
    ana.refresh()
    assert ana.assessment.conflicts == {}


def test_what_is_said_of_another_field_decides_nothing(pair: Pair) -> None:
    """A comment, a flag: both versions get it, and both stand."""
    ana, luz = pair
    ana.answer("T-01.s", Rated(4))
    luz.answer("T-01.s", Rated(2))
    luz.comment("T-01.s", "To be asked at the institute.")
    luz.flag("T-01.s", flagged=True)
    ana.refresh()
    for each in pair:
        response = each.assessment.response("T-01.s")
        assert (response.comment, response.flagged) == ("To be asked at the institute.", True)
        assert each.assessment.conflicts == {"response/T-01.s": ("answer",)}
        versions = each.assessment.history.heads("response/T-01.s")
        assert sorted((version.body or {})["answer"]["level"] for version in versions) == [2, 4]
    luz.answer("T-01.s", Rated(3))
    assert luz.assessment.conflicts == {}
    assert len(luz.assessment.history.heads("response/T-01.s")) == 1
    response = luz.assessment.response("T-01.s")
    assert (response.answer, response.comment, response.flagged) == (Rated(3), "To be asked at the institute.", True)


def test_of_two_disputed_fields_one_can_be_decided(pair: Pair) -> None:
    """The other one stays open."""
    ana, luz = pair
    ana.respond({"T-01.s": lambda was: replace(was, answer=Rated(4), comment="In force.")})
    luz.respond({"T-01.s": lambda was: replace(was, answer=Rated(2), comment="A draft.")})
    assert luz.assessment.conflicts == {"response/T-01.s": ("answer", "comment")}
    luz.answer("T-01.s", Rated(2))
    assert luz.assessment.conflicts == {"response/T-01.s": ("comment",)}
    luz.comment("T-01.s", "A draft.")
    ana.refresh()
    for each in pair:
        assert each.assessment.conflicts == {}
        response = each.assessment.response("T-01.s")
        assert (response.answer, response.comment) == (Rated(2), "A draft.")


def test_one_undoes_only_their_own(pair: Pair) -> None:
    """And only where nobody has built upon it."""
    ana, luz = pair
    ana.answer("T-01.s", Rated(4))
    luz.refresh()
    assert luz.undo() == []
    luz.comment("T-01.s", "I agree.")
    ana.refresh()
    assert ana.undo() == []
    assert ana.assessment.response("T-01.s").answer == Rated(4)


def test_of_two_versions_each_takes_back_their_own(pair: Pair) -> None:
    """What was said of both too; then the other's stands alone."""
    ana, luz = pair
    ana.answer("T-01.s", Rated(4))
    luz.answer("T-01.s", Rated(2))
    luz.comment("T-01.s", "To be asked.")
    assert len(luz.undo()) == 2
    assert (luz.assessment.response("T-01.s").comment, luz.assessment.conflicts) == (
        "",
        {"response/T-01.s": ("answer",)},
    )
    assert len(luz.undo()) == 1
    ana.refresh()
    for each in pair:
        assert (each.assessment.response("T-01.s").answer, each.assessment.conflicts) == (Rated(4), {})
    luz.redo()
    assert luz.assessment.conflicts == {"response/T-01.s": ("answer",)}


def test_evidence_entered_by_both_gets_two_numbers(pair: Pair) -> None:
    """Nobody's entry hides behind another's."""
    ana, luz = pair
    assert ana.enter(LAW) == "E-001"
    assert luz.enter(replace(LAW, title="Policy")) == "E-002"
    assert [each.title for each in luz.assessment.evidence.values()] == ["Migration Act", "Policy"]


def test_evidence_undone_by_one_is_no_link_of_the_other(pair: Pair) -> None:
    """Who had linked it can go on answering."""
    ana, luz = pair
    ana.enter(LAW)
    luz.refresh()
    luz.link("T-01.s", ["E-001"])
    ana.undo()
    luz.answer("T-01.s", Rated(3))
    ana.refresh()
    for each in pair:
        assert each.assessment.response("T-01.s").evidence == ()
        assert each.card == score(SMALL, each.assessment.responses)
        assert each.card.score.coverage.evidenced == 0


def test_what_one_has_submitted_the_other_can_no_longer_change(pair: Pair, register: FakeRegister) -> None:
    """Though their screen does not know it yet."""
    ana, luz = pair
    ana.seal()
    recorded = len(register.kept["SLV-2026"])
    with pytest.raises(Sealed):
        luz.answer("T-01.s", Rated(2))
    with pytest.raises(Sealed):
        luz.enter(LAW)
    assert luz.assessment.sealed
    assert len(register.kept["SLV-2026"]) == recorded


def test_the_same_said_twice_at_once_is_said_once(register: FakeRegister) -> None:
    """The same person in two windows, within one second."""
    desk(register).begin("SLV", "2026")
    one, other = desk(register).session("SLV-2026"), desk(register).session("SLV-2026")
    for each in (one, other):
        each._clock = StandingClock()
        each.answer("T-01.s", Withheld("reserved"))
    assert one.assessment == other.assessment
    assert other.assessment.conflicts == {}
    assert len(register.kept["SLV-2026"]) == 2


class StandingClock(FakeClock):
    """A clock that does not go on."""

    def now(self):  # type: ignore[no-untyped-def] # noqa: ANN201 - as its parent
        """Give the same time always."""
        return self.time


def test_numbers_are_the_order_and_the_clock_is_not(pair: Pair, register: FakeRegister) -> None:
    """A clock set back two years makes nothing older."""
    ana, luz = pair
    ana.answer("T-01.s", Rated(4))
    luz.refresh()
    luz._clock.time = luz._clock.time.replace(year=2024)  # type: ignore[attr-defined]
    luz.answer("T-01.s", Rated(5))
    read: Sequence[Revision] = desk(register).session("SLV-2026").assessment.history.revisions
    assert [each.number for each in read] == [1, 2, 3]
    assert desk(register).session("SLV-2026").assessment.response("T-01.s").answer == Rated(5)
