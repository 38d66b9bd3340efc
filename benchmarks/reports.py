"""How long a gap report takes, against WeasyPrint on the same words as bare paragraphs."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import Ratio, command, paired, running

BARE = """
import sys
from weasyprint import HTML
HTML(string=open(sys.argv[1], encoding="utf-8").read()).write_pdf(sys.argv[2])
"""


def ratios(folder: Path) -> Iterator[Ratio]:
    """Time the full report of the invented El Salvador."""
    html, bare, pdf = folder / "report.html", folder / "bare.html", str(folder / "report.pdf")
    command("report", "SLV-2026", "--format", "html", "-o", str(html), folder=folder)()
    bare.write_text(_paragraphs(html.read_text(encoding="utf-8")), encoding="utf-8")
    ours = command("report", "SLV-2026", "-o", pdf, folder=folder)
    same_words = running([sys.executable, "-c", BARE, str(bare), pdf])
    yield paired(
        ("gap report, full and tagged", ours), ("WeasyPrint on the same words", same_words), goal=1.4, rounds=3
    )


def _paragraphs(html: str) -> str:
    """Keep the words of a page, one paragraph for each block of them."""
    body = re.sub(r"(?s)<(style|script|svg|head)\b.*?</\1>", "", html)
    texts = [" ".join(text.split()) for text in re.split(r"<[^>]+>", body)]
    return "".join(f"<p>{text}</p>\n" for text in texts if text)
