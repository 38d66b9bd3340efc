"""Pages as the engine reads them, and what it tells of them while it lays them out and draws them."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pydyf
from cssselect2 import ElementWrapper
from weasyprint import CSS, HTML
from weasyprint import html as elements
from weasyprint.urls import URLFetcher

from assess.report.engine import writing

BASE = "assess:/"
"""What addresses are relative to; nothing is there."""


def page(html: str, fetcher: URLFetcher) -> HTML:
    """Parse a page: well-formed ones, as all our templates are, fifty times faster than by the rules of HTML.

    Between the items of a list nothing is left: spaces would be tagged, and a list may hold nothing but its items.
    """
    try:
        root = ET.fromstring(html)  # noqa: S314 - our own page, without entities
    except ET.ParseError:
        root = HTML(string=html, base_url=BASE, url_fetcher=fetcher).etree_element
        return _Page(root, fetcher, _styles(elements.UA))
    for items in root.iter("ul"):
        items.text = None
        for item in items:
            item.tail = None
    return _Page(root, fetcher, _NEEDED)


class _Page(HTML):  # type: ignore[misc]
    """A page that is parsed already, and the engine's own styles that it needs."""

    def __init__(self, root: ET.Element, fetcher: URLFetcher, styles: CSS) -> None:
        self.base_url = BASE
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(root)
        self.etree_element = root
        self._styles = styles

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:  # noqa: ARG002, FBT001, FBT002 - the interface
        return [self._styles]


def _needed() -> str:
    """Take the engine's own styles without notes, which our pages have none of, and with marks for list items only.

    Six pseudo-elements for every element were a quarter of the memory.
    """
    noteless = re.sub(r"(?m)^::(footnote|note)-.*$", "", elements.UA)
    return re.sub(r"(?m)^::marker", "li::marker", noteless)


def _styles(sheet: str) -> CSS:
    return CSS(string=sheet, counter_style=elements.UA_COUNTER_STYLE)


_NEEDED = _styles(_needed())
"""Read while the page is still being written."""


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
            writing.pack(stream)

        return painted

    for number, each in enumerate(document.pages, start=1):
        each.paint = watched(each.paint, number)
