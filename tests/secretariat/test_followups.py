"""Observations travel from the secretariat to the country, are answered there, and come back with the next envelope."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import fastjsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.domain.errors import Misuse
from assess.domain.followup import FollowUp
from assess.domain.history import Revision
from assess.domain.ledgers.observations import Observation, Progress, Reviewer
from assess.exchange.sealed.followups import is_follow_up, open_follow_up, seal_follow_up
from assess.exchange.sealed.keys import SigningKey, signing_key
from assess.exchange.sealed.proofs import proved
from assess.records import replace
from assess.workflow.arrival import Doubt, Outcome, Verdict
from assess.workflow.board import board
from assess.workflow.compiling import Wish, compile_cycle
from assess.workflow.followups import FollowUps
from assess.workflow.reviewing import remark
from assess.workflow.session import Session
from assess.workflow.trust import Trust
from tests.fakes import FakeClock
from tests.secretariat.post import Delegation, Secretariat
from tests.secretariat.rounds import INDICATORS

LETTERS = "3" * len(INDICATORS)
ABOUT = INDICATORS[0]
REMARK = Observation("", ABOUT, "Which article?", Reviewer.SECRETARIAT)


@pytest.fixture
def delegation(tmp_path: Path) -> Delegation:
    """El Salvador, at its own desk."""
    return Delegation(tmp_path)


@pytest.fixture
def secretariat(tmp_path: Path, delegation: Delegation) -> Secretariat:
    """The secretariat, to which El Salvador has submitted."""
    there = Secretariat(tmp_path)
    assert there.receive(delegation.send(LETTERS)).verdict is Verdict.TAKEN_IN
    return there


def key(folder: Path, name: str = "secretariat") -> SigningKey:
    """The key that the secretariat signs with, or another one."""
    return signing_key(folder / f"{name}.pem")


def observed(secretariat: Secretariat) -> Session:
    """Make an observation on what was received."""
    session = secretariat.desk.session("SLV-2026")
    session.enter(REMARK)
    return session


def sealed(secretariat: Secretariat, with_key: SigningKey) -> bytes:
    """Seal the observations, as they stand in the secretariat's register."""
    return seal_follow_up(secretariat.desk.session("SLV-2026").assessment, "", with_key)


def arrived(delegation: Delegation, content: bytes, trust: Trust | None = None) -> Outcome:
    """Take a follow-up in where the delegation sits."""
    desk = FollowUps(delegation.desk, open_follow_up, trust or Trust())
    outcome = desk.receive("follow-up.json", content)
    delegation.session.refresh()
    return outcome


def progress(session: Session) -> list[Progress]:
    """Tell how far each observation has come."""
    session.refresh()
    return [each.progress for each in session.assessment.observations.values()]


def test_an_observation_goes_out_is_answered_comes_back_and_is_resolved(
    tmp_path: Path, delegation: Delegation, secretariat: Secretariat
) -> None:
    """Without the assessment being opened again, and without any answer being changed."""
    session, country = observed(secretariat), delegation.session
    answers = country.assessment.responses
    assert arrived(delegation, sealed(secretariat, key(tmp_path))).verdict is Verdict.TAKEN_IN
    assert progress(country) == [Progress.OPEN]
    country.correct(replace(country.assessment.observations["S-001"], reply="Article 3."))

    assert secretariat.receive(delegation.envelope()).verdict is Verdict.TAKEN_IN
    assert progress(session) == [Progress.ANSWERED]
    session.correct(replace(session.assessment.observations["S-001"], resolved=True))

    assert arrived(delegation, sealed(secretariat, key(tmp_path))).verdict is Verdict.TAKEN_IN
    assert progress(country) == [Progress.RESOLVED]
    assert country.assessment.responses == answers
    assert country.assessment.conflicts == {}


@pytest.mark.parametrize("remarked", [True, False], ids=["with a history of its own", "known from envelopes only"])
def test_a_remark_after_the_last_day_makes_no_submission_late(
    delegation: Delegation, secretariat: Secretariat, *, remarked: bool
) -> None:
    """The envelope is sealed anew for it, and the answers in it were submitted in time, as the compilation says too."""
    if remarked:
        observed(secretariat)
    clocks = [each.desk.clock for each in (delegation, secretariat)]
    for clock in clocks:
        assert isinstance(clock, FakeClock)
        clock.time += timedelta(days=30)
    delegation.session.enter(Observation("", ABOUT, "The article is to be looked up."))
    assert secretariat.receive(delegation.envelope()).verdict is Verdict.TAKEN_IN
    last_day = date(2026, 3, 2)
    assert {seat.country: seat.late for seat in board(secretariat.desk, "2026", last_day)}["SLV"] is False
    assert {seat.country: seat.late for seat in board(secretariat.desk, "2026", date(2026, 2, 28))}["SLV"] is True
    assert compile_cycle(secretariat.desk, Wish("2026", deadline=last_day), {}).turnout.late == 0


