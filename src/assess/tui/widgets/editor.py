"""The field for comments: several lines, cleaned at the door, never longer than can be kept.

It is imported when the first comment is opened, because Textual's text area takes long to import.
"""

from __future__ import annotations

from textual import events
from textual.widgets import TextArea

from assess.domain.clean import LONGEST, clean
from assess.tui.widgets.fields import Cut


class Editor(TextArea):
    """A field of several lines."""

    DEFAULT_CSS = """
    Editor { border: none; padding: 0 1; background: $surface; }
    Editor:focus { border: none; }
    Editor .text-area--cursor-line { background: $surface; }
    """

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        """Begin with a text."""
        super().__init__(text, id=id, soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        self.cursor_blink = False

    @property
    def value(self) -> str:
        """Its text, by the name that the text of every field has."""
        return self.text

    @value.setter
    def value(self, text: str) -> None:
        self.text = text

    def on_mount(self) -> None:
        """Go on where the text ends."""
        self.move_cursor(self.document.end)

    async def _on_paste(self, event: events.Paste) -> None:
        """Take in what is clean and fits."""
        room, text = max(0, LONGEST - len(self.text)), clean(event.text, longest=LONGEST + 1)
        event.stop()
        event.prevent_default()
        self.insert(text[:room])
        if len(text) > room:
            self.post_message(Cut(LONGEST))

    async def _on_key(self, event: events.Key) -> None:
        """Take no more than can be kept."""
        if event.is_printable and len(self.text) >= LONGEST:
            event.stop()
            event.prevent_default()
            self.post_message(Cut(LONGEST))
