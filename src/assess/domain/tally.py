"""Counting answers over many assessments: how many at each level, indicator by indicator.

Counts add up in any order, so that the register can keep them as envelopes come in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from assess.domain.answers import Rated, Status
from assess.domain.guideline import Guideline
from assess.domain.scoring import Coverage, Responses

EVIDENCED = "evidenced"
"""Under what the answers with evidence are counted, beside the levels and the other kinds of answer."""

Mark = tuple[str, str]
"""An indicator, and what is counted of it: a level, a kind of answer, or that there is evidence."""


def marks(responses: Responses) -> Iterable[Mark]:
    """List what one assessment adds to the counts."""
    for ref, response in responses.items():
        if response.answer is not None:
            yield ref, str(response.answer.level if isinstance(response.answer, Rated) else response.answer.status)
        if response.evidence:
            yield ref, EVIDENCED


class Tally:
    """The counts of many assessments of one guideline."""

    def __init__(self, guideline: Guideline) -> None:
        """Begin with none."""
        self.guideline = guideline
        self.assessments = 0
        self._counts = Counter[Mark]()

    def add(self, responses: Responses) -> None:
        """Count one assessment."""
        self.assessments += 1
        self._counts.update(marks(responses))

    def add_counts(self, counts: Iterable[tuple[str, str, int]], assessments: int) -> None:
        """Count many that were counted before: indicator, what is counted of it, how many."""
        self.assessments += assessments
        for ref, what, number in counts:
            self._counts[ref, what] += number

    def coverage(self, indicators: Iterable[str]) -> Coverage:
        """Say how the answers to some indicators spread."""
        refs = list(indicators)

        def counted(what: str) -> int:
            return sum(self._counts[ref, what] for ref in refs)

        return Coverage(
            total=self.assessments * len(refs),
            levels=tuple(counted(str(step.level)) for step in self.guideline.scale),
            not_applicable=counted(Status.NOT_APPLICABLE),
            no_information=counted(Status.NO_INFORMATION),
            withheld=counted(Status.WITHHELD),
            evidenced=counted(EVIDENCED),
        )
