"""Adding up over many assessments what each is reckoned to add: how many answers at each level, gaps of each width.

What was added up before, by the register, is added in the same way as an assessment (`assess.domain.region.reckoning`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from assess.domain.answers import Status
from assess.domain.assessment import Assessment
from assess.domain.guideline import Guideline
from assess.domain.region.reckoning import EVIDENCED, SHORTFALL, marks
from assess.domain.scoring import Coverage

Sum = tuple[str, str, int]
"""A part of the guideline, what is counted of it, and how many there are: the sum of a mark."""

_NONE: Counter[str] = Counter()


class Tally:
    """The sums of many assessments of one guideline."""

    def __init__(self, guideline: Guideline) -> None:
        """Begin with none."""
        self.guideline = guideline
        self.assessments = 0
        self._counts = dict[str, Counter[str]]()

    def add(self, assessment: Assessment) -> None:
        """Count one assessment."""
        listed = marks(self.guideline, assessment).items()
        self.add_sums(((ref, what, 1) for what, refs in listed for ref in refs.split()), 1)

    def add_sums(self, sums: Iterable[Sum], assessments: int) -> None:
        """Add what so many assessments were counted to before."""
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
