"""Remarks of the country's own reviewers: made, replied to, settled; the secretariat's are only replied to."""

from __future__ import annotations

from pathlib import Path

import pytest

from assess.domain.errors import Misuse, NotFound
from assess.domain.ledgers.observations import Observation, Progress, Reviewer
from assess.workflow.reviewing import observation, remark, revise, withdraw
from assess.workflow.session import Session
from tests.secretariat.post import Delegation, Secretariat
from tests.secretariat.rounds import INDICATORS
from tests.workflow.desks import desk


@pytest.fixture
def session() -> Session:
    """An assessment with nothing answered."""
    return desk().begin("SLV", "2026")


def test_a_remark_is_open_until_it_is_replied_to_and_settled(session: Session) -> None:
    """And it can be opened again."""
    ref = remark(session, "T-01.s", "Which article?")
    assert observation(session, ref).progress is Progress.OPEN
    revise(session, ref, reply="Article 12.")
    assert observation(session, ref).progress is Progress.ANSWERED
    revise(session, ref, resolved=True)
    assert observation(session, ref).progress is Progress.RESOLVED
    revise(session, ref, resolved=False)
    assert observation(session, ref).progress is Progress.ANSWERED


def test_one_form_is_one_act(session: Session) -> None:
    """A reply and its settlement are taken back together."""
    ref = remark(session, "T-01.s", "Which article?")
    revise(session, ref, reply="Article 12.", text="Which?", resolved=True)
    session.undo()
    assert observation(session, ref) == Observation(ref, "T-01.s", "Which article?")


def test_what_changes_nothing_is_not_recorded(session: Session) -> None:
    """The history says only what happened."""
    ref = remark(session, "T-01", "Which article?")
    before = len(session.assessment.history.revisions)
    revise(session, ref, text="Which article?")
    assert len(session.assessment.history.revisions) == before


def test_a_remark_can_be_worded_anew_and_taken_back(session: Session) -> None:
    """As long as it is the country's own."""
    ref = remark(session, "T-01", "Which?")
    revise(session, ref, text="Which article?")
    assert observation(session, ref).text == "Which article?"
    withdraw(session, ref)
    with pytest.raises(NotFound):
        observation(session, ref)


def test_the_secretariats_is_replied_to_and_nothing_else(session: Session) -> None:
    """It made it, and it says when it is settled."""
    ref = session.enter(Observation("", "T-01.s", "Which year?", Reviewer.SECRETARIAT))
    revise(session, ref, reply="2025.")
    assert observation(session, ref).reply == "2025."
    with pytest.raises(Misuse, match="secretariat"):
        revise(session, ref, resolved=True)
    with pytest.raises(Misuse, match="secretariat"):
        revise(session, ref, text="Mine now")
    with pytest.raises(Misuse, match="secretariat"):
        withdraw(session, ref)


def test_a_submitted_assessment_is_reviewed_too(session: Session) -> None:
    """Its answers are read-only; what is remarked on them is not."""
    session.seal()
    ref = remark(session, "T-01.s", "Which article?")
    revise(session, ref, reply="Article 12.")
    revise(session, ref, resolved=True)
    assert observation(session, ref).progress is Progress.RESOLVED


def test_at_the_secretariats_desk_it_is_the_other_way_round(tmp_path: Path) -> None:
    """What came in its envelope is remarked on in the secretariat's name; the country's remarks stay its own."""
    country, secretariat = Delegation(tmp_path), Secretariat(tmp_path)
    mine = remark(country.session, INDICATORS[0], "Ask the ministry.")
    secretariat.receive(country.send("3" * len(INDICATORS)))
    there = secretariat.desk.session("SLV-2026")
    theirs = remark(there, INDICATORS[0], "Which article?")
    assert (mine, theirs) == ("O-001", "S-001")
    revise(there, theirs, resolved=True)
    assert observation(there, theirs).progress is Progress.RESOLVED
    with pytest.raises(Misuse, match="the country's own"):
        revise(there, mine, resolved=True)
