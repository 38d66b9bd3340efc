"""One line as the terminal takes it. It fits already: Textual's own way would measure and break it once more."""

from __future__ import annotations

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style


def strip(line: Content, width: int, style: Style) -> Strip:
    """Draw a line of at most `width` columns on a ground of this style, and fill it up to them."""
    segments = [Segment(text, part.rich_style) for text, part in line.render(style, end="")]
    missing = width - line.cell_length
    if missing > 0:
        segments.append(Segment(" " * missing, style.rich_style))
    return Strip(segments, line.cell_length + max(0, missing))
