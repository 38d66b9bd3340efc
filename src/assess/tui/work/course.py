"""The course through the questions: their order, what a filter leaves of it, and where one has been."""

from __future__ import annotations

from collections.abc import Callable

from assess.domain.assessment import Assessment
from assess.domain.guideline import Guideline
from assess.domain.response import Response
from assess.domain.subjects import RESPONSE
from assess.records import dataclass


@dataclass(frozen=True)
class Filter:
    """What a filter leaves."""

    wishes: tuple[str, ...] = ()
    """What was chosen, in that order; empty where nothing is left out."""
    keeps: frozenset[str] | None = None
    """The indicators it leaves; `None` for all."""


EVERYTHING = Filter()


class Course:
    """Where one is among the indicators of a guideline, and the ways on from there."""

    def __init__(self, guideline: Guideline, at: str) -> None:
        """Begin at an indicator."""
        self._guideline = guideline
        self._order = [indicator.ref for indicator in guideline.indicators()]
        self._places = {ref: place for place, ref in enumerate(self._order)}
        self._been: list[str] = []
        self._ahead: list[str] = []
        self.filter = EVERYTHING
        self.at = at

    @property
    def recommendation(self) -> str:
        """The recommendation one is at."""
        return self._guideline.home(self.at).ref

    def go(self, indicator: str) -> bool:
        """Go somewhere, and remember from where; tell whether it is elsewhere."""
        if indicator == self.at:
            return False
        self._been.append(self.at)
        self._ahead.clear()
        self.at = indicator
        return True

    def travel(self, way: int) -> bool:
        """Go back to where one was, or forward again; tell whether there was anywhere to go."""
        source, other = (self._been, self._ahead) if way < 0 else (self._ahead, self._been)
        if not source:
            return False
        other.append(self.at)
        self.at = source.pop()
        return True

    def step(self, way: int) -> str:
        """Find the indicator before or after, within the filter; the one one is at where there is none."""
        place = self._places[self.at] + way
        while 0 <= place < len(self._order):
            if self._kept(self._order[place]):
                return self._order[place]
            place += way
        return self.at

    def leaf(self, way: int) -> str:
        """Find the first indicator of the recommendation before or after, within the filter."""
        here, at = self.recommendation, self.at
        place = self._places[at]
        while 0 <= place < len(self._order):
            ref = self._order[place]
            if self._guideline.home(ref).ref != here and self._kept(ref):
                return self.first_of(self._guideline.home(ref).ref)
            place += way
        return at

    def first_of(self, recommendation: str) -> str:
        """Find the first indicator of a recommendation that the filter leaves, or its very first."""
        refs = [indicator.ref for indicator in self._guideline.recommendation(recommendation).indicators]
        return next((ref for ref in refs if self._kept(ref)), refs[0])

    def next_where(self, assessment: Assessment, wanted: Callable[[Response], bool]) -> str | None:
        """Find the next indicator whose response is wanted, from here and round to here; `None` for none."""
        here = self._places[self.at]
        for step in range(1, len(self._order) + 1):
            ref = self._order[(here + step) % len(self._order)]
            if self._kept(ref) and wanted(assessment.response(ref)):
                return ref
        return None

    def kept_recommendations(self) -> set[str] | None:
        """List the recommendations of which the filter leaves anything; `None` for all."""
        if self.filter.keeps is None:
            return None
        return {self._guideline.home(ref).ref for ref in self.filter.keeps}

    def _kept(self, ref: str) -> bool:
        return self.filter.keeps is None or ref in self.filter.keeps


def resume(guideline: Guideline, assessment: Assessment, author: str) -> str:
    """Find where to take up work: where the author left, or the first unanswered indicator after it."""
    refs = {RESPONSE + indicator.ref: indicator.ref for indicator in guideline.indicators()}
    own = (
        revision.subject
        for revision in reversed(assessment.history.revisions)
        if revision.author == author and "proposed" not in (revision.body or {})
    )
    course = Course(guideline, next((refs[subject] for subject in own if subject in refs), next(iter(refs.values()))))
    if assessment.response(course.at).answer is None:
        return course.at
    return course.next_where(assessment, lambda response: response.answer is None) or course.at
