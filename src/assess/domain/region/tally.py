"""Counting over many assessments: how many answers at each level, gaps of each width, laws, requests and offers.

What one assessment adds is a list of marks. Marks add up in any order and can be taken out again, so that the register
keeps their sums as envelopes come in, and a compilation of thousands reads no history. Whoever changes what is counted
gives `RECKONING` the next number; sums of an earlier reckoning are made again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from assess.domain.answers import Rated, Status
from assess.domain.assessment import Assessment
from assess.domain.assistance import requests
from assess.domain.data import Data
from assess.domain.gaps import shortfall
from assess.domain.guideline import Guideline
from assess.domain.region.brief import in_brief
from assess.domain.scoring import Coverage, Responses
from assess.records import dataclass

RECKONING = 3
"""Which way of counting this is, and of writing in brief what is counted."""

EVIDENCED, OFFERED, ASKED = "evidenced", "offered", "asked"
"""An answer with evidence; a good practice, and a request for assistance, of a recommendation."""

SHORTFALL, EVIDENCE, NEED, RELEVANCE, IN_FORCE = "shortfall ", "evidence ", "need ", "relevance ", "in force "
"""What begins marks that say more: by how many points, of which kind, how relevant, in force or not."""

Mark = tuple[str, str]
"""A part of the guideline, by its ref, and what is counted of it."""

Marks = Mapping[str, str]
"""Many marks: by what is counted, the refs of all parts of which it is, separated by spaces."""


@dataclass(frozen=True)
class Pile:
    """Which sums an assessment adds to: the countries of a cycle, or the units of one country."""

    cycle: str
    within: str
    """The country whose units they are; empty for countries."""
    guideline: str
    edition: str


@dataclass(frozen=True)
class Counted:
    """What one submitted assessment adds, and to which sums."""

    assessment: str
    pile: Pile
    submitted_at: str
    marks: Marks
    brief: Data
    """The assessment in brief (`assess.domain.region.brief`), for what lists it."""


def reckon(guideline: Guideline, assessment: Assessment) -> Counted | None:
    """Say what an assessment adds to the sums; `None` while it is not submitted."""
    opening = assessment.opening
    if not assessment.sealed:
        return None
    pile = Pile(opening.cycle, opening.country if opening.unit else "", opening.guideline, opening.edition)
    gathered = dict[str, list[str]]()
    for ref, what in marks(guideline, assessment):
        gathered.setdefault(what, []).append(ref)
    joined = {what: " ".join(refs) for what, refs in gathered.items()}
    return Counted(assessment.id, pile, assessment.submitted_at, joined, in_brief(assessment))


def marks(guideline: Guideline, assessment: Assessment) -> Iterator[Mark]:
    """List what one assessment adds to the sums."""
    yield from _answers(assessment.responses)
    for recommendation in guideline.recommendations():
        points = shortfall(guideline, assessment.responses, recommendation)
        if points is not None:
            yield recommendation.ref, f"{SHORTFALL}{points!r}"
    for evidence in assessment.evidence.values():
        if not evidence.confidential:
            yield guideline.ref, f"{EVIDENCE}{evidence.kind}"
    for practice in assessment.practices.values():
        yield practice.recommendation, OFFERED
    for request in requests(assessment):
        yield request.recommendation, ASKED
        yield guideline.ref, f"{NEED}{request.kind or ''}"
    for phase, relevance in assessment.delegation.relevance.items():
        yield phase, f"{RELEVANCE}{relevance}"
    for source, in_force in assessment.delegation.instruments.items():
        yield source, f"{IN_FORCE}{in_force}"


def _answers(responses: Responses) -> Iterator[Mark]:
    for ref, response in responses.items():
        answer = response.answer
        if answer is not None:
            yield ref, str(answer.level) if isinstance(answer, Rated) else answer.status.value
        if response.evidence:
            yield ref, EVIDENCED


class Tally:
    """The sums of many assessments of one guideline."""

    def __init__(self, guideline: Guideline) -> None:
        """Begin with none."""
        self.guideline = guideline
        self.assessments = 0
        self._counts = dict[str, Counter[str]]()

    def add(self, assessment: Assessment) -> None:
        """Count one assessment."""
        self.add_sums(((ref, what, 1) for ref, what in marks(self.guideline, assessment)), 1)

    def add_sums(self, sums: Iterable[tuple[str, str, int]], assessments: int) -> None:
        """Add what many were counted to before: part of the guideline, what is counted of it, how many."""
        self.assessments += assessments
        for ref, what, number in sums:
            self._counts.setdefault(ref, Counter())[what] += number

    def of(self, ref: str, what: str) -> int:
        """Tell how many there are of one thing."""
        return self._counts.get(ref, _NONE)[what]

    def shortfalls(self, recommendation: str) -> Mapping[float, int]:
        """Tell how many assessments fall short of the target by how many points; by 0 where they reach it."""
        counts = self._counts.get(recommendation, _NONE)
        return {float(what.removeprefix(SHORTFALL)): n for what, n in counts.items() if what.startswith(SHORTFALL)}

    def coverage(self, indicators: Iterable[str]) -> Coverage:
        """Say how the answers to some indicators spread."""
        refs = list(indicators)
        counts = [self._counts.get(ref, _NONE) for ref in refs]

        def counted(what: str) -> int:
            return sum([each[what] for each in counts])

        return Coverage(
            total=self.assessments * len(refs),
            levels=tuple([counted(str(step.level)) for step in self.guideline.scale]),
            not_applicable=counted(Status.NOT_APPLICABLE),
            no_information=counted(Status.NO_INFORMATION),
            withheld=counted(Status.WITHHELD),
            evidenced=counted(EVIDENCED),
        )


_NONE: Counter[str] = Counter()
