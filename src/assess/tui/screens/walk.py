"""The walk through the questions: contents on the left, the recommendation in the middle, the scores beside it.

One recommendation is laid out at a time, on sheets that are filled anew in place; nothing here walks through all
indicators on a key press.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from assess.domain.history import Revision
from assess.domain.subjects import RESPONSE
from assess.tui.drawing.text import NOTHING, said, spaced
from assess.tui.keys import MOVING, bound
from assess.tui.pages.questions.filters import filter_head, filter_words, toggled
from assess.tui.pages.questions.outline import outline, phase_line, recommendation_line
from assess.tui.pages.questions.question import heading, page
from assess.tui.pages.questions.scores import score_line, score_panel
from assess.tui.pages.questions.searching import indicator_of
from assess.tui.pages.sending import read_only
from assess.tui.screens.answering import Answering
from assess.tui.screens.common.noting import Noting
from assess.tui.widgets.oneline import OneLine, Title
from assess.tui.widgets.sheet import Sheet
from assess.tui.work.bench import Bench


class Walk(Noting, Answering):
    """Shows the question one is at, and goes from one to the next."""

    PLACE = "walk"
    AUTO_FOCUS = "#paper"
    BINDINGS: ClassVar[list[BindingType]] = bound(*MOVING)

    def __init__(self, bench: Bench) -> None:
        """Begin with all phases open."""
        super().__init__(bench)
        self._folded: set[str] = set()
        self._details = False
        self.led_from = ""
        """The place that led here, to which the way back goes first; empty for none."""

    def body(self) -> ComposeResult:
        """Lay out contents, question and scores; below them the comment, when it is open."""
        with Horizontal(id="walk"):
            yield Sheet(picks=True, id="outline")
            with Vertical(id="main"):
                yield Static(NOTHING, id="sealed")
                yield Title(id="heading")
                yield Sheet(id="paper")
                yield from self.panel()
            yield Sheet(id="scores")
        yield OneLine(id="scoreline")

    def on_mount(self) -> None:
        """Begin with the question; the contents come to it."""
        self.query_one("#writing").display = False
        self.once_laid_out(self.take_up)

    def at_hand(self) -> str:
        """Give the question one is at: to it and its recommendation one adds."""
        return self.course.at

    # --- showing -----------------------------------------------------------------------------------------------------

    def retell(self) -> None:
        """Say everything again."""
        super().retell()
        sealed, notice = self.query_one("#sealed", Static), self._notice()
        sealed.display = bool(notice.plain)
        if sealed.display:
            sealed.update(notice)
        self.tell_about()
        self._show_outline()
        self._show_page()

    def show_answer(self) -> None:
        """Show the question as it stands now, with its line in the contents and the scores."""
        home = self.bench.guideline.home(self.course.at)
        phase = self.bench.guideline.phase_of(home.ref)
        contents = self.query_one("#outline", Sheet)
        if contents.display:
            width = contents.scrollable_content_region.width
            line = recommendation_line(self.bench, home, width)
            contents.exchange(line.wish, line)
            line = phase_line(self.bench, phase, width, folded=phase.ref in self._folded)
            contents.exchange(line.wish, line)
        self._show_page(stay=True)
        self.call_later(self.refresh_bindings)  # once the answer is painted

    def _notice(self) -> Content:
        words = self.bench.words
        parts = []
        if self.bench.assessment.sealed:
            parts.append(said(read_only(self.bench), "bold $warning"))
        if self.course.filter.wishes:
            name = filter_words(self.bench, self.course.filter)
            text = words.say("Only: {name} (“l” changes it, “⇧L” removes it)", name=name)
            if not self.course.filter.keeps:
                text = words.say("Only: {name}: no question is left (“l” changes it, “⇧L” removes it)", name=name)
            parts.append(said(text, "bold $accent"))
        return spaced(parts)

    def _show_outline(self) -> None:
        sheet = self.query_one("#outline", Sheet)
        if sheet.display:
            width = sheet.scrollable_content_region.width
            sheet.show(
                [
                    *filter_head(self.bench, self.course.filter),
                    *outline(self.bench, width, self._folded, self.course.kept_recommendations()),
                ],
                wish=f"recommendation:{self.course.recommendation}",
            )
            sheet.see_cursor()

    def _show_page(self, *, stay: bool = False) -> None:
        home = self.bench.guideline.home(self.course.at)
        self.query_one("#heading", Title).tell(heading(self.bench, home))
        made = page(self.bench, home, self.course.at, details=self._details)
        paper = self.query_one("#paper", Sheet)
        paper.show(made.blocks)
        if not stay:
            paper.scroll_home(animate=False, immediate=True)
        paper.reveal(made.first, made.last)
        width = max(1, self.size.width - 2)
        self.query_one("#scoreline", OneLine).tell(score_line(self.bench, home, width))
        panel = self.query_one("#scores", Sheet)
        if panel.display:
            panel.show(score_panel(self.bench, home, panel.scrollable_content_region.width))

    def lead_to_text(self, about: str) -> bool:
        """Go to the question that a comment was being written on, if there still is one."""
        if indicator_of(self.bench, self.course, about) != about:
            return False
        self.go(about)
        return True

    # --- moving ------------------------------------------------------------------------------------------------------

    def go(self, ref: str) -> None:
        """Go to an indicator, or to the first of a recommendation, and show it; any other ref leads nowhere."""
        indicator = indicator_of(self.bench, self.course, ref)
        if indicator is not None and self.close_text() and self.course.go(indicator):
            self._arrived()

    def _arrived(self) -> None:
        contents = self.query_one("#outline", Sheet)
        wish = f"recommendation:{self.course.recommendation}"
        if self.refilter():
            self._show_outline()
        elif contents.display and contents.wish != wish:
            contents.point(wish)
        self._show_page()
        self.refresh_bindings()

    def action_step(self, way: int) -> None:
        """Go to the question before or after."""
        self.go(self.course.step(way))

    def action_leaf(self, way: int) -> None:
        """Go to the recommendation before or after."""
        self.go(self.course.leaf(way))

    def action_travel(self, way: int) -> None:
        """Go back to where one was, or forward again."""
        if self.close_text() and self.course.travel(way):
            self._arrived()

    def action_next_open(self) -> None:
        """Go to the next question without answer, or say that there is none."""
        ref = self.course.next_where(self.bench.assessment, lambda response: response.answer is None)
        words, narrowed = self.bench.words, bool(self.course.filter.wishes)
        done = words.say("Everything is answered. The review (F7) says what is left to do.")
        self._go_or_say(ref, words.say("Everything here is answered.") if narrowed else done)

    def action_next_flagged(self) -> None:
        """Go to the next question to be discussed, or say that there is none."""
        ref = self.course.next_where(self.bench.assessment, lambda response: response.flagged)
        self._go_or_say(ref, self.bench.words.say("Nothing is marked to be discussed."))

    def go_on_confirming(self) -> None:
        """Go to the next answer of the last cycle that waits to be confirmed; where there is none, say so and stay."""
        ref = self.course.next_where(self.bench.assessment, lambda response: response.proposed is not None)
        self._go_or_say(ref, self.bench.words.say("All answers of the last cycle are confirmed here."))

    def _go_or_say(self, ref: str | None, otherwise: str) -> None:
        if ref is None:
            self.notify(otherwise)
        else:
            self.go(ref)

    def show_reversed(self, changed: Sequence[Revision]) -> None:
        """Show where it was that something was taken back or made again."""
        if changed and changed[-1].subject.startswith(RESPONSE):
            self.course.go(changed[-1].subject.removeprefix(RESPONSE))
        super().show_reversed(changed)

    def action_back(self) -> None:
        """Close the comment or the contents on a narrow screen, go back to what led here, or close the assessment."""
        if self.writing:
            if self.close_text():
                self.query_one("#paper", Sheet).focus()
        elif self.query_one("#outline", Sheet).has_focus:
            self.action_outline()
        elif self.led_from:
            self.post_message(self.Going(self.led_from))
        else:
            self.post_message(self.Leave())

    def action_versions(self) -> None:
        """Show the versions of the question one is at, or list all of which there are several."""
        here = RESPONSE + self.course.at
        if here in self.bench.assessment.conflicts:
            self.decide(here)
        else:
            super().action_versions()

    def action_details(self) -> None:
        """Show or hide why, the sources and the means of verification."""
        self._details = not self._details
        self._show_page()
        if self._details:
            self.query_one("#paper", Sheet).scroll_home(animate=False)

    def action_guideline(self) -> None:
        """Tell about the guideline, beginning with the phase one is in."""
        self.read_guideline(self.bench.guideline.phase_of(self.course.recommendation).ref)

    def action_outline(self) -> None:
        """Go to the contents; or leave them, and hide them again where there is no room beside the question."""
        contents, paper = self.query_one("#outline", Sheet), self.query_one("#paper", Sheet)
        if contents.has_focus:
            self.remove_class("contents")
            paper.focus()
        else:
            self.add_class("contents")
            contents.focus()
        self.once_laid_out(self.retell)

    def visit(self, ref: str) -> None:
        """Go to what was found."""
        self.go(ref)

    # --- what the sheets ask for -------------------------------------------------------------------------------------

    async def on_sheet_asked(self, event: Sheet.Asked) -> None:
        """Do what a click or `Enter` on a sheet asks for."""
        event.stop()
        if not self.close_text():
            return
        what, _, which = event.wish.partition(":")
        if what in {"indicator", "recommendation"}:
            self.go(which)
            if what == "recommendation":
                self.remove_class("contents")
                self.query_one("#paper", Sheet).focus()
        elif what == "versions":
            self.decide(which)
        elif what == "filter":
            self.restrict(toggled(self.course.filter.wishes, which))
        elif what == "phase":
            self._folded ^= {which}
            self._show_outline()
        elif what == "observation":
            self.change(what, which)
        else:
            actions = {
                "level": f"level({which})",
                "answer": f"unrated({which!r})",
                "evidence": "link",
                "go": f"app.go({which!r})",
            }
            await self.run_action(actions.get(what, what))
