"""WeasyPrint as the press needs it: quick with long documents, and with tags that tell the language of passages.

What it does slowly, or leaves out, is set right here and nowhere else. Only the child process may import this module.
"""

from __future__ import annotations

import logging
import re
import zlib
from collections.abc import Callable, Iterator
from functools import cached_property
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree as ET

import pydyf
from cssselect2 import ElementWrapper
from weasyprint import CSS, HTML
from weasyprint import document as rendering
from weasyprint.html import UA, UA_COUNTER_STYLE
from weasyprint.pdf import tags
from weasyprint.urls import URLFetcher

BASE = "assess:/"
"""What addresses are relative to; nothing is there."""


def page(html: str, fetcher: URLFetcher) -> HTML:
    """Parse a page: well-formed ones, as all our templates are, fifty times faster than by the rules of HTML.

    Between the items of a list nothing is left: spaces would be tagged, and a list may hold nothing but its items.
    """
    try:
        root = ET.fromstring(html)  # noqa: S314 - our own page, without entities
    except ET.ParseError:
        return HTML(string=html, base_url=BASE, url_fetcher=fetcher)
    for items in root.iter("ul"):
        items.text = None
        for item in items:
            item.tail = None
    return _WellFormed(root, fetcher)


class _WellFormed(HTML):  # type: ignore[misc]
    """A page that is parsed already."""

    def __init__(self, root: ET.Element, fetcher: URLFetcher) -> None:
        self.base_url = BASE
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(root)
        self.etree_element = root

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:  # noqa: ARG002, FBT001, FBT002 - the interface
        return [_STYLES]


def _styles() -> CSS:
    """Take the engine's own styles without notes, which our pages have none of, and with marks for list items only.

    Six pseudo-elements for every element were a quarter of the memory.
    """
    noteless = re.sub(r"(?m)^::(footnote|note)-.*$", "", UA)
    return CSS(string=re.sub(r"(?m)^::marker", "li::marker", noteless), counter_style=UA_COUNTER_STYLE)


_STYLES = _styles()


def prepare() -> None:
    """Set the engine right, once for the process."""
    _forget_what_is_laid_out()
    _number_pages_once()
    _pack_quickly()
    _tell_languages()


def watch_layout(tell: Callable[[int], None]) -> None:
    """Have every page told of that is being laid out."""

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.msg == "Step 5 - Creating layout - Page %d":
                tell(record.args[0])  # type: ignore[index, arg-type]

    progress = logging.getLogger("weasyprint.progress")
    progress.propagate = False
    progress.setLevel(logging.INFO)
    progress.addHandler(Listener())


def watch_drawing(document: Any, tell: Callable[[int, int], None]) -> None:
    """Have every laid out page told of that is being drawn, and how many there are."""

    def watched(paint: Callable[..., None], number: int) -> Callable[..., None]:
        def painted(stream: pydyf.Stream, *args: Any) -> None:
            tell(number, len(document.pages))
            paint(stream, *args)
            stream.stream = [b"\n".join(map(pydyf._to_bytes, stream.stream))]  # noqa: SLF001 - one text, not thousands

        return painted

    for number, each in enumerate(document.pages, start=1):
        each.paint = watched(each.paint, number)


def _forget_what_is_laid_out() -> None:
    """Let the boxes go that pages were made of: what finds a section's page would keep the whole section."""
    lay_out = rendering.layout_document

    def laid_out(html: HTML, root_box: Any, context: Any) -> list[Any]:
        pages = list(lay_out(html, root_box, context))
        context.target_collector.target_lookup_items.clear()
        return pages

    rendering.layout_document = laid_out


def _number_pages_once() -> None:
    """Keep the list of pages, which is made anew for each of thousands of tags: its price grew with their square."""

    def references(pdf: pydyf.PDF) -> tuple[bytes, ...]:
        return tuple(b"%d 0 R" % number for number in pdf.pages["Kids"][::3])

    numbered = cached_property(references)
    numbered.__set_name__(pydyf.PDF, "page_references")
    pydyf.PDF.page_references = numbered


def _pack_quickly() -> None:
    """Pack streams at the usual level: the highest takes four times as long and saves a twentieth."""

    def packer(**_: int) -> Any:
        return zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION)

    pydyf.zlib = SimpleNamespace(compress=zlib.compress, compressobj=packer)


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
