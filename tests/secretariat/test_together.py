"""Colleagues who answer apart from each other, and pass drafts of one assessment round on a stick."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from assess.domain.answers import Rated
from assess.domain.assessment import Assessment, Declaration
from assess.exchange.sealed.arrivals import open_arrival
from assess.exchange.sealed.envelope import seal
from assess.exchange.sealed.keys import SigningKey, signing_key
from assess.storage.register import SqliteRegister
from assess.workflow.arrival import Doubt, Outcome, Verdict
from assess.workflow.board import board
from assess.workflow.gathering import Gathering
from assess.workflow.opening import Desk
from assess.workflow.trust import Trust
from tests.fakes import FakeCatalogue, FakeClock
from tests.secretariat.post import Secretariat
from tests.secretariat.rounds import small


class Machine:
    """One colleague's computer, with a register of its own."""

    def __init__(self, folder: Path, author: str) -> None:
        """Begin with an empty register; the key is the team's, until there is another."""
        register = SqliteRegister(folder / f"{author}.register")
        self.desk = Desk(lambda: register, FakeCatalogue(small()), FakeClock(), author)
        self.key: SigningKey = signing_key(folder / "team.pem")

    def rate(self, **levels: int) -> None:
        """Rate some indicators: `A_01_s=3`."""
        session = self.desk.session("SLV-2026")
        for name, level in levels.items():
            session.answer("{}-{}.{}".format(*name.split("_")), Rated(level))

    def draft(self) -> bytes:
        """Write what there is as a draft."""
        return self._sealed(draft=True)

    def submission(self) -> bytes:
        """Declare what there is, and write it as final."""
        session = self.desk.session("SLV-2026")
        session.declare(Declaration("Ana López"))
        session.seal()
        return self._sealed(draft=False)

    def _sealed(self, *, draft: bool) -> bytes:
        assessment = self.assessment
        return seal(assessment, small(), self.key, assessment.history.revisions[-1].at, draft=draft)

    def receive(self, envelope: bytes, *, new_keys: bool = False) -> Outcome:
        """Take a colleague's draft in."""
        gathering = Gathering(
            self.desk,
            self.desk.register.intake,
            lambda it, file: open_arrival(it, self.desk.catalogue, file),
            Trust(new_keys=new_keys),
        )
        return gathering.receive("SLV-2026.assess.json", envelope)

    @property
    def assessment(self) -> Assessment:
        """What there is of SLV-2026."""
        return self.desk.session("SLV-2026").assessment


@pytest.fixture
def team(tmp_path: Path) -> list[Machine]:
    """Let Ana begin, and give what she has to Luz, Eva and Mar."""
    ana, *others = (Machine(tmp_path, author) for author in ("ana", "luz", "eva", "mar"))
    ana.desk.begin("SLV", "2026")
    ana.rate(A_01_s=3)
    for each in others:
        each.receive(ana.draft())
    return [ana, *others]


def test_whoevers_draft_comes_first_all_answers_come_together(team: list[Machine], tmp_path: Path) -> None:
    """Mar answered most and Eva least: a shorter history is no older one."""
    ana, luz, eva, mar = team
    luz.rate(A_01_p=1, A_02_s=2)
    eva.rate(A_01_p=4)
    mar.rate(A_02_s=2, B_01_s=5, B_01_o=1)
    presents = []
    for number, drafts in enumerate(permutations([luz.draft(), eva.draft(), mar.draft()])):
        folder = tmp_path / str(number)
        folder.mkdir()
        fresh = Machine(folder, "ana")
        fresh.receive(ana.draft())
        fresh.rate(A_02_p=5)
        for draft in drafts:
            outcome = fresh.receive(draft)
            assert outcome.verdict is Verdict.TAKEN_IN
            assert "Merged with SLV-2026 as it is here" in " ".join(map(str, outcome.remarks))
        assessment = fresh.assessment
        assert assessment.conflicts == {"response/A-01.p": ("answer",)}
        presents.append(assessment.responses)
    assert set(presents[0]) == {"A-01.s", "A-01.p", "A-02.s", "A-02.p", "B-01.s", "B-01.o"}
    assert all(each == presents[0] for each in presents)


