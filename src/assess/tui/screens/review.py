"""The review before submission; from here the gap report is made and the assessment is submitted."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from assess.domain.message import say
from assess.domain.subjects import split
from assess.tui.dialogs.ask import Confirm
from assess.tui.keys import SEND, bound
from assess.tui.pages.asking.assessment import declaration_fields, declaration_of, may_be_published
from assess.tui.pages.asking.fields import Values
from assess.tui.pages.review import review_page
from assess.tui.screens.common.reporting import Reporting
from assess.tui.widgets.block import Block
from assess.tui.work.papers import Paper, Stage
from assess.workflow.outbox import ENVELOPE


class Review(Reporting):
    """Lists what blocks and what is advised, each one key away from its place."""

    PLACE = "review"
    BINDINGS: ClassVar[list[BindingType]] = bound(SEND)

    def page(self) -> list[Block]:
        """List what can be sent, and the findings."""
        return review_page(self.bench)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what can't be done: what is submitted is not submitted again."""
        if action == "send":
            return not self.bench.assessment.sealed
        return super().check_action(action, parameters)

    def asked(self, wish: str) -> None:
        """Do what a line offers, or go to the place of a finding."""
        what, _, ref = wish.partition(":")
        assessment = self.bench.assessment
        if what == "finding":
            self._lead_to(ref)
        elif what == "reopen":
            title = say("Reopen {ref}? Its next submission gets a new number.", ref=assessment.id)
            self.ask(Confirm(self.bench, title, say("Yes, reopen it")), self._reopen)
        elif what == "envelope":
            self._write(lambda: self.bench.outbox.envelope(self.bench.session))
        elif what == "send":
            self.action_send()
        else:
            super().asked(wish)

    # --- submission --------------------------------------------------------------------------------------------------

    def action_send(self) -> None:
        """Ask who declares, and submit; where something stands in the way, say how much and go to the first."""
        blocking = [finding for finding in self.bench.session.review() if finding.blocks]
        if not blocking:
            fields = declaration_fields(self.bench.assessment.opening)
            title = say("Submit {ref}: who answers for it on behalf of the state?", ref=self.bench.assessment.id)
            self.fill_in("declaration", title, fields, self._declare, self._ask_to_submit)
            return
        text = self.bench.words.count(
            len(blocking),
            "{n} thing stands in the way of submission: here it is.",
            "{n} things stand in the way of submission: this is the first.",
        )
        self.notify(text)
        self._lead_to(blocking[0].ref)

    def _declare(self, has: Values) -> None:
        self.bench.session.declare(declaration_of(has), published=may_be_published(has))

    def _ask_to_submit(self) -> None:
        session, name = self.bench.session, self.bench.assessment.id + ENVELOPE
        title = say("Submit {ref} now? It becomes read-only until it is reopened.", ref=session.assessment.id)
        if self.bench.outbox.folder.holds(name):
            title = say("Submit {ref} now? The file {name} will be replaced.", ref=session.assessment.id, name=name)

        def submit() -> None:
            self._write(lambda: self.bench.outbox.submit(session))

        self.ask(Confirm(self.bench, title, say("Yes, submit it")), submit)

    def _write(self, envelope: Callable[[], bytes]) -> None:
        """Write the envelope, and remember where it lies and which key signed it."""
        bench, id_ = self.bench, self.bench.assessment.id

        def write() -> None:
            content = envelope()
            bench.outbox.folder.keep(id_ + ENVELOPE, content)
            path, key = bench.outbox.folder.place(id_ + ENVELOPE), bench.outbox.fingerprint(bench.session)
            bench.papers.envelopes[id_] = Paper(Stage.MADE, path, key)

        def write_and_show() -> None:
            self.try_to(write)
            self.retell()

        if bench.session.receipt:
            write_and_show()  # as its sender signed it
        else:
            self.with_key(write_and_show)

    def _reopen(self) -> None:
        if self.attempt(self.bench.session.reopen):
            self.bench.papers.envelopes.pop(self.bench.assessment.id, None)
            self.retell()

    # --- within ------------------------------------------------------------------------------------------------------

    def _lead_to(self, ref: str) -> None:
        """Go to the place of what a finding is about."""
        assessment = self.bench.assessment
        places = {assessment.id: "profile"}
        places |= dict.fromkeys(assessment.evidence, "evidence") | dict.fromkeys(assessment.actions, "gaps")
        disputed = {split(subject)[1] or assessment.id: subject for subject in assessment.conflicts}
        if ref in disputed:
            self.decide(disputed[ref])
        elif ref in places:
            self.post_message(self.Going(places[ref]))
        else:
            self.visit(ref)
