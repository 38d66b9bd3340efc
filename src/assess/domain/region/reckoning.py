"""What one assessment adds to the sums of many: its answers, the width of its gaps, its laws, requests and offers.

All of it is a list of marks. Marks add up in any order and can be taken out again, so that the register keeps their
sums as envelopes come in, and a compilation of thousands reads no history (`assess.domain.region.tally`). Whoever
changes what is counted, or what is written in brief, gives `RECKONING` the next number; sums of an earlier reckoning
are made again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assess.domain.assessment import Assessment
from assess.domain.assistance import requests
from assess.domain.data import Data
from assess.domain.gaps import shortfall
from assess.domain.guideline import Guideline
from assess.domain.region.brief import answered, gathered, in_brief
from assess.records import dataclass

RECKONING = 5
"""Which way of counting this is, and of writing in brief what is counted."""

EVIDENCED, OFFERED, ASKED = "evidenced", "offered", "asked"
"""An answer with evidence; a good practice, and a request for assistance, of a recommendation."""

SHORTFALL, EVIDENCE, NEED, RELEVANCE, IN_FORCE = "shortfall ", "evidence ", "need ", "relevance ", "in force "
"""What begins marks that say more: by how many points, of which kind, how relevant, in force or not."""

Marks = Mapping[str, str]
"""By what is counted, the refs of all parts of the guideline of which it is, separated by spaces."""


@dataclass(frozen=True)
class Pile:
    """Which sums an assessment adds to: the countries of a cycle, or the units of one country."""

    cycle: str
    within: str
    """The country whose units they are; empty for countries."""
    guideline: str
    edition: str


@dataclass(frozen=True)
class Addend:
    """What one submitted assessment adds, and to which sums."""

    assessment: str
    pile: Pile
    submitted_at: str
    marks: Marks
    brief: Data
    """The assessment in brief (`assess.domain.region.brief`), for what lists it."""


def reckon(guideline: Guideline, assessment: Assessment) -> Addend | None:
    """Say what an assessment adds to the sums; `None` while it is not submitted."""
    opening = assessment.opening
    if not assessment.sealed:
        return None
    pile = Pile(opening.cycle, opening.country if opening.unit else "", opening.guideline, opening.edition)
    return Addend(assessment.id, pile, assessment.submitted_at, marks(guideline, assessment), in_brief(assessment))


def marks(guideline: Guideline, assessment: Assessment) -> Marks:
    """List what one assessment adds to the sums."""
    evidenced = " ".join([ref for ref, response in assessment.responses.items() if response.given[1]])
    return {
        **answered(assessment.responses),
        **({EVIDENCED: evidenced} if evidenced else {}),
        **gathered(_others(guideline, assessment)),
    }


def _others(guideline: Guideline, assessment: Assessment) -> Iterator[tuple[str, str]]:
    """Give all but the answers: what is counted, and of which part of the guideline."""
    for recommendation in guideline.recommendations():
        points = shortfall(guideline, assessment.responses, recommendation)
        if points is not None:
            yield f"{SHORTFALL}{points!r}", recommendation.ref
    for evidence in assessment.evidence.values():
        if not evidence.confidential:
            yield f"{EVIDENCE}{evidence.kind}", guideline.ref
    for practice in assessment.practices.values():
        yield OFFERED, practice.recommendation
    for request in requests(assessment):
        yield ASKED, request.recommendation
        yield f"{NEED}{request.kind or ''}", guideline.ref
    for phase, relevance in assessment.delegation.relevance.items():
        yield f"{RELEVANCE}{relevance}", phase
    for source, in_force in assessment.delegation.instruments.items():
        yield f"{IN_FORCE}{in_force}", source
