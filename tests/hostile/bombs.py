"""Files that are small and cost much: tried at every door in a process of its own, whose room is bounded.

    python -m tests.hostile.bombs BYTES SECONDS

prints how many seconds of work each bomb took at each door, as one JSON document. What takes longer than the seconds
given is tried twice more, and its shortest time counts: a busy machine may stall over any file, and not over the same.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import time
import zipfile
import zlib
from collections.abc import Callable

from tests.hostile.doors import DOORS, LONG, Door, entered

MEGABYTE = 1_000_000
HEAP = MEGABYTE if LONG else MEGABYTE // 100
"""Bytes of a bomb that is a heap of the same."""

ANYWHERE = {
    "nothing": b"",
    "noughts": bytes(HEAP),
    "one letter": b"a" * HEAP,
    "open brackets": b"[" * HEAP,
    "open braces": b"{" * HEAP,
    "objects in objects": b'{"a":' * (HEAP // 5),
    "quotes": b'"' * HEAP,
    "backslashes": b'"' + b"\\" * HEAP,
    "blanks": b" " * HEAP,
    "line ends": b"\n" * HEAP,
    "carriage returns": b"\r" * HEAP,
    "commas": b"," * HEAP,
    "a number": b"[" + b"9" * HEAP + b"]",
    "a field of a number": b"ref: " + b"9" * 5_000,
    "an unfinished escape": b"\x1b]" * (HEAP // 3),
    "marks on one letter": "e\u0301".encode() + "\u0301".encode() * (HEAP // 3),
    "expanding letters": "\ufdfa".encode() * (HEAP // 3),
    "half characters": b"\xed\xa0\x80" * (HEAP // 3),
    "stars": b"* " * (HEAP // 3) + b"**" * (HEAP // 10),
    "equal keys": b'{"a":1' + b',"a":1' * (HEAP // 5) + b"}",
    "different keys": b"{" + b",".join(b'"k%d":1' % number for number in range(HEAP // 10)) + b"}",
}
"""Tried at every door."""


def _zip(**parts: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _pdf(*streams: bytes) -> bytes:
    head = b"<</Type /EmbeddedFile/Filter /FlateDecode/Length %d>>\nstream\n%s\nendstream\n"
    return b"%PDF-1.7\n" + b"".join(b"obj\n" + head % (len(each), each) for each in streams)


def _squeezed(megabytes: int) -> bytes:
    """Compress an object without end, of that many megabytes, without ever having them."""
    squeeze = zlib.compressobj(9)
    blanks = (squeeze.compress(b" " * MEGABYTE) for _ in range(megabytes))
    return b"".join([squeeze.compress(b"{"), *blanks, squeeze.flush()])


ROWS = 12_000 if LONG else 600
"""Of 200 cells each: more of them than may be kept."""

_WIDE = b",".join([b"x"] * 200) + b"\n"
_CELLS = b"<worksheet>" + b'<c r="A2" t="n"><v>1</v></c>' * (1_000_000 if LONG else 120_000) + b"</worksheet>"


def _bombs(door: str) -> dict[str, bytes]:
    """Give those made for one door."""
    return next((make() for doors, make in _MADE_FOR if door in doors), {})


_MADE_FOR: tuple[tuple[tuple[str, ...], Callable[[], dict[str, bytes]]], ...] = (
    (
        ("pdf",),
        lambda: {
            "a gigabyte": _pdf(_squeezed(1_000 if LONG else 100)),
            "twenty times thirty megabytes": _pdf(*[_squeezed(30 if LONG else 3)] * 20),
            "a hundred thousand embedded files": b"%PDF-1.7\n" + b"obj /Type /EmbeddedFile " * 100_000,
            "dictionaries without end": b"%PDF-1.7\nobj " + b"/Type /EmbeddedFile stream" * 100_000,
            "lengths": b"%PDF-1.7\nobj /Type /EmbeddedFile " + b"/Length 9999999999 " * 100 + b"stream\n{}",
        },
    ),
    (
        ("csv-answers",),
        lambda: {
            "as many cells as rows and columns allow": b"ref,answer\n" + _WIDE * ROWS,
            "empty cells": b"ref,answer\n" + (b"," * 199 + b"\n") * ROWS,
            "one endless quote": b'ref,answer\n"' + b"x" * 4 * MEGABYTE,
            "guards": b"ref,answer\n" + b";  ';  '" * 400_000,
        },
    ),
    (
        ("xlsx-answers",),
        lambda: {
            "a hundred megabytes": _zip(**{"xl/workbook.xml": bytes(100 * MEGABYTE)}),
            "two thousand parts": _zip(**{f"xl/{number}": b"x" for number in range(2_001)}),
        },
    ),
    (
        ("xlsx-sheet",),
        lambda: {
            "a million cells in one": _CELLS,
            "a row far down, again and again": b"<worksheet>"
            + b'<row r="20000"><c><v>1</v></c></row>' * (50_000 if LONG else 10_000),
            "texts of a million pieces": b'<worksheet><c r="A2" t="inlineStr"><is>'
            + b"<t>x</t>" * (300_000 if LONG else 60_000)
            + b"</is></c></worksheet>",
            "attributes": b"<worksheet " + b" ".join(b'a%d="1"' % number for number in range(50_000)) + b"/>",
        },
    ),
    (("xlsx-texts",), lambda: {"a million texts": b"<sst>" + b"<si><t>x</t></si>" * 1_000_000 + b"</sst>"}),
    (
        ("guideline", "phase", "country", "edition-map", "yaml-answers"),
        lambda: {
            "dashes": b"- " * 200_000,
            "question marks": b"? " * 200_000,
            "anchors": b"".join(b"a%d: &a%d x\n" % (number, number) for number in range(30_000)),
            "merge keys": b"a: &a {x: 1}\n"
            + b"".join(b"%c: &%c {<<: [*%c, *%c]}\n" % (n + 1, n + 1, n, n) for n in range(97, 121)),
            "deep blocks": b"".join(b" " * depth + b"a:\n" for depth in range(1_300)),
            "flows in flows": b"{a: " * 100_000,
        },
    ),
)
"""Made only when they are tried."""


def _seconds(door: Door, content: bytes) -> float:
    """Tell how many seconds of work a file takes at a door."""
    began = time.process_time()
    entered(door, content)
    return time.process_time() - began


def main() -> int:
    """Try the bombs at every door, and tell how long each took."""
    for door in DOORS.values():
        for seed in door.seeds:
            entered(door, seed)
    memory, patience = int(sys.argv[1]), float(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    took = {}
    for name, door in DOORS.items():
        for bomb, content in (*ANYWHERE.items(), *_bombs(name).items()):
            sys.stderr.write(f"{name}: {bomb}\n")
            seconds = _seconds(door, content)
            if seconds > patience:
                seconds = min(seconds, _seconds(door, content), _seconds(door, content))
            took[f"{name}: {bomb}"] = round(seconds, 3)
    sys.stdout.write(json.dumps(took))
    return 0


if __name__ == "__main__":
    sys.exit(main())
