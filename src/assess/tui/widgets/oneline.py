"""One line that is drawn again only when it says something else: most keys change none of the lines around a page."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Static

from assess.tui.drawing.text import NOTHING, cut
from assess.tui.painting.strips import strip
from assess.tui.painting.unframed import unframed


class OneLine(Static):
    """Shows one line of text; what does not fit is cut."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    OneLine { height: 1; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        """Begin empty."""
        super().__init__(NOTHING, id=id)
        self._told = NOTHING

    def tell(self, content: Content) -> None:
        """Say this from now on."""
        if not self._told.is_same(content):
            self._told = content
            self.refresh()

    def render(self) -> Content:
        """Give what is said."""
        return self._told

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw it, with the blanks at either end."""
        return unframed(self, crop) or super().render_lines(crop)

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is but one
        """Draw it."""
        width = self.size.width
        return strip((cut(self._told, width),), width, self.visual_style)
