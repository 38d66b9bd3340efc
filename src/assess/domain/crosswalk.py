"""Results read by instrument: each recommendation counts for every instrument that one of its sources belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from assess.domain.guideline import Entry, Guideline
from assess.domain.scoring import Card, Score, average


@dataclass(frozen=True)
class Strand:
    """What an assessment says about one instrument."""

    instrument: Entry
    recommendations: tuple[str, ...]
    """Refs of the recommendations that cite it."""
    score: Score
    """The mean of those recommendations by their weight."""


def by_instrument(guideline: Guideline, card: Card) -> list[Strand]:
    """Group the results by instrument, in the order of the guideline; an instrument nobody cites is left out."""
    strands = []
    for instrument in guideline.instruments:
        cited = tuple(
            recommendation.ref
            for recommendation in guideline.recommendations()
            if any(guideline.source(each.source).instrument == instrument.ref for each in recommendation.sources)
        )
        if cited:
            parts = [card.part(ref) for ref in cited]
            score = average([(part.score, part.weight) for part in parts])
            strands.append(Strand(instrument, cited, score))
    return strands
