"""Screens that know whether they are laid out: they may be asked for something before that, or after they are gone."""

from __future__ import annotations

from collections.abc import Callable

from textual.events import ScreenResume
from textual.geometry import Offset, Size
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget
from textual.widgets._toast import ToastRack


class LaidOut(Screen[ScreenResultType]):
    """A screen that tells whether its parts are there: they come a moment after it, and go a moment before it."""

    _shown = False

    @property
    def stands(self) -> bool:
        """Whether its parts are there."""
        return self.is_mounted and self.is_running

    def once_laid_out(self, act: Callable[[], object]) -> None:
        """Do something once all that was asked for is laid out; nothing where the screen is gone by then."""
        # Textual's own `call_after_refresh` waits for the screen in front, which need not be this one.
        self.call_later(self._invoke_later, lambda: act() if self.stands else None, self)

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Find the text at a point; one that has just left is still shown, but a click on it would end the program."""
        widget, offset = super().get_widget_and_offset_at(x, y)
        return (widget, offset) if widget and widget.parent else (None, None)

    def _on_screen_resume(self, event: ScreenResume) -> None:
        """Style nothing anew when it is first shown: everything was styled as it was made."""
        event.refresh_styles = event.refresh_styles and self._shown
        self._shown = True

    def _on_screen_suspend(self) -> None:
        """Leave the notices to what comes in front: it shows them too."""
        for rack in self.query_children(ToastRack):
            rack.display = False

    def _screen_resized(self, size: Size) -> None:
        """Lay out for a size once: a terminal tells it several times over when it is opened."""
        if size != self._size:
            super()._screen_resized(size)
