"""A place that is one list: what stands on it, and what its lines ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from assess.domain.message import Message, say
from assess.tui.dialogs.ask import Confirm
from assess.tui.keys import OPEN, bound
from assess.tui.screens.common.place import Place
from assess.tui.widgets.block import Block, Later
from assess.tui.widgets.sheet import Sheet


class Listing(Place):
    """Shows one sheet with a cursor."""

    BINDINGS: ClassVar[list[BindingType]] = bound(OPEN)
    begin = ""
    """The line to begin at: the one under the cursor when the place was last left; empty for the first."""

    # --- for the places to fill in -----------------------------------------------------------------------------------

    def page(self) -> Sequence[Block | Later]:
        """Make what stands on the list."""
        raise NotImplementedError

    def asked(self, wish: str) -> None:
        """Do what a line asks for."""
        raise NotImplementedError

    # --- what all have -----------------------------------------------------------------------------------------------

    @property
    def list(self) -> Sheet:
        """The list."""
        return self.query_one("#list", Sheet)

    @property
    def width(self) -> int:
        """How many columns its lines have."""
        return self.list.scrollable_content_region.width

    @property
    def at_cursor(self) -> tuple[str, str]:
        """What sort of thing the line under the cursor is about, and which one; empty where there is none yet."""
        sort, _, which = self.list.wish.partition(":") if self.is_mounted else ("", "", "")
        return sort, which

    def body(self) -> ComposeResult:
        """Lay out the list."""
        yield Sheet(picks=True, id="list")

    def on_mount(self) -> None:
        """Leave the keyboard to the list."""
        self.list.focus()

    def retell(self) -> None:
        """Say everything again."""
        super().retell()
        self.list.show(self.page(), wish=self.begin)
        if self.begin:
            self.begin = ""
            self.list.see_cursor()

    def on_sheet_asked(self, event: Sheet.Asked) -> None:
        """Do what a line asks for."""
        event.stop()
        self.asked(event.wish)

    def on_sheet_moved(self, event: Sheet.Moved) -> None:
        """Offer the keys that fit the line under the cursor."""
        event.stop()
        self.refresh_bindings()

    def action_open(self) -> None:
        """Do what the line under the cursor asks for."""
        self.list.action_ask()

    def ask_to_remove(self, question: Message, remove: Callable[[], object]) -> None:
        """Ask whether to remove something, and do it."""

        def act() -> None:
            if self.attempt(remove):
                self.retell()

        self.ask(Confirm(self.bench, question, say("Yes, remove it")), act)
