"""Lines of text as the engine breaks them: what is set alike is broken once.

A report says "Implementada parcialmente" two hundred times, and the engine asked Pango about each of them again.
"""

from __future__ import annotations

from math import inf
from typing import Any

from weasyprint.layout import inline
from weasyprint.text import line_break
from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, pango
from weasyprint.text.fonts import font_features, get_font_description
from weasyprint.text.line_break import Layout

from assess.report.engine.boxes import replace

_DECISIVE = (
    *("font_family", "font_style", "font_stretch", "font_weight", "font_size", "font_variation_settings"),
    *("font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps", "font_variant_numeric"),
    *("font_variant_alternates", "font_variant_east_asian", "font_feature_settings", "font_language_override"),
    *("lang", "direction", "text_decoration_line", "letter_spacing", "word_spacing", "tab_size", "white_space"),
    *("word_break", "overflow_wrap", "hyphens", "hyphenate_character", "hyphenate_limit_chars", "hyphenate_limit_zone"),
)
"""The properties that decide how text is set; what differs in others only is set alike."""

_LONGEST = 400
"""Letters of the longest text that is remembered; longer ones hardly come twice, and what is left of them is long."""

SPECIAL = frozenset("\n\r\t\f\v\x1c\x1d\x1e\x85\xad\u2028\u2029\u200b")
"""Where a text may be broken although it fits, or is measured by where it stands."""

_AHEAD = 4
"""Letters for each em of a line that the engine looks ahead, at most, to see where to break it."""

Broken = tuple[Any, int, int | None, float, float, float]
"""What the engine tells of a first line: its layout, bytes, bytes to the next one, width, height and baseline."""


class _Setting:
    """How text is set: what is remembered of texts that are set alike."""

    def __init__(self, style: Any) -> None:
        self.whole = dict[str, Broken]()
        """Texts that fit where they stood."""
        self.broken = dict[tuple[Any, ...], Broken]()
        """Texts that did not, by how much room there was."""
        self._style = style
        self._context = self._made_context(style)
        self._description = get_font_description(style)
        self._metrics = self._measured(style)
        self._features = self._made_features(style)

    def _made_context(self, style: Any) -> Any:
        context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
        pango.pango_context_set_round_glyph_positions(context, False)  # noqa: FBT003 - C has no names
        pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
        override = style["font_language_override"]
        name = style["lang"] if override == "normal" else LST_TO_ISO.get(override.lower(), override)
        if name:
            self.language = pango.pango_language_from_string(name.encode())
            pango.pango_context_set_language(context, self.language)
        else:
            self.language = pango.pango_language_get_default()
        return context

    def _measured(self, style: Any) -> dict[str, float | None]:
        metrics: dict[str, float | None] = dict.fromkeys(("ascent", "underline_position", "strikethrough_position"))
        if style["text_decoration_line"] == "none":
            return metrics
        found = ffi.gc(
            pango.pango_context_get_metrics(self._context, self._description, self.language),
            pango.pango_font_metrics_unref,
        )
        for name in (*metrics, "underline_thickness", "strikethrough_thickness"):
            metrics[name] = FROM_UNITS * getattr(pango, f"pango_font_metrics_get_{name}")(found)
        return metrics

    def _made_features(self, style: Any) -> Any:
        variants = ("ligatures", "position", "caps", "numeric", "alternates", "east_asian")
        names = ("kerning", *(f"variant_{name}" for name in variants), "feature_settings")
        features = font_features(*(style[f"font_{name}"] for name in names))
        told = ",".join(f"{key} {value}" for key, value in features.items()).encode()
        return pango.pango_attr_font_features_new(told) if told else None

    def set_up(self, layout: Layout) -> None:
        """Give a layout what Pango has to know, as its own `setup` does, but without making all of it anew."""
        layout.first_line_direction, layout.language = 0, self.language
        vars(layout).update(self._metrics)
        layout.layout = ffi.gc(pango.pango_layout_new(self._context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(layout.layout, False)  # noqa: FBT003 - C has no names
        pango.pango_layout_set_font_description(layout.layout, self._description)
        if self._features:
            attributes = pango.pango_attr_list_new()
            pango.pango_attr_list_insert(attributes, self._features)
            pango.pango_layout_set_attributes(layout.layout, attributes)

    def room(self, text: str, width: float | None) -> float:
        """Tell how wide a text may be that is set in one line without further thoughts; less than nothing for none."""
        style = self._style
        if width is None or width == inf or style["white_space"] not in ("normal", "pre-wrap", "pre-line"):
            return inf
        looked_through = len(text) <= int(width / style["font_size"] * _AHEAD) and style["letter_spacing"] == "normal"
        return width if looked_through else -1.0


def _setting(style: Any) -> _Setting:
    """Find what is remembered of texts in a style, and note it there."""
    kept = vars(style)
    if "setting" not in kept:
        alike: dict[str, _Setting] = vars(style.font_config).setdefault("settings", {})
        key = str([style[name] for name in _DECISIVE])
        if key not in alike:
            alike[key] = _Setting(style)
        kept["setting"] = alike[key]
    found: _Setting = kept["setting"]
    return found


def set_alike_once() -> None:
    """Have lines broken from what is remembered of texts that are set alike."""
    _set_up_alike()
    _break_once()
    _strut_once()


def _set_up_alike() -> None:
    """Set a layout up with what is known of texts that are set alike."""
    set_up = Layout.setup

    def setup(layout: Layout, style: Any) -> None:
        layout.style = style
        if "setting" in vars(style):
            vars(style)["setting"].set_up(layout)
        else:
            set_up(layout, style)

    Layout.setup = setup


def _break_once() -> None:
    """Break a text once at the width it has, and not at all where it is known to fit."""
    split = line_break.split_first_line

    def split_first_line(
        text: str,
        style: Any,
        context: Any,
        max_width: float | None,
        justification_spacing: float,
        *rest: Any,
        **named: Any,
    ) -> Broken:
        setting = _setting(style)
        if justification_spacing or len(text) > _LONGEST or not SPECIAL.isdisjoint(text):
            plainly: Broken = split(text, style, context, max_width, justification_spacing, *rest, **named)
            return plainly
        room, key = setting.room(text, max_width), (text, max_width, rest, *named.items())
        known = setting.whole.get(text)
        if known is None or known[3] > room:
            known = setting.broken.get(key)
        if known is None:
            known = split(text, style, context, max_width, 0, *rest, **named)
            if known[0].text == text and known[3] <= room:
                setting.whole[text] = known
            else:
                setting.broken[key] = known
        return _widened(known, max_width)

    replace(split, split_first_line)


def _widened(broken: Broken, width: float | None) -> Broken:
    """Take a line for a text box of its own."""
    layout = Layout.__new__(Layout)
    vars(layout).update(vars(broken[0]), max_width=width)
    return layout, *broken[1:]


def _strut_once() -> None:
    """Keep the height of a line with its style: the key to the engine's own memory takes longer to make than to use."""
    strut = line_break.strut

    def kept_strut(style: Any) -> tuple[float, float]:
        kept = vars(style)
        if "strut" not in kept:
            kept["strut"] = strut(style)
        found: tuple[float, float] = kept["strut"]
        return found

    inline.strut = kept_strut