def test_a_reply_and_another_remark_made_at_the_same_time_meet(
    tmp_path: Path, delegation: Delegation, secretariat: Secretariat
) -> None:
    """Each side writes its own fields; the second submission brings the reply to the changed remark."""
    session, country = observed(secretariat), delegation.session
    arrived(delegation, sealed(secretariat, key(tmp_path)))
    country.correct(replace(country.assessment.observations["S-001"], reply="Article 3."))
    session.correct(replace(session.assessment.observations["S-001"], text="Which article, and since when?"))
    session.enter(replace(REMARK, text="And who pays?"))
    secretariat.receive(delegation.envelope())
    session.refresh()
    first = session.assessment.observations["S-001"]
    assert (first.text, first.reply) == ("Which article, and since when?", "Article 3.")
    assert progress(session) == [Progress.ANSWERED, Progress.OPEN]


def test_what_a_later_submission_says_joins_the_secretariats_own_history(
    delegation: Delegation, secretariat: Secretariat
) -> None:
    """And the list of assessments follows; confidential evidence stays nameless without a quarrel."""
    session = observed(secretariat)
    secretariat.receive(delegation.send("5" * len(INDICATORS)))
    session.refresh()
    assert session.assessment.opening.issue == 2
    assert session.assessment.conflicts == {}
    assert session.card.score.value == 100
    [standing] = secretariat.desk.standings()
    assert (standing.value, standing.opening.issue) == (100, 2)
    assert list(session.assessment.observations) == ["S-001"]


def test_the_same_follow_up_twice_changes_nothing(
    tmp_path: Path, delegation: Delegation, secretariat: Secretariat
) -> None:
    """The same observations are the same bytes."""
    observed(secretariat)
    content = sealed(secretariat, key(tmp_path))
    assert content == sealed(secretariat, key(tmp_path))
    arrived(delegation, content)
    before = delegation.session.assessment
    assert arrived(delegation, content).verdict is Verdict.REPEATED
    assert delegation.session.assessment == before


def test_the_secretariat_is_known_by_its_first_key(
    tmp_path: Path, delegation: Delegation, secretariat: Secretariat
) -> None:
    """It is accepted loudly, or by the person who is asked; another one is an alarm."""
    observed(secretariat)
    content = sealed(secretariat, key(tmp_path))
    declined = arrived(delegation, content, Trust(ask=lambda _: False))
    assert (declined.doubt, str(declined.reasons[0])) == (Doubt.NEW, "Its key was not accepted for the secretariat.")
    assert delegation.session.assessment.observations == {}
    assert "is the key of the secretariat from now on" in str(arrived(delegation, content).remarks[0])
    other = arrived(delegation, sealed(secretariat, key(tmp_path, "stranger")))
    assert (other.verdict, other.doubt) == (Verdict.REFUSED, Doubt.CHANGED)
    assert "ALARM" in str(other.reasons[0])


def in_its_name(country: Session, how: str) -> None:
    """Let a country speak in the secretariat's name, past all that the program would let it do."""
    if how == "makes one up":
        country.enter(replace(REMARK, text="All is well."))
    elif how == "withdraws one":
        country.remove("S-001")
    else:
        theirs = country.assessment.observations["S-001"]
        reworded = replace(theirs, reply="Article 3.", text="Thank you.")
        country.correct(reworded if how == "rewords one" else replace(theirs, resolved=True))


@pytest.mark.parametrize(
    ("how", "named"),
    [("makes one up", "S-002"), ("rewords one", "S-001"), ("settles one", "S-001"), ("withdraws one", "S-001")],
)
def test_a_country_cannot_speak_in_the_secretariats_name(
    tmp_path: Path, delegation: Delegation, secretariat: Secretariat, how: str, named: str
) -> None:
    """Its submission is taken in, the remark is not and is named; what comes after joins as ever."""
    session, country = observed(secretariat), delegation.session
    arrived(delegation, sealed(secretariat, key(tmp_path)))
    before = session.assessment.observations
    in_its_name(country, how)
    outcome = secretariat.receive(delegation.send("5" * len(INDICATORS)))
    assert outcome.verdict is Verdict.TAKEN_IN
    [doubt] = [str(each) for each in outcome.remarks if "Not believed" in str(each)]
    assert f"nothing here proves that the secretariat wrote it: {named}. If it did, receive the follow-up" in doubt
    session.refresh()
    assert session.assessment.observations == before
    assert (session.card.score.value, session.assessment.conflicts) == (100, {})


