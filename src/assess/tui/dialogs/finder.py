"""Find as you type: commands, questions, countries, evidence. One field, and below it what fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.widgets import Input

from assess.domain.message import Message, say
from assess.tui.dialogs.dialog import Dialog
from assess.tui.drawing.text import said
from assess.tui.widgets.block import Block
from assess.tui.widgets.fields import Entry
from assess.tui.widgets.sheet import Sheet
from assess.tui.work.bench import Bench

Find = Callable[[Bench, str], Sequence[Block]]
"""Finds what fits the typed text; an empty text finds what to offer at first."""


class Finder(Dialog[str]):
    """Answers with the wish of the line that was chosen."""

    KEYS = say("Type to find   ↑ ↓ Enter: choose   Esc: leave")

    def __init__(self, bench: Bench, title: Message, find: Find) -> None:
        """Take the question and who finds."""
        super().__init__(bench, title)
        self._find = find
        self.add_class("tall")

    def body(self) -> ComposeResult:
        """Lay out the field and what is found."""
        yield Entry(id="typed")
        yield Sheet(picks=True, id="found")

    def on_mount(self) -> None:
        """Leave the keyboard to the field; the list follows it."""
        self.query_one(Sheet).can_focus = False
        self.query_one(Entry).focus()

    def retell(self) -> None:
        """Say everything in the language of now."""
        super().retell()
        self._look()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find what fits what is typed now."""
        event.stop()
        self._look()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Choose the line under the cursor."""
        event.stop()
        self.query_one(Sheet).action_ask()

    def on_sheet_asked(self, event: Sheet.Asked) -> None:
        """Do with the line that was chosen what this dialog is for."""
        event.stop()
        self.chosen(event.wish)

    def chosen(self, wish: str) -> None:
        """Answer with the line that was chosen."""
        self.dismiss(wish)

    def on_key(self, event: events.Key) -> None:
        """Move through what was found while the field keeps the keyboard."""
        sheet = self.query_one(Sheet)
        moves: dict[str, Callable[[], None]] = {
            "up": lambda: sheet.action_move(-1),
            "down": lambda: sheet.action_move(1),
            "pageup": sheet.action_page_up,
            "pagedown": sheet.action_page_down,
        }
        if event.key in moves:
            event.stop()
            moves[event.key]()

    def found(self, text: str) -> list[Block]:
        """List what fits a text, or say that nothing does."""
        nothing = Block(said(self.bench.words.say("Nothing matches."), "$secondary"))
        return list(self._find(self.bench, text)) or [nothing]

    def _look(self) -> None:
        self.query_one(Sheet).show(self.found(self.query_one(Entry).value))
        self.query_one(Sheet).action_edge(-1)
