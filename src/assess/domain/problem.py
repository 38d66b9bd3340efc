"""Faults found in a file, as values: all of them at once, each with its place and what to do."""

from __future__ import annotations

from assess.domain.message import Message
from assess.records import dataclass


@dataclass(frozen=True)
class Place:
    """Where in a file something stands."""

    file: str
    """The file as the user knows it: a path, or a name inside an archive."""
    line: int = 1
    """Counted from 1."""
    column: int = 1
    """Counted from 1, in characters."""

    def __str__(self) -> str:
        """Give the place as editors understand it."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Problem:
    """One fault in a file."""

    place: Place
    message: Message
    hint: Message | None = None
    """What to do about it; `None` where the message already says so."""
    advice: bool = False
    """Whether the file is still usable: advice is shown to authors and never refuses a file."""
