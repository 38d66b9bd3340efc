"""What a terminal sends, read so that nothing of it does any harm.

A paste arrives as it was copied: an escape character inside it is taken out before Textual's parser sees it. That takes
such a character for the beginning of a key, and lets what follows it arrive before the paste, as keys that were typed:
letters out of order at best, commands at worst. Only the brackets of a paste are left.

What can't be read is passed over: letters that are not UTF-8, and keys as no terminal was asked to tell them. Textual
would stop the program.
"""

from __future__ import annotations

import sys
from codecs import getincrementaldecoder
from collections.abc import Iterable
from functools import partial
from importlib import import_module

from textual import events
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.keys import Keys
from textual.message import Message

ESCAPE = "\x1b"


class SafeParser(XTermParser):
    """Reads what a terminal sends, in whatever pieces it sends it."""

    _pasting = False
    _seen = ""
    """The end of what was passed on outside a paste: it may be the first half of an opening bracket."""
    _held = ""
    """The end of what came inside a paste and was not passed on: it may be the first half of the closing bracket."""

    def feed(self, data: str) -> Iterable[Message]:
        """Parse data; an empty text is the end of it."""
        clean = self._cleaned(data)
        return super().feed(clean) if clean or not data else ()

    def _cleaned(self, data: str) -> str:
        """Take the escape characters out of what is pasted."""
        kept, rest = list[str](), data
        while rest:
            text, rest = self._pasted(rest) if self._pasting else self._typed(rest)
            kept.append(text)
        return "".join(kept)

    def _typed(self, data: str) -> tuple[str, str]:
        """Pass on what comes up to the end of an opening bracket, and give the rest."""
        before, bracket, _ = (self._seen + data).partition(BRACKETED_PASTE_START)
        self._pasting = bool(bracket)
        if not bracket:
            self._seen = (self._seen + data)[1 - len(BRACKETED_PASTE_START) :]
            return data, ""
        end = len(before) + len(BRACKETED_PASTE_START) - len(self._seen)
        self._seen = ""
        return data[:end], data[end:]

    def _pasted(self, data: str) -> tuple[str, str]:
        """Clean what comes before the closing bracket, and give the rest; half a bracket is held back."""
        before, bracket, after = (self._held + data).partition(BRACKETED_PASTE_END)
        self._held, self._pasting = "", not bracket
        if bracket:
            return before.replace(ESCAPE, "") + BRACKETED_PASTE_END, after
        sizes = range(len(BRACKETED_PASTE_END) - 1, 0, -1)
        half = next((size for size in sizes if before.endswith(BRACKETED_PASTE_END[:size])), 0)
        self._held = before[len(before) - half :]
        return before[: len(before) - half].replace(ESCAPE, ""), ""

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:  # noqa: FBT001, FBT002 - Textual's
        """Tell which keys a sequence means; numbers that mean no key are a key that nothing listens to."""
        try:
            return list(super()._sequence_to_key_events(sequence, alt))
        except (ValueError, OverflowError):
            return [events.Key(Keys.Ignore, sequence)]

    def parse_mouse_code(self, code: str) -> Message | None:
        """Tell what the mouse did; a terminal that knows no size in pixels doesn't tell its place in them either."""
        sizes = (self.terminal_size, self.terminal_pixel_size)
        self.mouse_pixels = self.mouse_pixels and all(size and all(size) for size in sizes)
        return super().parse_mouse_code(code)


def read_safely() -> None:
    """Let Textual's driver read like this; it finds by their names in its own module what it reads with."""
    driver = vars(import_module(f"textual.drivers.{'win32' if sys.platform == 'win32' else 'linux_driver'}"))
    driver["XTermParser"] = SafeParser
    driver["getincrementaldecoder"] = lambda encoding: partial(getincrementaldecoder(encoding), errors="replace")
