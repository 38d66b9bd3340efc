"""One line that is drawn again only when it says something else: most keys change none of the lines around a page."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from assess.tui.text import NOTHING


class OneLine(Static):
    """Shows one line of text; what does not fit is cut."""

    DEFAULT_CSS = """
    OneLine { height: 1; text-wrap: nowrap; text-overflow: ellipsis; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        """Begin empty."""
        super().__init__(NOTHING, id=id)
        self._told = NOTHING

    def tell(self, content: Content) -> None:
        """Say this from now on."""
        if not self._told.is_same(content):
            self._told = content
            self.update(content, layout=False)
