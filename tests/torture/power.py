"""Power that fails at any moment of a day's work: what the disk then has, and whether everything acknowledged is in it.

All that SQLite writes is recorded on its way to the disk. From the record, disks are made as they may be after the
power failed: what was synchronised is there, of the rest some is, some is not, some is torn in the middle of a sector.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, cast

import apsw

from assess.storage.database import sqlite
from assess.storage.database.connection import Connection
from assess.storage.disk.journal import journal_of
from tests.storage.registers import desk_on
from tests.torture.victim import HELD, lost

SECTOR = 512
ACTS = 12


@dataclass
class Disk:
    """One file's bytes: those that are safe, and what was done since to be safe one day."""

    safe: bytes = b""
    pending: list[tuple[str, int, bytes]] = field(default_factory=list)


@dataclass
class Record:
    """All that was done to the register and its journal, in order, with what was acknowledged when."""

    done: list[tuple[str, str, int, bytes]] = field(default_factory=list)
    """Whose file, what (write, truncate, sync, delete; acknowledge), where, which bytes."""

    def note(self, file: str, what: str, at: int = 0, content: bytes = b"") -> None:
        """Write one deed down."""
        self.done.append((file, what, at, content))


class RecordedFiles(apsw.VFS):
    """The file system of SQLite, with somebody who writes everything down."""

    def __init__(self, record: Record) -> None:
        """Go between SQLite and the real one."""
        self.record = record
        super().__init__("recorded", "")

    def xOpen(self, name: Any, flags: list[int]) -> RecordedFile:  # noqa: N802 - SQLite's names
        """Open a file of which the record is kept."""
        return RecordedFile(self.record, name, flags)

    def xDelete(self, name: str, syncdir: bool) -> None:  # noqa: N802, FBT001 - SQLite's names
        """Delete a file; whether that is on the disk is as uncertain as a write."""
        self.record.note(_which(name), "truncate")
        super().xDelete(name, syncdir)


class RecordedFile(apsw.VFSFile):
    """One file of which the record is kept."""

    def __init__(self, record: Record, name: Any, flags: list[int]) -> None:
        """Open it."""
        self.record = record
        self.which = _which(name.filename() if isinstance(name, apsw.URIFilename) else name or "")
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - SQLite's names
        """Write, and write down."""
        self.record.note(self.which, "write", offset, bytes(data))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 - SQLite's names
        """Cut short, and write down."""
        self.record.note(self.which, "truncate", newsize)
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802 - SQLite's names
        """Bring to the disk, and write down."""
        self.record.note(self.which, "sync")
        super().xSync(flags)


class Recorded:
    """A connection that records, with as much of the ways of Python's own module as the register uses."""

    row_factory = None
    before_change = None

    def __init__(self, path: Path) -> None:
        """Open a file."""
        self._connection = apsw.Connection(str(path), vfs="recorded")

    @property
    def in_transaction(self) -> bool:
        """Whether something is not committed yet."""
        return self._connection.in_transaction

    def execute(self, statement: str, values: tuple[Any, ...] = ()) -> Rows:
        """Run one statement."""
        cursor = self._connection.cursor()
        cursor.execute(statement, values)
        try:
            names = [column[0] for column in cursor.get_description()]
        except apsw.ExecutionCompleteError:
            names = []
        return Rows([Row(names, values) for values in cursor])

    def executemany(self, statement: str, many: Iterable[tuple[Any, ...]]) -> None:
        """Run one statement for each of many values."""
        for values in many:
            self.execute(statement, values)

    def conclude(self) -> None:
        """Commit."""
        self.execute("COMMIT")

    def settle(self) -> None:
        """Have nothing on its way to the disk."""

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


class Row:
    """A row that knows its columns by name."""

    def __init__(self, names: list[str], values: tuple[Any, ...]) -> None:
        """Take the values."""
        self._names = names
        self._values = values

    def __getitem__(self, key: int | str) -> Any:
        """Find a value by place or name."""
        return self._values[self._names.index(key) if isinstance(key, str) else key]

    def __iter__(self) -> Iterator[Any]:
        """Give the values in order."""
        return iter(self._values)


