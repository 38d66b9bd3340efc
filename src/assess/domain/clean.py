"""The door for text from outside: typed, pasted or imported text is cleaned here before it is kept.

Removed are terminal escape sequences, control characters, bidirectional overrides and other invisible format
characters, private and unassigned code points; what remains is in Unicode normal form C. Cleaning twice gives the
same as cleaning once. Nothing is escaped here: each output has its own way of showing text as text.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 20_000
"""Characters kept of one text: a long annex, yet nothing that stops a report from being laid out."""

_MOST_MARKS = 4
"""Combining marks kept on one letter; every written language needs fewer."""

_JOINERS = {"\u200c", "\u200d"}
"""Zero-width characters that Persian, Indic scripts and emoji need."""

_HOSTILE = {"Cc", "Cf", "Cs", "Co", "Cn"}
"""Unicode categories of what is never kept."""

LETTERS = "\u00a1-\u00ac\u00ae-\u024f\u2010-\u2015\u2018-\u201f\u2022\u2026"
"""Latin letters with accents and the marks of ordinary writing beyond ASCII: nothing in them wants cleaning."""

_ORDINARY = re.compile(f"[ -~\n{LETTERS}]*")
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029\x0b\x0c]")
_ESCAPES = re.compile(
    r"\x1b\][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"  # operating system commands: titles, clipboard
    r"|\x1b[PX^_][^\x1b\x9c]*(?:\x1b\\|\x9c)?"  # device control, privacy and application strings
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # control sequences: colours, cursor
    r"|\x1b[ -/]*[0-~]?"
    r"|[\x90\x98\x9d-\x9f][^\x9c\x1b]*(?:\x9c|\x1b\\)?"
)


def clean(text: str, *, lines: bool = True, longest: int = LONGEST) -> str:
    """Make `text` safe to keep; `lines=False` turns line ends into spaces (titles, names)."""
    if _ORDINARY.fullmatch(text):
        return (text if lines else text.replace("\n", " "))[:longest].strip()
    text = _ESCAPES.sub("", _LINE_ENDS.sub("\n", text[: 4 * longest]))
    if not lines:
        text = text.replace("\n", " ")
    text = unicodedata.normalize("NFC", text).replace("\t", "    ")
    kept = "".join(_kept(text))
    return unicodedata.normalize("NFC", kept)[:longest].strip()


def is_hostile(letter: str) -> bool:
    """Tell whether a letter is removed wherever it stands: control, format, private and unassigned characters."""
    return letter != "\n" and letter not in _JOINERS and unicodedata.category(letter) in _HOSTILE


def harmless(text: str) -> str:
    """Leave out what is hostile, and nothing else: for texts on their way out, and for names of files."""
    return text if text.isprintable() else "".join(letter for letter in text if not is_hostile(letter))


def _kept(text: str) -> list[str]:
    """Keep what is not hostile; marks parted by something that is removed stand on the same letter in the end."""
    kept, marks = [], 0
    for letter in text:
        if is_hostile(letter):
            continue
        marks = marks + 1 if unicodedata.category(letter).startswith("M") else 0
        if marks <= _MOST_MARKS:
            kept.append(letter)
    return kept
