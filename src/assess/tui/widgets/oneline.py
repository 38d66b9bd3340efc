"""Lines that are drawn again only when they say something else: most keys change none of those around a page."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Region, Size
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


class Title(OneLine):
    """Shows a title on as many lines as it needs."""

    DEFAULT_CSS = """
    Title { height: auto; }
    """

    def tell(self, content: Content) -> None:
        """Say this from now on, and take other lines if it needs them."""
        if self._told.is_same(content):
            return
        super().tell(content)
        width, height = self.size
        if not width or len(self._lines(width)) != height:
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Tell how many lines it needs in so many columns."""
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        """Draw one of its lines; the last one there is room for is cut where there would be more."""
        width, height = self.size
        lines = self._lines(width)
        rest = lines[y:] if y == height - 1 else lines[y : y + 1]
        return strip((cut(Content(" ").join(rest), width),), width, self.visual_style)

    def _lines(self, width: int) -> list[Content]:
        """Break it; before it has a width, it is one line."""
        return (self._told.wrap(width) if width else []) or [self._told]
