"""Glyphs as the engine draws them: those that a line was broken with are kept, and not asked of Pango again.

The engine lets go what Pango made of a line once it is broken, has it made anew to draw the line, and then works out
how to write each glyph. Here the numbers of its glyphs are kept, twenty bytes each, and a glyph that was drawn before
with the same numbers is written as it was.
"""

from __future__ import annotations

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
_Run = tuple[Any, bytes]
"""Glyphs of one font: the font, and their records."""


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
        told = plain and _told(stream, box.style.font_config, layout.glyphs)
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
    used: dict[int, Any] = vars(layout.style.font_config).setdefault("used", {})
    runs = list[_Run]()
    run = pango.pango_layout_get_line_readonly(layout.layout, 0).runs[0]
    while run != ffi.NULL:
        font, glyphs = run.data.item.analysis.font, run.data.glyphs
        used.setdefault(
            int(ffi.cast("uintptr_t", font)), layout.layout
        )  # a font lives as long as a layout that uses it
        runs.append((font, ffi.buffer(glyphs.glyphs, glyphs.num_glyphs * calcsize(_RECORD))[:]))
        run = run.next
    return runs


def _told(stream: Any, fonts: Any, runs: list[_Run]) -> list[tuple[Any, ...]]:
    """Tell what a stream is to be told to draw glyphs; nothing where one of them was never drawn, or is a picture."""
    told, string, last = list[tuple[Any, ...]](), "", None
    known: dict[Any, _Written] = vars(fonts).setdefault("written", {})
    for pango_font, records in runs:
        if pango_font not in known:
            known[pango_font] = _Written(*stream.add_font(pango_font))
        written = known[pango_font]
        if written.pictures:
            return []
        if pango_font != last:
            last = pango_font
            if string:
                told.append(("show_text", string))
            told.append(("set_font_size", written.font.hash, written.size))
            string = ""
        try:
            string += "<" + "".join(map(written.__getitem__, iter_unpack(_RECORD, records)))
        except LookupError:
            return []
        string = string[:-1] if string[-1] == "<" else string + ">"
    return [*told, ("show_text", string)] if told else []


class _Written(dict[_Glyph, str]):
    """The glyphs of a font as they are written in a file: those that the engine has drawn before, by their numbers."""

    def __init__(self, font: Any, size: float) -> None:
        super().__init__()
        self.font, self.size = font, size
        self.pictures = bool(font.bitmap or font.png or font.svg or font.colr)

    def __missing__(self, numbers: _Glyph) -> str:
        """Write a glyph as the engine does. Raises `LookupError` where that takes more than its numbers."""
        glyph, width, across, up = numbers
        if up or glyph >= _UNUSUAL or glyph not in self.font.widths or glyph not in self.font.to_unicode:
            raise LookupError
        offset = across / self.size
        kerning = self.font.widths[glyph] + offset - width * 1000 * FROM_UNITS / self.size
        before, after = f">{-offset}<" if offset else "", f">{int(kerning)}<" if kerning else ""
        self[numbers] = f"{before}{glyph:04x}{after}"
        return self[numbers]
