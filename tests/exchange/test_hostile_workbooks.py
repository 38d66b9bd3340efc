"""Workbooks made to harm are refused quickly, with a sentence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from assess.exchange.answers.tables import read_answers
from tests.exchange.desk import GUIDELINE, assessment, told

_WORKBOOK = '<workbook xmlns:r="r"><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>'
_RELATIONS = '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'
_HEADINGS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>ref</t></is></c><c r="B1" t="inlineStr"><is><t>answer</t></is></c></row>'
)


def workbook(sheet: str | bytes, texts: str = "", workbook: str = _WORKBOOK, relations: str = _RELATIONS) -> bytes:
    """Pack a workbook by hand."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", workbook)
        archive.writestr("xl/_rels/workbook.xml.rels", relations)
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        if texts:
            archive.writestr("xl/sharedStrings.xml", texts)
    return content.getvalue()


def sheet(*rows: str) -> str:
    """Write a sheet with headings and these rows."""
    return f"<worksheet><sheetData>{_HEADINGS}{''.join(rows)}</sheetData></worksheet>"


def cell(ref: str, text: str, kind: str = "inlineStr") -> str:
    """Write a cell."""
    value = f"<is><t>{text}</t></is>" if kind == "inlineStr" else f"<v>{text}</v>"
    return f'<c r="{ref}" t="{kind}">{value}</c>'


def problems_of(content: bytes) -> list[str]:
    """Read a workbook and write down its problems."""
    return told(read_answers(Path("a.xlsx"), content, GUIDELINE, assessment())[1])


def understated(content: bytes) -> bytes:
    """Let the directory of an archive say that everything in it is tiny."""
    out = bytearray(content)
    at = 0
    while (at := out.find(b"PK\x01\x02", at)) >= 0:
        out[at + 24 : at + 28] = (10).to_bytes(4, "little")
        at += 4
    return bytes(out)


@cache
def _bomb() -> bytes:
    return workbook(b"<worksheet>" + b" " * (80 * 1024 * 1024))


_DAMAGED = "a.xlsx:1:1: The workbook is damaged. (Open it in your spreadsheet program and save it again as XLSX.)"

CASES: dict[str, tuple[Callable[[], bytes], list[str]]] = {
    "a bomb that says how large it is": (
        _bomb,
        ["a.xlsx:1:1: Unpacked, the workbook is larger than 64 MiB."],
    ),
    "a bomb that says it is tiny": (lambda: understated(_bomb()), [_DAMAGED]),
    "a cell beyond the last row": (
        lambda: workbook(sheet(f'<row r="1048576">{cell("A1048576", "A-01.s")}</row>')),
        ["a.xlsx:1048576:1: More than 20000 rows."],
    ),
    "a cell beyond the last column": (
        lambda: workbook(sheet(f'<row r="2">{cell("XFD2", "A-01.s")}</row>')),
        ["a.xlsx:2:16384: More than 200 columns."],
    ),
    "entities": (
        lambda: workbook('<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' + sheet(cell("A2", "&b;"))),
        [_DAMAGED],
    ),
    "nesting without end": (lambda: workbook("<worksheet>" + "<a>" * 100_000), [_DAMAGED]),
    "a text that is not there": (lambda: workbook(sheet(cell("A2", "7", "s"), cell("B2", "3", "n"))), [
        "a.xlsx:2:1: This row does not say which indicator it answers. (Fill in “ref”.)"
    ]),
    "a sheet that is not there": (lambda: workbook(sheet(), relations="<Relationships/>"), [_DAMAGED]),
    "a sheet outside the archive": (
        lambda: workbook(sheet(), relations=_RELATIONS.replace("worksheets/sheet1.xml", "/../etc/passwd")),
        [_DAMAGED],
    ),
    "no sheet": (lambda: workbook(sheet(), workbook="<workbook/>"), ["a.xlsx:1:1: The workbook has no sheet."]),
    "an error of the spreadsheet": (
        lambda: workbook(sheet(f'<row r="2">{cell("A2", "A-01.s")}{cell("B2", "#N/A", "e")}</row>')),
        ["a.xlsx:2:2: The cell holds an error of the spreadsheet: #N/A. (Correct it or leave it empty.)"],
    ),
    "an endless cell": (
        lambda: workbook(sheet(f'<row r="2">{cell("A2", "A-01.s")}{cell("B2", "3" * 30_000)}</row>')),
        ["a.xlsx:2:2: More than 20000 characters in one cell.",
         (f"a.xlsx:2:2: “{'3' * 40}” is not an answer. "
          "(Possible answers: 1, 2, 3, 4, 5, na, no-information, withheld.)")],
    ),
}  # fmt: skip
"""What is made, only when it is tried, and what is said of it."""


@pytest.mark.parametrize("case", CASES)
def test_a_hostile_workbook_is_refused(case: str) -> None:
    """It costs neither memory nor time, and the sentence says what is wrong."""
    make, expected = CASES[case]
    assert problems_of(make()) == expected


def test_true_and_false_are_no_levels() -> None:
    """They stand in the file as 1 and 0."""
    row = f'<row r="2">{cell("A2", "A-01.s")}{cell("B2", "1", "b")}</row>'
    assert problems_of(workbook(sheet(row)))[0].startswith("a.xlsx:2:2: “TRUE” is not an answer.")


def test_rich_texts_are_read_and_reading_aids_are_not() -> None:
    """A text in several looks is one text."""
    texts = "<sst><si><r><t>A-01</t></r><r><t>.s</t></r><rPh><t>no</t></rPh></si></sst>"
    changes, problems = read_answers(
        Path("a.xlsx"), workbook(sheet(cell("A2", "0", "s"), cell("B2", "3", "n")), texts), GUIDELINE, assessment()
    )
    assert (list(changes), problems) == (["A-01.s"], [])
