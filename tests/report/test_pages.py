"""A golden set of pages, for review by eye: what the report looks like, page by page, as small pictures.

`python -m tests.report.test_pages` takes them anew, with pdftoppm (poppler-utils). The fonts are shipped, so a page
differs from its picture only where it was changed, or where another Poppler smooths the edges of letters otherwise.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat
from pypdf import PdfReader
from pypdf.generic import Destination

from assess.report.model.report import gap_report
from tests.once import once
from tests.report.printed import part_order, pressed, whole_order

PAGES = Path(__file__).parent / "golden/pages"
SECTIONS = ("summary", "results", "gaps", "findings", "plan", "evidence", "annex")
"""Whose first page is kept, beside the cover and the contents; of the findings the second, which has one in full."""

ORDERS = {"es": whole_order, "en": part_order}
"""In Spanish the whole report, which other tests look at too."""

KEPT = ("cover", "contents", *SECTIONS)
DOTS = 50
"""To the inch: enough to see what stands where, and not to read it."""

COLOURS = 32

SAME = 2.0
"""Mean difference of blurred pixels, of 255, up to which two pages look the same: the reduction to few colours and the
smoothing of another Poppler stay below 1; a line of text that is one line lower gives 3 and more."""

taken = pytest.mark.skipif(not shutil.which("pdftoppm"), reason="needs pdftoppm (poppler-utils)")


@taken
@pytest.mark.parametrize("language", ORDERS)
@pytest.mark.parametrize("name", KEPT)
def test_a_page_looks_as_it_was_last_seen(name: str, language: str) -> None:
    """Whoever changes the look takes the pictures anew, and shows both to whoever reviews it."""
    with Image.open(PAGES / f"{name}.{language}.png") as golden:
        assert apart(pictures(language)[name], golden) <= SAME


@taken
def test_a_page_that_was_moved_does_not_pass() -> None:
    """The tolerance is not so wide that a line more or less goes unseen."""
    with Image.open(PAGES / "findings.es.png") as golden:
        page = golden.convert("L")
    assert apart(ImageChops.offset(page, 0, 8), page) > SAME
    assert apart(page.filter(ImageFilter.GaussianBlur(0.5)), page) <= SAME


def test_the_set_stays_small() -> None:
    """It is looked at, and travels with the project."""
    assert sum(page.stat().st_size for page in PAGES.glob("*.png")) < 1_500_000


def apart(one: Image.Image, other: Image.Image) -> float:
    """Tell how far two pictures are apart, as an eye from further away sees them; 255 where their sizes differ."""
    if one.size != other.size:
        return 255.0
    seen = [each.convert("L").filter(ImageFilter.GaussianBlur(1.5)) for each in (one, other)]
    return float(ImageStat.Stat(ImageChops.difference(*seen)).mean[0])


@lru_cache
def pictures(language: str) -> dict[str, Image.Image]:
    """Make a report of the shipped guideline and take the pictures of the pages that are kept."""
    return once(f"pictures {language}", lambda: _pictures(language))


def _pictures(language: str) -> dict[str, Image.Image]:
    asked = ORDERS[language]()
    pdf = pressed(asked).pdf
    reader = PdfReader(io.BytesIO(pdf))
    marks = [mark for mark in reader.outline if isinstance(mark, Destination)]
    numbers = {"cover": 1, "contents": 2}
    titles = {section.title: section.name for section in gap_report(asked).sections}
    for mark in marks:
        name = titles.get((mark.title or "").partition(" ")[2], "")
        if name in SECTIONS:
            numbers[name] = (reader.get_destination_page_number(mark) or 0) + (2 if name == "findings" else 1)
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / "report.pdf"
        paper.write_bytes(pdf)
        return {name: _picture(paper, number) for name, number in numbers.items()}


def _picture(paper: Path, number: int) -> Image.Image:
    words = ["pdftoppm", "-r", str(DOTS), "-f", str(number), "-l", str(number), "-png", str(paper)]
    shown = subprocess.run(words, capture_output=True, check=True).stdout  # noqa: S603 - pdftoppm, on a file of our own
    with Image.open(io.BytesIO(shown)) as picture:
        return picture.convert("RGB")


if __name__ == "__main__":
    PAGES.mkdir(parents=True, exist_ok=True)
    for chosen in ORDERS:
        for name, picture in pictures(chosen).items():
            small = picture.quantize(COLOURS, dither=Image.Dither.NONE)
            small.save(PAGES / f"{name}.{chosen}.png", optimize=True)
