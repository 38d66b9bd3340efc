"""A workbook is ready to be worked with and to be printed, as it is opened."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest

from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from tests.exchange.desk import answered, told_in_full
from tests.exchange.test_export import exported, sheets


def parts(content: bytes) -> dict[str, str]:
    """Give the XML of a workbook, by the name of its part."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


SHEETS = {
    name: xml
    for name, xml in parts(exported(told_in_full().assessment, "xlsx", "es")).items()
    if "/worksheets/" in name
}


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_is_set_up_for_printing(sheet: str) -> None:
    """Landscape, as many rows as there are and no column lost; what it is, and the page, at the foot of each."""
    setup = re.search(r"<pageSetup [^>]+>", SHEETS[sheet])
    assert setup is not None
    assert 'orientation="landscape"' in setup[0]
    assert 'fitToHeight="0"' in setup[0]
    assert "&amp;P / &amp;N" in SHEETS[sheet]
    assert "SLV-2026 · El Salvador" in SHEETS[sheet]


def test_headings_and_refs_are_printed_on_every_page() -> None:
    """So that a page by itself can be understood."""
    book = parts(exported(answered().assessment, "xlsx", "es"))["xl/workbook.xml"]
    assert ">Respuestas!$A:$A,Respuestas!$2:$2</definedName>" in book
    assert ">Puntajes!$A:$B,Puntajes!$2:$2</definedName>" in book


def test_only_what_is_too_wide_to_be_read_goes_on_two_pages() -> None:
    """Answers have fifteen columns; actions fit beside each other."""
    wide = ['fitToWidth="2"' in xml for xml in SHEETS.values()]
    assert wide[0]
    assert not wide[2]


def test_a_filter_reaches_from_the_headings_to_the_last_row() -> None:
    """And not to the note below it."""
    rows = sheets(exported(answered().assessment, "xlsx", "en"))["Scores"]
    scores = parts(exported(answered().assessment, "xlsx", "en"))["xl/worksheets/sheet4.xml"]
    assert str(rows[-1][0]).startswith("A value is shown")
    assert f'<autoFilter ref="A2:P{len(rows) - 1}"/>' in scores


@pytest.mark.parametrize(
    ("issued", "told"),
    [("2019-05-03", date(2019, 5, 3)), ("2019-05", "2019-05"), ("2019", "2019"), ("1857-02-05", "1857-02-05")],
)
def test_a_day_is_a_day_that_can_be_sorted_and_filtered(issued: str, told: date | str) -> None:
    """A month or a year alone stays as it was written, and so does what spreadsheets have no days for."""
    session = answered()
    ref = session.enter(Evidence("", EvidenceKind.LAW, "Constitution", issued=issued))
    row = next(row for row in sheets(exported(session.assessment, "xlsx", "en"))["Evidence"] if row[0] == ref)
    assert row[5] == told
    assert f'"{issued}"' in exported(session.assessment, "json").decode()


def test_the_day_of_a_step_is_one() -> None:
    """Whoever plans sorts by it."""
    read = sheets(exported(answered().assessment, "xlsx", "en"))
    assert read["Actions"][2][4] == date(2027, 6, 30)
