"""Painting what has changed, and no more.

Textual draws everything between the first and the last change of a screen, also what nobody changed and what is hidden
behind something else. Here each part is asked only for its lines that have changed and are seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

if TYPE_CHECKING:
    from rich.console import RenderableType

Render = tuple[Region, Region, list[Strip]]
"""Where a part of the screen is, how much of it is wanted, and its lines."""


class Painter(Compositor):
    """A compositor that leaves out what has not changed; a whole screen is painted as Textual does it."""

    def __init__(self, *, waits: bool = False) -> None:
        """Begin with nothing changed; what `waits` paints nothing until all has been said and has found its place."""
        super().__init__()
        self.waits = waits
        self._changed: list[Region] | None = None
        """Where something has changed; `None` while all is painted."""

    def render_update(self, *given: Any, **named: Any) -> RenderableType | None:
        """Paint what has changed, or all; `None` where nothing has, and as long as it waits."""
        return None if self.waits else super().render_update(*given, **named)

    def render_partial_update(self) -> ChopsUpdate | None:
        """Paint what has changed; `None` where nothing has."""
        self._changed = list(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._changed = None

    def _get_renders(self, crop: Region | None = None) -> Iterable[Render]:
        """Ask the parts of the screen for their lines, from the front to the back."""
        if self._changed is None:
            yield from super()._get_renders(crop)
            return
        left = self._changed
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            here = [seen.intersection(each) for each in left if seen.overlaps(each)]
            if here:
                top, bottom = min(each.y for each in here), max(each.bottom for each in here)
                wanted = Region(seen.x, top, seen.width, bottom - top)
                yield region, wanted, widget.render_lines(wanted.translate(-region.offset))
                left = [each for each in left if not seen.contains_region(each)]


def moves(screen: Screen[Any]) -> bool:
    """Tell whether anything is to be laid out, scrolled or styled before the screen is what it will be."""
    parts = (screen, *screen._compositor.visible_widgets)
    return any(part._layout_required or part._scroll_required or part._refresh_styles_required for part in parts)


def lay_out_at_once(screen: Screen[Any]) -> None:
    """Lay out and scroll what asks for it now, and not with the next of sixty pictures a second."""
    screen._on_timer_update()


def paint_at_once(screen: Screen[Any]) -> None:
    """Paint what looks different now. What is to be scrolled or laid out is left to Textual, which does it soon."""
    if not moves(screen):
        for part in screen._compositor.visible_widgets:
            if part._repaint_required:
                part._repaint_required = False
                screen._dirty_widgets.add(part)
        screen._on_timer_update()
