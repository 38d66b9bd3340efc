"""PDF/UA-1 and PDF/A-3a by the veraPDF engine, and the HTML form in a real browser; where the machine has them.

What the engine needs is told in `engine.py`.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageStat
from pypdf import PdfReader, PdfWriter

from assess.records import replace
from assess.report.press_room import PressRoom
from tests.report.build import TEMPLATES, full, order, session, tiny
from tests.report.engine import Engine, needed
from tests.secretariat.test_regional import order as regional_order

BROWSER = shutil.which("chromium") or ""

browser = pytest.mark.skipif(not BROWSER, reason="needs Chromium")


@needed
@pytest.mark.parametrize(("case", "language"), [("full", "es"), ("nothing answered", "en"), ("short form", "es")])
def test_the_report_keeps_both_standards(case: str, language: str, tmp_path: Path, engine: Engine) -> None:
    """One file, PDF/UA-1 and PDF/A-3a at once, whatever it has to say."""
    opened = session(tiny()) if case == "nothing answered" else full(tiny())
    report = tmp_path / "report.pdf"
    asked = order(opened, language, envelope=b"{}", summary=case == "short form")
    report.write_bytes(PressRoom(TEMPLATES).gap_report(asked))
    assert engine.faults(report) == ""


@needed
def test_a_paper_that_keeps_no_standard_is_found_out(tmp_path: Path, engine: Engine) -> None:
    """And the engine goes on to judge the next."""
    blank = PdfWriter()
    blank.add_blank_page(100, 100)
    blank.write(tmp_path / "blank.pdf")
    for _ in range(2):
        assert {fault.partition(":")[0] for fault in engine.faults(tmp_path / "blank.pdf").split("; ")} >= {"ua1", "3a"}


@needed
@pytest.mark.parametrize(("sections", "language"), [((), "en"), (("good-practices",), "es")])
def test_the_regional_report_keeps_both_standards(
    sections: tuple[str, ...], language: str, tmp_path: Path, engine: Engine
) -> None:
    """As a whole, and as the compendium of good practices."""
    report = tmp_path / "region.pdf"
    asked = replace(regional_order(language=language), form="pdf", sections=sections)
    report.write_bytes(PressRoom(TEMPLATES).regional_report(asked))
    assert engine.faults(report) == ""


def _browse(page: Path, *wishes: str) -> None:
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-pdf-header-footer")
    subprocess.run([BROWSER, *quiet, *wishes, page.as_uri()], capture_output=True, check=True, timeout=100)  # noqa: S603


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
