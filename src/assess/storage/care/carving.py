"""Finding what was written in a register's file, whatever has become of the rest of it.

A record of SQLite begins with a list of the kinds and lengths of its columns. The ids and links of changes are always
of 64 letters, which gives the records of a register shapes that are found anywhere, without the tables of contents
that a damaged file may have lost. What is found proves nothing yet: whoever asks checks the digests.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from assess.records import dataclass

Value = str | bytes | int | float | None

_TEXT, _LONG, _COUNT, _HEAD = b"[\x0d-\x7f]", b"\x81\x0d", b"[\x00-\x06\x08\x09]", b"[\x08-\x7f]"
"""A short text, one of 64 letters, a number, and the length of the list itself."""


@dataclass(frozen=True)
class Shape:
    """How the records of one table look."""

    pattern: re.Pattern[bytes]
    columns: int
    by_rowid: bool = False
    """Whether SQLite keeps them as a table with row numbers, which lie on their pages in another way."""


REVISION = Shape(re.compile(_HEAD + _TEXT + _COUNT + _LONG + _LONG, re.DOTALL), 11)
REVISION_ID = Shape(re.compile(b"[\x04\x05]" + _TEXT + _LONG + _COUNT, re.DOTALL), 3)
"""The index of the changes by id: what it names and nothing else holds is lost."""
STANDING = Shape(re.compile(_HEAD + _TEXT + _COUNT + _COUNT + b"\x13[\x15\x19\x1b][\x17\x1f]", re.DOTALL), 17)
ENVELOPE = Shape(re.compile(_HEAD + b"\x00" + _TEXT * 4 + _LONG, re.DOTALL), 14, by_rowid=True)
PINNED_KEY = Shape(re.compile(b"[\x07\x08]" + b"\x00" + _TEXT + _LONG + _TEXT, re.DOTALL), 5, by_rowid=True)
DEADLINE = Shape(re.compile(b"[\x06\x07]" + b"\x00" + _TEXT + b"[\x0d\x21]\x3f", re.DOTALL), 5, by_rowid=True)

_USUAL_PAGE = 4096
_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""By kind of column: how many bytes a whole number takes."""

_FRACTION, _NOUGHT, _ONE, _BYTES = 7, 8, 9, 12
"""Other kinds: a number with a fraction, two numbers that take no bytes; from the last on bytes and texts in turns, of
which the kind tells the length."""

_GOES_ON = 0x80
"""The bit by which a byte of a number says that another one follows."""


def records(content: bytes, shape: Shape) -> Iterator[tuple[Value, ...]]:
    """Find every record of a shape in a file, also such as were written over since or never counted."""
    size = _page_size(content)
    at = 0
    while found := shape.pattern.search(content, at):
        at = found.start() + 1
        try:
            record = _record(content, found.start(), size, shape)
        except (IndexError, ValueError, struct.error):
            continue
        if len(record) == shape.columns:
            yield record


def _page_size(content: bytes) -> int:
    told = int.from_bytes(content[16:18], "big")
    return told if told in (512, 1024, 2048, 4096, 8192, 16384, 32768) else _USUAL_PAGE


def _record(content: bytes, start: int, page: int, shape: Shape) -> tuple[Value, ...]:
    """Read the record whose list of columns begins at `start`. Raises `ValueError` and the like where it is none."""
    length, at = _varint(content, start)
    kinds = list[int]()
    while at < start + length and len(kinds) < shape.columns:
        kind, at = _varint(content, at)
        kinds.append(kind)
    if at != start + length:
        return ()
    payload = _payload(content, start, length + sum(map(_width, kinds)), page, shape)
    values, at = list[Value](), length
    for kind in kinds:
        values.append(_value(kind, payload[at : at + _width(kind)]))
        at += _width(kind)
    return tuple(values)


def _payload(content: bytes, start: int, length: int, page: int, shape: Shape) -> bytes:
    """Collect the bytes of a record: those on its own page, and those on the pages that it overflows to."""
    most = page - 35 if shape.by_rowid else (page - 12) * 64 // 255 - 23
    if length <= most:
        return content[start : start + length]
    least = (page - 12) * 32 // 255 - 23
    here = least + (length - least) % (page - 4)
    here = here if here <= most else least
    parts, at = [content[start : start + here]], start + here
    for _ in range((length - here) // (page - 4) + 1):
        following = int.from_bytes(content[at : at + 4], "big")
        if not following:
            break
        at = (following - 1) * page
        parts.append(content[at + 4 : at + page])
    return b"".join(parts)[:length]


def _width(kind: int) -> int:
    if kind >= _BYTES:
        return (kind - _BYTES) // 2
    return 8 if kind == _FRACTION else _NUMBERS.get(kind, 0)


def _value(kind: int, raw: bytes) -> Value:
    if len(raw) != _width(kind):
        raise ValueError(kind)
    if kind >= _BYTES:
        return raw.decode() if kind % 2 else raw
    if kind == _FRACTION:
        return float(struct.unpack(">d", raw)[0])
    if kind in _NUMBERS:
        return int.from_bytes(raw, "big", signed=True)
    return {_NOUGHT: 0, _ONE: 1}.get(kind)


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """Read a number of SQLite's variable length, and tell where it ends; those of more than 4 bytes are not meant."""
    number = 0
    for place in range(at, at + 4):
        number = number << 7 | content[place] & ~_GOES_ON
        if not content[place] & _GOES_ON:
            return number, place + 1
    raise ValueError(at)
