"""Scores: what holds for every guideline and all answers, and the same numbers reckoned another way."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assess.domain.answers import NoInformation, NotApplicable, Rated, Withheld
from assess.domain.guideline import Guideline, Indicator, Kind
from assess.domain.response import Response
from assess.domain.scoring import Card, Coverage, Score, average, overall, rescore, score
from assess.records import replace
from tests.domain import build
from tests.domain.generated import assessed, assessed_and_chosen, cards, guidelines, scale_of, scores

ALMOST = 1e-9
"""Half a billionth of a point: what binary fractions may differ by."""

Given = dict[str, Response]


@given(assessed())
def test_a_value_lies_between_its_bounds(case: tuple[Guideline, Given]) -> None:
    """Overall, in each phase and recommendation, for each kind."""
    guideline, responses = case
    for each in scores(score(guideline, responses)):
        if each.low is None or each.high is None:
            assert each.mean is None
            continue
        assert guideline.scale[0].value - ALMOST <= each.low <= each.high + ALMOST
        assert each.high <= guideline.scale[-1].value + ALMOST
        if each.mean is not None:
            assert each.low - ALMOST <= each.mean <= each.high + ALMOST
        if each.value is not None:
            assert each.low - ALMOST <= each.value <= each.high + ALMOST


@given(assessed())
def test_coverage_is_a_share_and_its_counts_add_up(case: tuple[Guideline, Given]) -> None:
    """Nothing is counted twice, nothing is left out."""
    guideline, responses = case
    card = score(guideline, responses)
    for each in scores(card):
        coverage = each.coverage
        assert 0 <= coverage.settled <= coverage.share <= 1
        assert coverage.rated == sum(coverage.levels)
        assert coverage.answered + coverage.unanswered == coverage.total
        assert coverage.applicable + coverage.not_applicable == coverage.total
        assert 0 <= coverage.evidenced <= coverage.answered
    assert card.score.coverage.total == len(list(guideline.indicators()))
    assert card.score.coverage == sum((part.score.coverage for part in card.parts), Coverage())
    for part in cards(card):
        assert sum((part.kinds[kind].coverage for kind in Kind), Coverage()) == part.score.coverage


@given(assessed_and_chosen())
def test_an_unanswered_indicator_that_does_not_apply_leaves_the_mean_as_it_was(
    case: tuple[Guideline, Given, str],
) -> None:
    """It leaves numerator and denominator; a value once there is enough coverage stays as well."""
    guideline, responses, chosen = case
    assume(responses.get(chosen, Response()).answer is None)
    before = score(guideline, responses)
    after = score(guideline, {**responses, chosen: Response(NotApplicable("no border"))})
    for was, becomes in zip(scores(before), scores(after), strict=True):
        assert becomes.mean == (None if was.mean is None else pytest.approx(was.mean, abs=ALMOST))
        if was.value is not None:
            assert becomes.value == pytest.approx(was.value, abs=ALMOST)


@given(assessed_and_chosen(), st.data())
def test_a_higher_level_never_lowers_a_score_or_a_bound(
    case: tuple[Guideline, Given, str], data: st.DataObject
) -> None:
    """Anywhere on the card."""
    guideline, responses, chosen = case
    low = data.draw(st.integers(1, len(guideline.scale)))
    high = data.draw(st.integers(low, len(guideline.scale)))
    before = score(guideline, {**responses, chosen: Response(Rated(low))})
    after = score(guideline, {**responses, chosen: Response(Rated(high))})
    for was, becomes in zip(scores(before), scores(after), strict=True):
        for name in ("value", "mean", "low", "high"):
            one, other = getattr(was, name), getattr(becomes, name)
            assert (one is None) == (other is None)
            if one is not None:
                assert other >= one - ALMOST


@given(assessed_and_chosen(), st.data())
def test_an_answer_never_widens_the_bounds(case: tuple[Guideline, Given, str], data: st.DataObject) -> None:
    """The low bound does not fall and the high bound does not rise when something open is rated."""
    guideline, responses, chosen = case
    assume(not isinstance(responses.get(chosen, Response()).answer, Rated | NotApplicable))
    level = data.draw(st.integers(1, len(guideline.scale)))
    before = score(guideline, responses)
    after = score(guideline, {**responses, chosen: Response(Rated(level))})
    for was, becomes in zip(scores(before), scores(after), strict=True):
        if was.low is not None and was.high is not None:
            assert becomes.low is not None
            assert becomes.low >= was.low - ALMOST
            assert becomes.high is not None
            assert becomes.high <= was.high + ALMOST


@given(assessed_and_chosen(), st.sampled_from((NoInformation(), Withheld(), None)))
def test_no_information_and_withheld_count_like_silence(
    case: tuple[Guideline, Given, str], answer: NoInformation | Withheld | None
) -> None:
    """They are answers in the coverage and change neither a mean nor a bound."""
    guideline, responses, chosen = case
    silent = score(guideline, {**responses, chosen: Response(None)})
    said = score(guideline, {**responses, chosen: Response(answer)})
    for one, other in zip(scores(silent), scores(said), strict=True):
        assert (one.mean, one.low, one.high) == (other.mean, other.low, other.high)


@given(assessed_and_chosen(), st.data())
def test_scoring_again_after_one_change_gives_the_whole_score(
    case: tuple[Guideline, Given, str], data: st.DataObject
) -> None:
    """The quick way after an answer and the long way agree on every number."""
    guideline, responses, chosen = case
    changed = {**responses, chosen: Response(Rated(data.draw(st.integers(1, len(guideline.scale)))))}
    quick = rescore(score(guideline, responses), guideline, changed, guideline.home(chosen).ref)
    assert quick == score(guideline, changed)


@given(guidelines())
def test_where_nothing_applies_there_is_no_number(guideline: Guideline) -> None:
    """Neither a value nor a bound, anywhere."""
    responses = {each.ref: Response(NotApplicable("no border")) for each in guideline.indicators()}
    for each in scores(score(guideline, responses)):
        assert (each.mean, each.value, each.low, each.high) == (None, None, None, None)


@given(guidelines())
def test_where_nothing_is_answered_the_bounds_are_the_ends_of_the_scale(guideline: Guideline) -> None:
    """And there is no value."""
    overall = score(guideline, {}).score
    assert (overall.mean, overall.value) == (None, None)
    assert overall.low == pytest.approx(guideline.scale[0].value)
    assert overall.high == pytest.approx(guideline.scale[-1].value)


@given(assessed())
def test_there_is_a_value_exactly_from_half_coverage(case: tuple[Guideline, Given]) -> None:
    """Rated and not applicable over all, each score by its own coverage."""
    guideline, responses = case
    for each in scores(score(guideline, responses)):
        coverage = each.coverage
        enough = 2 * (coverage.rated + coverage.not_applicable) >= coverage.total
        assert (each.value is not None) == (enough and coverage.rated > 0)


@given(assessed())
def test_an_independent_reckoning_agrees(case: tuple[Guideline, Given]) -> None:
    """The means, as the manuals tell them, written out plainly and in exact fractions."""
    guideline, responses = case
    card = score(guideline, responses)
    for kinds in ([*Kind], [Kind.STRUCTURAL], [Kind.PROCESS], [Kind.OUTCOME]):
        phases = []
        for phase in guideline.phases:
            parts = []
            for recommendation in phase.recommendations:
                asked = [each for each in recommendation.indicators if each.kind in kinds]
                parts.append((reckoned(guideline, asked, responses), Fraction(recommendation.weight)))
                agrees(of(card.part(recommendation.ref), kinds), parts[-1][0])
            phases.append((averaged(parts), Fraction(1)))
            agrees(of(card.part(phase.ref), kinds), phases[-1][0])
        agrees(of(card, kinds), averaged(phases))


Numbers = tuple[Fraction | None, Fraction | None, Fraction | None]
"""Mean, low and high."""


def reckoned(guideline: Guideline, indicators: list[Indicator], responses: Given) -> Numbers:
    """Reckon one recommendation."""
    values = {step.level: Fraction(step.value) for step in guideline.scale}
    rated, lows, highs = [], [], []
    for indicator in indicators:
        answer = responses[indicator.ref].answer if indicator.ref in responses else None
        if isinstance(answer, NotApplicable):
            continue
        if isinstance(answer, Rated):
            rated.append(values[answer.level])
            lows.append(values[answer.level])
            highs.append(values[answer.level])
        else:
            lows.append(min(values.values()))
            highs.append(max(values.values()))
    return plain_mean(rated), plain_mean(lows), plain_mean(highs)


def plain_mean(numbers: list[Fraction]) -> Fraction | None:
    """Give the mean; `None` of nothing."""
    return sum(numbers, Fraction()) / len(numbers) if numbers else None


def averaged(parts: list[tuple[Numbers, Fraction]]) -> Numbers:
    """Give the weighted mean of what there is, for each of the three numbers."""
    columns: list[Fraction | None] = []
    for column in range(3):
        there = [(numbers[column], weight) for numbers, weight in parts]
        some = [(number, weight) for number, weight in there if number is not None]
        weights = sum((weight for _, weight in some), Fraction())
        columns.append(sum((n * w for n, w in some), Fraction()) / weights if some else None)
    return columns[0], columns[1], columns[2]


def of(card: Card, kinds: list[Kind]) -> Score:
    """Give the score of a card over all kinds, or over one."""
    return card.score if len(kinds) > 1 else card.kinds[kinds[0]]


def agrees(computed: Score, numbers: Numbers) -> None:
    """Compare a score with what was reckoned."""
    for one, other in zip((computed.mean, computed.low, computed.high), numbers, strict=True):
        assert one == (None if other is None else pytest.approx(float(other), abs=1e-6))


def test_a_part_is_found_by_its_ref() -> None:
    """A phase or a recommendation below; anything else is not there."""
    coverage = Score(Coverage())
    recommendation = Card("T-01", coverage, {})
    card = Card("small", coverage, {}, (Card("T", coverage, {}, (recommendation,)),))
    assert card.part("T-01") is recommendation
    assert card.part("T").parts == (recommendation,)
    with pytest.raises(KeyError):
        card.part("T-02")


def test_a_weight_counts_within_its_phase() -> None:
    """Three times the weight pulls three times as hard."""
    low, high = Score(Coverage(), 0.0, 0.0, 0.0), Score(Coverage(), 100.0, 100.0, 100.0)
    assert average([(low, 1.0), (high, 3.0)]) == Score(Coverage(), 75.0, 75.0, 75.0)


def test_a_card_is_the_same_whatever_it_weighs() -> None:
    """Weights are the guideline's; cards tell what was answered."""
    card = Card("T-01", Score(Coverage()), {})
    assert replace(card, weight=2.0) == card


@given(assessed())
def test_the_score_concluded_alone_is_the_one_on_the_card(case: tuple[Guideline, Given]) -> None:
    """Whoever needs one number need not make a card for it."""
    guideline, responses = case
    assert overall(guideline, responses) == score(guideline, responses).score


def test_the_order_of_the_answers_changes_no_score() -> None:
    """Not even in its last decimal, where levels are worth what no binary fraction is."""
    small = replace(build.guideline(), scale=scale_of([0, 14.3, 42.9, 71.4, 100]))
    levels = {"T-01.s": 2, "T-01.p": 4, "T-01.o": 3}
    responses = {ref: Response(Rated(level)) for ref, level in levels.items()}
    assert overall(small, responses) == score(small, responses).score