@pytest.fixture
def elsewhere(tmp_path: Path, delegation: Delegation, secretariat: Secretariat) -> Secretariat:
    """Another desk of the secretariat's, to which El Salvador sent its reply to what the first one remarked."""
    observed(secretariat)
    arrived(delegation, sealed(secretariat, key(tmp_path)))
    country = delegation.session
    country.correct(replace(country.assessment.observations["S-001"], reply="Article 3."))
    (tmp_path / "other").mkdir()
    there = Secretariat(tmp_path / "other")
    told = there.receive(delegation.envelope()).remarks
    assert "nothing here proves that the secretariat wrote it: S-001." in " ".join(map(str, told))
    return there


def test_a_register_that_made_no_remarks_believes_none(delegation: Delegation, elsewhere: Secretariat) -> None:
    """Made by another desk, or a forgery: it is named whenever it comes, and not shown."""
    again = elsewhere.receive(delegation.send("5" * len(INDICATORS)))
    assert "Not believed" in " ".join(map(str, again.remarks))
    assert elsewhere.desk.session("SLV-2026").assessment.observations == {}


def test_nothing_is_signed_that_only_a_country_says_in_the_secretariats_name(
    tmp_path: Path, elsewhere: Secretariat
) -> None:
    """There is nothing to send; a remark that is made here gets a ref of its own, and is all that is sent."""
    with pytest.raises(Misuse, match="no observations of the secretariat"):
        sealed(elsewhere, key(tmp_path))
    assert elsewhere.desk.session("SLV-2026").enter(REMARK) == "S-002"
    follow_up, _ = open_follow_up(sealed(elsewhere, key(tmp_path)), "follow-up.json")
    assert follow_up is not None
    assert [each.subject for each in follow_up.revisions] == ["observation/S-002"]


@pytest.mark.parametrize("remarked", [True, False], ids=["with a history of its own", "known from envelopes only"])
def test_the_follow_up_proves_what_came_before_it(
    tmp_path: Path, secretariat: Secretariat, elsewhere: Secretariat, *, remarked: bool
) -> None:
    """Taken in at another desk, it brings the remark; what the country replied is there already and joins it."""
    if remarked:
        elsewhere.desk.session("SLV-2026").enter(REMARK)
    content = sealed(secretariat, key(tmp_path))
    desk = FollowUps(elsewhere.desk, open_follow_up, Trust())
    assert desk.receive("follow-up.json", content).verdict is Verdict.TAKEN_IN
    session = elsewhere.desk.session("SLV-2026")
    assert session.assessment.observations["S-001"].reply == "Article 3."
    assert elsewhere.register.intake.unproved("SLV-2026") == []
    assert desk.receive("follow-up.json", content).verdict is Verdict.REPEATED


def test_a_follow_up_to_another_assessment_is_refused(
    tmp_path: Path, delegation: Delegation, secretariat: Secretariat
) -> None:
    """Guatemala's is nothing for El Salvador's register."""
    other = Delegation(tmp_path, "GTM")
    secretariat.receive(other.send(LETTERS))
    session = secretariat.desk.session("GTM-2026")
    session.enter(REMARK)
    outcome = arrived(delegation, seal_follow_up(session.assessment, "", key(tmp_path)))
    assert outcome.verdict is Verdict.REFUSED
    assert "GTM-2026" in str(outcome.reasons[0])


def test_there_is_nothing_to_send_before_something_was_observed(secretariat: Secretariat, tmp_path: Path) -> None:
    """The country's own remarks are no observations of the secretariat."""
    secretariat.desk.session("SLV-2026").enter(replace(REMARK, by=Reviewer.COUNTRY))
    with pytest.raises(Misuse, match="no observations") as refused:
        sealed(secretariat, key(tmp_path))
    assert "assess observation add SLV-2026" in str(refused.value.hint)


def test_what_is_observed_is_what_was_submitted(tmp_path: Path) -> None:
    """Of a draft nothing can be sent back, and nobody is led to try again."""
    country, there = Delegation(tmp_path, "PAN"), Secretariat(tmp_path)
    there.receive(country.envelope(draft=True))
    session = there.desk.session("PAN-2026")
    remark(session, INDICATORS[0], "Which article?")
    with pytest.raises(Misuse, match="no observations") as refused:
        seal_follow_up(session.assessment, "", key(tmp_path))
    assert "has not been submitted yet" in str(refused.value.hint)


