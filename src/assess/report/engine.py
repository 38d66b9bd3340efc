"""WeasyPrint as the press needs it: quick with long documents, and with tags that tell the language of passages.

What it does slowly, or leaves out, is set right here and nowhere else. Only the child process may import this module.
"""

from __future__ import annotations

import logging
import zlib
from collections.abc import Callable, Iterator
from functools import cached_property
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree as ET

import pydyf
from cssselect2 import ElementWrapper
from weasyprint import HTML
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


def prepare() -> None:
    """Set the engine right, once for the process."""
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
    """Have every page of a laid out document told of that is being drawn, and how many there are."""

    def watched(paint: Callable[..., None], number: int) -> Callable[..., None]:
        def painted(*args: Any) -> None:
            tell(number, len(document.pages))
            paint(*args)

        return painted

    for number, each in enumerate(document.pages, start=1):
        each.paint = watched(each.paint, number)


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
