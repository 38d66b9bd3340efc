"""Tables as XLSX: one sheet of a workbook read as text, within bounds that hold while it is being unpacked.

Formulas are never evaluated: what counts is the value that was saved with them. Nothing but the workbook, its shared
texts and one sheet is looked at. A workbook is a ZIP of XML from a stranger: how much it says it holds is not
believed, document types (and with them entities) are refused, and a cell far out costs no more than one near by.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from xml.parsers import expat

from assess.domain.message import say
from assess.domain.problem import Place
from assess.exchange.answers.cells import MOST_COLUMNS, Cell, Row, refuse_cells, refuse_rows, what_can_be_read
from assess.exchange.unreadable import Unreadable

MOST_UNPACKED = 64 * 1024 * 1024
MOST_PARTS = 2_000
MOST_TEXTS = 500_000
MOST_DEPTH = 64
SHEETS = ("answers", "respuestas")
"""The sheet read where a workbook has several; the first where it has none of these."""

_SIGNATURE = b"PK\x03\x04"
_OLD_SIGNATURE = b"\xd0\xcf\x11\xe0"
_WORKBOOK, _RELATIONS, _TEXTS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"
_REF = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    expat.ExpatError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What the standard library raises over files that are not what they say."""

Attributes = dict[str, str]


def is_xlsx(content: bytes) -> bool:
    """Tell whether a file is a workbook: an XLSX, or one that is told to be saved as such."""
    return content.startswith((_SIGNATURE, _OLD_SIGNATURE))


