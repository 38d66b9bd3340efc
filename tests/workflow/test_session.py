"""One delegate at work: everything is recorded at once, and what can't be leaves all as it was."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from assess.domain.answers import NoInformation, NotApplicable, Rated, Withheld
from assess.domain.assessment import Assessment, Declaration
from assess.domain.delegation import Delegation, Member, Relevance
from assess.domain.errors import Misuse, NotFound, RegisterUnusable, Sealed
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.domain.ledgers.needs import AssistanceNeed, NeedKind
from assess.domain.ledgers.observations import Observation, Progress, Reviewer
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.message import say
from assess.domain.profile import InForce
from assess.domain.response import Figure
from assess.domain.scoring import score
from assess.records import replace
from assess.workflow.session import Session
from tests.fakes import FakeRegister
from tests.workflow.desks import SMALL, desk

LAW = Evidence("", EvidenceKind.LAW, "Migration Act")
STEP = Action("", "T-01", "Approve the protocol", "MIG", date(2027, 6, 30))
PRACTICE = GoodPractice("", "T-01", "Mobile teams", "Teams on the road since 2019", "MIG")
NEED = AssistanceNeed("", "T-02", NeedKind.TRAINING, "Train front-line staff")
REMARK = Observation("", "T-01.s", "Which article?")


@pytest.fixture
def register() -> FakeRegister:
    """Give an empty register."""
    return FakeRegister()


@pytest.fixture
def session(register: FakeRegister) -> Session:
    """Begin SLV-2026."""
    return desk(register).begin("SLV", "2026")


def kept(register: FakeRegister) -> Assessment:
    """Read the assessment anew, as another program would."""
    return desk(register).session("SLV-2026").assessment


def test_an_answer_is_recorded_and_scored(session: Session, register: FakeRegister) -> None:
    """By author and time; the standing in the list goes with it."""
    session.answer("T-01.s", Rated(4))
    assert kept(register).response("T-01.s").answer == Rated(4)
    assert kept(register).history.revisions[-1].author == "ana"
    assert session.card == score(SMALL, session.assessment.responses)
    assert desk(register).standings()[0].coverage.rated == 1


def test_everything_said_about_an_indicator_is_kept(session: Session, register: FakeRegister) -> None:
    """Reason, comment, figure, evidence, mark; each by itself."""
    session.enter(LAW)
    session.answer("T-01.s", Withheld("reserved"))
    session.comment("T-01.s", "See the annex.")
    session.report_figure("T-01.s", Figure(Decimal("12.5"), 2025))
    session.link("T-01.s", ["E-001", "E-001"])
    session.flag("T-01.s", flagged=True)
    response = kept(register).response("T-01.s")
    assert response.answer == Withheld("reserved")
    assert response.comment == "See the annex."
    assert response.figure == Figure(Decimal("12.5"), 2025)
    assert response.evidence == ("E-001",)
    assert response.flagged


@pytest.mark.parametrize(("year", "fine"), [(1949, False), (1950, True), (2027, True), (2028, False)])
def test_a_figure_holds_for_a_year_from_1950_to_the_one_after_the_cycle(
    session: Session, year: int, *, fine: bool
) -> None:
    """Another year is a slip of the hand, and the sentence says which are possible."""
    with nullcontext() if fine else pytest.raises(Misuse, match=str(year)) as refused:
        session.report_figure("T-01.s", Figure(Decimal(12), year))
    assert (session.assessment.response("T-01.s").figure is not None) == fine
    if refused:
        assert refused.value.hint == say("Give a year from {first} to {last}.", first=1950, last=2027)


def test_a_figure_kept_with_another_year_is_left_as_it_is(session: Session, register: FakeRegister) -> None:
    """What an earlier program let through stands in nobody's way."""
    session.report_figure("T-01.s", Figure(Decimal(12), 2025))
    later = desk(register).begin("SLV", "2018-1").assessment.id
    old = replace(session.assessment.history.revisions[-1], assessment=later, replaces=())
    register.append([old], replace(desk(register).standings()[0], number=1))
    reopened = desk(register).session(later)
    reopened.comment("T-01.s", "See the annex.")
    assert reopened.assessment.response("T-01.s").figure == Figure(Decimal(12), 2025)


def test_an_answer_taken_back_leaves_no_response(session: Session) -> None:
    """As if nothing had been said."""
    session.answer("T-01.s", Rated(4))
    session.answer("T-01.s", None)
    assert session.assessment.responses == {}
    assert session.card.score.coverage.answered == 0


