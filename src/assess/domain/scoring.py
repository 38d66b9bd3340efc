"""Scores with their bounds and coverage. Indicators are rated; everything above them is concluded.

Indicators weigh 1 within a recommendation, recommendations by their weight within a phase, phases equally. "Not
applicable" leaves numerator and denominator. For the bounds, an indicator that is unanswered, without information or
withheld counts once as the lowest level and once as the highest. The value averages what has been rated; it is not
shown below half coverage. (Decision 2; bounds after the practice of WHO SPAR and JEE reviews.)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import zip_longest

from assess.domain.answers import Status
from assess.domain.guideline import Guideline, Kind, Phase, Recommendation, Worth
from assess.domain.response import UNANSWERED, Given, Response
from assess.records import dataclass, field

Responses = Mapping[str, Response]
"""By indicator ref."""

ENOUGH = 0.5
"""The coverage from which a score has a value."""


@dataclass(frozen=True)
class Coverage:
    """How many indicators there are, and how they stand."""

    total: int = 0
    levels: tuple[int, ...] = ()
    """How many are rated at each level, in the order of the scale."""
    not_applicable: int = 0
    no_information: int = 0
    withheld: int = 0
    evidenced: int = 0
    """How many have an answer, and at least one piece of evidence for it."""

    @property
    def rated(self) -> int:
        """How many have a level."""
        return sum(self.levels)

    @property
    def answered(self) -> int:
        """How many have any answer."""
        return self.rated + self.not_applicable + self.no_information + self.withheld

    @property
    def unanswered(self) -> int:
        """How many have none."""
        return self.total - self.answered

    @property
    def applicable(self) -> int:
        """How many concern this country."""
        return self.total - self.not_applicable

    @property
    def share(self) -> float:
        """The share answered, 0 to 1; 0 where there is nothing to answer."""
        return self.answered / self.total if self.total else 0.0

    @property
    def settled(self) -> float:
        """The share rated or not applicable, 0 to 1: what a value can rest on."""
        return (self.rated + self.not_applicable) / self.total if self.total else 0.0

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """All its numbers, those of the levels at the end."""
        return self.total, self.not_applicable, self.no_information, self.withheld, self.evidenced, *self.levels

    @classmethod
    def of(cls, numbers: Sequence[int]) -> Coverage:
        """Make it of all its numbers. Raises `ValueError` where they are too few."""
        total, not_applicable, no_information, withheld, evidenced, *levels = numbers
        return cls(total, tuple(levels), not_applicable, no_information, withheld, evidenced)

    def as_text(self) -> str:
        """Write its numbers in one text."""
        return " ".join(map(str, self.numbers))

    @classmethod
    def from_text(cls, text: str) -> Coverage:
        """Read it from one text. Raises `ValueError` where it is none."""
        return cls.of(tuple(map(int, text.split())))

    def __add__(self, other: Coverage) -> Coverage:
        """Add up two coverages."""
        return _together((self, other))


_NONE = Coverage()


@dataclass(frozen=True)
class Score:
    """A computed value that never travels without its bounds and its coverage. All values are 0 to 100."""

    coverage: Coverage
    mean: float | None = None
    """The mean of what is rated, however little that is; `None` where nothing is."""
    low: float | None = None
    """The value if all that is open stood at the lowest level; `None` where nothing is applicable."""
    high: float | None = None
    """The value if all that is open stood at the highest level; `None` where nothing is applicable."""

    @cached_property
    def value(self) -> float | None:
        """The value to show: the mean; `None` below half coverage, where only the bounds mean something."""
        return self.mean if self.coverage.settled >= ENOUGH else None


@dataclass(frozen=True)
class Card:
    """The scores of a guideline, a phase or a recommendation, with those of its parts."""

    ref: str
    score: Score
    of_indicators: Mapping[Kind, Score]
    """Of a recommendation, the score of its indicators of each kind; empty for what is concluded from parts."""
    parts: tuple[Card, ...] = ()
    weight: float = field(default=1.0, compare=False)

    @cached_property
    def kinds(self) -> Mapping[Kind, Score]:
        """The same score over the indicators of one kind only: what is in law, and what is in practice."""
        return self.of_indicators or {
            kind: average([(part.kinds[kind], part.weight) for part in self.parts]) for kind in Kind
        }

    def part(self, ref: str) -> Card:
        """Find the card of a phase or recommendation below this one. Raises `KeyError`."""
        for card in (self, *self.parts):
            if ref in card.by_ref:
                return card.by_ref[ref]
        raise KeyError(ref)

    @cached_property
    def by_ref(self) -> Mapping[str, Card]:
        """Its parts by ref. What has not changed keeps them: a new card of the whole looks only for its phases."""
        return {part.ref: part for part in self.parts}


def score(guideline: Guideline, responses: Responses) -> Card:
    """Score a whole guideline."""
    return _conclude(guideline.ref, [_phase(guideline, phase, responses) for phase in guideline.phases])


def overall(guideline: Guideline, responses: Responses) -> Score:
    """Conclude the score of the whole guideline and nothing else: the one on its card, in a quarter of the time."""
    worth = guideline.worth

    def of(recommendation: Recommendation) -> Score:
        # In which order things are answered changes no score: sorted, more of them are remembered already.
        return _scored(worth, tuple(sorted(_given(recommendation, responses))))

    phases = [average([(of(each), each.weight) for each in phase.recommendations]) for phase in guideline.phases]
    return average([(phase, 1.0) for phase in phases])


def rescore(card: Card, guideline: Guideline, responses: Responses, recommendation: str) -> Card:
    """Score again after a change within one recommendation; the rest of the card is kept as it is."""
    phase = guideline.phase_of(recommendation)
    fresh = _recommendation(guideline, guideline.recommendation(recommendation), responses)
    phase_card = card.part(phase.ref)
    changed = _conclude(phase.ref, _exchange(phase_card.parts, fresh))
    return _conclude(card.ref, _exchange(card.parts, changed))


def _exchange(parts: Sequence[Card], fresh: Card) -> list[Card]:
    return [fresh if part.ref == fresh.ref else part for part in parts]


def _phase(guideline: Guideline, phase: Phase, responses: Responses) -> Card:
    cards = [_recommendation(guideline, recommendation, responses) for recommendation in phase.recommendations]
    return _conclude(phase.ref, cards)


def _recommendation(guideline: Guideline, recommendation: Recommendation, responses: Responses) -> Card:
    score, by_kind = _scored_by_kind(guideline.worth, recommendation.kinds, _given(recommendation, responses))
    return Card(recommendation.ref, score, by_kind, weight=recommendation.weight)


def _given(recommendation: Recommendation, responses: Responses) -> tuple[Given, ...]:
    return tuple([responses.get(ref, UNANSWERED).given for ref in recommendation.refs])


@lru_cache(maxsize=16384)
def _scored_by_kind(
    worth: Worth, kinds: tuple[Kind, ...], given: tuple[Given, ...]
) -> tuple[Score, Mapping[Kind, Score]]:
    """Average the answers to indicators of these kinds, together and kind by kind."""
    apart = {kind: tuple([each for each, its in zip(given, kinds, strict=True) if its is kind]) for kind in Kind}
    return _scored(worth, given), {kind: _scored(worth, answers) for kind, answers in apart.items()}


@lru_cache(maxsize=16384)
def _scored(worth: Worth, given: tuple[Given, ...]) -> Score:
    """Average the answers themselves, each weighing 1.

    What is answered alike has one score, however often and by however many it is asked for.
    """
    words = [word for word, _ in given]
    coverage = Coverage(
        total=len(given),
        levels=tuple([words.count(str(level)) for level, _ in worth]),
        not_applicable=words.count(Status.NOT_APPLICABLE),
        no_information=words.count(Status.NO_INFORMATION),
        withheld=words.count(Status.WITHHELD),
        evidenced=sum([evidenced for _, evidenced in given]),
    )
    rated, applicable = coverage.rated, coverage.applicable
    if not applicable:
        return Score(coverage)
    points = sum([number * value for number, (_, value) in zip(coverage.levels, worth, strict=True)])
    open_ = applicable - rated
    return Score(
        coverage,
        mean=points / rated if rated else None,
        low=(points + open_ * worth[0][1]) / applicable,
        high=(points + open_ * worth[-1][1]) / applicable,
    )


def _conclude(ref: str, parts: Sequence[Card]) -> Card:
    """Average the parts by their weight."""
    return Card(ref, average([(part.score, part.weight) for part in parts]), {}, tuple(parts))


def average(scores: Sequence[tuple[Score, float]]) -> Score:
    """Average scores by weight: the value over what is rated, the bounds over what is applicable."""
    return Score(
        coverage=_together([each.coverage for each, _ in scores]),
        mean=_weighted([(each.mean, weight) for each, weight in scores]),
        low=_weighted([(each.low, weight) for each, weight in scores]),
        high=_weighted([(each.high, weight) for each, weight in scores]),
    )


def _together(coverages: Sequence[Coverage]) -> Coverage:
    """Add up many coverages at once."""
    numbers = [_NONE.numbers, *[each.numbers for each in coverages]]
    return Coverage.of(list(map(sum, zip_longest(*numbers, fillvalue=0))))


def _weighted(values: Sequence[tuple[float | None, float]]) -> float | None:
    """Average what there is by weight; `None` where there is nothing."""
    sum_ = weights = 0.0
    for value, weight in values:
        if value is not None:
            sum_ += value * weight
            weights += weight
    return sum_ / weights if weights else None
