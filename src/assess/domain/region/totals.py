"""What sums come to: distributions, common gaps and shared strengths, and what is told beside answers.

`Tally --total--> Compilation`, as far as it names nobody. The sums are exact, so that the order in which assessments
were counted changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from assess.domain.crosswalk import cites
from assess.domain.data import Data
from assess.domain.delegation import Relevance
from assess.domain.gaps import Priority, priority_of
from assess.domain.guideline import Guideline, Kind
from assess.domain.ledgers.evidence import EvidenceKind
from assess.domain.ledgers.needs import NeedKind
from assess.domain.profile import InForce
from assess.domain.region.compilation import Commonality, Distribution
from assess.domain.region.reckoning import ASKED, EVIDENCE, IN_FORCE, NEED, OFFERED, RELEVANCE
from assess.domain.region.tally import Tally
from assess.domain.scoring import Coverage


def totals(guideline: Guideline, tally: Tally) -> Data:
    """Give the fields of a compilation that come from sums; none of them names anybody."""
    in_force = {
        source.ref: {each: tally.of(source.ref, f"{IN_FORCE}{each}") for each in InForce}
        for source in guideline.sources
    }
    return {
        "spread": _spread(guideline, tally),
        "kinds": _kinds(guideline, tally),
        "instruments": _instruments(guideline, tally),
        "commonalities": tuple(_commonality(guideline, tally, each.ref) for each in guideline.recommendations()),
        "evidence": {kind: tally.of(guideline.ref, f"{EVIDENCE}{kind}") for kind in EvidenceKind},
        "offered": _by_part(guideline, tally, OFFERED),
        "asked": _by_part(guideline, tally, ASKED),
        "asked_kinds": {kind: tally.of(guideline.ref, f"{NEED}{kind or ''}") for kind in (*NeedKind, None)},
        "relevance": {
            phase.ref: {each: tally.of(phase.ref, f"{RELEVANCE}{each}") for each in Relevance}
            for phase in guideline.phases
        },
        "in_force": {ref: told for ref, told in in_force.items() if any(told.values())},
    }


def _spread(guideline: Guideline, tally: Tally) -> Mapping[str, Coverage]:
    parts = {**_parts(guideline), **{each.ref: [each.ref] for each in guideline.indicators()}}
    return {ref: tally.coverage(indicators) for ref, indicators in parts.items()}


def _kinds(guideline: Guideline, tally: Tally) -> Mapping[str, Mapping[Kind, Coverage]]:
    return {
        ref: {kind: tally.coverage(each for each in refs if guideline.indicator(each).kind is kind) for kind in Kind}
        for ref, refs in _parts(guideline).items()
    }


def _parts(guideline: Guideline) -> dict[str, list[str]]:
    """List the indicators of the guideline, of each phase and of each recommendation."""
    parts = {each.ref: [indicator.ref for indicator in each.indicators] for each in guideline.recommendations()}
    for phase in guideline.phases:
        parts[phase.ref] = [ref for each in phase.recommendations for ref in parts[each.ref]]
    parts[guideline.ref] = [indicator.ref for indicator in guideline.indicators()]
    return parts


def _instruments(guideline: Guideline, tally: Tally) -> tuple[Distribution, ...]:
    """Count each recommendation for every instrument that one of its sources belongs to."""
    distributions = []
    for instrument in guideline.instruments:
        refs = [
            indicator.ref
            for recommendation in guideline.recommendations()
            if cites(guideline, recommendation, instrument.ref)
            for indicator in recommendation.indicators
        ]
        if refs:
            distributions.append(Distribution(instrument, tally.coverage(refs)))
    return tuple(distributions)


def _commonality(guideline: Guideline, tally: Tally, recommendation: str) -> Commonality:
    """Count who has a gap of which priority: whether that is a common gap or a strength, the noun itself tells."""
    points = tally.shortfalls(recommendation)
    assessed, sum_ = sum(points.values()), sum(Fraction(each) * number for each, number in points.items())
    priorities = Counter[Priority]()
    for each, number in points.items():
        if each:
            priorities[priority_of(each)] += number
    return Commonality(
        recommendation=recommendation,
        phase=guideline.phase_of(recommendation).ref,
        assessed=assessed,
        priorities={priority: priorities[priority] for priority in Priority},
        points=float(sum_) / assessed if assessed else None,
    )


def _by_part(guideline: Guideline, tally: Tally, what: str) -> dict[str, int]:
    """Sum what is counted by recommendation up to phases and the whole."""
    single = {each.ref: tally.of(each.ref, what) for each in guideline.recommendations()}
    phases = {phase.ref: sum(single[each.ref] for each in phase.recommendations) for phase in guideline.phases}
    return {guideline.ref: sum(phases.values()), **phases, **single}
