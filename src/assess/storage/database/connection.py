"""A connection to a register, which may bring a change to the disk while something else is done.

Whatever is asked of the connection next waits until the disk has it. SQLite is used by one thread at a time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor


class Connection(sqlite3.Connection):
    """A connection to a register, to be opened with `check_same_thread=False`."""

    before_change: Callable[[], None] | None = None
    """What is to be done before anything is changed; `None` for nothing."""

    _beside = False
    _committing: Future[None] | None = None
    """The change that is on its way to the disk; `None` where none is."""
    _failure: sqlite3.Error | None = None
    """Why the last such change did not get there, until somebody is told; `None` where it did."""

    @contextmanager
    def ahead(self) -> Iterator[None]:
        """Go on, within, while a change is committed; whether it could be is told by `settle`."""
        self._beside = True
        try:
            yield
        finally:
            self._beside = False

    def conclude(self) -> None:
        """Commit the change that was begun; within `ahead`, begin to."""
        if self._beside:
            self._committing = _thread().submit(super().commit)
        else:
            self.execute("COMMIT")

    def settle(self) -> None:
        """Wait until what was concluded is on the disk. Raises `sqlite3.Error`, and then nothing of it is."""
        self._wait()
        failure, self._failure = self._failure, None
        if failure:
            raise failure

    def execute(self, statement: str, values: Any = ()) -> sqlite3.Cursor:
        """Run one statement, after what was concluded before."""
        self._wait()
        return super().execute(statement, values)

    def executemany(self, statement: str, many: Iterable[Any]) -> sqlite3.Cursor:
        """Run one statement for each of many values, after what was concluded before."""
        self._wait()
        return super().executemany(statement, many)

    def cursor(self, *given: Any, **named: Any) -> Any:
        """Give a cursor, after what was concluded before."""
        self._wait()
        return super().cursor(*given, **named)

    def close(self) -> None:
        """Let go of the file, after what was concluded before. Raises `sqlite3.Error` where that could not be kept."""
        try:
            self.settle()
        finally:
            super().close()

    def _wait(self) -> None:
        if self._committing:
            committing, self._committing = self._committing, None
            try:
                committing.result()
            except sqlite3.Error as error:
                self._failure = error
                if self.in_transaction:
                    super().execute("ROLLBACK")


@cache
def _thread() -> ThreadPoolExecutor:
    """Give the thread that waits for the disk."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - only the terminal goes on meanwhile

    return ThreadPoolExecutor(1, "disk")
