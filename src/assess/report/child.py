"""The child process of the press: lays a report out with WeasyPrint, within bounds, and reaches only the shipped fonts.

Reads one JSON task from its input; writes lines of JSON about the page that is being laid out or drawn (`page`, `of`),
one about how it ended (`problem`, `warnings`), and then the PDF. Start it through `assess.report.press`.
"""

from __future__ import annotations

import base64
import gc
import json
import logging
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assess.report.accessibility import claim, finish
from assess.report.engine.loading import load
from assess.report.fonts import FACES, SCHEME

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

MEMORY = 4 * 1024**3
"""Bytes of address space."""

_VARIANT = "pdf/a-3a"


def main() -> int:
    """Do the task on the input, within the seconds that the first argument gives."""
    _bound(int(sys.argv[1]))
    try:
        load()
    except ImportError:
        return _reply("incomplete")
    except OSError:
        return _reply("pango")
    from assess.report.engine import pages, settings  # noqa: PLC0415 - they need what is loaded only now

    settings.prepare()
    heard = _Heard()
    logging.getLogger("weasyprint").addHandler(heard)
    pages.watch_layout(lambda page: _tell(page, 0))
    try:
        pdf = _pressed(json.loads(sys.stdin.buffer.read()))
    except (MemoryError, RecursionError):
        return _reply("bounds")
    return _reply("", heard.warnings, pdf)


def _bound(seconds: int) -> None:
    """Bound memory and time, where the platform has bounds."""
    gc.disable()
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, seconds)):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _reply(problem: str, warnings: list[str] | None = None, pdf: bytes = b"") -> int:
    head = json.dumps({"problem": problem, "warnings": warnings or []}).encode()
    sys.stdout.buffer.write(head + b"\n" + pdf)
    sys.stdout.buffer.flush()
    return bool(problem)


def _tell(page: int, of: int) -> None:
    sys.stdout.buffer.write(b'{"page": %d, "of": %d}\n' % (page, of))
    sys.stdout.buffer.flush()


class _Heard(logging.Handler):
    """Collects what WeasyPrint complains about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.warnings.append(record.getMessage())


def _pressed(task: dict[str, Any]) -> bytes:
    from weasyprint import Attachment  # noqa: PLC0415 - see `main`

    from assess.report.engine import pages  # noqa: PLC0415 - see `main`

    day = datetime.fromisoformat(task["day"]).replace(tzinfo=UTC)
    document = pages.page(task["html"], _fetcher(Path(task["fonts"]))).render(pdf_variant=_VARIANT)
    claim(document)
    pages.watch_drawing(document, _tell)
    enclosed = [
        Attachment(
            string=base64.b64decode(each["content"]),
            name=each["name"],
            description=each["description"],
            base_url=SCHEME + each["name"],
            created=day,
            modified=day,
            relationship="Data",
        )
        for each in task["enclosures"]
    ]
    pdf: bytes = document.write_pdf(pdf_variant=_VARIANT, attachments=enclosed, finisher=finish)
    return pdf


def _fetcher(fonts: Path) -> URLFetcher:
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415 - see `main`

    class ShippedOnly(URLFetcher):  # type: ignore[misc]
        """Reaches the shipped fonts, and refuses everything else."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002 - the interface
            for face in FACES:
                if url == SCHEME + face.file:
                    return URLFetcherResponse(url, (fonts / face.file).read_bytes(), {"Content-Type": "font/ttf"})
            raise ValueError("nothing is fetched")

    return ShippedOnly()


if __name__ == "__main__":
    sys.exit(main())
