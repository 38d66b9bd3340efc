"""The one place where text becomes something that is shown: plain, cleaned, never parsed as markup.

Textual reads `[...]` in every `str` it is given and hands escape sequences through to the terminal. So no widget here
is ever given a `str`: texts of people, guidelines and translations alike become `Content` by these functions.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from textual.content import Content
from textual.style import Style

from assess.domain.clean import clean

NOTHING = Content("")


@lru_cache(maxsize=4096)
def plain(text: str, *, lines: bool = True) -> str:
    """Make a text harmless for a terminal; `lines=False` puts it on one line."""
    return clean(text, lines=lines)


@lru_cache(maxsize=4096)
def said(text: str, style: str | Style = "") -> Content:
    """Show a text, line ends and all."""
    return Content.styled(plain(text), style)


@lru_cache(maxsize=4096)
def line(text: str, style: str | Style = "") -> Content:
    """Show a text on one line."""
    return Content.styled(plain(text, lines=False), style)


@lru_cache(maxsize=4096)
def drawn(glyphs: str, style: str | Style = "") -> Content:
    """Show characters of our own as they are, blanks at either end included."""
    return Content.styled(glyphs, style)


def joined(*parts: Content) -> Content:
    """Put contents one after the other."""
    return Content.assemble(*parts)


def spaced(parts: Iterable[Content], between: str = "  ") -> Content:
    """Put contents one after the other with blanks between; what is empty is left out."""
    return Content(between).join([part for part in parts if part.plain])


def link(content: Content, wish: str) -> Content:
    """Make a content that asks for `wish` where it is clicked."""
    return content.stylize(Style.from_meta({"wish": wish}))


def cut(content: Content, width: int) -> Content:
    """Leave of a content what fits on one line."""
    return content.split()[0].truncate(width, ellipsis=True)


def cell(content: Content, width: int, *, right: bool = False) -> Content:
    """Bring a content to exactly `width` columns: cut with an ellipsis, or filled up."""
    missing = width - content.cell_length
    if missing < 0:
        return content.truncate(width, ellipsis=True, pad=True)
    return content.pad_left(missing) if right else content.pad_right(missing)


def row(*cells: tuple[Content, int]) -> Content:
    """Put cells side by side; a negative width puts its content to the right."""
    return Content(" ").join([cell(content, abs(width), right=width < 0) for content, width in cells])