def test_all_indicators_of_a_recommendation_are_answered_in_one_act(session: Session) -> None:
    """And taken back in one."""
    session.answer_all("T-01", NoInformation())
    assert session.card.score.coverage.no_information == 3
    assert len(session.undo()) == 3
    assert session.card.score.coverage.answered == 0
    assert len(session.redo()) == 3
    assert session.card.score.coverage.no_information == 3


def test_what_changes_nothing_is_not_recorded(session: Session) -> None:
    """The history tells of changes only."""
    session.answer("T-01.s", Rated(4))
    before = len(session.assessment.history.revisions)
    session.answer("T-01.s", Rated(4))
    session.confirm(["T-01.s"])
    assert len(session.assessment.history.revisions) == before


def test_text_is_cleaned_at_the_door(session: Session) -> None:
    """Comment, reason, and every text of evidence and actions."""
    session.answer("T-01.s", NotApplicable("no\x1b[31m border"))
    session.comment("T-01.s", "a\u202eb")
    session.enter(replace(LAW, title="Act\x07", reference="art. 3\u200b"))
    session.enter(replace(STEP, what="Do\x00 it"))
    response = session.assessment.response("T-01.s")
    assert response.answer == NotApplicable("no border")
    assert response.comment == "ab"
    assert session.assessment.evidence["E-001"].title == "Act"
    assert session.assessment.evidence["E-001"].reference == "art. 3"
    assert session.assessment.actions["A-001"].what == "Do it"


