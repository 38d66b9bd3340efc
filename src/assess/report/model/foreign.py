"""Texts in another language than the report: whoever writes one says which it is, so that it is read aloud rightly."""

from __future__ import annotations

from typing import Self

from assess.domain.guideline import Text


class Foreign(str):
    """A text with the language it is in. Put together with others, it is plain text again."""

    __slots__ = ("language",)

    language: str
    """Its code."""

    def __new__(cls, text: str, language: str) -> Self:
        """Take a text and the code of its language."""
        made = super().__new__(cls, text)
        made.language = language
        return made


def read(text: Text, language: str) -> str:
    """Give a text in `language`, or in the reference language as a `Foreign` one."""
    if text.words.get(language):
        return text.read(language)
    reference = next(iter(text.words), language)
    return text.read(language) if reference == language else Foreign(text.read(language), reference)


def read_name(text: Text, language: str, home: str) -> str:
    """Give a name; one that is the same in every language is in the language of its `home`."""
    name = read(text, language)
    same = set(text.words.values()) == {str(name)}
    return Foreign(name, home) if same and home != language else name


def pieces(whole: str, parts: list[str]) -> tuple[str, ...]:
    """Give the parts of a text, each in the language of the whole."""
    return tuple(Foreign(part, whole.language) for part in parts) if isinstance(whole, Foreign) else tuple(parts)
