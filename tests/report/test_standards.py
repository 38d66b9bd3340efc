"""PDF/UA-1 and PDF/A-3a by the veraPDF engine, and the HTML form in a real browser; where the machine has them.

What the engine needs is told in `engine.py`.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PIL import Image, ImageStat
from pypdf import PdfReader, PdfWriter

from assess.records import replace
from assess.report.press_room import PressRoom
from tests.once import once
from tests.report.build import TEMPLATES, full, order, session, tiny
from tests.report.engine import needed, started
from tests.report.test_questionnaire import blank, wordiest
from tests.report.test_questionnaire import pressed as sheets
from tests.secretariat.test_regional import order as regional_order

BROWSER = shutil.which("chromium") or ""

browser = pytest.mark.skipif(not BROWSER, reason="needs Chromium")


def _gap_report(language: str, *, answered: bool = True, short: bool = False) -> bytes:
    opened = full(tiny()) if answered else session(tiny())
    return PressRoom(TEMPLATES).gap_report(order(opened, language, envelope=b"{}", summary=short))


def _regional_report(language: str, *sections: str) -> bytes:
    asked = replace(regional_order(language=language), form="pdf", sections=sections)
    return PressRoom(TEMPLATES).regional_report(asked)


def _of_no_standard() -> bytes:
    blank_page, written = PdfWriter(), io.BytesIO()
    blank_page.add_blank_page(100, 100)
    blank_page.write(written)
    return written.getvalue()


PAPERS: dict[str, Callable[[], bytes]] = {
    "gap report": lambda: _gap_report("es"),
    "nothing answered": lambda: _gap_report("en", answered=False),
    "of no standard": _of_no_standard,
    "short form": lambda: _gap_report("es", short=True),
    "regional report": lambda: _regional_report("en"),
    "compendium of good practices": lambda: _regional_report("es", "good-practices"),
    "questionnaire": lambda: sheets(blank(language="es")).pdf,
    "questionnaire in large print": lambda: sheets(wordiest("rcm-profiles", "en", large=True)).pdf,
}
"""Whatever they have to say. One keeps no standard, and the engine goes on to judge the next."""


@needed
@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_keeps_both_standards(paper: str) -> None:
    """One file, PDF/UA-1 and PDF/A-3a at once; what keeps none is found out."""
    faults = once("judged", _judged)[paper]
    if paper == "of no standard":
        assert {fault.partition(":")[0] for fault in faults.split("; ")} >= {"ua1", "3a"}
    else:
        assert faults == ""


def _judged() -> dict[str, str]:
    """Judge all papers by one engine, because starting it takes longer than most of its work."""
    with TemporaryDirectory() as folder, started() as engine:
        files = {paper: Path(folder) / f"{paper}.pdf" for paper in PAPERS}
        for paper, file in files.items():
            file.write_bytes(PAPERS[paper]())
        return {paper: engine.faults(file) for paper, file in files.items()}


def _browse(page: Path, *wishes: str) -> None:
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-pdf-header-footer")
    subprocess.run([BROWSER, *quiet, *wishes, page.as_uri()], capture_output=True, check=True, timeout=300)  # noqa: S603


@browser
def test_a_browser_filters_the_findings_without_a_script(tmp_path: Path) -> None:
    """Choosing a kind of indicator hides the others, by the style sheet alone."""
    html = PressRoom(TEMPLATES).gap_report(order(full(tiny()), "en", form="html")).decode()
    chosen = html.replace('<option value="process">', '<option value="process" selected>')
    assert chosen != html
    page, paper = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(chosen.replace('class="filters"', 'class="filters" hidden'), encoding="utf-8")
    _browse(page, f"--print-to-pdf={paper}")
    text = " ".join(" ".join(each.extract_text() for each in PdfReader(paper).pages).split())
    assert "Question A-01.p?" in text
    assert "Question A-01.s?" not in text


@browser
@pytest.mark.parametrize(("scheme", "lightness"), [(0, (0, 90)), (1, (170, 255))])
def test_a_browser_shows_it_light_and_dark(scheme: int, lightness: tuple[int, int], tmp_path: Path) -> None:
    """The page follows what the reader's system asks for."""
    page, picture = tmp_path / "page.html", tmp_path / "page.png"
    page.write_bytes(PressRoom(TEMPLATES).gap_report(order(full(tiny()), "es", form="html", sections=("gaps",))))
    _browse(
        page, f"--blink-settings=preferredColorScheme={scheme}", "--window-size=900,2400", f"--screenshot={picture}"
    )
    with Image.open(picture) as shown:
        mean = ImageStat.Stat(shown.convert("L").crop((0, 1000, 900, 2400))).mean[0]
    assert lightness[0] <= mean <= lightness[1]
