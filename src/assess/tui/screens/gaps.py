"""Gaps and action plan: from a gap straight to the action that closes it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from assess.domain.message import say
from assess.tui.bench import Bench
from assess.tui.dialogs.ask import Confirm
from assess.tui.dialogs.form import Form
from assess.tui.keys import ADD, FILTER, REMOVE, bound
from assess.tui.pages import forms
from assess.tui.pages.gaps import gaps_page
from assess.tui.screens.listing import Listing
from assess.tui.widgets.block import Block


class Gaps(Listing):
    """Lists gaps and actions; plans, corrects and removes actions."""

    PLACE = "gaps"
    BINDINGS: ClassVar[list[BindingType]] = bound(ADD, REMOVE, FILTER)

    def __init__(self, bench: Bench) -> None:
        """Begin with the plan by date."""
        super().__init__(bench)
        self._by_institution = False

    def page(self, width: int) -> list[Block]:
        """List gaps, then the plan."""
        return gaps_page(self.bench, width, by_institution=self._by_institution)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what can't be done with the line under the cursor."""
        what, _, _ = self.list.wish.partition(":") if self.is_mounted else ("", "", "")
        if action == "add":
            return what == "gap" and not self.bench.assessment.sealed
        if action == "remove":
            return what == "action" and not self.bench.assessment.sealed
        return super().check_action(action, parameters)

    def asked(self, wish: str) -> None:
        """Plan an action for a gap, or correct one."""
        what, _, which = wish.partition(":")
        if self.bench.assessment.sealed:
            self._place(wish)
        elif what == "gap":
            recommendation = self.bench.guideline.recommendation(which)
            fields = forms.action_fields(self.bench, recommendation)
            title = say("Action for {ref}", ref=which)
            self.app.push_screen(Form(self.bench, title, fields), lambda values: self._add(which, values))
        else:
            action = self.bench.assessment.actions[which]
            recommendation = self.bench.guideline.recommendation(action.recommendation)
            fields = forms.action_fields(self.bench, recommendation, action)
            title = say("Action {ref}", ref=which)
            self.app.push_screen(Form(self.bench, title, fields), lambda values: self._change(which, values))

    def action_add(self) -> None:
        """Plan an action for the gap under the cursor."""
        self.list.action_ask()

    def action_open(self) -> None:
        """Go to the questions of what is under the cursor."""
        if self.list.wish:
            self._place(self.list.wish)

    def action_filter(self) -> None:
        """Change the order of the plan."""
        self._by_institution = not self._by_institution
        self.retell()

    def action_remove(self) -> None:
        """Ask whether to remove the action under the cursor."""
        ref = self.list.wish.partition(":")[2]
        question = Confirm(self.bench, say("Remove action {ref}?", ref=ref), say("Yes, remove it"))
        self.app.push_screen(question, lambda answer: self._remove(ref, answer))

    def _place(self, wish: str) -> None:
        what, _, which = wish.partition(":")
        self.visit(self.bench.assessment.actions[which].recommendation if what == "action" else which)

    def _add(self, recommendation: str, values: forms.Values | None) -> None:
        if values is not None and self.attempt(
            lambda: self.bench.session.enter(forms.action_of(values, recommendation))
        ):
            self.retell()

    def _change(self, ref: str, values: forms.Values | None) -> None:
        if values is None:
            return
        recommendation = self.bench.assessment.actions[ref].recommendation
        if self.attempt(lambda: self.bench.session.correct(forms.action_of(values, recommendation, ref))):
            self.retell()

    def _remove(self, ref: str, answer: str | None) -> None:
        if answer == "y" and self.attempt(lambda: self.bench.session.remove(ref)):
            self.retell()
