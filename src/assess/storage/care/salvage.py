"""Saving what can be read of a damaged register into a new one, and saying exactly what is lost.

What the damaged file has lost is taken from the backups where they have it. The damaged file is only read.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from assess.domain.assessment import Opening
from assess.domain.errors import NotFound, RegisterUnusable
from assess.domain.history import Revision
from assess.domain.message import say
from assess.domain.receipt import Receipt
from assess.domain.scoring import Coverage
from assess.domain.standing import Standing
from assess.domain.subjects import OPENING
from assess.records import dataclass, replace
from assess.storage.care import carving
from assess.storage.care.remains import Remains, remains
from assess.storage.database.chain import UNREADABLE, chained
from assess.storage.database.failures import failures
from assess.storage.database.rows import content_of, envelope_row, history_in, put, revision_row, standing_row
from assess.storage.database.sqlite import connect, transaction
from assess.storage.disk.folder import whole
from assess.storage.disk.journal import half_written, journal_of, of_another


@dataclass(frozen=True)
class Salvaged:
    """What was saved of one assessment."""

    assessment: str
    changes: int
    """How many of its changes are in the new register."""
    from_backups: int
    """How many of those came from backups."""
    lost: tuple[int, ...]
    """The numbers of those that are lost."""
    before: str
    """Time of the last change before the lost ones, UTC, ISO 8601; empty where there is none."""
    after: str
    """Time of the first change after them, likewise."""


@dataclass(frozen=True)
class Envelope:
    """An envelope that proves itself, with its receipt."""

    receipt: Receipt
    content: bytes
    key: tuple[str, ...]
    """Its key as it was accepted: of whom, the key, when, by whom; empty where that can't be read."""


@dataclass(frozen=True)
class Deadline:
    """The last day of a cycle, as it was set once."""

    cycle: str
    day: str
    """ISO 8601; empty where it was taken away."""
    at: str
    """When it was set: the last one of a cycle is the one that holds."""
    by: str
    """Who set it."""


@dataclass(frozen=True)
class Rescue:
    """What was saved of a register."""

    assessments: Sequence[Salvaged]
    """Those that were worked on here, and those that were to be; in the order of their ids."""
    envelopes: int
    """How many envelopes."""
    deadlines: int
    """Of how many cycles the deadline."""


def salvage(register: Path, target: Path, backups: Sequence[Path]) -> Rescue:
    """Write what can be read of a register into a new one, and tell what was saved.

    `backups` are asked, in their order, for what is missing. Raises `NotFound` where there is no register, and
    `RegisterUnusable` where nothing can be read or the new one can't be written.
    """
    if not register.is_file():
        raise NotFound(say("There is no register {path}.", path=str(register)))
    with failures(register):
        contents = [_content(each) for each in (register, *backups)]
    left = remains(contents[0])
    for content in contents[1:]:
        for assessment, copy in remains(content).items():
            left.setdefault(assessment, Remains()).fill(copy)
    envelopes = {each.receipt.digest: each for content in reversed(contents) for each in _envelopes(content)}
    deadlines = sorted({each for content in contents for each in _deadlines(content)}, key=lambda each: each.at)
    if not envelopes and not deadlines and not any(each.revisions for each in left.values()):
        raise RegisterUnusable(
            say("Nothing in {path} can be read.", path=str(register)),
            say("Keep it all the same, and restore a backup: assess backup --list"),
        )
    with failures(target), whole(target) as partial:
        _write(partial, left, sorted(envelopes.values(), key=lambda each: each.receipt.received_at), deadlines)
    taken_in = {each.receipt.assessment for each in envelopes.values()}
    own = {assessment: each for assessment, each in sorted(left.items()) if each.found or assessment not in taken_in}
    accounts = [_account(assessment, each) for assessment, each in own.items()]
    return Rescue(accounts, len(envelopes), len({each.cycle for each in deadlines}))


