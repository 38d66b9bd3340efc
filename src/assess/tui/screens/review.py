"""The review before submission; from here the gap report is made and the assessment is submitted."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from assess.domain.errors import AssessError
from assess.domain.message import Message, say
from assess.domain.subjects import split
from assess.tui.dialogs.ask import Confirm
from assess.tui.dialogs.form import Form
from assess.tui.dialogs.problem import Trouble
from assess.tui.keys import REPORT, SEND, bound
from assess.tui.pages import forms
from assess.tui.pages.review import review_page
from assess.tui.papers import Paper, Stage
from assess.tui.screens.listing import Listing
from assess.tui.viewer import view
from assess.tui.widgets.block import Block
from assess.workflow.outbox import ENVELOPE


class Review(Listing):
    """Lists what blocks and what is advised, each one key away from its place."""

    PLACE = "review"
    BINDINGS: ClassVar[list[BindingType]] = bound(REPORT, SEND)

    def page(self, width: int) -> list[Block]:  # noqa: ARG002 - its lines break by themselves
        """List what can be sent, and the findings."""
        return review_page(self.bench)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what can't be done: what is submitted or being made is not begun again."""
        if action == "send":
            return not self.bench.assessment.sealed
        if action == "report":
            return self.bench.papers.report(self.bench.assessment.id).stage is not Stage.MAKING
        return super().check_action(action, parameters)

    def asked(self, wish: str) -> None:
        """Do what a line offers, or go to the place of a finding."""
        what, _, ref = wish.partition(":")
        assessment = self.bench.assessment
        if what == "finding":
            self._lead_to(ref)
        elif what == "reopen":
            title = say("Reopen {ref}? Its next submission gets a new number.", ref=assessment.id)
            self._ask(title, say("Yes, reopen it"), self._reopen)
        elif what == "envelope":
            self._write(lambda: self.bench.outbox.envelope(self.bench.session))
        elif what == "view":
            self._view(ref)
        elif what == "give-up":
            self.post_message(self.GiveUp())
        elif what == "report":
            self.action_report()
        elif what == "send":
            self.action_send()

    # --- the gap report ----------------------------------------------------------------------------------------------

    def action_report(self) -> None:
        """Make the gap report; where there is one of its name, ask first."""
        name = f"{self.bench.assessment.id}.pdf"
        if self.bench.outbox.folder.holds(name):
            title = say("There is a {name} already. Write the new report over it?", name=name)
            self._ask(title, say("Yes, write over it"), self._print)
        else:
            self._print()

    def _print(self) -> None:
        bench = self.bench

        def order() -> None:
            self.post_message(self.Print(bench.outbox.order(bench.session, bench.words.language)))

        self._told(order)

    def _view(self, path: str) -> None:
        if not view(path):
            text = self.bench.words.say("This machine has nothing to open it with. It lies here: {path}", path=path)
            self.notify(text, markup=False)

    # --- submission --------------------------------------------------------------------------------------------------

    def action_send(self) -> None:
        """Ask who declares, and submit; where something stands in the way, say how much and go to the first."""
        blocking = [finding for finding in self.bench.session.review() if finding.blocks]
        if not blocking:
            fields = forms.declaration_fields(self.bench.assessment.opening.declaration)
            title = say("Submit {ref}: who answers for it on behalf of the state?", ref=self.bench.assessment.id)
            self.app.push_screen(Form(self.bench, title, fields), self._declared)
            return
        text = self.bench.words.count(
            len(blocking),
            "{n} thing stands in the way of submission: here it is.",
            "{n} things stand in the way of submission: this is the first.",
        )
        self.notify(text, markup=False)
        self._lead_to(blocking[0].ref)

    def _declared(self, values: forms.Values | None) -> None:
        if values is None:
            return
        session, name = self.bench.session, self.bench.assessment.id + ENVELOPE
        title = say("Submit {ref} now? It becomes read-only until it is reopened.", ref=session.assessment.id)
        if self.bench.outbox.folder.holds(name):
            title = say("Submit {ref} now? The file {name} is written over.", ref=session.assessment.id, name=name)
        declaration, published = forms.declaration_of(values), not session.assessment.opening.unpublished

        def submit() -> None:
            self._write(lambda: self.bench.outbox.submit(session, declaration, published=published))

        self._ask(title, say("Yes, submit it"), submit)

    def _write(self, envelope: Callable[[], bytes]) -> None:
        """Write the envelope, and remember where it lies and which key signed it."""
        bench, id_ = self.bench, self.bench.assessment.id

        def write() -> None:
            content = envelope()
            bench.outbox.folder.keep(id_ + ENVELOPE, content)
            path, key = bench.outbox.folder.place(id_ + ENVELOPE), bench.outbox.fingerprint(bench.session)
            bench.papers.envelopes[id_] = Paper(Stage.MADE, path, key)

        self._told(write)
        self.retell()

    def _reopen(self) -> None:
        if self.attempt(self.bench.session.reopen):
            self.bench.papers.envelopes.pop(self.bench.assessment.id, None)
            self.retell()

    # --- within ------------------------------------------------------------------------------------------------------

    def _ask(self, title: Message, yes: Message, act: Callable[[], None]) -> None:
        self.app.push_screen(Confirm(self.bench, title, yes), lambda answer: act() if answer == "y" else None)

    def _told(self, act: Callable[[], None]) -> None:
        """Do what sends something; where it can't be done, say why."""
        try:
            act()
        except AssessError as error:
            self.app.push_screen(Trouble(self.bench, error))

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
