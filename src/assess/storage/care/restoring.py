"""Putting a backup in the place of the register, and keeping what stood there.

Nothing is deleted and nothing is changed until the backup has been read from end to end and everything is copied:
whenever the power fails, there is a whole register in its place, the old one or the new one.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from assess.domain.errors import Misuse, RegisterUnusable
from assess.domain.message import say
from assess.storage.care.survey import Survey, survey
from assess.storage.database.failures import failures
from assess.storage.disk.copying import PATIENCE, copy_register
from assess.storage.disk.folder import make_folder, whole
from assess.storage.disk.journal import half_written, journal_of, of_another
from assess.storage.disk.shelf import Why, name_for


def restore(register: Path, backup: Path, now: datetime) -> tuple[Survey, Path | None]:
    """Put a copy of a backup in the place of the register; tell what it holds and where the old one is kept.

    The old one is `None` where there was none. Raises `RegisterUnusable` where the backup is damaged, another program
    is writing, or the disk refuses; `Misuse` where the backup is the register itself.
    """
    if register.exists() and backup.samefile(register):
        raise Misuse(say("{path} is the register itself.", path=str(backup)))
    holds = _examined(backup)
    with failures(register), _undisturbed(register) as connection:
        make_folder(register.parent)
        with whole(register) as partial:
            copy_register(backup, partial)
            kept = _keep(register, connection, name_for(register, Why.REPLACED, now))
    return holds, kept


def _examined(backup: Path) -> Survey:
    try:
        return survey(backup)
    except RegisterUnusable as error:
        raise RegisterUnusable(
            error.message, say("Nothing was changed. Choose another one from: assess backup --list")
        ) from error


@contextmanager
def _undisturbed(register: Path) -> Iterator[sqlite3.Connection | None]:
    """Keep other programs from writing meanwhile; `None` where there is nothing that anybody could write to.

    Nor is a register opened beside the journal of another one, which would be played back.
    """
    if not register.exists() or of_another(register):
        yield None
        return
    with closing(sqlite3.connect(register, timeout=PATIENCE, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorname.startswith("SQLITE_BUSY"):
                raise
            yield None
        else:
            yield connection


def _keep(register: Path, connection: sqlite3.Connection | None, kept: Path) -> Path | None:
    """Copy what stands in the register's place; `None` where nothing does.

    Where it can't be opened, its journal was not played back: it is copied too. Left in its place, it would spoil what
    comes there next.
    """
    journal = journal_of(register)
    if register.exists() or half_written(register):
        make_folder(kept.parent)
    if register.exists():
        with whole(kept) as partial:
            if connection:
                partial.write_bytes(connection.serialize())
            else:
                shutil.copy2(register, partial)
    if half_written(register):
        with whole(journal_of(kept)) as partial:
            shutil.copy2(journal, partial)
    if connection and os.name == "nt":
        connection.close()  # a file that somebody has open can't be replaced there
    journal.unlink(missing_ok=True)
    return kept if kept.exists() else None
