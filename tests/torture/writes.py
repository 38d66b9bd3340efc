"""Writes that fail, each in its turn, while the register is changed: by undoing, by a colleague's draft, by a deadline.

Whatever fails is told in a sentence; the register stays whole and holds all of the change or nothing of it; the session
knows what the register holds; and the same thing, done once more, is done.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, cast

import apsw

from assess.domain.answers import Rated
from assess.domain.assessment import Assessment, Declaration
from assess.domain.errors import RegisterUnusable
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.domain.scoring import score
from assess.exchange.sealed.arrivals import open_arrival
from assess.exchange.sealed.envelope import seal
from assess.exchange.sealed.keys import SigningKey, signing_key
from assess.storage.care.survey import survey
from assess.storage.database import sqlite
from assess.storage.database.connection import Connection
from assess.storage.database.sqlite import open_to_read
from assess.storage.disk.journal import journal_of
from assess.storage.register import SqliteRegister
from assess.workflow.arrival import Verdict
from assess.workflow.compiling import Wish, compile_cycle
from assess.workflow.gathering import Gathering
from assess.workflow.opening import Desk
from assess.workflow.recounting import recount
from assess.workflow.session import Session
from assess.workflow.trust import Trust
from tests.fakes import FakeCatalogue, FakeClock, FakeRegister
from tests.secretariat.rounds import INDICATORS, small
from tests.torture.power import Recorded
from tests.torture.victim import HELD

Act = Callable[[Desk, Session], None]

NAMES: dict[type[apsw.Error], str] = {
    apsw.FullError: "SQLITE_FULL", apsw.IOError: "SQLITE_IOERR_WRITE", apsw.ReadOnlyError: "SQLITE_READONLY",
}  # fmt: skip
"""What fails, as Python's own module calls it."""

NEVER = 10**9

KEPT = ("revision", "envelope", "pinned_key", "deadline", "held", "tally")
"""The tables that an act changes as a whole; a standing may be out of date, and is then made anew."""


class Faults(apsw.VFS):
    """The file system of SQLite, of which one write fails, or from which on nothing more is written."""

    def __init__(self) -> None:
        """Go between SQLite and the real one."""
        self.done = 0
        self.at = NEVER
        self.error: type[apsw.Error] = apsw.FullError
        self.for_good = False
        self.in_writing = False
        """Whether what failed was to write: then nothing of the act may be kept. Synchronising may fail too late."""
        super().__init__("recorded", "")

    def count(self, *, writes: bool = False) -> None:
        """Count what is done to a file. Raises the fault when its turn has come."""
        self.done += 1
        if self.done == self.at:
            self.in_writing = writes
        if self.done == self.at or (self.for_good and self.done > self.at):
            raise self.error

    def xOpen(self, name: Any, flags: list[int]) -> FaultyFile:  # noqa: N802 - SQLite's names
        """Open a file of which the writes are counted; that a journal is made is one."""
        if flags[0] & apsw.SQLITE_OPEN_MAIN_JOURNAL and flags[0] & apsw.SQLITE_OPEN_CREATE:
            self.count()
        return FaultyFile(self, name, flags)

    def xDelete(self, name: str, syncdir: bool) -> None:  # noqa: N802, FBT001 - SQLite's names
        """Delete a file."""
        self.count()
        super().xDelete(name, syncdir)


class FaultyFile(apsw.VFSFile):
    """One file of which the writes are counted."""

    def __init__(self, faults: Faults, name: Any, flags: list[int]) -> None:
        """Open it."""
        self.faults = faults
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - SQLite's names
        """Write."""
        self.faults.count(writes=True)
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 - SQLite's names
        """Cut short."""
        self.faults.count()
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802 - SQLite's names
        """Bring to the disk."""
        self.faults.count()
        super().xSync(flags)


class Faulty(Recorded):
    """A connection over such files, which fails as Python's own module does."""

    def execute(self, statement: str, values: tuple[Any, ...] = ()) -> Any:
        """Run one statement."""
        try:
            return super().execute(statement, values)
        except tuple(NAMES) as error:
            failure = sqlite3.OperationalError("by chance")
            failure.sqlite_errorname = NAMES[type(error)]
            raise failure from error

    def cursor(self) -> Faulty:
        """Give what reads rows; ours are like tuples already."""
        return self


@contextmanager
def at_work(path: Path, author: str = "ana") -> Iterator[Desk]:
    """Sit down at a desk whose register is a file, and let go of the file afterwards."""
    register = SqliteRegister(path)
    try:
        yield Desk(lambda: register, FakeCatalogue(small()), FakeClock(), author)
    finally:
        with suppress(RegisterUnusable, apsw.Error):
            register.close()


def _answer(_: Desk, session: Session) -> None:
    session.answer_all("A-01", Rated(4))


def _undo(_: Desk, session: Session) -> None:
    assert session.undo()


def _redo(_: Desk, session: Session) -> None:
    assert session.redo()


def _remove(_: Desk, session: Session) -> None:
    session.remove("E-001")


def _begin(desk: Desk, _: Session) -> None:
    desk.begin("HND", "2026", carry_from="SLV-2026")


def _set_deadline(desk: Desk, _: Session) -> None:
    desk.register.intake.set_deadline("2026", date(2026, 12, 1), "2026-03-02T09:00:00+00:00", "ana")


def _take_in(draft: bytes, desk: Desk, _: Session) -> None:
    gathering = Gathering(
        desk, desk.register.intake, lambda content, file: open_arrival(content, desk.catalogue, file), Trust()
    )
    assert gathering.receive("draft.json", draft).verdict is not Verdict.REFUSED


