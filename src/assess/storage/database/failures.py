"""Saying in words what went wrong with a register: what SQLite and the system report, and what to do about it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assess.domain.errors import RegisterUnusable
from assess.domain.message import Message, say
from assess.domain.refusal import why
from assess.storage.database.chain import HELP_WITH_DAMAGE
from assess.storage.disk.folder import meant


@contextmanager
def failures(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system report into one sentence and what to do. Raises `RegisterUnusable`."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise RegisterUnusable(*_in_words(error, path)) from error
    except OSError as error:
        raise RegisterUnusable(
            say("The register {path} can't be opened: {why}.", path=str(meant(path)), why=why(error)),
            say("Check that the disk is connected and that you may write there, or name another with --register."),
        ) from error


def _in_words(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> tuple[Message, Message]:
    """Word a failure and what to do about it; a failure of an unforeseen kind is told as SQLite words it."""
    # Text that is not UTF-8, also in what SQLite itself complains of, is all that Python's own module complains of by
    # itself: somebody's bits have flipped.
    name, where = getattr(error, "sqlite_errorname", "SQLITE_CORRUPT"), str(meant(path))
    if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113 - a pipe, a device: nobody's register
        name = "SQLITE_NOTADB"
    elif name.startswith("SQLITE_IOERR") and name not in _UNCERTAIN and not _is_open(path):
        name = "SQLITE_CANTOPEN"
    for beginning, message, hint in _WORDS:
        if name.startswith(beginning):
            return message._replace(values={"path": where}), hint
    return (
        say("The register {path} can't be used: {why}.", path=where, why=str(error)),
        say("Try again; if it happens again, run: assess doctor"),
    )


def _is_open(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


_UNCERTAIN = ("SQLITE_IOERR_FSYNC", "SQLITE_IOERR_DIR_FSYNC", "SQLITE_IOERR_TRUNCATE")
"""What comes so late that the change may be on the disk."""

_UNREAD = ("SQLITE_IOERR_READ", "SQLITE_IOERR_SHORT_READ", "SQLITE_IOERR_FSTAT")
"""What says nothing about a change: it may have been saved before."""

_WORDS = (
    (
        "SQLITE_FULL",
        say("The disk is full: nothing was saved in {path}."),
        say("Free some space, then try again."),
    ),
    (
        "SQLITE_READONLY_DBMOVED",
        say("The register {path} was moved, replaced or deleted while it was open."),
        say("Put it back where it was, then try again."),
    ),
    (
        "SQLITE_READONLY",
        say("The register {path} can only be read."),
        say("Copy it to a place where you may write, and name that with --register."),
    ),
    (
        "SQLITE_CANTOPEN",
        say("The register {path} can't be opened or written."),
        say("Check that the folder exists and that you may write there, or name another with --register."),
    ),
    (
        "SQLITE_BUSY",
        say("Another program is writing to the register {path}."),
        say("Wait until it has finished, then try again."),
    ),
    *(
        (
            name,
            say("The disk reports an error in {path}: whether what you did last was saved is not certain."),
            say("Check the disk or the connection to it, and see whether it was saved before you do it again."),
        )
        for name in _UNCERTAIN
    ),
    *(
        (
            name,
            say("The disk reports an error in {path}: it can't be read."),
            say("Check the disk or the connection to it, then try again."),
        )
        for name in _UNREAD
    ),
    (
        "SQLITE_IOERR",
        say("The disk reports an error in {path}: nothing was saved."),
        say("Check the disk or the connection to it, then try again."),
    ),
    (
        "SQLITE_NOTADB",
        say("{path} is not a register of assess."),
        say("It was left as it is. Name a register, or a file that does not exist yet, with --register."),
    ),
    (
        "SQLITE_CORRUPT",
        say("The register {path} is damaged."),
        HELP_WITH_DAMAGE,
    ),
)
"""By what the name of SQLite's error begins with: the sentence, and what to do. The first that fits counts."""
