"""A table as it came in: records of cells, each with its place, before anybody asks what they mean.

Sizes are bounded here, once for all forms of table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assess.domain.clean import clean
from assess.domain.message import Message, say
from assess.domain.problem import Place
from assess.exchange.unreadable import Unreadable
from assess.records import dataclass, field

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_CELLS = 100_000
"""Fewer than the most rows of the most columns: those would fill the memory of an old machine."""

LONGEST_CELL = 20_000

_NO_TEXT = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf")
"""How files begin that people send in the place of a table: paper, pictures, letters."""


@dataclass(frozen=True)
class Cell:
    """One cell of a table."""

    place: Place
    text: str
    number: bool = False
    """Whether the file itself says that it is a number: then a point in it is a decimal point."""
    fault: bool = False
    """Whether the spreadsheet could not compute it and holds an error instead."""


@dataclass(frozen=True)
class Record:
    """One row of a table."""

    place: Place
    cells: Mapping[str, Cell] = field(default_factory=dict)
    """By column; an empty cell may be absent."""


Row = Sequence[Cell]
"""One row before its columns are known."""


def shortened(text: str) -> str:
    """Cut a text to what a message can say of it."""
    return clean(text, lines=False, longest=40)


def refuse_size(file: str, content: bytes) -> None:
    """Refuse a file too large to be a table of answers. Raises `Unreadable`."""
    if len(content) > MOST_BYTES:
        most = MOST_BYTES // (1024 * 1024)
        raise Unreadable(Place(file), say("The file is larger than {most} MiB, the most for answers.", most=most))


def refuse_rows(place: Place, rows: int) -> None:
    """Refuse more rows than any guideline has questions. Raises `Unreadable`."""
    if rows > MOST_ROWS:
        raise Unreadable(place, say("More than {most} rows.", most=MOST_ROWS))


def refuse_cells(place: Place, cells: int) -> None:
    """Refuse more cells than any table of answers has. Raises `Unreadable`."""
    if cells > MOST_CELLS:
        hint = say("Delete the empty rows and columns beyond the answers, and save it again.")
        raise Unreadable(place, say("More than {most} cells.", most=MOST_CELLS), hint)


def decoded(file: str, content: bytes) -> str:
    """Decode a file of text that has to be UTF-8. Raises `Unreadable` and says what it looks like instead."""
    if not content.strip():
        raise Unreadable(Place(file), say("The file is empty."), what_can_be_read())
    if content.startswith(_NO_TEXT):
        raise _no_table(file)
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable(Place(file), say("The file is UTF-16."), _save_as_utf8())
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # With a byte order mark the error counts from behind it.
        start = error.start + (3 if content.startswith(b"\xef\xbb\xbf") else 0)
        line_start = content.rfind(b"\n", 0, start) + 1
        column = len(content[line_start:start].decode(errors="replace")) + 1
        near = content[max(line_start, start - 12) : start + 12].decode("cp1252", "replace").splitlines()[0]
        raise Unreadable(
            Place(file, content.count(b"\n", 0, start) + 1, column),
            say("The file is not UTF-8; it looks like Windows-1252 near «{near}».", near=near),
            _save_as_utf8(),
        ) from None
    if "\x00" in text:
        raise _no_table(file)
    return text


def _no_table(file: str) -> Unreadable:
    return Unreadable(Place(file), say("The file is not a table of text."), what_can_be_read())


def _save_as_utf8() -> Message:
    return say("Save it as UTF-8; in Excel choose “CSV UTF-8”.")


def what_can_be_read() -> Message:
    """Say which files answers can come in."""
    return say("Answers can be read from CSV, XLSX and YAML files, and from exports in JSON.")
