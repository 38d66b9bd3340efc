"""Answering the question one is at: levels, the three other answers, figure, evidence, marks, comment."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from assess.domain.answers import Answer, NotApplicable, Rated, Status, answer_as
from assess.domain.message import Message, say
from assess.tui.dialogs.ask import Choose
from assess.tui.dialogs.ticking import Ticking
from assess.tui.keys import ANSWERING, bound, levels
from assess.tui.pages.asking.answers import figure_fields, rate_page, reason_fields
from assess.tui.pages.asking.evidence import evidence_fields, evidence_of
from assess.tui.pages.asking.fields import Values
from assess.tui.pages.questions import citing
from assess.tui.screens.common.writing import Writing
from assess.tui.screens.narrowing import Narrowing
from assess.tui.widgets.block import Block
from assess.tui.work.answer_keys import UNRATED
from assess.tui.work.bench import Bench
from assess.tui.work.figures import figure_of

CHANGING = frozenset({key.action.partition("(")[0] for key in ANSWERING} | {"level"})
"""The actions that a submitted assessment refuses."""


class Answering(Narrowing, Writing):
    """The verbs of the walk. How it is shown is the matter of `Walk`."""

    TEXT = "comment"
    BINDINGS: ClassVar[list[BindingType]] = [*levels(), *bound(*ANSWERING)]

    # --- for the walk to fill in -------------------------------------------------------------------------------------

    def show_answer(self) -> None:
        """Show how the question one is at stands now."""
        raise NotImplementedError

    def go_on_confirming(self) -> None:
        """Go to the next answer of the last cycle that waits to be confirmed, if there is any."""
        raise NotImplementedError

    # --- what can be done --------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what can't be done: a sealed assessment is read-only, a scale has so many levels."""
        if action in CHANGING and self.bench.assessment.sealed:
            return False
        return self._makes_sense(action, parameters) and super().check_action(action, parameters)

    def _makes_sense(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Tell whether there is something for an action to do; asked of every key whenever one has been pressed."""
        match action:
            case "level":
                return any(parameters[:1] == (step.level,) for step in self.bench.guideline.scale)
            case "figure":
                return self.indicator.figure is not None
            case "confirm":
                return self.response.proposed is not None
            case "confirm_all":
                home = self.bench.guideline.home(self.indicator.ref)
                return any(self.response_to(each.ref).proposed is not None for each in home.indicators)
            case "clear":
                return self.response.answer is not None
        return True

    # --- answers -----------------------------------------------------------------------------------------------------

    def answer(self, answer: Answer | None) -> None:
        """Record an answer, and draw it meanwhile; it is shown once it is kept."""
        if self.attempt(lambda: self.bench.session.answer_ahead(self.indicator.ref, answer)):
            self.show_answer()

    def action_level(self, level: int) -> None:
        """Rate at a level."""
        self.answer(Rated(level))

    def action_unrated(self, status: str) -> None:
        """Answer otherwise than with a level; "not applicable" asks for the reason."""
        if status == NotApplicable.status:
            was = self.response.answer
            self._ask_reason(
                self.indicator.ref, self.bench.session.answer, was.reason if isinstance(was, NotApplicable) else ""
            )
        else:
            self.answer(answer_as(status))

    def _ask_reason(self, ref: str, answer: Callable[[str, Answer], None], reason: str = "") -> None:
        """Ask why something is not applicable, beginning with the reason there was; and answer so."""
        title = say("Why does {ref} not concern this country?", ref=ref)
        fields = reason_fields(reason)
        self.fill_in(
            f"reason {ref}", title, fields, lambda has: answer(ref, NotApplicable(has["reason"])), self.show_answer
        )

    def action_clear(self) -> None:
        """Take the answer back, and say so: the key means to go back elsewhere."""
        self.answer(None)
        if self.response.answer is None:
            text = self.bench.words.say(
                "The answer to {ref} has been withdrawn. “u” brings it back.", ref=self.indicator.ref
            )
            self.notify(text)

    def action_flag(self) -> None:
        """Mark the question to be discussed later, or take the mark off."""
        flagged = not self.response.flagged
        if self.attempt(lambda: self.bench.session.flag(self.indicator.ref, flagged=flagged)):
            self.show_answer()

    def action_confirm(self) -> None:
        """Confirm last cycle's answer, and go on to the next one that waits."""
        if self.attempt(lambda: self.bench.session.confirm([self.indicator.ref])):
            self.show_answer()
            self.go_on_confirming()

    def action_confirm_all(self) -> None:
        """Confirm last cycle's answers of the recommendation."""
        home = self.bench.guideline.home(self.indicator.ref)
        if self.attempt(lambda: self.bench.session.confirm(each.ref for each in home.indicators)):
            self.show_answer()
            self.go_on_confirming()

    def action_rate_all(self) -> None:
        """Ask for one answer to all indicators of the recommendation."""
        home = self.bench.guideline.home(self.indicator.ref)
        n = len(home.indicators)
        answered = sum(self.response_to(each.ref).answer is not None for each in home.indicators)
        title = say("The same answer to all {n} indicators of {ref}", n=n, ref=home.ref)
        if answered:
            title = say(
                "The same answer to all {n} indicators of {ref}. Already answered, and replaced: {answered}",
                n=n,
                ref=home.ref,
                answered=answered,
            )
        self.consult(Choose(self.bench, title, rate_page), self._rate_all)

    def _rate_all(self, wish: str) -> None:
        home, answer_all = self.bench.guideline.home(self.indicator.ref), self.bench.session.answer_all
        if UNRATED.get(wish) is Status.NOT_APPLICABLE:
            self._ask_reason(home.ref, answer_all)
            return
        answer = Rated(int(wish)) if wish.isdecimal() else answer_as(UNRATED[wish])
        if self.attempt(lambda: answer_all(home.ref, answer)):
            self.show_answer()

    # --- figure and evidence -----------------------------------------------------------------------------------------

    def action_figure(self) -> None:
        """Ask for the number that goes with the rating."""
        if self.indicator.figure is not None:
            fields = figure_fields(self.bench, self.indicator.figure, self.response.figure)
            title = say("Figure for {ref}", ref=self.indicator.ref)
            ref, report = self.indicator.ref, self.bench.session.report_figure
            self.fill_in(f"figure {ref}", title, fields, lambda has: report(ref, figure_of(has)), self.show_answer)

    def action_link(self) -> None:
        """Offer the registered evidence, what is likely first, to be cited or no longer cited."""
        ref = self.indicator.ref
        title = say("Evidence for {ref}", ref=ref)

        def tick(evidence: str) -> None:
            cited = self.response.evidence
            after = tuple(each for each in cited if each != evidence) if evidence in cited else (*cited, evidence)
            if self.attempt(lambda: self.bench.session.link(ref, after)):
                self.show_answer()

        def page(bench: Bench, text: str) -> list[Block]:
            return citing.cite_page(bench, ref, text)

        self.consult(Ticking(self.bench, title, page, tick, citing.NEW), lambda _: self._ask_new())

    def _ask_new(self) -> None:
        title = say("New evidence for {ref}", ref=self.indicator.ref)
        self.fill_in("new evidence", title, evidence_fields(), self._register_and_cite, self.show_answer)

    def _register_and_cite(self, has: Values) -> None:
        ref = self.bench.session.enter(evidence_of(has))
        self.bench.session.link(self.indicator.ref, (*self.response.evidence, ref))

    # --- the comment -------------------------------------------------------------------------------------------------

    async def action_comment(self) -> None:
        """Open the comment of the question one is at."""
        await self.open_text(self.indicator.ref)

    def text_title(self, about: str) -> Message:
        """Name the question of a comment."""
        return say("Comment on {ref}   Esc: done   It saves itself.", ref=about)

    def kept_text(self, about: str) -> str:
        """Give the comment on a question."""
        return self.response_to(about).comment

    def record_text(self, about: str, text: str) -> None:
        """Record the comment on a question."""
        self.bench.session.comment(about, text)

    def show_written(self) -> None:
        """Show the comment beside its question."""
        self.show_answer()
