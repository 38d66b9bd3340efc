"""Progress of what takes long: shown on one line of a terminal, and wiped away at the end."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from types import TracebackType
from typing import Self

from assess.cli.call import Call

PATIENCE = 2.0
"""Seconds for which nothing is shown: what is done by then needs no progress."""

OFTEN = 0.2
"""Seconds from one showing to the next."""


class Headway:
    """Shows progress while it is entered as a context."""

    def __init__(self, call: Call) -> None:
        """Show nothing yet: it may be done before anybody waits."""
        self._call = call
        self._next = monotonic() + PATIENCE
        self._told = False

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Wipe away what was shown."""
        if self._told:
            self._call.show_progress("")
            self._told = False

    def read(self, done: int, of: int) -> None:
        """Show how many assessments were read."""
        if self._due():
            self._tell(self._call.say("{done} of {of} assessments read ...", done=done, of=of))

    def written(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Pass on the pieces of a file; while they are made, show that it is being written."""
        with self:
            if self._due():
                self._tell(self._call.say("Writing the file ..."))
            yield from pieces

    def _due(self) -> bool:
        return monotonic() >= self._next and sys.stderr.isatty()

    def _tell(self, said: str) -> None:
        self._call.show_progress(said)
        self._told, self._next = True, monotonic() + OFTEN
