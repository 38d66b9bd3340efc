"""Opening the register's file with care, and writing to it for good.

The file is looked at before SQLite touches it, and nothing of a stranger's file is ever changed. Journal and
synchronisation are set so that what is acknowledged survives a power cut, on journalled and on FAT file systems
(`docs/decisions/`); never WAL, which neither USB sticks nor shared folders can carry.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from assess.domain.errors import RegisterUnusable
from assess.domain.message import say
from assess.storage.database.chain import HELP_WITH_DAMAGE
from assess.storage.database.connection import Connection
from assess.storage.database.failures import failures
from assess.storage.database.schema import APPLICATION_ID, FIRST, MIGRATIONS, OBJECTS, VERSION, unindented
from assess.storage.disk.copying import PATIENCE, copy_register
from assess.storage.disk.folder import make_folder, share, whole
from assess.storage.disk.journal import half_written, journal_of, of_another
from assess.storage.disk.shelf import backups_of, name_before_update

_MAGIC = b"SQLite format 3\0"
_HEAD, _APPLICATION_AT = 100, 68
"""How long the head of a file of SQLite is, and where in it the application's number stands."""

_SETTINGS = (
    "PRAGMA synchronous = EXTRA",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
)


def connect(path: Path, before_change: Callable[[], None] | None = None) -> Connection:
    """Open the register, making or migrating it where that is called for. Raises `RegisterUnusable`."""
    with failures(path):
        _look_at(path)
        refuse_to_begin_anew(path)
        make_folder(path.parent)
        if not path.exists():
            with suppress(OSError):  # which opening it tells in its own words
                path.touch()
                share(path)  # before there is a journal, which becomes like it
        connection = _opened(path)
        try:
            version = _recognise(connection, path)
            connection.execute("PRAGMA journal_mode = TRUNCATE")
            if version < VERSION:
                _migrate(connection, path, anew=version == 0)
                _refuse_strangers(connection, path)
        except BaseException:
            connection.close()
            raise
    connection.before_change = before_change
    return connection


@contextmanager
def open_to_read(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a register only to read in it, as it is. Raises `RegisterUnusable`, also where there is none."""
    with failures(path):
        if not path.exists() or path.stat().st_size == 0:
            raise RegisterUnusable(say("{path} is empty, or not there.", path=str(path)), HELP_WITH_DAMAGE)
        _look_at(path)
        with closing(_opened(path)) as connection:
            _recognise(connection, path)
            connection.execute("PRAGMA query_only = ON")
            yield connection


@contextmanager
def transaction(connection: Connection, path: Path) -> Iterator[None]:
    """Do all of it or nothing; when it is left in peace, it is on the disk, or within `ahead` on its way there.

    Raises `RegisterUnusable`.
    """
    if connection.before_change:
        connection.before_change()
    with failures(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.conclude()
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _opened(path: Path) -> Connection:
    connection = sqlite3.connect(
        path, timeout=PATIENCE, isolation_level=None, check_same_thread=False, factory=Connection
    )
    connection.row_factory = sqlite3.Row
    try:
        for setting in _SETTINGS:
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return connection


def refuse_to_begin_anew(path: Path) -> None:
    """Refuse to make an empty register where there was one with backups: somebody would think that all is lost."""
    if (path.exists() and path.stat().st_size) or not backups_of(path):
        return
    raise RegisterUnusable(
        say("The register {path} is empty, or not there, and there are backups of it.", path=str(path)),
        say("Connect its disk or put it back; or restore the newest backup with: assess restore newest"),
    )


def refuse_folder(path: Path) -> None:
    """Refuse a folder that was named as the register."""
    if path.is_dir():
        raise RegisterUnusable(
            say("{path} is a folder, not a register.", path=str(path)),
            say("Name the register's file, for example {example}.", example=str(path / "assess.register")),
        )


def refuse_journal_of_another(path: Path) -> None:
    """Refuse a register that was put beside the journal of another: opening it would take changes away."""
    if of_another(path):
        raise RegisterUnusable(
            say("The register {path} was replaced after a change was interrupted, and the journal of the one before is "
                "still beside it.", path=str(path)),
            say("Nothing was changed. Move {journal} to another folder, keep it, and open the register again.",
                journal=str(journal_of(path))),
        )  # fmt: skip


def _look_at(path: Path) -> None:
    """Refuse what is plainly not a register before SQLite opens it.

    Beside a journal that is to be played back the file may be half written, and only SQLite can tell what it is.
    """
    refuse_folder(path)
    refuse_journal_of_another(path)
    if not path.exists() or path.stat().st_size == 0 or half_written(path):
        return
    with path.open("rb") as file:
        head = file.read(_HEAD)
    application = int.from_bytes(head[_APPLICATION_AT : _APPLICATION_AT + 4], "big")
    if not head.startswith(_MAGIC) or application not in (APPLICATION_ID, 0):
        raise _stranger(path)


def _recognise(connection: sqlite3.Connection, path: Path) -> int:
    """Tell the version of the file's shape: 0 for a new one. Nothing is written. Raises `RegisterUnusable`."""
    connection.execute("BEGIN")
    try:
        application, version = (_pragma(connection, name) for name in ("application_id", "user_version"))
        if application not in (APPLICATION_ID, 0) or (application == 0 and (version or _objects(connection))):
            raise _stranger(path)
        if 0 < version < FIRST:
            raise RegisterUnusable(
                say("The register {path} was made before the first release of assess.", path=str(path)),
                say("It was left as it is. Take over what is in it into a new register with: assess salvage"),
            )
        if version > VERSION:
            raise RegisterUnusable(
                say("The register {path} was made by a newer version of assess.", path=str(path)),
                say("Install the newer version; this one leaves the register as it is."),
            )
        if version == VERSION:
            _refuse_strangers(connection, path)
        elif any(kind not in ("table", "index") for kind, _ in _objects(connection)):
            raise _stranger(path)
        return version
    finally:
        if connection.in_transaction:  # SQLite ends it by itself where the disk fails
            connection.execute("ROLLBACK")


def _stranger(path: Path) -> RegisterUnusable:
    return RegisterUnusable(
        say("{path} is not a register of assess.", path=str(path)),
        say("It was left as it is. Name a register, or a file that does not exist yet, with --register."),
    )


def _migrate(connection: Connection, path: Path, *, anew: bool) -> None:
    """Bring the file up to date, one migration after the other; what was there before each is kept among the backups.

    Another program may be doing the same: whoever comes second finds it done.
    """
    for number, (_name, statements) in enumerate(MIGRATIONS, start=FIRST):
        with transaction(connection, path):
            if number <= _pragma(connection, "user_version"):
                continue
            if not anew:
                _keep_copy(path, name_before_update(path, number))
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number}")


def _keep_copy(path: Path, copy: Path) -> None:
    """Write what the register holds to another file, whole or not at all."""
    make_folder(copy.parent)
    with whole(copy) as partial:
        copy_register(path, partial)


def _refuse_strangers(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file with triggers, views or tables of others, which could change what is written, and a damaged one."""
    objects = _objects(connection)
    if objects.keys() != OBJECTS.keys():
        raise _stranger(path)
    if objects != OBJECTS:
        raise sqlite3.DatabaseError("the words that made its tables have changed")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _objects(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    return {(row["type"], row["name"]): unindented(str(row["sql"])) for row in rows}