def _content(register: Path) -> bytes:
    """Read a file's bytes; where a change was half written, as they were before it. The file itself stays as it is."""
    if not half_written(register) or of_another(register):
        return register.read_bytes()
    with TemporaryDirectory() as folder:
        copy = Path(folder) / register.name
        shutil.copyfile(register, copy)
        shutil.copyfile(journal_of(register), journal_of(copy))
        with suppress(sqlite3.Error), closing(sqlite3.connect(copy)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return copy.read_bytes()


def _envelopes(content: bytes) -> Iterator[Envelope]:
    """Find the envelopes whose bytes are those that were taken in, and the keys that were accepted for them."""
    pinned = {row[1:3]: tuple(map(str, row[1:])) for row in carving.records(content, carving.PINNED_KEY)}
    for row in carving.records(content, carving.ENVELOPE):
        with suppress(*UNREADABLE):
            *told, checksum, packed = row[1:]
            content = content_of(bytes(packed), str(checksum))  # type: ignore[arg-type]
            receipt = Receipt(*told)  # type: ignore[arg-type]
            if all(str(each).encode() in content for each in (receipt.digest, receipt.key, receipt.assessment)):
                key = pinned.get((receipt.sender, receipt.key), ())
                yield Envelope(replace(receipt, draft=bool(receipt.draft)), content, key)


def _deadlines(content: bytes) -> Iterator[Deadline]:
    """Find the deadlines that were set. Nothing proves them but that they read as days."""
    for row in carving.records(content, carving.DEADLINE):
        with suppress(ValueError):
            deadline = Deadline(*map(str, row[1:]))
            datetime.fromisoformat(deadline.at)
            if deadline.day:
                date.fromisoformat(deadline.day)
            yield deadline


def _write(
    target: Path, left: Mapping[str, Remains], envelopes: Sequence[Envelope], deadlines: Sequence[Deadline]
) -> None:
    """Write a new register, and leave nothing beside it.

    The standings in it count as out of date, and are made anew when they are looked at.
    """
    with _without_journal(target), closing(connect(target)) as connection, transaction(connection, target):
        for envelope in envelopes:
            put(connection, "REPLACE INTO envelope", envelope_row(envelope.receipt, envelope.content))
            _stand(connection, history_in(envelope.receipt.assessment, envelope.content))
        for key in sorted({each.key for each in envelopes if each.key}, key=_accepted_at):
            put(connection, "REPLACE INTO pinned_key", dict(zip(("sender", "key", "at", "by"), key, strict=True)))
        for deadline in deadlines:
            put(connection, "REPLACE INTO deadline", vars(deadline))
        for each in left.values():
            revisions, chain = each.revisions, ""
            for number, revision in enumerate(revisions, start=1):
                chain = chained(chain, revision.id)
                put(connection, "REPLACE INTO revision", revision_row(revision.numbered(number), chain))
            if revisions:
                _stand(connection, revisions)


def _accepted_at(key: tuple[str, ...]) -> str:
    """Tell when a key was accepted: the last one of a sender is the one it is known by."""
    return key[2]


@contextmanager
def _without_journal(register: Path) -> Iterator[None]:
    """Remove the empty journal that SQLite leaves beside a register, which is about to get another name."""
    try:
        yield
    finally:
        journal_of(register).unlink(missing_ok=True)


def _stand(connection: sqlite3.Connection, revisions: Sequence[Revision]) -> None:
    """Write the standing of an assessment, one that takes none of its revisions into account yet."""
    newest, openings = revisions[-1], [each.body or {} for each in revisions if each.subject == OPENING]
    opening = Opening.from_data(openings[-1])
    bare = Standing(newest.assessment, opening, Coverage(), None, None, None, newest.at, 0)
    put(connection, "REPLACE INTO standing", {**standing_row(bare), "last": len(revisions), "number": 0})


def _account(assessment: str, left: Remains) -> Salvaged:
    lost = left.lost if left.revisions else tuple(sorted(left.expected))
    before = [number for number in left.found if lost and number < lost[0]]
    after = [number for number in left.found if lost and number > lost[-1]]
    return Salvaged(
        assessment=assessment,
        changes=len(left.found) if left.revisions else 0,
        from_backups=left.from_backups,
        lost=lost,
        before=left.found[max(before)].revision.at if before else "",
        after=left.found[min(after)].revision.at if after else "",
    )
