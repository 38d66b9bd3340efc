"""Documents of sound form with something odd in them, each chosen by bytes that a fuzzer can work on.

Spoilt bytes of a file seldom get past its form, its digest or its signature. Here the form is kept, so that what is
odd reaches those who read what stands in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

ODD: tuple[object, ...] = (
    None,
    True,
    0,
    -1,
    3,
    2**31,
    2**53,
    10**30,
    "",
    " ",
    "0",
    "x",
    "x" * 5_000,
    "E-001",
    "A-01.s",
    "assessment",
    "response/A-01.s",
    "evidence/E-001",
    "SLV-2026",
    "2026-13-45",
    "0001-01-01T00:00:00+00:00",
    "2026-07-01T09:00:00+00:00",
    "\x1b]52;c;eA==\x1b\\",
    "\u202e\u2066[/]",
    "\ufdfa\u0301",
    [],
    {},
    [[]],
    {"": None},
)
"""What may come to stand in any place."""

MOST_EDITS = 12
"""Of one document."""

_LENGTH = 4
"""Bytes of an edit: two say where, one what is done there, and one with what."""


def edited(document: object, edits: bytes) -> object:
    """Make one edit after the other in a copy of a document of JSON; without any, it stays as it was."""
    whole = {"": json.loads(json.dumps(document))}
    for at in range(0, min(len(edits), MOST_EDITS * _LENGTH) - _LENGTH + 1, _LENGTH):
        *where, manner, what = edits[at : at + _LENGTH]
        places = list(_places(whole))
        holder, name = places[(where[0] << 8 | where[1]) % len(places)]
        other_holder, other = places[what * 257 % len(places)]
        match manner % 5:
            case 0:
                holder[name] = ODD[what % len(ODD)]
            case 1:
                holder[name] = json.loads(json.dumps(other_holder[other]))
            case 2 if isinstance(holder, list):
                holder.insert(name, json.loads(json.dumps(holder[name])))
            case 2:
                holder[f"{name}{what % 3}"] = holder[name]
            case 3 if holder is not whole:
                del holder[name]
            case 4 if isinstance(holder[name], str):
                text, end = holder[name], what % (len(holder[name]) + 1)
                holder[name] = text[:end] + str(ODD[what % len(ODD)]) + text[end + 1 :]
            case 4 if isinstance(holder[name], int):
                holder[name] += what - 128
    return whole[""]


def _places(holder: dict[str, Any] | list[Any]) -> Iterator[tuple[Any, Any]]:
    """Name every place in a document, by what holds it and its name or number there."""
    for name, value in list(holder.items() if isinstance(holder, dict) else enumerate(holder)):
        yield holder, name
        if isinstance(value, dict | list):
            yield from _places(value)
