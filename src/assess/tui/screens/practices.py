"""Good practices and assistance needs in one list, each a key away from its recommendation and back."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from assess.domain.message import say
from assess.tui.dialogs.finder import Finder
from assess.tui.keys import REMOVE, bound
from assess.tui.pages.practices import practices_page
from assess.tui.pages.questions.searching import search_page
from assess.tui.screens.common.listing import Listing
from assess.tui.screens.common.noting import Noting
from assess.tui.widgets.block import Block
from assess.tui.work.bench import Bench


class Practices(Noting, Listing):
    """Lists what is offered and asked for; adds, changes and removes it."""

    PLACE = "practices"
    BINDINGS: ClassVar[list[BindingType]] = bound(REMOVE)

    def __init__(self, bench: Bench) -> None:
        """Begin at the recommendation one comes from."""
        super().__init__(bench)
        self._chosen = ""
        """The indicator or recommendation that was found to add to; empty for the one under the cursor."""

    def on_mount(self) -> None:
        """Lead to what was noted about the recommendation one comes from, unless one has been here before."""
        home = next((each.recommendation_at_hand() for each in self.app.screen_stack if isinstance(each, Noting)), None)
        if home is not None and not self.begin:
            self.begin = f"recommendation:{home.ref}"

    def page(self) -> list[Block]:
        """List both, recommendation by recommendation."""
        return practices_page(self.bench)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what can't be done with the line under the cursor."""
        if action == "remove":
            return self.at_cursor[0] in {"practice", "need"} and not self.bench.assessment.sealed
        if action == "add" and self.is_mounted and self.list.wish == "another":
            return True
        return super().check_action(action, parameters)

    def at_hand(self) -> str:
        """Give the recommendation of the line under the cursor, or the one that was found."""
        what, which = self.at_cursor
        if self._chosen:
            return self._chosen
        if what == "practice":
            return self.bench.assessment.practices[which].recommendation
        return self.bench.assessment.needs[which].recommendation if what == "need" else which

    def asked(self, wish: str) -> None:
        """Change an entry, go to a recommendation, or add to another one."""
        what, _, which = wish.partition(":")
        if what == "another":
            self._ask_to_which()
        elif what == "recommendation" or self.bench.assessment.sealed:
            self.action_open()
        else:
            self.change(what, which)

    def action_open(self) -> None:
        """Go to the questions of what is under the cursor, or do what it offers."""
        if self.at_hand():
            self.visit(self.at_hand())
        else:
            super().action_open()

    def action_remove(self) -> None:
        """Ask whether to remove the entry under the cursor."""
        _, ref = self.at_cursor
        self.ask_to_remove(say("Remove {ref}?", ref=ref), lambda: self.bench.session.remove(ref))

    def action_add(self) -> None:
        """Add to the recommendation under the cursor; where there is none, ask to which."""
        if self.recommendation_at_hand() is None:
            self._ask_to_which()
        else:
            super().action_add()

    def _ask_to_which(self) -> None:
        self.consult(Finder(self.bench, say("Add to which recommendation?"), search_page), self._add_to)

    def _add_to(self, ref: str) -> None:
        self._chosen = ref
        self.action_add()
        self._chosen = ""
