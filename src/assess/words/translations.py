"""The translations of a room, looked up in its compiled catalogue.

The standard library reads all of a catalogue to find one sentence in it, and a command says a few of hundreds. A
compiled catalogue is in order: here a sentence is searched in it by halves, and nothing else is read.
"""

from __future__ import annotations

import struct
from bisect import bisect_left


class Translations:
    """The sentences of one catalogue, each in its one form, or in two: for one thing, and for several."""

    def __init__(self, content: bytes) -> None:
        """Take a compiled catalogue; an empty one translates nothing."""
        self._content = content
        order = "<" if content[:4] == b"\xde\x12\x04\x95" else ">"
        count, first, second = struct.unpack_from(f"{order}8x3I", content) if content else (0, 0, 0)
        self._originals: tuple[int, ...] = struct.unpack_from(f"{order}{2 * count}I", content, first)
        self._translations: tuple[int, ...] = struct.unpack_from(f"{order}{2 * count}I", content, second)

    def find(self, text: str) -> tuple[str, ...]:
        """Give the forms of a sentence, which is named by its form for one; none where it is not there.

        It is searched anew each time: whoever says it often remembers it (`assess.words.Words`).
        """
        wanted, count = text.encode(), len(self._originals) // 2
        place = bisect_left(range(count), wanted, key=self._original)
        if place == count or self._original(place) != wanted:
            return ()
        return tuple(self._read(self._translations, place).decode().split("\0"))

    def _original(self, place: int) -> bytes:
        return self._read(self._originals, place).partition(b"\0")[0]

    def _read(self, table: tuple[int, ...], place: int) -> bytes:
        length, start = table[2 * place], table[2 * place + 1]
        return self._content[start : start + length]
