"""The sums that the register keeps say what reading every history says, whatever arrived and in whatever order."""

from __future__ import annotations

import tempfile
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assess.domain.answers import Rated
from assess.domain.assessment import Declaration
from assess.domain.delegation import Delegation, Relevance
from assess.domain.errors import RegisterUnusable
from assess.domain.history import Revision
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.domain.ledgers.observations import Observation, Reviewer
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.profile import InForce
from assess.domain.region.compilation import Compilation
from assess.domain.region.compiling import NOTHING_KEPT
from assess.domain.region.reckoning import RECKONING
from assess.domain.standing import stand
from assess.domain.subjects import OBSERVATION
from assess.domain.symptom import Grade
from assess.exchange.sealed.envelope import seal
from assess.records import dataclass
from assess.storage import sums
from assess.storage.register import SqliteRegister
from assess.storage.sums import SqliteSums
from assess.workflow import compiling
from assess.workflow import sums as workflow_sums
from assess.workflow.arrival import Verdict
from assess.workflow.board import board
from assess.workflow.compiling import Wish, compile_cycle
from assess.workflow.opening import Desk
from assess.workflow.recounting import check_sums, recount
from tests.exchange.desk import KEY
from tests.fakes import FakeCatalogue, FakeClock, FakeRegister
from tests.secretariat.post import Secretariat, answer
from tests.secretariat.rounds import INDICATORS, LETTERS, small

UNITS = ("CHP", "OAX", "TAB")
TRAIN = Action("new", "A-01", "Train", "Authority", FakeClock().time.date(), assistance="Trainers")


@dataclass(frozen=True)
class Post:
    """What one unit sends."""

    unit: str
    answers: tuple[str, ...]
    """One submission after the other."""
    draft: bool
    """Whether it reopens at the end and sends a draft."""
    own: bool
    """Whether the secretariat goes on with it in its own register."""


answers = st.text(st.sampled_from(sorted(LETTERS)), min_size=len(INDICATORS), max_size=len(INDICATORS))
posts = st.lists(
    st.builds(
        Post,
        unit=st.sampled_from(UNITS),
        answers=st.lists(answers, min_size=0, max_size=2).map(tuple),
        draft=st.booleans(),
        own=st.booleans(),
    ),
    max_size=3,
    unique_by=lambda post: post.unit,
)


@lru_cache(maxsize=512)
def envelopes(post: Post) -> tuple[bytes, ...]:
    """Answer, close, seal and send as often as it says; Oaxaca proves, asks for help, offers and tells of itself."""
    register = FakeRegister()
    session = Desk(lambda: register, FakeCatalogue(small()), FakeClock(), "Ana").begin("MEX", "2026", unit=post.unit)
    session.declare(Declaration("Ana López"))
    if post.unit == "OAX":
        law = session.enter(Evidence("new", EvidenceKind.LAW, "Ley de migración"))
        session.link("A-01.s", [law])
        session.enter(TRAIN)
        session.enter(GoodPractice("new", "B-01", "Windows", "One window for all papers", "Authority"))
        session.introduce(
            Delegation(relevance={"A": Relevance.HIGH}, instruments={"law": InForce.YES}, remarks="None.")
        )
    sent = []
    for letters in post.answers:
        session.reopen()
        answer(session, letters)
        session.seal()
        sent.append(seal(session.assessment, small(), KEY, session.assessment.history.revisions[-1].at))
    if post.draft and not session.assessment.sealed:
        sent.append(seal(session.assessment, small(), KEY, session.assessment.history.revisions[-1].at, draft=True))
    return tuple(sent)


def compiled(desk: Desk, *, listed: bool = True, anonymous: bool = False) -> Compilation:
    """Compile Mexico out of what the register keeps of envelopes."""
    digests = {each.assessment: each.digest for each in desk.register.intake.receipts("2026")}
    return compile_cycle(desk, Wish("2026", within="MEX", anonymous=anonymous, listed=None if listed else 0), digests)


