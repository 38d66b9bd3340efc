"""JSON without its loopholes: one document, UTF-8, no key twice, no number but whole ones, bounded in size and depth.

What a lenient reader would let pass in silence (the last of two equal keys, NaN, 1e400, half a surrogate pair) is told.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Sequence
from typing import Any, NamedTuple, NoReturn

from assess.domain.data import canonical_text
from assess.domain.message import Message, say
from assess.domain.problem import Place
from assess.domain.submission import LARGEST
from assess.exchange.unreadable import Unreadable

MOST_DEPTH = 64
MOST_PARTS = 2_000_000
"""Commas and brackets. The largest envelope, all short answers, has fewer; more would take fifty times their size in
memory."""

LONGEST_NUMBER = 15
"""Digits of a whole number that every reader of JSON keeps exactly."""


AGAIN = say("Ask for it to be sent again.")
AS_WRITTEN = say("Ask for the file itself, as the program wrote it.")

_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")
"""How files begin that are packed, and what word processors write."""


class Document(NamedTuple):
    """A document that was read."""

    value: Any
    text: str


def read_json(file: str, content: bytes) -> Document:
    """Read a document, as it came; what only its canonical form tells is not known yet. Raises `Unreadable`."""
    text = _text(file, content)
    if sum(map(text.count, ",[{")) > MOST_PARTS:
        raise _unlike(file, say("It has more than {n} million parts.", n=MOST_PARTS // 1_000_000))
    try:
        return Document(_loads(file, text), text)
    except RecursionError:
        raise _too_deep(file) from None


def in_canonical_form(file: str, document: Document) -> Document:
    """Give a document in its one canonical form. Raises `Unreadable` where it says something twice or is too deep."""
    value, text = document
    if deeper_than(MOST_DEPTH, value):
        raise _too_deep(file)
    written = canonical_text(value)
    try:
        written.encode()
    except UnicodeEncodeError:
        raise _unlike(file, say("It contains half a character (a lone surrogate).")) from None
    # Written as we write it, there can be nothing twice in it; otherwise it is read again, slowly.
    if written != text:
        json.loads(text, object_pairs_hook=lambda pairs: _once(file, pairs))
    return Document(value, written)


def _text(file: str, content: bytes) -> str:
    if len(content) > LARGEST:
        raise _unlike(file, say("It is larger than {most} MiB.", most=LARGEST // (1024 * 1024)))
    if not content.strip():
        raise Unreadable(Place(file), say("The file is empty."), AGAIN)
    if content.startswith(_PACKED):
        message = say("It is compressed, or another program's document.")
        raise Unreadable(Place(file), message, say("Unpack it, and receive what is in it."))
    if content.startswith(codecs.BOM_UTF8):
        raise _unlike(file, say("It begins with a byte order mark: another program has saved it."))
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise _unlike(file, say("It is not UTF-8.")) from None


def _loads(file: str, text: str) -> Any:
    def refuse_fraction(number: str) -> NoReturn:
        raise _unlike(file, say("It contains {number}; only whole numbers belong here.", number=number[:20]))

    def whole(number: str) -> int:
        if len(number) > LONGEST_NUMBER:
            raise _unlike(file, say("It contains a number of {n} digits.", n=len(number)))
        return int(number)

    try:
        return json.loads(text, parse_float=refuse_fraction, parse_constant=refuse_fraction, parse_int=whole)
    except json.JSONDecodeError as error:
        place = Place(file, error.lineno, error.colno)
        if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
            raise Unreadable(place, say("It ends too early: part of it was lost on the way."), AGAIN) from None
        if error.msg == "Extra data":
            raise Unreadable(place, say("Something follows its end."), AGAIN) from None
        raise Unreadable(place, say("This is not JSON."), AS_WRITTEN) from None


def _unlike(file: str, message: Message) -> Unreadable:
    """Say what this program never writes."""
    return Unreadable(Place(file), message, AS_WRITTEN)


def _once(file: str, pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _unlike(file, say("“{key}” appears twice.", key=twice[:40]))
    return record


def deeper_than(most: int, value: Any) -> bool:
    """Tell whether a value is nested deeper than `most`, going down level by level."""
    level = [value] if type(value) in _NESTS else []
    for _ in range(most):
        level = [
            inner
            for each in level
            for inner in (each.values() if type(each) is dict else each)
            if type(inner) in _NESTS
        ]
        if not level:
            return False
    return True


_NESTS = frozenset({dict, list})


def _too_deep(file: str) -> Unreadable:
    return _unlike(file, say("It is nested deeper than {most} levels.", most=MOST_DEPTH))
