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
    """Tells `tick` of each line that is chosen, and stays; its answer is a line that can't be ticked, or `None`."""

    KEYS = say("Type to find   ↑ ↓ Enter: tick or untick   Esc: done")

    def __init__(self, bench: Bench, title: Message, find: Find, tick: Callable[[str], None], answer: str = "") -> None:
        """Take the question, who finds, who is told, and the wish that is an answer; empty for none."""
        super().__init__(bench, title, find)
        self._tick = tick
        self._answer = answer

    def chosen(self, wish: str) -> None:
        """Answer with the line that was chosen, or tick it and show all lines again with the cursor where it was."""
        if wish == self._answer:
            self.dismiss(wish)
            return
        self._tick(wish)
        field = self.query_one(Entry)
        with field.prevent(Input.Changed):
            field.value = ""
        self.query_one(Sheet).show(self.found(""), wish=wish)
