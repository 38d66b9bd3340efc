"""Glyphs as the engine draws them: those that a line was broken with are kept, and not asked of Pango again.

The engine lets go what Pango made of a line once it is broken, has it made anew to draw the line, and then works out
how to write each glyph. Here it is kept which glyphs a line has, and a glyph that was drawn before with the same
numbers is written as it was.
"""

from __future__ import annotations

from array import array
from struct import calcsize, iter_unpack
from typing import Any

from weasyprint.draw import text as drawing
from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.line_break import Layout

from assess.report.engine.boxes import replace
from assess.report.engine.lines import SPECIAL

_RECORD = "4i4x"
"""How C keeps a glyph: its number, its width and two offsets, and marks that drawing has no need of."""

_UNUSUAL = 0x0FFFFFFF
"""From here on numbers stand for an empty glyph, or for one that is missing."""

_Glyph = tuple[int, int, int, int]
_Run = tuple["_Font", "array[int]"]
"""Glyphs of one font: the font, and where in its list each of them stands."""


def shape_once() -> None:
    """Keep the glyphs of lines, and draw from them."""
    if pango.pango_version() < 14802 or ffi.sizeof("PangoGlyphInfo") != calcsize(_RECORD):  # noqa: PLR2004
        return  # older ones measure fonts otherwise
    draw, setup = drawing.draw_first_line, Layout.setup

    def deactivate(layout: Layout) -> None:
        if "glyphs" not in vars(layout):
            layout.glyphs = _shaped(layout)
        for name in ("layout", "language", "style"):
            vars(layout).pop(name, None)

    def reactivate(layout: Layout, style: Any) -> None:
        layout.style = style

    def draw_first_line(stream: Any, box: Any, overflow: str, ellipsis: str, matrix: Any) -> list[Any]:
        layout = box.pango_layout
        plain = overflow != "ellipsis" and ellipsis == "none" and box.text.strip()
        told = plain and _told(stream, layout.glyphs)
        if told:
            stream.set_text_matrix(*matrix.values)
            for name, *values in told:
                getattr(stream, name)(*values)
            return []
        setup(layout, box.style)
        layout.set_text(layout.text, justify=True)
        images: list[Any] = draw(stream, box, overflow, ellipsis, matrix)
        return images

    Layout.deactivate, Layout.reactivate = deactivate, reactivate
    replace(draw, draw_first_line)


def _shaped(layout: Layout) -> list[_Run]:
    """Take the glyphs of a layout; none where drawing would set its text in another way, or on more than one line."""
    if layout.justification_spacing or layout.style["word_spacing"] or not layout.text.strip():
        return []
    if not SPECIAL.isdisjoint(layout.text) or pango.pango_layout_get_line_readonly(layout.layout, 1) != ffi.NULL:
        return []
    fonts: dict[Any, _Font] = vars(layout.style.font_config).setdefault("fonts", {})
    runs = list[_Run]()
    run = pango.pango_layout_get_line_readonly(layout.layout, 0).runs[0]
    while run != ffi.NULL:
        pango_font, glyphs = run.data.item.analysis.font, run.data.glyphs
        if pango_font not in fonts:
            fonts[pango_font] = _Font(pango_font, layout.layout)
        font = fonts[pango_font]
        records = ffi.buffer(glyphs.glyphs, glyphs.num_glyphs * calcsize(_RECORD))
        runs.append((font, array("I", map(font.places.__getitem__, iter_unpack(_RECORD, records)))))
        run = run.next
    return runs


def _told(stream: Any, runs: list[_Run]) -> list[tuple[Any, ...]]:
    """Tell what a stream is to be told to draw glyphs; nothing where one of them was never drawn, or is a picture."""
    told, string, last = list[tuple[Any, ...]](), "", None
    for font, places in runs:
        font.enter(stream)
        if font is not last:
            last = font
            if string:
                told.append(("show_text", string))
            told.append(("set_font_size", font.entry.hash, font.size))
            string = ""
        try:
            string += "<" + "".join(map(font.written.__getitem__, places))
        except LookupError:
            return []
        string = string[:-1] if string[-1] == "<" else string + ">"
    return [*told, ("show_text", string)] if told else []


class _Font:
    """A font of a size that lines are set in: the glyphs they have, and how those are written in the file."""

    def __init__(self, pango_font: Any, layout: Any) -> None:
        self._pango_font = pango_font
        self._layout = layout  # a font lives as long as a layout that uses it
        self.places = _Places()
        self.written = _Written(self)
        self.entry: Any = None
        """Its entry in the file; `None` before anything is drawn in it."""
        self.size = 0.0

    def enter(self, stream: Any) -> None:
        """Enter it in the file, when something is drawn in it for the first time."""
        if self.entry is None:
            self.entry, self.size = stream.add_font(self._pango_font)

    def write(self, place: int) -> str:
        """Write a glyph as the engine does. Raises `LookupError` where that takes more than its numbers."""
        glyph, width, across, up = self.places.glyphs[place]
        font, size = self.entry, self.size
        pictures = font.bitmap or font.png or font.svg or font.colr
        if pictures or up or glyph >= _UNUSUAL or glyph not in font.widths or glyph not in font.to_unicode:
            raise LookupError
        offset = across / size
        kerning = font.widths[glyph] + offset - width * 1000 * FROM_UNITS / size
        return (f">{-offset}<" if offset else "") + f"{glyph:04x}" + (f">{int(kerning)}<" if kerning else "")


class _Places(dict[_Glyph, int]):
    """Where each glyph stands in the list of them, by its numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.glyphs = list[_Glyph]()

    def __missing__(self, glyph: _Glyph) -> int:
        self.glyphs.append(glyph)
        self[glyph] = len(self)
        return self[glyph]


class _Written(dict[int, str]):
    """The glyphs of a font as they are written, by where they stand in its list."""

    def __init__(self, font: _Font) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, place: int) -> str:
        self[place] = self._font.write(place)
        return self[place]
