"""Sentences for people, kept apart from the language they will be read in.

The English text is the key of the translation; the values fill its `{named}` fields only after it has been
translated. Translating is the work of `assess.words`; nothing here knows a language.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Message(NamedTuple):
    """One sentence of the program, in English with `{named}` fields, and what goes into the fields."""

    text: str
    values: Mapping[str, object] = {}
    many: str = ""
    """The same sentence for any number but one, by the value `n`; empty where nothing is counted."""

    def __str__(self) -> str:
        """Give the sentence in English."""
        text = self.many if self.many and self.values["n"] != 1 else self.text
        return text.format(**self.values)


def say(text: str, /, **values: object) -> Message:
    """Build a message. The extractor of translatable texts looks for calls of this name."""
    return Message(text, values)


def count(n: int, one: str, many: str, /, **values: object) -> Message:
    """Build a message about a number, which its texts call `{n}`."""
    return Message(one, {"n": n, **values}, many)