def compiled_slowly(desk: Desk, *, listed: bool = True) -> Compilation:
    """Compile Mexico out of the histories alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiling, "kept_sums", lambda _desk, _guideline, _round, chosen, *_: (NOTHING_KEPT, chosen))
        patch.setattr(SqliteSums, "brief", lambda _sums, _assessment: None)
        return compiled(desk, listed=listed)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(posts)
def test_what_the_sums_say_is_what_the_histories_say(drawn: list[Post]) -> None:
    """Later submissions, drafts, and what the secretariat goes on with itself included."""
    with tempfile.TemporaryDirectory() as folder:
        secretariat = Secretariat(Path(folder))
        for post in drawn:
            for envelope in envelopes(post):
                assert secretariat.receive(envelope).verdict is Verdict.TAKEN_IN
            if post.own and envelopes(post):
                session = secretariat.desk.session(f"MEX-2026-{post.unit}")
                session.reopen()
                session.answer("A-01.s", Rated(1))
        if any(envelopes(post) for post in drawn):
            for listed in (True, False):
                quick, slow = (
                    compiled(secretariat.desk, listed=listed),
                    compiled_slowly(secretariat.desk, listed=listed),
                )
                assert quick == slow
        secretariat.register.close()


@pytest.fixture
def secretariat(tmp_path: Path) -> Secretariat:
    """A desk with the submissions of three units."""
    desk = Secretariat(tmp_path)
    for unit, letters in zip(UNITS, ("1234512", "5a-iw33", "1111111"), strict=True):
        for envelope in envelopes(Post(unit, (letters,), draft=False, own=False)):
            desk.receive(envelope)
    return desk


def test_what_was_taken_in_before_there_were_sums_is_counted_when_it_is_asked_for(secretariat: Secretariat) -> None:
    """A register of an earlier version compiles to the same, from then on without reading histories."""
    before = compiled(secretariat.desk)
    connection = secretariat.register._connection
    connection.executescript("DELETE FROM held; DELETE FROM tally; DELETE FROM brief")
    assert compiled(secretariat.desk) == before
    assert set(secretariat.register.intake.sums.counted("2026")) == {f"MEX-2026-{unit}" for unit in UNITS}


def test_whoever_waits_for_the_first_count_is_told_how_far_it_is(
    secretariat: Secretariat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After each few that are kept for good, up to the last."""
    secretariat.register._connection.executescript("DELETE FROM held; DELETE FROM tally; DELETE FROM brief")
    monkeypatch.setattr(workflow_sums, "AT_ONCE", 2)
    digests = {each.assessment: each.digest for each in secretariat.register.intake.receipts("2026")}
    told = list[tuple[int, int]]()
    compile_cycle(secretariat.desk, Wish("2026", within="MEX", listed=0), digests, lambda *far: told.append(far))
    assert told == [(2, 3), (3, 3)]


