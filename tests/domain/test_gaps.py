"""Gaps: what is one, how large it is, and which comes first."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from assess.domain.answers import NoInformation, NotApplicable, Rated, Withheld
from assess.domain.crosswalk import by_instrument
from assess.domain.gaps import Gap, Priority, find_gaps
from assess.domain.guideline import Guideline
from assess.domain.ledgers.actions import Action
from assess.domain.response import Response
from assess.domain.scoring import score
from assess.domain.subjects import ACTION
from assess.records import replace
from tests.domain.build import assessment, guideline, recommendation, revision
from tests.domain.generated import assessed, scale_of


@given(assessed())
def test_there_is_a_gap_exactly_where_something_is_rated_below_the_target(
    case: tuple[Guideline, dict[str, Response]],
) -> None:
    """Each such indicator is named once, and nothing else is."""
    small, responses = case
    gaps = find_gaps(small, assessment(responses))
    named = [each.indicator.ref for gap in gaps for each in gap.shortfalls]
    below = [
        ref for ref, response in responses.items()
        if isinstance(response.answer, Rated) and response.answer.level < small.target
    ]  # fmt: skip
    assert sorted(named) == sorted(below)
    for gap in gaps:
        assert 0 < gap.points <= small.scale[-1].value - small.scale[0].value + 1e-9
        assert all(each.points > 0 for each in gap.shortfalls)


@given(assessed())
def test_gaps_come_by_shortfall_times_weight(case: tuple[Guideline, dict[str, Response]]) -> None:
    """The farthest and weightiest first; among equals, law without practice first."""
    small, responses = case
    gaps = find_gaps(small, assessment(responses))
    order = [(-round(gap.points * gap.recommendation.weight, 9), -gap.law_without_practice) for gap in gaps]
    assert order == sorted(order)


@pytest.mark.parametrize("answer", [NoInformation(), Withheld("reserved"), NotApplicable("no border")])
def test_what_is_not_rated_is_never_a_gap(answer: NoInformation | Withheld | NotApplicable) -> None:
    """Silence, no information, withheld and not applicable are none of them a low score."""
    assert find_gaps(guideline(), assessment({"T-01.s": answer})) == []
    assert find_gaps(guideline(), assessment({})) == []


def only_gap(**levels: int) -> Gap:
    """Find the gap of T-01 with its indicators rated so."""
    rated = {f"T-01.{kind}": Rated(level) for kind, level in levels.items()}
    gaps = find_gaps(guideline(), assessment(rated))
    assert len(gaps) == 1
    return gaps[0]


@pytest.mark.parametrize(
    ("levels", "points", "priority"),
    [
        ({"s": 1}, 100.0, Priority.HIGH),
        ({"s": 3, "p": 3, "o": 3}, 50.0, Priority.HIGH),
        ({"s": 5, "p": 3, "o": 3}, 100 / 3, Priority.MEDIUM),
        ({"s": 4}, 25.0, Priority.MEDIUM),
        ({"s": 5, "p": 4}, 12.5, Priority.LOW),
    ],
)
def test_a_gap_is_as_large_as_the_mean_distance_from_the_target(
    levels: dict[str, int], points: float, priority: Priority
) -> None:
    """Over all that is rated, those at the target too."""
    gap = only_gap(**levels)
    assert gap.points == pytest.approx(points)
    assert gap.priority is priority


@pytest.mark.parametrize(
    ("levels", "points"), [({"s": 5, "p": 1, "o": 3}, 75.0), ({"s": 1, "p": 3}, 0.0), ({"p": 1, "o": 1}, 0.0)]
)
def test_law_without_practice_is_how_far_practice_lags(levels: dict[str, int], points: float) -> None:
    """Nothing where practice is ahead, or where one of the two is not rated."""
    assert only_gap(**levels).law_without_practice == points


def test_among_equal_gaps_the_one_in_law_and_not_lived_comes_first() -> None:
    """There a change of practice is enough; else the order of the guideline holds."""
    small = guideline(recommendation("T-01", "sp"), recommendation("T-02", "sp"), recommendation("T-03", "sp"))
    rated = {"T-01.s": Rated(3), "T-01.p": Rated(3), "T-02.s": Rated(5), "T-02.p": Rated(1)}
    gaps = find_gaps(small, assessment({**rated, "T-03.s": Rated(3), "T-03.p": Rated(3)}))
    assert [gap.recommendation.ref for gap in gaps] == ["T-02", "T-01", "T-03"]


def test_a_gap_of_a_quarter_of_the_scale_is_one_however_a_machine_adds_it_up() -> None:
    """28.1, 28.1 and 18.8 points are 25 in the mean; in binary fractions they are a hair less."""
    worth = replace(guideline(), scale=scale_of([0, 71.9, 81.2, 100]), target=4)
    rated = {"T-01.s": Rated(2), "T-01.p": Rated(2), "T-01.o": Rated(3)}
    [gap] = find_gaps(worth, assessment(rated))
    assert (gap.points, gap.priority) == (25.0, Priority.MEDIUM)


def test_a_target_below_the_top_of_the_scale_is_where_gaps_end() -> None:
    """Level 4 is no gap where a state aims at 4."""
    small = guideline(target=4)
    assert find_gaps(small, assessment({"T-01.s": Rated(4), "T-01.p": Rated(5)})) == []
    assert find_gaps(small, assessment({"T-01.s": Rated(3)}))[0].points == 25.0


def test_a_gap_knows_the_actions_that_are_to_close_it() -> None:
    """Those of its own recommendation."""
    plan = Action("A-001", "T-01", "Approve the protocol", "MIG", date(2027, 6, 30))
    kept = assessment({"T-01.s": Rated(1)}, revision(ACTION + "A-001", plan.as_data()))
    assert find_gaps(guideline(), kept)[0].actions == ("A-001",)


def test_results_are_read_by_instrument() -> None:
    """A recommendation counts for each instrument that it cites, once; uncited instruments are left out."""
    small = guideline(
        recommendation("T-01", "s", sources=("gr26", "gr38")),
        recommendation("T-02", "s", weight=3.0, sources=("gr26", "gc23", "study")),
        recommendation("T-03", "s", sources=("study",)),
    )
    rated = assessment({"T-01.s": Rated(5), "T-02.s": Rated(1), "T-03.s": Rated(3)})
    strands = by_instrument(small, score(small, rated.responses))
    assert [(each.term.ref, each.recommendations, each.score.value) for each in strands] == [
        ("cedaw", ("T-01", "T-02"), 25.0),
        ("crc", ("T-02",), 0.0),
    ]


def test_gaps_of_equal_rank_are_told_apart_by_law_and_practice_however_weights_round() -> None:
    """Half of 250/3 and five quarters of 100/3 are the same, though a machine finds them a hair apart."""
    weighty = guideline(recommendation("T-01", "spo", weight=1.25), recommendation("T-02", "spo", weight=0.5))
    levels = {"T-01.s": 4, "T-01.p": 4, "T-01.o": 3, "T-02.s": 3, "T-02.p": 1, "T-02.o": 1}
    gaps = find_gaps(weighty, assessment({ref: Rated(level) for ref, level in levels.items()}))
    first, second = ({gap.recommendation.ref: gap for gap in gaps}[ref] for ref in ("T-02", "T-01"))
    assert first.law_without_practice > second.law_without_practice
    assert [gap.recommendation.ref for gap in gaps] == ["T-02", "T-01"]
