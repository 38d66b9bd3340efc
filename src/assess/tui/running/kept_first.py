"""Nothing is shown before what it tells is on the disk.

What an answer changes is drawn while the disk is still being written to, and only what leaves for the terminal waits
(“external synchrony”: Nightingale and others, Rethink the sync, OSDI 2006).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual._compositor import CompositorUpdate
from textual.app import App
from textual.screen import Screen

from assess.domain.errors import AssessError
from assess.tui.screens.common.place import Place
from assess.tui.work.bench import Bench

if TYPE_CHECKING:
    from rich.console import Console, RenderableType


class Drawn(CompositorUpdate):
    """A change of the screen that is a text for the terminal already."""

    def __init__(self, text: str) -> None:
        """Take the text."""
        self._text = text

    def render_segments(self, console: Console) -> str:  # noqa: ARG002 - Textual's signature
        """Give the text."""
        return self._text


class KeptFirst(App[None]):
    """An app that holds back what it shows until what was recorded is kept."""

    bench: Bench

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Draw, wait for the disk, and only then show it; what was not kept is not shown, but told of."""
        if isinstance(renderable, CompositorUpdate) and not self.is_headless:
            renderable = Drawn(renderable.render_segments(self.console))
        if self.all_is_kept():
            super()._display(screen, renderable)

    def all_is_kept(self) -> bool:
        """Wait for the disk, and tell whether what was recorded is kept; where it is not, say why."""
        try:
            if self.bench.occupied:
                self.bench.session.settle()
        except AssessError as error:
            self._take_back(error)
            return False
        return True

    def _take_back(self, error: AssessError) -> None:
        """Show everything as it was before what could not be kept, and say why."""
        place = next((each for each in reversed(self.screen_stack) if isinstance(each, Place)), None)
        if place:  # none is left while the program closes
            self.screen.refresh()  # what was drawn has not been painted
            place.retell()  # at once: nothing else may be painted first
            place.call_later(place.say_unsaved, error)