def test_no_history_is_read_for_what_is_in_the_sums(secretariat: Secretariat, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten thousand units cost no more than three."""

    def unread(*_: object) -> None:
        pytest.fail("a history was read")

    monkeypatch.setattr(SqliteRegister, "history", unread)
    made = compiled(secretariat.desk)
    assert (made.turnout.submitted, len(made.sheets)) == (len(UNITS), len(UNITS))
    assert compiled(secretariat.desk, listed=False).sheets == ()
    assert compiled(secretariat.desk, anonymous=True).respondents == ()


def test_the_board_of_what_is_held_is_the_board_of_the_standings(secretariat: Secretariat) -> None:
    """Read off the index, or line by line: the same seats."""
    quick = board(secretariat.desk, "2026", None)
    secretariat.register._connection.execute("DELETE FROM held")
    slow = board(secretariat.desk, "2026", None)
    assert [(*seat[:-1], seat.coverage) for seat in quick] == [(*seat[:-1], seat.coverage) for seat in slow]
    assert sum(bool(seat.unit) for seat in quick) == len(UNITS)


def test_spoilt_sums_are_told_and_nothing_is_taken_in_upon_them(secretariat: Secretariat) -> None:
    """Where it can't be known what to take out again, the register is left as it is."""
    secretariat.register._connection.execute("UPDATE held SET marks = x'00'")
    before = secretariat.held()
    later = envelopes(Post("CHP", ("1234512", "5555555"), draft=False, own=False))[-1]
    with pytest.raises(RegisterUnusable, match="what MEX-2026-CHP adds to the sums"):
        secretariat.receive(later)
    assert secretariat.held() == before


def test_the_sums_follow_what_the_secretariat_observes_and_what_comes_upon_it(secretariat: Secretariat) -> None:
    """An assessment gets a history of its own with an observation; later envelopes are adopted into it and count."""
    post = Post("CHP", ("1234512", "5555555"), draft=False, own=False)
    kept, lines = secretariat.register.intake.sums, len(board(secretariat.desk, "2026", None))
    secretariat.desk.session("MEX-2026-CHP").enter(Observation("", "A-01.s", "Which law?", Reviewer.SECRETARIAT))
    assert ("MEX-2026-CHP" in kept.counted("2026"), kept.add_up()) == (False, True)
    assert compiled(secretariat.desk) == compiled_slowly(secretariat.desk)
    assert secretariat.receive(envelopes(post)[-1]).verdict is Verdict.TAKEN_IN
    made = compiled(secretariat.desk)
    [sheet] = [each for each in made.sheets if each.code == "CHP"]
    assert (sheet.score.value, sheet.issue, made.turnout.submitted) == (100.0, 2, len(UNITS))
    assert made == compiled_slowly(secretariat.desk)
    assert (len(board(secretariat.desk, "2026", None)), kept.add_up()) == (lines, True)


def test_an_envelope_that_came_meanwhile_overtakes_who_had_the_earlier_one_open(secretariat: Secretariat) -> None:
    """What must not be overtaken is not recorded, and the assessment is still known from its envelope only."""
    session = secretariat.desk.session("MEX-2026-CHP")
    remark = Revision("MEX-2026-CHP", OBSERVATION + "S-001", {"about": "A-01.s"}, "ana", "2026-06-01T00:00:00+00:00")
    seen = stand(session.assessment, session.card.score, len(session.assessment.history.revisions))
    post = Post("CHP", ("1234512", "5555555"), draft=False, own=False)
    assert secretariat.receive(envelopes(post)[-1]).verdict is Verdict.TAKEN_IN
    assert secretariat.register.append([remark], seen, unless_overtaken=True) == []
    assert "MEX-2026-CHP" in secretariat.register.intake.sums.counted("2026")
    assert session.refresh()


def told(secretariat: Secretariat) -> list[Grade]:
    """Look the sums over."""
    return [symptom.grade for symptom in check_sums(secretariat.desk)]


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE tally SET number = number + 1 WHERE ref = 'A-01.s'",
        "DELETE FROM tally WHERE ref = 'B-01'",
        "DELETE FROM held WHERE unit = 'OAX'",
        "UPDATE held SET marks = x'00' WHERE unit = 'TAB'",
        "UPDATE brief SET content = (SELECT content FROM brief WHERE assessment = 'MEX-2026-OAX')",
        "UPDATE brief SET content = x'00'",
        "UPDATE held SET submitted_at = '2020-01-01T00:00:00+00:00'",
        "UPDATE standing SET levels = '9 9 9 9 9'",
    ],
)
def test_sums_that_are_not_what_envelopes_say_are_found_and_counted_anew(secretariat: Secretariat, spoil: str) -> None:
    """Whichever of the tables was spoilt; counting them anew gives what there was."""
    before = compiled(secretariat.desk)
    assert told(secretariat) == [Grade.FINE]
    secretariat.register._connection.execute(spoil)
    assert told(secretariat) == [Grade.MEND]
    assert recount(secretariat.desk) == len(UNITS)
    assert (told(secretariat), compiled(secretariat.desk)) == ([Grade.FINE], before)


def test_what_was_reckoned_otherwise_is_counted_anew_when_it_is_asked_for(
    secretariat: Secretariat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A later program that counts in another way reads none of the earlier sums, and leaves none of them."""
    before = compiled(secretariat.desk)
    monkeypatch.setattr(sums, "RECKONING", RECKONING + 1)
    assert secretariat.register.intake.sums.counted("2026") == {}
    assert compiled(secretariat.desk) == before
    assert (told(secretariat), len(secretariat.register.intake.sums.counted("2026"))) == ([Grade.FINE], len(UNITS))
    left = secretariat.register._connection.execute("SELECT DISTINCT reckoning FROM tally").fetchall()
    assert [row["reckoning"] for row in left] == [RECKONING + 1]


def test_nothing_is_told_of_sums_where_nothing_was_taken_in(tmp_path: Path) -> None:
    """A country's own register has none."""
    assert told(Secretariat(tmp_path)) == []
