"""Fields of forms. What is typed or pasted is cleaned at the door, and never longer than can be kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Input, Static

from assess.domain.clean import clean
from assess.tui.drawing.text import NOTHING, drawn, joined, line, link, spaced

LONGEST_LINE = 500
"""Characters of a title or a name."""


@dataclass
class Cut(Message):
    """Of what was typed or pasted, only so much fits that the field holds `longest` characters."""

    longest: int


class Entry(Input):
    """A field of one line."""

    DEFAULT_CSS = """
    Entry, Entry:focus { border: none; border-left: wide $secondary; height: 1; padding: 0 1; background: $panel; }
    Entry:focus { border-left: wide $accent; background: $primary 20%; }
    """

    def __init__(self, text: str = "", *, id: str | None = None, hidden: bool = False) -> None:  # noqa: A002 - Textual's word
        """Begin with a text; what is `hidden` is shown as dots."""
        super().__init__(text, id=id, password=hidden, max_length=LONGEST_LINE, select_on_focus=False)
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        """Take in what is clean and fits, on one line."""
        event.stop()
        event.prevent_default()
        room, text = max(0, LONGEST_LINE - len(self.value)), clean(event.text, lines=False)
        self.insert_text_at_cursor(text[:room])
        if len(text) > room:
            self.post_message(Cut(LONGEST_LINE))


class Choices(Static, can_focus=True):
    """One of a few things. The chosen one has a full circle; arrows or the mouse choose another."""

    DEFAULT_CSS = """
    Choices { height: auto; padding: 0 1; border-left: wide $secondary; background: $panel; }
    Choices:focus { border-left: wide $accent; background: $primary 20%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up", "turn(-1)", "Previous", show=False, id="choices-previous", tooltip="The one before"),
        Binding("right,down,space", "turn(1)", "Next", show=False, id="choices-next", tooltip="The next one"),
    ]

    @dataclass
    class Changed(Message):
        """Another one was chosen."""

        choices: Choices
        value: str

        @property
        def control(self) -> Choices:
            """The field it was chosen in."""
            return self.choices

    def __init__(self, options: Sequence[tuple[str, str]], value: str = "", *, id: str | None = None) -> None:  # noqa: A002
        """Take the values with their names; the first one is chosen unless `value` is."""
        super().__init__(NOTHING, id=id)
        self._options = list(options)
        values = [each for each, _ in self._options]
        self._value = value if value in values or not values else values[0]

    @property
    def value(self) -> str:
        """The one that is chosen."""
        return self._value

    @value.setter
    def value(self, value: str) -> None:
        if value != self._value:
            self._value = value
            self.refresh(layout=True)
            self.post_message(self.Changed(self, value))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Tell how many lines they take in so many columns."""
        return len(self._rows(width))

    def render(self) -> Content:
        """Show them."""
        return Content("\n").join(self._rows(self.content_size.width))

    def rename(self, options: Sequence[tuple[str, str]]) -> None:
        """Give the same values other names: those of another language."""
        self._options = list(options)
        self.refresh(layout=True)

    def action_turn(self, step: int) -> None:
        """Choose the one before or after."""
        values = [value for value, _ in self._options]
        if values:
            self.value = values[(values.index(self.value) + step) % len(values)]

    def on_click(self, event: events.Click) -> None:
        """Choose the one that was clicked."""
        wish = event.style.meta.get("wish")
        if wish is not None:
            self.value = str(wish)

    def _rows(self, width: int) -> list[Content]:
        """Break the line between options; one that is longer than a line hangs under its own beginning."""
        room, rows = max(1, width), [NOTHING]
        for value, name in self._options:
            chosen = value == self.value
            mark = drawn("◉ " if chosen else "○ ", "bold $accent" if chosen else "$accent")
            parts = line(name, "bold" if chosen else "").wrap(max(1, room - 2)) or [NOTHING]
            first, *rest = [link(joined(drawn("  ") if n else mark, part), value) for n, part in enumerate(parts)]
            if rows[-1].plain and rows[-1].cell_length + 3 + first.cell_length > room:
                rows.append(first)
            else:
                rows[-1] = spaced((rows[-1], first), "   ")
            rows += rest
        return rows
