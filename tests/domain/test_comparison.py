"""What changed between two submissions, or two cycles, answer by answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.domain.answers import NoInformation, Rated
from assess.domain.assessment import Declaration
from assess.domain.comparison import as_submitted, differences, issues
from assess.domain.errors import NotFound
from assess.domain.guideline import Guideline
from assess.domain.response import Response
from assess.records import replace
from tests.domain.generated import guidelines, responses
from tests.fakes import FakeRegister
from tests.workflow.desks import SMALL, desk


@st.composite
def two_states(draw: st.DrawFn) -> tuple[Guideline, dict[str, Response], dict[str, Response]]:
    """Draw a guideline and two sets of responses to it."""
    guideline = draw(guidelines())
    return guideline, draw(responses(guideline)), draw(responses(guideline))


@given(two_states())
def test_what_is_not_listed_says_the_same(states: tuple[Guideline, dict[str, Response], dict[str, Response]]) -> None:
    """And what is listed does not; read backwards, the steps turn round."""
    guideline, before, after = states
    changed = differences(guideline, before, after)
    listed = {each.indicator for each in changed}
    for ref in (each.ref for each in guideline.indicators()):
        was, now = before.get(ref, Response()), after.get(ref, Response())
        assert (ref in listed) == ((was.answer, was.evidence) != (now.answer, now.evidence))
    backwards = differences(guideline, after, before)
    assert [each.steps for each in changed] == [None if each.steps is None else -each.steps for each in backwards]
    assert differences(guideline, before, before) == []


def test_marks_and_proposals_are_no_difference() -> None:
    """They are the delegation's own business."""
    before = {"T-01.s": Response(Rated(2))}
    assert differences(SMALL, before, {"T-01.s": Response(Rated(2), flagged=True, proposed=Rated(4))}) == []
    changed = differences(SMALL, before, {"T-01.s": Response(NoInformation(), comment="Why?")})
    assert [(each.fields, each.steps) for each in changed] == [(("answer", "comment"), None)]


def test_each_submission_can_be_seen_as_it_was() -> None:
    """Also after the assessment was opened again and submitted with other answers."""
    session = desk(FakeRegister()).begin("SLV", "2026")
    session.answer("T-01.s", Rated(2))
    session.declare(Declaration("Ana López"))
    session.seal()
    session.reopen()
    session.answer("T-01.s", Rated(4))
    session.seal()
    session.reopen()
    session.answer("T-01.s", Rated(5))
    kept = session.assessment
    assert issues(kept) == [1, 2]
    levels = [as_submitted(kept, issue).response("T-01.s").answer for issue in issues(kept)]
    assert levels == [Rated(2), Rated(4)]
    first, second = (as_submitted(kept, issue).responses for issue in (1, 2))
    assert [(each.indicator, each.steps) for each in differences(SMALL, first, second)] == [("T-01.s", 2)]
    with pytest.raises(NotFound, match="no submission 3"):
        as_submitted(kept, 3)
    assert issues(replace(kept, history=replace(kept.history, revisions=kept.history.revisions[:2]))) == []
