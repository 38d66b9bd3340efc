"""What went wrong, in front of everything else until it is closed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from assess.domain.errors import AssessError, RegisterUnusable
from assess.domain.message import say
from assess.tui.dialogs.dialog import Dialog
from assess.tui.drawing.text import said
from assess.tui.pages.trouble import trouble
from assess.tui.widgets.block import GAP, Block
from assess.tui.widgets.sheet import Sheet
from assess.tui.work.bench import Bench


class Trouble(Dialog[None]):
    """Shows an error until it is closed."""

    KEYS = say("Enter or Esc: go on")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "back", "Close", show=False, id="close", tooltip="Closes the message")
    ]

    def __init__(self, bench: Bench, error: AssessError) -> None:
        """Take what went wrong."""
        super().__init__(bench, say("This could not be done"))
        self._error = error

    def body(self) -> ComposeResult:
        """Lay out the message."""
        yield Sheet(id="message")

    def retell(self) -> None:
        """Say it in the language of now."""
        super().retell()
        told = trouble(self.bench, self._error)
        if isinstance(self._error, RegisterUnusable):
            told += [GAP, Block(said(self.bench.words.say("What you typed is still here.")))]
        self.query_one("#message", Sheet).show(told)
