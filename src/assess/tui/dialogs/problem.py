"""Says what went wrong and what to do: the one place that words an error on the screen."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from assess.domain.errors import AssessError, ContentInvalid, Sealed
from assess.domain.message import Message, say
from assess.tui.bench import Bench
from assess.tui.dialogs.dialog import Dialog
from assess.tui.text import NOTHING, drawn, said
from assess.tui.widgets.block import GAP, Block
from assess.tui.widgets.sheet import Sheet

SHOWN = 50
"""Problems of a file that are listed; more would not be read."""

REOPEN: Message = say("Reopen it under Review (F7), if it has to be changed.")
"""What to do here about a closed assessment; elsewhere it is a command."""


class Trouble(Dialog[None]):
    """Shows an error until it is closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "back", "Close", show=False, id="close", tooltip="Closes the message")
    ]

    def __init__(self, bench: Bench, error: AssessError) -> None:
        """Take what went wrong."""
        super().__init__(bench)
        self._error = error

    def body(self) -> ComposeResult:
        """Lay out the message."""
        yield Sheet(id="message")
        yield Static(NOTHING, id="keys")

    def retell(self) -> None:
        """Say it in the language of now."""
        self.query_one("#caption", Static).update(said(self.bench.words.say("This could not be done"), "bold"))
        self.query_one("#keys", Static).update(said(self.bench.words.say("Enter or Esc: go on"), "$secondary"))
        self.query_one("#message", Sheet).show(trouble(self.bench, self._error))


def trouble(bench: Bench, error: AssessError) -> list[Block]:
    """Word an error: what happened, what to do, and the faults of a file where there are any."""
    blocks = [Block(said(bench.tell(error.message)), gutter=drawn("! ", "bold $error"))]
    hint = REOPEN if isinstance(error, Sealed) else error.hint
    if hint:
        blocks += [GAP, Block(said(bench.tell(hint)), gutter=drawn("→ ", "$primary"))]
    if isinstance(error, ContentInvalid):
        for problem in error.problems[:SHOWN]:
            text = f"{problem.place}: {bench.tell(problem.message)}"
            blocks.append(Block(said(text, "$secondary"), gutter=drawn("  ")))
    return blocks
