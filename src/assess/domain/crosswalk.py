"""Results read along other lines than the phases: by instrument, and by the institutions that usually answer.

A recommendation counts for every instrument that one of its sources belongs to, and for every institution it names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from assess.domain.guideline import Guideline, Recommendation, Term
from assess.domain.scoring import Card, Score, average
from assess.records import dataclass


@dataclass(frozen=True)
class Strand:
    """What an assessment says along one line."""

    term: Term
    """The instrument or the institution."""
    recommendations: tuple[str, ...]
    """Refs of the recommendations that count for it."""
    score: Score
    """The mean of those recommendations by their weight."""


def cites(guideline: Guideline, recommendation: Recommendation, instrument: str) -> bool:
    """Tell whether one of a recommendation's sources belongs to an instrument."""
    return any(guideline.source(each.source).instrument == instrument for each in recommendation.sources)


def by_instrument(guideline: Guideline, card: Card) -> list[Strand]:
    """Group the results by instrument, in the order of the guideline; an instrument nobody cites is left out."""
    return _strands(guideline, card, guideline.instruments, lambda each, ref: cites(guideline, each, ref))


def by_institution(guideline: Guideline, card: Card) -> list[Strand]:
    """Group the results by institution, in the order of the guideline; one that answers nothing is left out."""
    return _strands(guideline, card, guideline.institutions, lambda each, ref: ref in each.institutions)


def _strands(
    guideline: Guideline, card: Card, terms: Iterable[Term], concerns: Callable[[Recommendation, str], bool]
) -> list[Strand]:
    strands = []
    for term in terms:
        refs = tuple(each.ref for each in guideline.recommendations() if concerns(each, term.ref))
        if refs:
            parts = [card.part(ref) for ref in refs]
            strands.append(Strand(term, refs, average([(part.score, part.weight) for part in parts])))
    return strands
