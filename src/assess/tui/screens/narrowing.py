"""Which questions one goes through: filters that combine, put on and taken off one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from assess.domain.guideline import Indicator
from assess.domain.message import say
from assess.domain.response import Response
from assess.tui.dialogs.ticking import Ticking
from assess.tui.keys import FILTER, UNFILTER, Key, bound
from assess.tui.pages.questions.filters import filter_page, filter_that, toggled
from assess.tui.screens.common.place import Place
from assess.tui.work.bench import Bench
from assess.tui.work.course import Course, resume


class Narrowing(Place):
    """Keeps the course through the questions, and what of it is left."""

    BINDINGS: ClassVar[list[BindingType]] = bound(FILTER, UNFILTER)

    def __init__(self, bench: Bench) -> None:
        """Take up work where it was left."""
        super().__init__(bench)
        self.course = Course(bench.guideline, resume(bench.guideline, bench.assessment, bench.session.author))
        self._filtered_at = ""
        """The recommendation one was at when the filter was last made."""

    @property
    def indicator(self) -> Indicator:
        """The indicator one is at."""
        return self.bench.guideline.indicator(self.course.at)

    @property
    def response(self) -> Response:
        """What stands for the question one is at."""
        return self.response_to(self.course.at)

    def response_to(self, ref: str) -> Response:
        """What stands for an indicator."""
        return self.bench.assessment.response(ref)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what can't be done: without a filter there is none to take off."""
        if action == "unfilter" and not self.course.filter.wishes:
            return False
        return super().check_action(action, parameters)

    def is_worth_naming(self, key: Key) -> bool:
        """Leave the next unanswered question out where every question is answered: the key only says so."""
        return key.id != "next-open" or bool(self.bench.session.card.score.coverage.unanswered)

    def action_filter(self) -> None:
        """Ask which questions to go through; each tick takes effect at once."""
        course = self.course
        self.app.push_screen(
            Ticking(
                self.bench,
                say("Go only through"),
                lambda bench, text: filter_page(bench, course.filter, text),
                lambda wish: self.restrict(toggled(course.filter.wishes, wish)),
            )
        )

    def action_unfilter(self) -> None:
        """Go through everything again."""
        self.restrict(())

    def restrict(self, wishes: Sequence[str]) -> None:
        """Go only through what some filters leave together; without any, through everything."""
        self._make_filter(wishes)
        left = self.course.filter.keeps
        if left and self.course.at not in left:
            onward = self.course.next_where(self.bench.assessment, lambda _: True)
            self.course.go(onward or self.course.at)
        self.retell()

    def refilter(self) -> bool:
        """Leave out what was answered meanwhile, once one goes on to another recommendation; tell whether that is so.

        Within a recommendation nothing vanishes from under the hand.
        """
        if not self.course.filter.wishes or self._filtered_at == self.course.recommendation:
            return False
        self._make_filter(self.course.filter.wishes)
        return True

    def _make_filter(self, wishes: Sequence[str]) -> None:
        self.course.filter = filter_that(self.bench, wishes)
        self._filtered_at = self.course.recommendation
