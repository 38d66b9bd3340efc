"""The history of the assessment, and the way back to an earlier response."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from assess.domain.message import say
from assess.domain.response import UNANSWERED, Response
from assess.domain.subjects import ACTION, DELEGATION, EVIDENCE, NEED, OBSERVATION, OPENING, PRACTICE, RESPONSE, split
from assess.tui.dialogs.ask import Confirm, Line
from assess.tui.keys import TRACE, bound
from assess.tui.pages.history import history_page
from assess.tui.screens.common.listing import Listing
from assess.tui.widgets.block import Block
from assess.tui.work.bench import Bench

SEEN_AT = {
    OPENING: "profile",
    DELEGATION: "profile",
    EVIDENCE: "evidence",
    ACTION: "gaps",
    PRACTICE: "practices",
    NEED: "practices",
    OBSERVATION: "observations",
}
"""Where a change is seen that is not of a response, by the kind of its subject."""


class HistoryPlace(Listing):
    """Lists every change; a response can be restored as it was."""

    PLACE = "history"
    BINDINGS: ClassVar[list[BindingType]] = bound(TRACE)

    def __init__(self, bench: Bench) -> None:
        """Begin with all changes."""
        super().__init__(bench)
        self._about = ""

    def page(self) -> Sequence[Block]:
        """List the changes."""
        return history_page(self.bench, self._about)

    def asked(self, wish: str) -> None:
        """Offer to restore the response as this change left it; where it can't be restored, show what it was about."""
        revision = self.bench.assessment.history[wish]
        if self.bench.assessment.sealed or not revision.subject.startswith(RESPONSE):
            self.action_open()
        else:
            ref = revision.subject.removeprefix(RESPONSE)
            title = say("Restore {ref} as it was after this change?", ref=ref)
            self.ask(Confirm(self.bench, title, say("Yes, restore it")), lambda: self._restore(wish))

    def action_open(self) -> None:
        """Go to the question or the place that the change under the cursor is about."""
        if self.list.wish:
            kind, ref = split(self.bench.assessment.history[self.list.wish].subject)
            if kind == RESPONSE:
                self.visit(ref)
            elif kind in SEEN_AT:
                self.post_message(self.Going(SEEN_AT[kind]))

    def action_filter(self) -> None:
        """Ask what the changes are to be about."""
        title = say("Changes of which ref or author? Empty: all of them.")
        self.consult(Line(self.bench, title, self._about), self._find)

    def _find(self, about: str) -> None:
        self._about = about
        self.retell()

    def _restore(self, revision: str) -> None:
        change = self.bench.assessment.history[revision]
        was = UNANSWERED if change.body is None else Response.from_data(change.body)
        ref = change.subject.removeprefix(RESPONSE)
        if self.attempt(lambda: self.bench.session.respond({ref: lambda _: was})):
            self.retell()
