"""What the keys of a dialog or a field do, in one line; a click on the name of a key presses it."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.content import Content
from textual.widgets import Static

from assess.tui.drawing.text import NOTHING, drawn, joined, link, said, spaced

BETWEEN = "   "
"""What stands between one key and the next."""

PRESSED = {"Enter": "enter", "Esc": "escape", "^S": "ctrl+s", "^N": "ctrl+n", "Tab": "tab"}
"""The keys that can be pressed with the mouse, by their printed names; for arrows there is what they move through."""


class KeyNames(Static):
    """Names keys, so that whoever has only the mouse at hand gets on, and back."""

    def tell(self, text: str, style: str = "$secondary", below: Content = NOTHING) -> None:
        """Say what each key does, and something below."""
        keys = spaced([_clickable(part, style) for part in text.split(BETWEEN)], BETWEEN)
        self.update(joined(keys, drawn("\n"), below) if below.plain else keys)

    def offer(self, keys: Iterable[tuple[str, str]]) -> None:
        """Say what each key does, more to be noticed."""
        parts = [link(joined(drawn(key, "bold $accent"), drawn(" "), said(does)), PRESSED[key]) for key, does in keys]
        self.update(spaced(parts, BETWEEN))

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        key = event.style.meta.get("wish")
        if key:
            event.stop()
            self.app.simulate_key(str(key))


def _clickable(text: str, style: str) -> Content:
    """Make what is said of one key ask for it where it is clicked; of several that do the same, for the last."""
    names = [name for name in text.partition(":")[0].split() if name in PRESSED]
    told = said(text, style)
    return link(told, PRESSED[names[-1]]) if names else told
