"""Lines without a frame, drawn as they are: Textual's way of putting a box around them costs more than they do."""

from __future__ import annotations

from rich.segment import Segment
from textual.css.styles import RenderStyles
from textual.filter import ANSIToTruecolor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


def unframed(widget: Widget, crop: Region) -> list[Strip] | None:
    """Draw some lines of a widget, with the blanks at either end; `None` where a frame or anything lies on them."""
    if _covered(widget.styles):
        return None
    ground, width, left = widget.visual_style.rich_style, widget.region.width, widget.styles.padding.left
    before = [Segment(" " * left, ground)] * bool(left)
    lines = list[Strip]()
    for line in map(widget.render_line, crop.line_range):
        after = width - left - line.cell_length
        lines.append(Strip([*before, *line, Segment(" " * after, ground)] if after else [*before, *line], width))
    for each in widget.get_line_filters():
        if not isinstance(each, ANSIToTruecolor):  # nothing here has the terminal's own colours
            lines = [line.apply_filter(each, widget.background_colors[1]) for line in lines]
    return lines if crop.column_span == (0, width) else [line.crop(*crop.column_span) for line in lines]


def _covered(styles: RenderStyles) -> bool:
    """Tell whether there is a border, blanks above or below, or something that changes how all is drawn."""
    return bool(
        styles.padding.height
        or styles.has_rule("hatch")
        or styles.has_rule("tint")
        or styles.has_rule("text_opacity")
        or any(edge for edge, _ in styles.border)
        or any(edge for edge, _ in styles.outline)
    )