def _compile(desk: Desk, _: Session) -> None:
    digests = {each.assessment: each.digest for each in desk.register.intake.receipts("2026")}
    compile_cycle(desk, Wish("2026"), digests)


def _recount(desk: Desk, _: Session) -> None:
    recount(desk)


def failing(chance: Random, times: int, folder: Path) -> Iterator[str]:
    """Let each write of each act fail once: for want of room, by a bad disk, by a refusal; and kill at each."""
    key = signing_key(folder / "key.pem")
    start = _start(folder / "start.register", key)
    acts: list[tuple[str, Act]] = [
        ("answer", _answer), ("undo", _undo), ("redo", _redo), ("remove", _remove), ("begin", _begin),
        ("deadline", _set_deadline), ("colleague's draft", partial(_take_in, _draft_of(folder, start, key))),
        ("submission", partial(_take_in, _submission(key))), ("compile", _compile), ("recount", _recount),
    ]  # fmt: skip
    faults = Faults()
    try:
        with _opened_over():
            faulty: list[tuple[type[apsw.Error], bool]] = [*((each, False) for each in NAMES), (apsw.IOError, True)]
            points = [
                (name, act, at, error, killed)
                for name, act in acts
                for at in range(1, _writes(faults, start, folder / "counted.register", act) + 1)
                for error, killed in faulty
            ]
            for name, act, at, error, killed in chance.sample(points, min(times, len(points))):
                faults.error, faults.for_good = error, killed
                told = _tried(faults, start, folder / "tried.register", act, at)
                yield f"{name}, write {at}, {error.__name__}{', killed' * killed}: {told}" if told else HELD
    finally:
        faults.unregister()


def _start(path: Path, key: SigningKey) -> Path:
    """Make a register with answers, something taken back, evidence that is cited, and an envelope that is in no sum."""
    with at_work(path) as desk:
        session = desk.begin("SLV", "2026")
        session.answer("A-01.s", Rated(3))
        law = session.enter(Evidence("", EvidenceKind.LAW, "Act"))
        session.link("A-01.s", [law])
        session.answer_all("A-02", Rated(2))
        session.answer("A-01.o", Rated(1))
        session.undo()
        _take_in(_submission(key, "PAN"), desk, session)
        desk.register.intake.sums.clear()
    return path


def _submission(key: SigningKey, country: str = "HND") -> bytes:
    """Let a country submit."""
    session = Desk(FakeRegister, FakeCatalogue(small()), FakeClock(), "eva").begin(country, "2026")
    for number, ref in enumerate(INDICATORS):
        session.answer(ref, Rated(1 + number % 5))
    session.declare(Declaration("Eva"))
    session.seal()
    return seal(session.assessment, small(), key, session.assessment.history.revisions[-1].at)


def _draft_of(folder: Path, start: Path, key: SigningKey) -> bytes:
    """Let a colleague go on from a copy, and write a draft."""
    path = folder / "colleague.register"
    path.write_bytes(start.read_bytes())
    with at_work(path, "luz") as desk:
        session = desk.session("SLV-2026")
        session.answer("A-01.p", Rated(5))
        session.answer("A-02.s", Rated(4))
        return seal(session.assessment, small(), key, session.assessment.history.revisions[-1].at, draft=True)


@contextmanager
def _opened_over() -> Iterator[None]:
    """Open registers over files whose writes fail."""
    opened = sqlite._opened

    def open_faulty(path: Path) -> Connection:
        connection = Faulty(path)
        for setting in sqlite._SETTINGS:
            connection.execute(setting)
        return cast("Connection", connection)

    sqlite._opened = open_faulty
    try:
        yield
    finally:
        sqlite._opened = opened


def _writes(faults: Faults, start: Path, path: Path, act: Act) -> int:
    """Count the writes of an act."""
    _renew(path, start)
    faults.at = NEVER
    with at_work(path) as desk:
        session = desk.session("SLV-2026")
        faults.done = 0
        act(desk, session)
        return faults.done


def _renew(path: Path, start: Path) -> None:
    journal_of(path).unlink(missing_ok=True)
    path.write_bytes(start.read_bytes())


def _tried(faults: Faults, start: Path, path: Path, act: Act, at: int) -> str:
    """Let one write of an act fail; tell what does not hold."""
    _renew(path, start)
    before = _holds(path)
    with at_work(path) as desk:
        session = desk.session("SLV-2026")
        faults.done, faults.at, told = 0, at, False
        try:
            act(desk, session)
        except RegisterUnusable as error:
            told = bool(error.hint)
        if faults.for_good:
            desk.register._connection.close()  # type: ignore[attr-defined]
        faults.at = NEVER
        left = _holds(path)
        if isinstance(left, str):
            return left
        if not told and left == before:
            return "called done, and is not"
        if told and faults.in_writing and left != before and act is not _recount:
            return "told as not saved, and was"
        return HELD if faults.for_good else _once_more(desk, session, act, done=left != before)


def _once_more(desk: Desk, session: Session, act: Act, *, done: bool) -> str:
    """Go on at the same desk once the disk is well again."""
    session.refresh()
    if not done:
        act(desk, session)
    kept = Assessment.of(desk.register.history("SLV-2026"))
    session.refresh()
    if not desk.register.intake.sums.add_up():
        return "sums do not add up"
    return HELD if (kept, score(small(), kept.responses)) == (session.assessment, session.card) else "shown otherwise"


def _holds(path: Path) -> Any:
    """Give what a register holds, or in words what is wrong with it."""
    try:
        survey(path)
    except RegisterUnusable as error:
        return str(error.message)
    with open_to_read(path) as connection:
        return {table: [tuple(row) for row in connection.execute(f"SELECT * FROM {table}")] for table in KEPT}  # noqa: S608
