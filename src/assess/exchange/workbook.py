"""Workbooks as they leave the program: the one way in which XLSX is written here.

A text is written as text, whatever it begins with: no formula and no link comes out of what somebody typed. The same
rows give the same bytes. A text longer than a cell can hold is cut with a mark, and a sheet of notes says where.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from assess.domain.clean import clean
from assess.words import Words

LONGEST = 32_767
"""UTF-16 units that a cell holds."""

MOST_GROWTH = 4
"""How much longer a text can get by being cleaned: a tab becomes four spaces."""

LONGEST_PROMPT = 255
"""Characters that spreadsheets show beside a cell."""

FIRST_YEAR = 1900
"""Spreadsheets know days after this year only."""

ACROSS = 260
"""Characters set side by side on a printed page: what is wider goes on two, or nobody could read it."""

MARGIN = 0.4
"""Inches at the sides of a printed page."""

LONGEST_FOOT = 200
"""Characters of a title at the foot of a printed page."""

Value = str | int | float | Decimal | bool | date | None

_BASE = {"font_name": "Calibri", "font_size": 10, "valign": "top", "text_wrap": True}
_MIDDLE = {"valign": "vcenter"}
_LINES = {"border": 1, "border_color": "#C9D3E0"}
_STRONG = {**_LINES, "bold": True, "bg_color": "#EEF3F9"}
_NUMBER = {"num_format": "#,##0.0", "text_wrap": False}
_SHARE = {"num_format": "0 %", "text_wrap": False}
_DATE = {"num_format": "yyyy-mm-dd", "align": "left"}
LOOKS: Mapping[str, Mapping[str, Any]] = {
    "text": {},
    "title": {"bold": True, "font_size": 14, "text_wrap": False, "font_color": "#1F3A5F", **_MIDDLE},
    "lead": {"italic": True, "text_wrap": False, "font_color": "#444444", **_MIDDLE},
    "heading": {
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": "#1F3A5F",
        "border": 1,
        "border_color": "#8FA3BF",
        **_MIDDLE,
    },
    "phase": {
        "bold": True,
        "font_size": 12,
        "font_color": "#FFFFFF",
        "bg_color": "#3E6390",
        "text_wrap": False,
        **_MIDDLE,
    },
    "band": {"bold": True, "bg_color": "#DCE6F2", "text_wrap": False, **_MIDDLE},
    "cell": _LINES,
    "number": {**_LINES, **_NUMBER},
    "share": {**_LINES, **_SHARE},
    "date": {**_LINES, **_DATE},
    "strong": _STRONG,
    "strong number": {**_STRONG, **_NUMBER},
    "strong share": {**_STRONG, **_SHARE},
    "strong date": {**_STRONG, **_DATE},
    "link": {**_LINES, "font_color": "#0B4FA0", "underline": 1},
    "entry": {"border": 1, "border_color": "#8FA3BF", "bg_color": "#FFFDF2", "locked": False, "num_format": "@"},
}
"""How cells look, by what they are; colours reach a contrast of 4.5 and never say anything alone."""


@dataclass
class Cut:
    """A text that did not fit into its cell."""

    sheet: str
    cell: str
    length: int


class Workbook:
    """A workbook being written; `finish` gives its bytes."""

    def __init__(self, words: Words, title: str, created: str, *, large: bool = False) -> None:
        """Take the language, the title, and when what it tells was last changed (ISO 8601).

        What is `large` is put down row by row in files that nobody sees and that are gone at the end: its rows are
        written in order, each once.
        """
        self.words = words
        self.cuts: list[Cut] = []
        self._bytes = io.BytesIO()
        where = {"constant_memory": True} if large else {"in_memory": True}
        self._book = xlsxwriter.Workbook(self._bytes, {**where, "strings_to_formulas": False, "strings_to_urls": False})
        moment = datetime.fromisoformat(created).replace(tzinfo=None)
        self._title = clean(title, lines=False)
        self._book.set_properties({"title": self._title, "created": moment})
        self._looks = {name: self._book.add_format({**_BASE, **look}) for name, look in LOOKS.items()}

    def sheet(self, name: str, widths: Sequence[int]) -> Sheet:
        """Add a sheet with columns of these widths."""
        page = self._book.add_worksheet(name[:31])
        page.set_landscape()
        page.set_paper(9)
        page.set_margins(left=MARGIN, right=MARGIN)
        page.fit_to_pages(1 + sum(widths) // ACROSS, 0)
        page.set_footer(f"&L&8{self._title[:LONGEST_FOOT].replace('&', '&&')}&R&8&P / &N")
        page.hide_gridlines(2)
        page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        for column, width in enumerate(widths):
            page.set_column(column, column, width)
        return Sheet(self, page, self._looks, widths)

    def name(self, name: str, sheet: str, first: int, last: int) -> None:
        """Give a name to the first column of some rows of a sheet."""
        quoted = sheet.replace("'", "''")
        self._book.define_name(name, f"='{quoted}'!$A${first + 1}:$A${last + 1}")

    def finish(self) -> bytes:
        """Close the workbook, with notes where texts were cut. Raises `OSError` where there is no room to do it."""
        if self.cuts:
            notes = self.sheet(self.words.say("Notes"), [24, 12, 90])
            for cut in list(self.cuts):
                length = self.words.say(
                    "The text of {length} characters is cut: a cell holds no more. CSV and JSON have all of it.",
                    length=cut.length,
                )
                notes.row([cut.sheet, cut.cell, length])
        try:
            self._book.close()
        except FileCreateError as error:
            raise OSError(*error.args) from error
        return self._bytes.getvalue()


class Sheet:
    """One sheet, written from the top."""

    def __init__(self, book: Workbook, page: Worksheet, looks: Mapping[str, Format], widths: Sequence[int]) -> None:
        """Begin at the first row."""
        self.page = page
        self.at = 0
        """The row that is written next, from 0."""
        self._first = 1
        """The row below the headings."""
        self._book = book
        self._looks = looks
        self._widths = tuple(widths)

    def line(self, text: str, look: str, height: float = 0) -> None:
        """Write one text over the whole width."""
        for column in range(1, len(self._widths)):
            self.page.write_blank(self.at, column, None, self._looks[look])
        self._put(0, text, look)
        if height:
            self.page.set_row(self.at, height)
        self.at += 1

    def headings(self, texts: Sequence[str], frozen: int = 1) -> None:
        """Write the headings; they and the first `frozen` columns stay in sight and are printed on every page."""
        for column, text in enumerate(texts):
            self._put(column, text, "heading")
        widths = tuple(width - 2 for width in self._widths[: len(texts)])  # bold letters, and the button of the filter
        self.page.set_row(self.at, height_of(tuple(texts), widths))
        self.page.repeat_rows(self.at)
        self.page.repeat_columns(0, frozen - 1)
        self.page.freeze_panes(self.at + 1, frozen)
        self.at += 1
        self._first = self.at

    def filters(self) -> None:
        """Let the rows from the headings down to the last one be filtered."""
        self.page.autofilter(self._first - 1, 0, self.at - 1, len(self._widths) - 1)

    def row(self, values: Sequence[Value], looks: str | Sequence[str] = "cell", height: float = 0) -> None:
        """Write one row, in one look or one for each cell."""
        for column, value in enumerate(values):
            self._put(column, value, looks if isinstance(looks, str) else looks[column])
        if height:
            self.page.set_row(self.at, height)
        self.at += 1

    def link(self, row: int, column: int, text: str, to: tuple[str, int]) -> None:
        """Let a cell lead to a row of another sheet of this workbook."""
        sheet, target = to[0].replace("'", "''"), to[1] + 1
        self.page.write_url(row, column, f"internal:'{sheet}'!A{target}", self._looks["link"], text)

    def choose(self, column: int, name: str) -> None:
        """Let the cell in this column of the next row be chosen from a named list."""
        told = {
            "error_title": self._book.words.say("Answer"),
            "error_message": self._book.words.say("Not in the list."),
        }
        self.page.data_validation(
            self.at,
            column,
            self.at,
            column,
            {"validate": "list", "source": f"={name}", "error_type": "warning", **told},
        )

    def prompt(self, column: int, text: str) -> None:
        """Say something beside the cell in this column of the next row while it is filled in."""
        shown = clean(text, lines=False)[:LONGEST_PROMPT]
        self.page.data_validation(self.at, column, self.at, column, {"validate": "any", "input_message": shown})

    def lock(self) -> None:
        """Let only entries be changed; there is no password, for the lock is against slips of the hand."""
        self.page.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})

    def _put(self, column: int, value: Value, look: str) -> None:
        form = self._looks[look]
        if value is None or value == "":
            self.page.write_blank(self.at, column, None, form)
        elif isinstance(value, bool):
            self.page.write_boolean(self.at, column, value, form)
        elif isinstance(value, str):
            self.page.write_string(self.at, column, self._fitting(column, value), form)
        elif isinstance(value, date):
            self.page.write_datetime(self.at, column, value, form)
        elif isinstance(value, float) or Decimal(repr(float(value))) == Decimal(str(value)):
            self.page.write_number(self.at, column, float(value), form)
        else:
            self.page.write_string(self.at, column, str(value), form)

    def _fitting(self, column: int, text: str) -> str:
        whole = clean(text, longest=MOST_GROWTH * len(text))
        if _units(whole) <= LONGEST:
            return whole
        self._book.cuts.append(Cut(self.page.get_name(), xl_rowcol_to_cell(self.at, column), len(whole)))
        mark = f" … [{self._book.words.say('cut')}]"
        return whole.encode("utf-16-le")[: 2 * (LONGEST - _units(mark))].decode("utf-16-le", "ignore") + mark


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def height_of(texts: tuple[str, ...], widths: tuple[int, ...]) -> float:
    """Estimate the height of a row of wrapped texts in points; spreadsheets do not all do it themselves."""
    lines = (
        sum(1 + max(0, len(part) - 1) // max(1, int(width * 1.15)) for part in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )
    return min(400.0, 13.5 * max(lines, default=1) + 2)