def read_xlsx(file: str, content: bytes) -> list[Row]:
    """Read the rows of the sheet with the answers; an empty row stays a row. Raises `Unreadable`."""
    if content.startswith(_OLD_SIGNATURE):
        raise Unreadable(
            Place(file),
            say("The workbook is in the old XLS form or protected by a password."),
            say("Save it as XLSX, without a password for opening."),
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = _Parts(file, archive)
            if _WORKBOOK not in parts.names:
                raise Unreadable(Place(file), say("This is not an XLSX workbook."), what_can_be_read())
            sheet = _sheet_part(parts)
            texts = _texts(parts)
            return _Sheet(file, texts).read(parts.unpack(sheet))
    except _DAMAGE:
        raise Unreadable(
            Place(file),
            say("The workbook is damaged."),
            say("Open it in your spreadsheet program and save it again as XLSX."),
        ) from None


class _Parts:
    """The files inside a workbook, unpacked within one bound for all of them together."""

    def __init__(self, file: str, archive: zipfile.ZipFile) -> None:
        self.file = file
        self._archive = archive
        self._left = MOST_UNPACKED
        entries = archive.infolist()
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise self._too_large()
        if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
            raise ValueError("compression")
        self.names = {entry.filename for entry in entries}

    def unpack(self, name: str) -> bytes:
        with self._archive.open(name) as part:
            content = part.read(self._left + 1)
        self._left -= len(content)
        if self._left < 0:
            raise self._too_large()
        return content

    def _too_large(self) -> Unreadable:
        most = MOST_UNPACKED // (1024 * 1024)
        return Unreadable(Place(self.file), say("Unpacked, the workbook is larger than {most} MiB.", most=most))


def _parse(
    xml: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] = lambda _: None,
    text: Callable[[str], None] = lambda _: None,
) -> None:
    """Walk through XML, names without their prefixes; a document type is refused."""
    depth = 0

    def enter(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > MOST_DEPTH:
            raise ValueError("depth")
        start(name.rpartition(":")[2], attributes)

    def leave(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name.rpartition(":")[2])

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = enter
    parser.EndElementHandler = leave
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.Parse(xml, True)  # noqa: FBT003 - the only way to say that nothing follows


def _refuse_doctype(*_: object) -> None:
    raise ValueError("DOCTYPE")


def _sheet_part(parts: _Parts) -> str:
    """Find the part that holds the sheet with the answers."""
    sheets: list[tuple[str, str]] = []
    targets: dict[str, str] = {}

    def sheet(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            id_ = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            sheets.append((attributes.get("name", ""), id_))

    def relation(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    _parse(parts.unpack(_WORKBOOK), sheet)
    _parse(parts.unpack(_RELATIONS), relation)
    if not sheets:
        raise Unreadable(Place(parts.file), say("The workbook has no sheet."))
    chosen = next((id_ for name, id_ in sheets if name.casefold() in SHEETS), sheets[0][1])
    target = targets[chosen]
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _texts(parts: _Parts) -> list[str]:
    """Read the shared texts; the reading aids of East Asian texts (`rPh`) are no part of them."""
    if _TEXTS not in parts.names:
        return []
    texts: list[str] = []
    pieces: list[str] = []
    within: list[str] = []

    def start(name: str, _: Attributes) -> None:
        within.append(name)
        if name == "si":
            pieces.clear()

    def end(name: str) -> None:
        within.pop()
        if name == "si":
            if len(texts) >= MOST_TEXTS:
                raise Unreadable(Place(parts.file), say("More than {most} texts.", most=MOST_TEXTS))
            texts.append("".join(pieces))

    def text(data: str) -> None:
        if within[-1] == "t" and "rPh" not in within:
            pieces.append(data)

    _parse(parts.unpack(_TEXTS), start, end, text)
    return texts


class _Sheet:
    """Reads one sheet, cell by cell."""

    def __init__(self, file: str, texts: list[str]) -> None:
        self._file = file
        self._texts = texts
        self._rows: list[list[Cell]] = []
        self._line = self._column = self._kept = 0
        self._type = ""
        self._pieces: list[str] = []
        self._within: list[str] = []

    def read(self, xml: bytes) -> list[Row]:
        _parse(xml, self._start, self._end, self._data)
        return list(self._rows)

    def _start(self, name: str, attributes: Attributes) -> None:
        self._within.append(name)
        ref = _REF.fullmatch(attributes.get("r", ""))
        if name == "row":
            said = attributes.get("r", "")
            self._line = int(said) if re.fullmatch("[0-9]{1,7}", said) else self._line + 1
            self._column = 0
        elif name == "c":
            self._column = _number_of(ref[1]) if ref else self._column + 1
            self._line = int(ref[2]) if ref else self._line
            self._type = attributes.get("t", "n")
            self._pieces.clear()

    def _data(self, data: str) -> None:
        if self._within[-1] in ("v", "t") and "c" in self._within and "rPh" not in self._within:
            self._pieces.append(data)

    def _end(self, name: str) -> None:
        self._within.pop()
        if name == "c" and self._pieces:
            self._keep("".join(self._pieces))
            self._pieces.clear()

    def _keep(self, text: str) -> None:
        place = Place(self._file, self._line, self._column)
        self._kept += 1
        refuse_rows(place, self._line - 1)
        refuse_cells(place, self._kept)
        if self._column > MOST_COLUMNS:
            raise Unreadable(place, say("More than {most} columns.", most=MOST_COLUMNS))
        while len(self._rows) < self._line:
            self._rows.append([])
        self._rows[self._line - 1].append(_cell(place, self._type, text, self._texts))


def _cell(place: Place, type_: str, text: str, texts: list[str]) -> Cell:
    """Read one value as its type says."""
    if type_ == "s":
        index = int(text)
        return Cell(place, _plain(texts[index] if 0 <= index < len(texts) else ""))
    if type_ == "e":
        return Cell(place, text, fault=True)
    if type_ == "b":
        # It would be read as level 1 or 0.
        return Cell(place, "TRUE" if text == "1" else "FALSE")
    if type_ in ("n", ""):
        try:
            # As a spreadsheet shows it: 45.1, not the 45.100000000000001 that is in the file.
            return Cell(place, format(Decimal(repr(float(text))).normalize(), "f"), number=True)
        except (ValueError, InvalidOperation):
            return Cell(place, text)
    return Cell(place, _plain(text))


def _plain(text: str) -> str:
    """Read the escapes that stand for characters XML has no place for."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
