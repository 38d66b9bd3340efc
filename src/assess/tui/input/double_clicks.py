"""Double clicks, where one click is enough: a form that is saved with one would be saved twice."""

from __future__ import annotations

from textual import events
from textual.dom import DOMNode
from textual.widgets import Static

from assess.tui.widgets.sheet import Sheet

DOUBLE = 0.5
"""Seconds within which a second click on the same spot belongs to the first."""


class DoubleClicks:
    """Tells the second half of a double click from a click of its own. In a text, double clicks have a meaning."""

    def __init__(self) -> None:
        """Begin with nothing clicked."""
        self._pressed: events.MouseDown | None = None
        """Where and when the mouse was last pressed for a click of its own; `None` before the first time."""
        self._again = False
        """Whether the mouse is held down for the second time of a double click."""

    def repeated(self, event: events.Event, target: DOMNode) -> bool:
        """Take note of what was done to a part of the screen, and tell whether it is half of a click done before."""
        if isinstance(event, events.MouseDown):
            self._again = isinstance(target, (Sheet, Static)) and self._follows(event)
            if not self._again:
                self._pressed = event
        return self._again and isinstance(event, (events.MouseDown, events.MouseUp))

    def _follows(self, event: events.MouseDown) -> bool:
        """Tell whether it came right after the last one, on the same spot."""
        last = self._pressed
        if last is None or event.time - last.time >= DOUBLE:
            return False
        return abs(event.x - last.x) <= 1 and event.y == last.y
