"""Backups: made by themselves before the first change of a day and of an hour, and whenever somebody asks.

Each is written whole or not at all and is read from end to end before it takes its name, so that a register that has
been damaged never stands among them. Old automatic ones make room for new ones; nothing else is ever deleted.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from assess.domain.errors import AssessError, NotFound, RegisterUnusable
from assess.domain.message import say
from assess.domain.refusal import why
from assess.storage.care.survey import survey
from assess.storage.database.failures import failures
from assess.storage.database.sqlite import open_to_read, refuse_folder, refuse_journal_of_another
from assess.storage.disk.copying import copy_register
from assess.storage.disk.folder import PARTIAL, make_folder, whole
from assess.storage.disk.shelf import Backup, Why, backups_of, folder_of, name_for

EVERY = timedelta(hours=1)
"""How old the last backup may be when something is changed; on a new day there is always a new one."""

DEADLINE = 5.0
"""Seconds that an automatic backup may keep somebody from going on."""

LATEST, DAYS = 5, 7
"""How many automatic backups are kept in any case, and of how many days of use the last one."""

NEWEST = "newest"
"""What to call the newest backup, for whoever does not want to look for its name."""


UNWRITTEN = {"SQLITE_FULL": errno.ENOSPC, "SQLITE_IOERR_WRITE": errno.EIO, "SQLITE_IOERR_FSYNC": errno.EIO}
"""What SQLite says while copying where it is the copy that can't be written: of the register it only reads."""


class Backups:
    """The backups of one register."""

    def __init__(self, register: Path, now: Callable[[], datetime]) -> None:
        """Take the register's file and the time.

        Raises `RegisterUnusable` for a folder, and for a file in a folder that this account may not enter.
        """
        with failures(register), suppress(FileNotFoundError, NotADirectoryError):
            register.stat()
        refuse_folder(register)
        self.register = register
        self.now = now
        self._looked: datetime | None = None

    def keep_if_due(self) -> None:
        """Make a backup before something is changed, where the last one is old; a failure is left for the doctor."""
        now = self.now().astimezone()
        if self._looked and self._looked.date() == now.date() and abs(now - self._looked) < EVERY:
            return
        self._looked = now
        with suppress(OSError, AssessError):
            if _is_due(backups_of(self.register), now) and self._holds_something():
                self._write(name_for(self.register, Why.AUTOMATIC, now), DEADLINE)
                self._make_room()

    def keep(self, target: Path | None = None) -> Path:
        """Make a backup now, in a file that is named or, where it is `None`, beside the others, and tell where.

        Raises `NotFound` where there is no register, `RegisterUnusable` where it is damaged or can't be copied.
        """
        if not self.register.exists():
            raise NotFound(say("There is no register {path} to make a backup of.", path=str(self.register)))
        target = target or name_for(self.register, Why.ASKED, self.now())
        if os.path.exists(target):  # noqa: PTH110 - where looking is not allowed, writing says so
            raise RegisterUnusable(
                say("{path} exists already.", path=str(target)), say("Name a file that does not exist yet.")
            )
        self._write(target, None)
        return target

    def find(self, name: str) -> Path:
        """Find a backup by its name, by its path, or as the newest. Raises `NotFound`."""
        listed = {backup.path.name: backup.path for backup in backups_of(self.register)}
        if name == NEWEST:
            made = [backup.path for backup in self._as_made() if backup.why is not Why.REPLACED]
            listed = {NEWEST: made[0]} if made else {}
        found = listed.get(name, Path(name).expanduser())
        if not os.path.isfile(found):  # noqa: PTH113 - Path.is_file() raises where looking is not allowed
            raise NotFound(
                say("There is no backup “{name}”.", name=name), say("See all of them with: assess backup --list")
            )
        return found

    def _write(self, target: Path, seconds: float | None) -> None:
        try:
            make_folder(target.parent)
            with whole(target) as partial:
                self._copy(partial, seconds)
                self._prove(partial)
        except OSError as error:
            raise RegisterUnusable(
                say("The backup {path} can't be made: {why}.", path=str(target), why=why(error)),
                say("Name another place with -o, for example on a USB stick."),
            ) from error

    def _copy(self, copy: Path, seconds: float | None) -> None:
        """Copy the register. Raises `OSError` where the copy can't be written, `RegisterUnusable` for anything else."""
        refuse_journal_of_another(self.register)
        copy.touch()
        try:
            copy_register(self.register, copy, seconds)
        except sqlite3.Error as error:
            if number := UNWRITTEN.get(getattr(error, "sqlite_errorname", "")):
                raise OSError(number, os.strerror(number), str(copy)) from error
            with failures(self.register):
                raise

    def _prove(self, copy: Path) -> None:
        """Read a copy from end to end. Raises `RegisterUnusable` where the register is damaged, else `OSError`."""
        try:
            survey(copy)
        except RegisterUnusable as error:
            survey(self.register)
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(copy)) from error

    def _holds_something(self) -> bool:
        with open_to_read(self.register) as connection:
            return connection.execute("SELECT 1 FROM standing LIMIT 1").fetchone() is not None

    def _as_made(self) -> list[Backup]:
        """List the backups as they were made, newest first: those from the future, while the clock was wrong, last."""
        now = self.now().astimezone()
        return sorted(backups_of(self.register), key=lambda backup: backup.at > now)

    def _make_room(self) -> None:
        """Delete the automatic backups that have had their day, and what a killed program left unfinished."""
        for backup in worn_out(self._as_made()):
            backup.path.unlink(missing_ok=True)
        yesterday = (self.now() - timedelta(days=1)).timestamp()
        for left in folder_of(self.register).glob(f"{self.register.stem}-*{PARTIAL}*"):  # its journal too
            if left.stat().st_mtime < yesterday:
                left.unlink(missing_ok=True)


def worn_out(backups: Sequence[Backup]) -> list[Backup]:
    """Choose the backups to delete out of all there are, newest first: never the latest, nor the last one of a day."""
    automatic = [backup for backup in backups if backup.why is Why.AUTOMATIC]
    of_day = dict[object, Backup]()
    for backup in automatic:
        of_day.setdefault(backup.at.date(), backup)
    kept = [*automatic[:LATEST], *list(of_day.values())[:DAYS]]
    return [backup for backup in automatic if backup not in kept]


def _is_due(backups: Sequence[Backup], now: datetime) -> bool:
    """Tell whether it is time; backups from the future, made while the clock was wrong, do not count."""
    last = next((each.at for each in backups if each.at <= now and each.why is not Why.REPLACED), None)
    return last is None or last.date() != now.date() or now - last >= EVERY
