"""Tick as many as one likes: stays open, and each tick takes effect at once."""

from __future__ import annotations

from collections.abc import Callable

from textual.widgets import Input

from assess.domain.message import Message, say
from assess.tui.dialogs.finder import Find, Finder
from assess.tui.widgets.fields import Entry
from assess.tui.widgets.sheet import Sheet
from assess.tui.work.bench import Bench


class Ticking(Finder):
    """Tells `tick` of each line that is chosen; its answer is always `None`."""

    KEYS = say("Type to find   ↑ ↓ Enter: tick or untick   Esc: done")

    def __init__(self, bench: Bench, title: Message, find: Find, tick: Callable[[str], None]) -> None:
        """Take the question, who finds, and who is told."""
        super().__init__(bench, title, find)
        self._tick = tick

    def chosen(self, wish: str) -> None:
        """Tick the line that was chosen, and show all lines again with the cursor where it was."""
        self._tick(wish)
        field = self.query_one(Entry)
        with field.prevent(Input.Changed):
            field.value = ""
        self.query_one(Sheet).show(self.found(""), wish=wish)