REFUSED: dict[str, tuple[Callable[[Session], object], str]] = {
    "not applicable without reason": (lambda s: s.answer("T-01.s", NotApplicable("")), "needs a reason"),
    "a reason that is only control characters": (
        lambda s: s.answer("T-01.s", NotApplicable("\x1b[0m")),
        "needs a reason",
    ),
    "unknown indicator": (lambda s: s.answer("T-01.x", Rated(3)), "T-01.s"),
    "unknown recommendation": (lambda s: s.answer_all("T-09", Rated(3)), "T-0"),
    "unknown level": (lambda s: s.answer("T-01.s", Rated(6)), "1, 2, 3, 4, 5"),
    "level nought": (lambda s: s.answer("T-01.s", Rated(0)), "1, 2, 3, 4, 5"),
    "unknown evidence": (lambda s: s.link("T-01.s", ["E-002"]), "E-001"),
    "evidence to change": (lambda s: s.correct(replace(LAW, ref="E-100")), "E-001"),
    "evidence to remove": (lambda s: s.remove("E-002"), "E-001"),
    "evidence without a title": (lambda s: s.enter(replace(LAW, title="\u200b")), "title"),
    "a title taken away": (lambda s: s.correct(replace(LAW, ref="E-001", title=" ")), "title"),
    "action for nothing": (lambda s: s.enter(replace(STEP, recommendation="T-03")), "T-0"),
    "action moved to nothing": (lambda s: s.correct(replace(STEP, ref="A-001", recommendation="X")), "small"),
    "action by nobody": (lambda s: s.enter(replace(STEP, who="")), "who"),
    "evidence behind a script": (lambda s: s.enter(replace(LAW, url="javascript:alert(1)")), "not a link"),
    "a practice at no address": (lambda s: s.enter(replace(PRACTICE, url="ftp://example.org")), "not a link"),
    "practice nobody does": (lambda s: s.enter(replace(PRACTICE, who=" ")), "who does it"),
    "need for nothing": (lambda s: s.enter(replace(NEED, what="\u200b")), "needed"),
    "need for an unknown recommendation": (lambda s: s.enter(replace(NEED, recommendation="T-03")), "T-0"),
    "observation on nothing": (lambda s: s.enter(replace(REMARK, about="T-09.s")), "T-0"),
    "silent observation": (lambda s: s.enter(replace(REMARK, text="")), "something"),
    "member without a name": (lambda s: s.introduce(Delegation((Member("", "Director"),))), "name"),
    "phase that is not there": (lambda s: s.introduce(Delegation(relevance={"X": Relevance.LOW})), "X"),
    "source that is not there": (lambda s: s.introduce(Delegation(instruments={"gr2": InForce.NO})), "gr26"),
    "action to change": (lambda s: s.correct(replace(STEP, ref="A-002")), "A-001"),
    "action to remove": (lambda s: s.remove("A-002"), "A-001"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_kept_is_refused_and_changes_nothing(
    session: Session, register: FakeRegister, case: str
) -> None:
    """With a sentence, and where it helps with what would be right."""
    session.enter(LAW)
    session.enter(STEP)
    before, recorded = session.assessment, list(register.kept["SLV-2026"])
    attempt, words = REFUSED[case]
    with pytest.raises(Misuse) as refused:
        attempt(session)
    assert words in f"{refused.value.message} {refused.value.hint}"
    assert session.assessment == before
    assert register.kept["SLV-2026"] == recorded


def test_several_changes_are_all_or_nothing(session: Session) -> None:
    """One that can't be made takes the others with it."""
    with pytest.raises(NotFound):
        session.respond({ref: lambda was: replace(was, answer=Rated(3)) for ref in ("T-01.s", "T-09.s")})
    assert session.assessment.responses == {}


def test_evidence_removed_takes_its_links_along(session: Session) -> None:
    """In one act, so that undoing brings all of it back; its number is not given again."""
    session.enter(LAW)
    session.answer("T-01.s", Rated(3))
    session.link("T-01.s", ["E-001"])
    session.link("T-02.s", ["E-001"])
    session.remove("E-001")
    assert session.assessment.evidence == {}
    assert session.assessment.response("T-01.s").answer == Rated(3)
    assert session.assessment.response("T-01.s").evidence == ()
    assert session.card.score.coverage.evidenced == 0
    assert session.enter(LAW) == "E-002"
    session.undo()
    session.undo()
    assert list(session.assessment.evidence) == ["E-001"]
    assert session.assessment.response("T-02.s").evidence == ("E-001",)
    assert session.card.score.coverage.evidenced == 1
    assert session.card == score(SMALL, session.assessment.responses)


def test_evidence_and_actions_can_be_corrected_and_removed(session: Session) -> None:
    """Under the number they have."""
    session.enter(LAW)
    session.correct(replace(LAW, ref="E-001", title="Migration Act 2019"))
    assert session.assessment.evidence["E-001"].title == "Migration Act 2019"
    session.enter(STEP)
    session.correct(replace(STEP, ref="A-001", who="MIG, WOM"))
    assert session.assessment.actions_for("T-01")[0].who == "MIG, WOM"
    session.remove("A-001")
    assert session.assessment.actions == {}
    assert session.enter(STEP) == "A-002"


def test_practices_and_needs_have_ledgers_of_their_own(session: Session, register: FakeRegister) -> None:
    """Numbered each in its own, corrected and removed like evidence; undo brings them back."""
    assert [session.enter(each) for each in (PRACTICE, NEED, PRACTICE)] == ["P-001", "N-001", "P-002"]
    session.correct(replace(NEED, ref="N-001", whom="IOM\x07"))
    session.remove("P-001")
    assert list(kept(register).practices) == ["P-002"]
    assert kept(register).needs["N-001"].whom == "IOM"
    session.undo()
    assert list(kept(register).practices) == ["P-001", "P-002"]


def test_what_is_said_again_is_not_recorded(session: Session, register: FakeRegister) -> None:
    """A form that is saved as it was found leaves nothing in the history."""
    session.enter(LAW)
    session.declare(Declaration("Ana López"))
    before = len(register.kept[session.assessment.id])
    session.correct(replace(LAW, ref="E-001"))
    session.declare(Declaration("Ana López"))
    assert len(register.kept[session.assessment.id]) == before


def test_who_declares_is_changed_without_publishing_what_is_not_to_be_published(session: Session) -> None:
    """Whether answers may be published is changed only where that is said."""
    session.declare(Declaration("Ana López"), published=False)
    session.declare(Declaration("Luz Paz"))
    assert session.assessment.opening.unpublished
    session.declare(Declaration("Luz Paz"), published=True)
    assert not session.assessment.opening.unpublished


def test_observations_are_answered_and_resolved_even_after_submission(session: Session, register: FakeRegister) -> None:
    """The secretariat's have a letter of their own; nothing else changes in what is closed."""
    assert session.enter(REMARK) == "O-001"
    session.declare(Declaration("Ana López"))
    session.seal()
    assert session.enter(replace(REMARK, by=Reviewer.SECRETARIAT)) == "S-001"
    session.correct(replace(session.assessment.observations["S-001"], reply="Art. 3"))
    session.correct(replace(session.assessment.observations["S-001"], resolved=True))
    observations = kept(register).observations
    assert [each.progress for each in observations.values()] == [Progress.OPEN, Progress.RESOLVED]
    assert [each.ref for each in session.assessment.observations_on("T-01.s")] == ["O-001", "S-001"]
    with pytest.raises(Sealed):
        session.enter(PRACTICE)


def test_the_delegation_introduces_itself(session: Session, register: FakeRegister) -> None:
    """Cleaned, without what was left empty; the same said twice is recorded once."""
    members = (Member("Ana\x07 López", "Director", "MIG"), Member("", "", " "))
    told = Delegation(members, ("Red Cross", "Red Cross", ""), {"T": Relevance.HIGH}, {"gr26": InForce.YES}, "Yes.")
    session.introduce(told)
    session.introduce(told)
    kept_now = kept(register)
    assert kept_now.delegation.members == (Member("Ana López", "Director", "MIG"),)
    assert kept_now.delegation.consulted == ("Red Cross",)
    assert len(kept_now.history.of("delegation")) == 1
    session.introduce(Delegation())
    assert kept(register).delegation == Delegation()


def test_gaps_and_review_follow_the_answers(session: Session) -> None:
    """A session concludes from what it holds."""
    session.answer_all("T-01", Rated(1))
    assert [gap.recommendation.ref for gap in session.gaps()] == ["T-01"]
    assert [finding.ref for finding in session.review() if finding.blocks] == ["T-02.s", "T-02.p"]


def test_a_submitted_assessment_is_closed_until_it_is_reopened(session: Session) -> None:
    """Every change is refused; each submission has a number of its own."""
    session.enter(LAW)
    session.enter(STEP)
    session.answer("T-01.s", Rated(3))
    session.declare(Declaration("Ana López", "Director"))
    session.seal()
    assert session.assessment.sealed
    assert session.assessment.opening.issue == 1
    changes: list[Callable[[], object]] = [
        lambda: session.answer("T-01.s", Rated(5)),
        lambda: session.comment("T-01.s", "Later."),
        lambda: session.answer_all("T-02", Rated(5)),
        lambda: session.enter(LAW),
        lambda: session.correct(replace(LAW, ref="E-001", title="Other")),
        lambda: session.remove("E-001"),
        lambda: session.enter(STEP),
        lambda: session.remove("A-001"),
        lambda: session.declare(Declaration("Luz")),
        session.seal,
        session.undo,
        session.redo,
    ]
    before = session.assessment
    for change in changes:
        with pytest.raises(Sealed):
            change()
    assert session.assessment == before
    session.reopen()
    session.reopen()
    session.answer("T-01.s", Rated(5))
    session.seal()
    assert session.assessment.opening.issue == 2
    assert session.assessment.opening.declaration == Declaration("Ana López", "Director")


class Broken(FakeRegister):
    """A register on a disk that is full."""

    full = False

    def append(self, *given: object, **wishes: object) -> list[object]:  # type: ignore[override]
        """Refuse to write once the disk is full."""
        if self.full:
            raise RegisterUnusable(say("The disk is full."))
        return super().append(*given, **wishes)  # type: ignore[arg-type, return-value]


def test_what_cannot_be_written_leaves_the_session_as_it_was() -> None:
    """What was typed can be tried again, and then it is there."""
    register = Broken()
    session = desk(register).begin("SLV", "2026")
    session.answer("T-01.s", Rated(2))
    assessment, card = session.assessment, session.card
    register.full = True
    attempts: list[Callable[[], object]] = [
        lambda: session.answer("T-01.p", Rated(3)),
        lambda: session.enter(LAW),
        session.undo,
        session.seal,
    ]
    for attempt in attempts:
        with pytest.raises(RegisterUnusable):
            attempt()
        assert session.assessment is assessment
        assert session.card is card
    register.full = False
    session.answer("T-01.p", Rated(3))
    assert session.card.score.coverage.rated == 2


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system has no way to set its zone for one process")
def test_today_is_the_day_where_the_delegation_is(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """At nine in the evening in San Salvador it is still today, though in Greenwich it is tomorrow."""
    monkeypatch.setenv("TZ", "America/El_Salvador")
    time.tzset()
    try:
        session._clock.time = datetime(2026, 3, 3, 3, 0, tzinfo=UTC)  # type: ignore[attr-defined]
        assert session.today == date(2026, 3, 2)
    finally:
        monkeypatch.undo()
        time.tzset()
