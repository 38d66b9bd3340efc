"""JSON written piece by piece, so that a file of a hundred megabytes is never in memory as a whole.

A record of records: each of its fields has a line of its own, and each item of a list.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

_WRITER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def json_pieces(document: Mapping[str, object]) -> Iterator[bytes]:
    """Write a record; fields may be lists that are yet to be made, item by item."""
    before = "{"
    for name, value in document.items():
        yield f"{before}\n {_WRITER.encode(name)}: ".encode()
        if isinstance(value, list | Iterator):
            yield from _items(iter(value))
        else:
            yield _WRITER.encode(value).encode()
        before = ","
    yield b"\n}\n"


def _items(items: Iterator[object]) -> Iterator[bytes]:
    before = "["
    for item in items:
        yield f"{before}\n  {_WRITER.encode(item)}".encode()
        before = ","
    yield b"[]" if before == "[" else b"\n ]"
