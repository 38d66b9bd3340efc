"""Gaps and action plan: from a gap straight to the action that closes it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from assess.domain.message import say
from assess.tui.keys import ORDER, REMOVE, bound
from assess.tui.pages.gaps import gaps_page
from assess.tui.screens.common.listing import Listing
from assess.tui.screens.common.noting import Noting
from assess.tui.widgets.block import Block
from assess.tui.work.bench import Bench


class Gaps(Noting, Listing):
    """Lists gaps and actions; plans, corrects and removes actions, and notes what else a gap shows."""

    PLACE = "gaps"
    BINDINGS: ClassVar[list[BindingType]] = bound(REMOVE, ORDER)

    def __init__(self, bench: Bench) -> None:
        """Begin with the plan by date."""
        super().__init__(bench)
        self._by_institution = False

    def page(self) -> list[Block]:
        """List gaps, then the plan."""
        return gaps_page(self.bench, self.width, by_institution=self._by_institution)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what can't be done with the line under the cursor."""
        if action == "remove":
            return self.at_cursor[0] == "action" and not self.bench.assessment.sealed
        return super().check_action(action, parameters)

    def at_hand(self) -> str:
        """Give the recommendation of the gap or the action under the cursor; empty where it is on neither."""
        what, which = self.at_cursor
        return self.bench.assessment.actions[which].recommendation if what == "action" else which

    def asked(self, wish: str) -> None:
        """Plan an action for a gap, or correct one."""
        what, _, which = wish.partition(":")
        if self.bench.assessment.sealed:
            self.action_open()
        elif what == "gap":
            self.plan(self.bench.guideline.recommendation(which))
        else:
            self.change(what, which)

    def action_open(self) -> None:
        """Go to the questions of what is under the cursor."""
        self.visit(self.at_hand())

    def action_filter(self) -> None:
        """Change the order of the plan."""
        self._by_institution = not self._by_institution
        self.retell()

    def action_remove(self) -> None:
        """Ask whether to remove the action under the cursor."""
        _, ref = self.at_cursor
        self.ask_to_remove(say("Remove action {ref}?", ref=ref), lambda: self.bench.session.remove(ref))