class Rows(list[Row]):
    """What a statement gave."""

    def fetchone(self) -> Row | None:
        """Give the first row; `None` where there is none."""
        return self[0] if self else None

    def fetchall(self) -> list[Row]:
        """Give all of them."""
        return self


def ordered(chance: Random, times: int, folder: Path) -> Iterator[str]:
    """Cut the power of a disk that keeps to the order in which it was written to."""
    yield from _cuts(chance, times, folder, in_order=True)


def fat(chance: Random, times: int, folder: Path) -> Iterator[str]:
    """Cut the power of a disk that writes what is not synchronised in whatever order, as USB sticks do."""
    yield from _cuts(chance, times, folder, in_order=False)


def _cuts(chance: Random, times: int, folder: Path, *, in_order: bool) -> Iterator[str]:
    record = _recorded(folder / "recorded.register")
    after = folder / "after.register"
    for _ in range(times):
        moment = chance.randrange(1, len(record.done) + 1)
        disks, acknowledged = {"register": Disk(), "journal": Disk()}, 0
        for file, what, at, content in record.done[:moment]:
            if what == "acknowledge":
                acknowledged = at
            elif what == "sync":
                disks[file] = Disk(_played(disks[file].safe, disks[file].pending))
            else:
                disks[file].pending.append((what, at, content))
        after.write_bytes(_left(disks["register"], chance, in_order=in_order))
        journal_of(after).write_bytes(_left(disks["journal"], chance, in_order=in_order))
        if acknowledged:
            told = lost(after, set(range(1, acknowledged + 1)))
            yield f"at {moment} of {len(record.done)}: {told}" if told else HELD
        else:
            yield HELD


def _recorded(path: Path) -> Record:
    """Do a day's work on a register and record what reaches the disk."""
    record = Record()
    files = RecordedFiles(record)
    opened = sqlite._opened

    def open_recorded(path: Path) -> Connection:
        connection = Recorded(path)
        for setting in sqlite._SETTINGS:
            connection.execute(setting)
        return cast("Connection", connection)

    sqlite._opened = open_recorded
    try:
        with desk_on(path) as desk:
            session = desk.begin("SLV", "2026")
            for number in range(1, ACTS + 1):
                session.comment("T-01.s", f"Act {number} " + "and so on " * (400 if number % 4 == 0 else 1))
                record.note("", "acknowledge", number)
    finally:
        sqlite._opened = opened
        files.unregister()
    return record


def _which(name: str) -> str:
    return "journal" if name.endswith("-journal") else "register"


def _played(content: bytes, deeds: list[tuple[str, int, bytes]]) -> bytes:
    """Do to a file what was done to it."""
    file = bytearray(content)
    for what, at, written in deeds:
        if what == "truncate":
            del file[at:]
        else:
            file.extend(bytes(max(0, at - len(file))))
            file[at : at + len(written)] = written
    return bytes(file)


def _left(disk: Disk, chance: Random, *, in_order: bool) -> bytes:
    """Tell what a disk has of a file after the power failed."""
    if in_order:
        reached = disk.pending[: chance.randint(0, len(disk.pending))]
        torn = set[int]() if chance.random() < 0.5 else {len(reached) - 1}
    else:
        reached = [deed for deed in disk.pending if chance.random() < 0.5]
        torn = {place for place in range(len(reached)) if chance.random() < 0.3}
    deeds = [_torn(deed, chance) if place in torn else deed for place, deed in enumerate(reached)]
    return _played(disk.safe, deeds)


def _torn(deed: tuple[str, int, bytes], chance: Random) -> tuple[str, int, bytes]:
    """Let only the first sectors of a write be there."""
    what, at, content = deed
    return what, at, content[: SECTOR * chance.randint(0, len(content) // SECTOR)]