FORGED: dict[str, tuple[Revision, str]] = {
    "an answer": (
        Revision("SLV-2026", f"response/{ABOUT}", {"comment": "x"}, "Eva", "2026-03-02T09:00:00+00:00"),
        "is not an observation of the secretariat",
    ),
    "a remark in the country's name": (
        Revision("SLV-2026", "observation/O-001", {"ref": "O-001"}, "Eva", "2026-03-02T09:00:00+00:00"),
        "is not an observation of the secretariat",
    ),
    "a remark that names the country": (
        Revision(
            "SLV-2026",
            "observation/S-001",
            {"about": ABOUT, "by": "country", "ref": "S-001", "text": "?"},
            "Eva",
            "2026-03-02T09:00:00+00:00",
        ),
        "begin with S, and only those",
    ),
    "a field too many": (
        Revision("SLV-2026", "observation/S-001", {"ref": "S-001", "price": "1"}, "Eva", "2026-03-02T09:00:00+00:00"),
        "cannot be read",
    ),
    "a terminal's control codes": (
        Revision(
            "SLV-2026",
            "observation/S-001",
            {"about": ABOUT, "by": "secretariat", "ref": "S-001", "text": "\x1b]52;c;x\x07"},
            "Eva",
            "2026-03-02T09:00:00+00:00",
        ),
        "control characters",
    ),
    "a history without its beginning": (
        Revision(
            "SLV-2026",
            "observation/S-001",
            {"about": ABOUT, "by": "secretariat", "ref": "S-001", "text": "?"},
            "Eva",
            "2026-03-02T09:00:00+00:00",
            ("0" * 64,),
        ),
        "an earlier revision is missing",
    ),
}


@pytest.mark.parametrize("case", FORGED)
def test_nothing_but_observations_can_come_this_way(tmp_path: Path, delegation: Delegation, case: str) -> None:
    """Also where the signature holds; the register is untouched."""
    revision, why = FORGED[case]
    told = {name: value for name, value in vars(revision).items() if name not in ("assessment", "number", "id")}
    content = proved(
        {
            "format": "assess-follow-up",
            "version": 1,
            "program": "1",
            "assessment": {"id": "SLV-2026", "revisions": [{**told, "replaces": list(revision.replaces)}]},
            "observed": "",
            "sealed_at": revision.at,
        },
        key(tmp_path),
    )
    before = delegation.session.assessment
    outcome = arrived(delegation, content)
    assert outcome.verdict is Verdict.REFUSED
    assert why in str(outcome.problems[0].message)
    assert delegation.session.assessment == before


@pytest.fixture(scope="module")
def genuine(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A follow-up that would be accepted."""
    folder = tmp_path_factory.mktemp("genuine")
    there = Secretariat(folder)
    there.receive(Delegation(folder).send(LETTERS))
    observed(there)
    return sealed(there, key(folder))


@given(place=st.integers(0, 10_000), byte=st.integers(0, 255))
def test_one_changed_byte_is_found(genuine: bytes, place: int, byte: int) -> None:
    """Wherever it is."""
    at = place % len(genuine)
    changed = genuine[:at] + bytes([byte]) + genuine[at + 1 :]
    follow_up, problems = open_follow_up(changed, "x")
    assert isinstance(follow_up, FollowUp) == (changed == genuine)
    assert bool(problems) == (changed != genuine)


@given(st.binary(max_size=60) | st.sampled_from([b"{}", b'{"format": "assess-follow-up"}', b"[" * 500]))
def test_whatever_comes_is_told_and_never_raised(rubbish: bytes) -> None:
    """With at least one problem."""
    assert open_follow_up(rubbish, "x")[0] is None
    assert open_follow_up(rubbish, "x")[1]


def test_follow_ups_follow_their_schema(genuine: bytes) -> None:
    """The published one; what is added is refused by it."""
    schema = json.loads((Path(__file__).parent.parent.parent / "docs/follow-up.schema.json").read_text())
    valid = fastjsonschema.compile(schema)
    valid(json.loads(genuine))
    with pytest.raises(fastjsonschema.JsonSchemaException):
        valid({**json.loads(genuine), "score": 5})


def test_a_follow_up_is_known_by_its_format(genuine: bytes) -> None:
    """An envelope that merely speaks of one is none."""
    assert is_follow_up(genuine)
    assert not is_follow_up(json.dumps({"format": "assess-envelope"}).encode())
