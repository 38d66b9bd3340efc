"""Invented assessments: always the same, and marked as invented."""

from __future__ import annotations

import pytest

from assess.domain.countries import MEMBERS
from assess.domain.guideline import Kind
from assess.domain.ledgers.observations import Progress
from assess.workflow.inventing import InventedClock, invent
from assess.workflow.session import Session
from tests.workflow.desks import desk


def invented() -> list[Session]:
    """Invent all of them on a desk of their own."""
    at = desk(author="invented delegation")
    at.clock = InventedClock()
    return list(invent(at))


@pytest.fixture(scope="module")
def sessions() -> list[Session]:
    """Give one set of inventions."""
    return invented()


def test_every_member_state_has_one_and_it_is_marked(sessions: list[Session]) -> None:
    """Eleven, each saying that nothing in it is true."""
    assert sorted(each.assessment.opening.country for each in sessions) == sorted(MEMBERS)
    assert all(each.assessment.opening.invented for each in sessions)


def test_inventing_twice_gives_the_same(sessions: list[Session]) -> None:
    """Revision by revision: nothing is left to chance or to the time."""
    ids = [[revision.id for revision in each.assessment.history.revisions] for each in sessions]
    assert ids == [[revision.id for revision in each.assessment.history.revisions] for each in invented()]


def test_most_are_submitted_and_some_are_still_drafts(sessions: list[Session]) -> None:
    """What is submitted has nothing in its way."""
    sealed = [each for each in sessions if each.assessment.sealed]
    assert 0 < len(sealed) < len(sessions)
    assert not [finding for each in sealed for finding in each.review() if finding.blocks]
    assert all(each.assessment.opening.declaration for each in sealed)


def test_every_invented_text_of_evidence_says_so(sessions: list[Session]) -> None:
    """Nobody looks for a law that does not exist."""
    titles = [evidence.title for each in sessions for evidence in each.assessment.evidence.values()]
    assert titles
    assert all("inventado" in title or "invented" in title for title in titles)


def test_each_has_what_stands_beside_its_answers(sessions: list[Session]) -> None:
    """A delegation, what it offers and asks for, and what was remarked, all of it marked as invented."""
    for assessment in (each.assessment for each in sessions):
        delegation = assessment.delegation
        assert delegation.members
        assert delegation.relevance
        assert not delegation.instruments
        titles = [
            *(each.name for each in delegation.members), *delegation.consulted, delegation.remarks,
            *(each.title for each in assessment.practices.values()), *(each.what for each in assessment.needs.values()),
            *(each.text for each in assessment.observations.values()),
        ]  # fmt: skip
        assert all("nventad" in title or "nvented" in title for title in titles)
        assert assessment.practices
        assert assessment.needs
    progress = {each.progress for session in sessions for each in session.assessment.observations.values()}
    assert progress == set(Progress)


def test_the_cards_are_those_of_the_answers(sessions: list[Session]) -> None:
    """With scores for law and for practice."""
    assert any(each.card.kinds[Kind.STRUCTURAL].value is not None for each in sessions)
    assert all(each.card.score.coverage.answered for each in sessions)
