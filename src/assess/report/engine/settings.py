"""What of the engine is set right: first what a report would be wrong without, then what only takes it less time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pydyf
from weasyprint import document as rendering
from weasyprint.pdf import tags

from assess.report.engine import boxes, glyphs, lines, writing

SHORT_CUTS: tuple[Callable[[], None], ...] = (
    boxes.resolve_once,
    boxes.decide_at_once,
    lines.set_alike_once,
    glyphs.shape_once,
    writing.tell_kinds_at_once,
    writing.number_pages_once,
    writing.write_objects_once,
)
"""Each can be left out, and every report stays the same to the last byte."""


def prepare() -> None:
    """Set the engine right, once for the process."""
    _tell_languages()
    _forget_what_is_laid_out()
    writing.pack_quickly()
    for take in SHORT_CUTS:
        take()


def _forget_what_is_laid_out() -> None:
    """Let the boxes go that pages were made of: what finds a section's page would keep the whole section."""
    lay_out = rendering.layout_document

    def laid_out(html: Any, root_box: Any, context: Any) -> list[Any]:
        pages = list(lay_out(html, root_box, context))
        context.target_collector.target_lookup_items.clear()
        return pages

    rendering.layout_document = laid_out


def _tell_languages() -> None:
    """Tell of every element that names its language which one that is: readers aloud change their voice."""
    build = tags._build_box_tree  # noqa: SLF001 - there is no other place where element and tag meet

    def built(box: Any, *args: Any) -> Iterator[pydyf.Dictionary]:
        language = box.element is not None and box.element.get("lang")
        for element in build(box, *args):
            if language:
                element["Lang"] = pydyf.String(language)
            yield element

    tags._build_box_tree = built  # noqa: SLF001 - as above
