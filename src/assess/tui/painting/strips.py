"""One line as the terminal takes it. It fits already: Textual's own way would measure and break it once more."""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style


def strip(parts: Iterable[Content], width: int, style: Style) -> Strip:
    """Draw parts beside each other, of at most `width` columns, on a ground of this style; fill up to them."""
    segments, missing = list[Segment](), width
    for part in parts:
        if part.plain:
            segments += [Segment(text, its.rich_style) for text, its in part.render(style, end="")]
            missing -= part.cell_length
    if missing > 0:
        segments.append(Segment(" " * missing, style.rich_style))
    return Strip(segments, width - min(0, missing))