def test_a_draft_that_adds_nothing_is_told_so(team: list[Machine]) -> None:
    """Ana has it all already."""
    ana, luz, *_ = team
    luz.rate(A_01_p=1)
    early = luz.draft()
    luz.rate(A_02_s=2)
    ana.receive(luz.draft())
    outcome = ana.receive(early)
    assert (outcome.verdict, list(map(str, outcome.reasons))) == (
        Verdict.REFUSED, ["It adds nothing to what is here."],
    )  # fmt: skip


def test_what_has_been_submitted_is_not_changed_by_a_colleagues_draft(team: list[Machine]) -> None:
    """It has to be reopened for that; then the draft is taken in."""
    ana, luz, *_ = team
    luz.rate(A_01_p=1)
    session = ana.desk.session("SLV-2026")
    session.seal()
    before = ana.assessment
    outcome = ana.receive(luz.draft())
    assert outcome.verdict is Verdict.REFUSED
    assert [str(each) for each in outcome.reasons] == [
        "SLV-2026 has been submitted and can't be changed.", "Reopen it first: assess reopen SLV-2026",
    ]  # fmt: skip
    assert ana.assessment == before
    session.reopen()
    assert ana.receive(luz.draft()).verdict is Verdict.TAKEN_IN
    assert ana.assessment.response("A-01.p").answer == Rated(1)


def test_who_answers_nothing_still_sees_all_drafts_together(team: list[Machine]) -> None:
    """In the list and on the board too, also one that holds less than the one before; and goes on with all of it."""
    _, luz, eva, mar = team
    luz.rate(A_01_p=1, A_02_s=2)
    eva.rate(A_01_p=4, A_02_p=3, B_01_s=5)
    for draft in (eva.draft(), luz.draft()):
        assert mar.receive(draft).verdict is Verdict.TAKEN_IN
    levels = {ref: each.answer for ref, each in mar.assessment.responses.items()}
    assert set(levels) == {"A-01.s", "A-01.p", "A-02.s", "A-02.p", "B-01.s"}
    assert mar.assessment.conflicts == {"response/A-01.p": ("answer",)}
    [standing] = mar.desk.standings()
    [seat] = [each for each in board(mar.desk, "2026", None) if each.assessment]
    assert standing.coverage.rated == seat.coverage.rated == 5
    mar.rate(B_01_o=2)
    assert set(mar.assessment.responses) == {*levels, "B-01.o"}


def test_a_submission_takes_the_place_of_all_drafts(team: list[Machine], tmp_path: Path) -> None:
    """Nothing is added to what a country has signed."""
    _, luz, eva, _ = team
    luz.rate(A_01_p=1)
    eva.rate(A_02_s=2)
    secretariat = Secretariat(tmp_path)
    secretariat.receive(luz.draft())
    secretariat.receive(eva.draft())
    secretariat.receive(eva.submission())
    assert secretariat.desk.session("SLV-2026").assessment.responses == eva.assessment.responses


def test_the_key_of_each_colleague_is_accepted_once(team: list[Machine], tmp_path: Path) -> None:
    """The next draft of one whose key was accepted is no alarm; for what is submitted the last key holds."""
    ana, luz, eva, _ = team
    luz.key, eva.key = (signing_key(tmp_path / f"{name}.pem") for name in ("luz", "eva"))
    luz.rate(A_01_p=1)
    eva.rate(A_02_s=4)
    assert ana.receive(luz.draft()).verdict is Verdict.TAKEN_IN
    assert ana.receive(eva.draft()).doubt is Doubt.CHANGED
    assert ana.receive(eva.draft(), new_keys=True).verdict is Verdict.TAKEN_IN
    luz.rate(A_01_p=2)
    again = ana.receive(luz.draft())
    assert (again.verdict, len(again.remarks)) == (Verdict.TAKEN_IN, 1)
    assert ana.receive(luz.submission()).doubt is Doubt.CHANGED


def test_at_the_secretariat_a_key_that_was_replaced_is_an_alarm_again(team: list[Machine], tmp_path: Path) -> None:
    """Nobody works on it there: whoever found the old key can't send so much as a draft with it."""
    _, luz, eva, _ = team
    eva.key = signing_key(tmp_path / "eva.pem")
    secretariat = Secretariat(tmp_path)
    secretariat.receive(luz.draft())
    eva.rate(A_01_p=4, A_02_s=2)
    assert secretariat.receive(eva.draft(), trust=Trust(new_keys=True)).verdict is Verdict.TAKEN_IN
    luz.rate(A_01_p=1, A_02_s=2, A_02_p=3)
    assert secretariat.receive(luz.draft()).doubt is Doubt.CHANGED
