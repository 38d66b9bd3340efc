"""The one place where text becomes something that is shown: plain, cleaned, never parsed as markup.

Textual reads `[...]` in every `str` it is given and hands escape sequences through to the terminal. So no widget here
is ever given a `str`: texts of people, guidelines and translations alike become `Content` by these functions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from textwrap import shorten

from textual.content import Content
from textual.style import Style

from assess.domain.clean import clean

NOTHING = Content("")

HOLDING, _HELD = "\N{NO-BREAK SPACE}", "\N{BRAILLE PATTERN BLANK}"
"""The blank that holds words together, and what is as wide and is no blank."""


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


def unbroken(text: str) -> str:
    """Keep the words of a text on one line."""
    return text.replace(" ", HOLDING)


@lru_cache(maxsize=4096)
def drawn(glyphs: str, style: str | Style = "") -> Content:
    """Show characters of our own as they are, blanks at either end included."""
    return Content.styled(glyphs, style)


def beginning(text: str, most: int) -> str:
    """Give the first words of a text, in so many characters at most; of one without blanks, its first letters."""
    words = shorten(text, most, placeholder="…")
    return words if words != "…" else text.strip()[: most - 1] + "…"


def joined(*parts: Content) -> Content:
    """Put contents one after the other."""
    return _made(Content.assemble, (), parts)


def spaced(parts: Iterable[Content], between: str = "  ") -> Content:
    """Put contents one after the other with blanks between; what is empty is left out."""
    return _made(_spaced, (between,), tuple(parts))


def flowing(parts: Iterable[Content], width: int, between: str = "  ") -> Content:
    """Put contents one after the other, and on a new line what does not fit: none of them is broken in two."""
    lines: list[list[Content]] = []
    room = -1
    for part in parts:
        room -= part.cell_length + len(between)
        if room < 0:
            lines.append([])
            room = width - part.cell_length
        lines[-1].append(part)
    return Content("\n").join([spaced(each, between) for each in lines])


def broken(content: Content, width: int) -> list[Content]:
    """Break a content into lines, but not at the blanks that hold words together: Textual would."""
    if HOLDING not in content.plain:
        return content.wrap(width)
    held = Content(content.plain.replace(HOLDING, _HELD), list(content.spans))
    return [Content(each.plain.replace(_HELD, HOLDING), list(each.spans)) for each in held.wrap(width)]


def link(content: Content, wish: str) -> Content:
    """Make a content that asks for `wish` where it is clicked."""
    return _made(_link, (wish,), (content,))


def cut(content: Content, width: int) -> Content:
    """Leave of a content what fits on one line."""
    return content.split()[0].truncate(width, ellipsis=True)


def shortened(content: Content, after: Content, width: int) -> Content:
    """Put a content before another within so many columns: what does not fit is missing from the first."""
    return joined(cut(content, max(0, width - after.cell_length)), after)


def cell(content: Content, width: int, *, right: bool = False) -> Content:
    """Bring a content to exactly `width` columns: cut with an ellipsis, or filled up."""
    return _made(_cell, (width, right), (content,))


def row(*cells: tuple[Content, int]) -> Content:
    """Put cells side by side; a negative width puts its content to the right."""
    return Content(" ").join([cell(content, abs(width), right=width < 0) for content, width in cells])


# --- what was made before --------------------------------------------------------------------------------------------

_MOST = 4096
"""How many contents are remembered."""

_MADE: dict[tuple[object, ...], tuple[tuple[Content, ...], Content]] = {}
"""What was made, by what of; the parts are kept with it, so that nothing else can ever be taken for them."""


def _made(make: Callable[..., Content], how: tuple[object, ...], parts: tuple[Content, ...]) -> Content:
    """Make a content of others, or give what was made of the very same: `==` would compare only their letters."""
    key = (make, how, *map(id, parts))
    known = _MADE.get(key)
    if known is None:
        if len(_MADE) == _MOST:
            _MADE.clear()
        known = _MADE[key] = parts, make(*how, *parts)
    return known[1]


def _spaced(between: str, *parts: Content) -> Content:
    return Content(between).join([part for part in parts if part.plain])


def _link(wish: str, content: Content) -> Content:
    return content.stylize(Style.from_meta({"wish": wish}))


def _cell(width: int, right: bool, content: Content) -> Content:  # noqa: FBT001 - passed on as it was told
    missing = width - content.cell_length
    if missing < 0:
        return content.truncate(width, ellipsis=True, pad=True)
    return content.pad_left(missing) if right else content.pad_right(missing)
