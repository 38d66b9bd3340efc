"""Results read along other lines than the phases: by instrument, and by the institutions that usually answer.

A recommendation counts for every instrument that one of its sources belongs to, and for every institution it names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from assess.domain.guideline import Entry, Guideline, Recommendation
from assess.domain.scoring import Card, Score, average
from assess.records import dataclass


@dataclass(frozen=True)
class Strand:
    """What an assessment says along one line."""

    entry: Entry
    """The instrument or the institution."""
    recommendations: tuple[str, ...]
    """Refs of the recommendations that count for it."""
    score: Score
    """The mean of those recommendations by their weight."""


def by_instrument(guideline: Guideline, card: Card) -> list[Strand]:
    """Group the results by instrument, in the order of the guideline; an instrument nobody cites is left out."""

    def cites(recommendation: Recommendation, ref: str) -> bool:
        return any(guideline.source(each.source).instrument == ref for each in recommendation.sources)

    return _strands(guideline, card, guideline.instruments, cites)


def by_institution(guideline: Guideline, card: Card) -> list[Strand]:
    """Group the results by institution, in the order of the guideline; one that answers nothing is left out."""
    return _strands(guideline, card, guideline.institutions, lambda each, ref: ref in each.institutions)


def _strands(
    guideline: Guideline, card: Card, entries: Iterable[Entry], concerns: Callable[[Recommendation, str], bool]
) -> list[Strand]:
    strands = []
    for entry in entries:
        refs = tuple(each.ref for each in guideline.recommendations() if concerns(each, entry.ref))
        if refs:
            parts = [card.part(ref) for ref in refs]
            strands.append(Strand(entry, refs, average([(part.score, part.weight) for part in parts])))
    return strands
