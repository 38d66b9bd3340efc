"""Tables as CSV: reading what spreadsheets write, and writing what no spreadsheet takes for a formula.

Read is comma, semicolon or tab, with or without a byte order mark, in UTF-8. Written is UTF-8 with the mark, commas,
every cell quoted. Wherever a spreadsheet could begin a cell (also one that splits at semicolons), a text that would
make a formula gets an apostrophe before it; reading takes it off again, so that nothing is changed by the journey.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from assess.domain.clean import harmless
from assess.domain.message import say
from assess.domain.problem import Place
from assess.exchange.answers.cells import LONGEST_CELL, MOST_COLUMNS, Cell, Row, decoded, refuse_cells, refuse_rows
from assess.exchange.unreadable import Unreadable

Value = str | int | Decimal | None

DELIMITERS = ",;\t"

_FORMULA = r"[=+\-@\t\r＝＋－＠]"
_BEGINS = r"(^|[;\t\r\n])([ \xa0]*)"
_GUARD = re.compile(f"{_BEGINS}(?='*{_FORMULA})")
_GUARDED = re.compile(f"{_BEGINS}'(?='*{_FORMULA})")


def guard(text: str) -> str:
    """Make a text harmless to spreadsheets; `unguard` gives it back."""
    return _GUARD.sub(r"\1\2'", text)


def unguard(text: str) -> str:
    """Take off the apostrophes that `guard` set."""
    return _GUARDED.sub(r"\1\2", text)


def write_csv(rows: Iterable[Sequence[Value]]) -> bytes:
    """Write rows; numbers stay numbers, `None` is an empty cell, texts are guarded and act on no terminal either."""
    return b"".join(csv_pieces(rows))


def csv_pieces(rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    """Write the same row by row."""
    yield codecs.BOM_UTF8
    for row in rows:
        line = io.StringIO()
        csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(
            ["" if cell is None else guard(harmless(cell)) if isinstance(cell, str) else str(cell) for cell in row]
        )
        yield line.getvalue().encode()


def read_csv(file: str, content: bytes) -> list[Row]:
    """Read all rows with the places of their cells. Raises `Unreadable`."""
    text = decoded(file, content).replace("\r\n", "\n").replace("\r", "\n")
    delimiter = _delimiter(text)
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line, kept = 1, 0
    try:
        for cells in reader:
            kept += len(cells)
            refuse_rows(Place(file, line), len(rows))
            refuse_cells(Place(file, line), kept)
            if len(cells) > MOST_COLUMNS:
                raise Unreadable(Place(file, line), say("More than {most} columns.", most=MOST_COLUMNS))
            rows.append([Cell(Place(file, line, at), unguard(cell)) for at, cell in enumerate(cells, start=1)])
            line = reader.line_num + 1
    except csv.Error:
        raise Unreadable(
            Place(file, line),
            say("The quotes of this row do not match, or a cell is endless."),
            say("Write a quote inside a quoted cell twice; a cell has at most {most} characters.", most=LONGEST_CELL),
        ) from None
    return rows


def _delimiter(text: str) -> str:
    """Take the delimiter that the first line with any has most often."""
    for line in text.splitlines()[:10]:
        counts = {delimiter: line.count(delimiter) for delimiter in DELIMITERS}
        best = max(counts, key=lambda delimiter: counts[delimiter])
        if counts[best]:
            return best
    return ","
