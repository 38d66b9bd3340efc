"""How far something is that takes long: told in passing, on a terminal only, and taken back at the end."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from types import TracebackType
from typing import Self

from assess.cli.call import Call

PATIENCE = 2.0
"""Seconds for which nothing is told: what is done by then needs no telling."""

OFTEN = 0.2
"""Seconds between two tellings."""


class Headway:
    """Tells how far something is, while it is entered as a context."""

    def __init__(self, call: Call) -> None:
        """Begin to wait."""
        self._call = call
        self._next = monotonic() + PATIENCE
        self._told = False

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Take back what was told."""
        if self._told:
            self._call.tell_passing("")
            self._told = False

    def read(self, done: int, of: int) -> None:
        """Tell how many assessments were read."""
        if self._due():
            self._tell(self._call.say("{done} of {of} assessments read ...", done=done, of=of))

    def written(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Pass on the pieces of a file; while they are made, tell that it is being written."""
        with self:
            if self._due():
                self._tell(self._call.say("Writing the file ..."))
            yield from pieces

    def _due(self) -> bool:
        return monotonic() >= self._next and sys.stderr.isatty()

    def _tell(self, said: str) -> None:
        self._call.tell_passing(said)
        self._told, self._next = True, monotonic() + OFTEN
