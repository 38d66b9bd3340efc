"""The envelopes that were taken in: the `Intake` port over the register's file.

Each is kept byte for byte, and never changed or removed. An assessment of which the register has no history of its own
is read out of its newest envelope; while that is a draft, out of all drafts of the same beginning, put together. Each
has proved its digest and its signature when it was taken in, and is checked against the digest of its bytes whenever
it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import date
from itertools import islice
from pathlib import Path

from assess.domain.additions import additions, unproved_remarks
from assess.domain.bodies import is_sound
from assess.domain.errors import RegisterUnusable
from assess.domain.followup import SECRETARIATS
from assess.domain.history import History, Revision
from assess.domain.message import say
from assess.domain.receipt import Receipt
from assess.domain.region.reckoning import Addend
from assess.domain.standing import Standing
from assess.storage.database.chain import UNREADABLE, damaged_envelope, foreign
from assess.storage.database.connection import Connection
from assess.storage.database.failures import failures
from assess.storage.database.rows import RECEIPT, content_of, envelope_row, history_in, put, receipt_of, standing_row
from assess.storage.database.sqlite import transaction
from assess.storage.sums import SqliteSums

OwnHistory = Callable[[str], History]
"""Reads the history that the register keeps itself of an assessment."""
Adopt = Callable[[History, list[Revision]], None]
"""Records, within a transaction, what is to be added to such a history."""


class SqliteIntake:
    """The envelopes in a register's file."""

    def __init__(self, connection: Connection, path: Path, own: OwnHistory, adopt: Adopt) -> None:
        """Take the register's connection; `path` is for messages."""
        self._connection = connection
        self._path = path
        self._own = own
        self._adopt = adopt
        self.sums = SqliteSums(connection, path)
        """What is kept of assessments that are known from envelopes only."""
        self._gathered = False

    @contextmanager
    def together(self) -> Iterator[None]:
        """Take in many in one go: all of them are kept when this is left in peace, or none."""
        with transaction(self._connection, self._path):
            self._gathered = True
            try:
                yield
                self.sums.write()
            finally:
                self._gathered = False
                self.sums.forget()

    def receipts(self, cycle: str) -> list[Receipt]:
        """List the newest receipt of each assessment of a cycle, by assessment."""
        query = f"SELECT {RECEIPT}, MAX(number) FROM envelope WHERE cycle = ? GROUP BY assessment"  # noqa: S608
        with failures(self._path):
            return [receipt_of(row) for row in self._connection.execute(query, (cycle,))]

    def newest(self, assessment: str) -> Receipt | None:
        """Give the last receipt of an assessment; `None` where nothing was taken in."""
        query = f"SELECT {RECEIPT} FROM envelope WHERE assessment = ? ORDER BY number DESC LIMIT 1"  # noqa: S608
        with failures(self._path):
            row = self._connection.execute(query, (assessment,)).fetchone()
        return receipt_of(row) if row else None

    def submissions(self, assessment: str) -> list[int]:
        """List the numbers of the submissions of an assessment that were taken in, the first first."""
        query = "SELECT issue FROM envelope WHERE assessment = ? AND NOT draft ORDER BY number"
        with failures(self._path):
            return [row["issue"] for row in self._connection.execute(query, (assessment,))]

    def has(self, digest: str) -> bool:
        """Tell whether an envelope of this digest was taken in."""
        with failures(self._path):
            found = self._connection.execute("SELECT 1 FROM envelope WHERE digest = ?", (digest,)).fetchone()
        return found is not None

    def has_own_history(self, assessment: str) -> bool:
        """Tell whether the register keeps a history of its own of an assessment: it is worked on here."""
        query = "SELECT 1 FROM revision WHERE assessment = ? LIMIT 1"
        with failures(self._path):
            return self._connection.execute(query, (assessment,)).fetchone() is not None

    def pinned(self, sender: str) -> str:
        """Give the key that a sender is known by; empty where none was accepted yet."""
        query = "SELECT key FROM pinned_key WHERE sender = ? ORDER BY number DESC LIMIT 1"
        with failures(self._path):
            row = self._connection.execute(query, (sender,)).fetchone()
        return str(row["key"]) if row else ""

    def accepted(self, sender: str, key: str) -> bool:
        """Tell whether this key was ever accepted for a sender."""
        query = "SELECT 1 FROM pinned_key WHERE sender = ? AND key = ?"
        with failures(self._path):
            return self._connection.execute(query, (sender, key)).fetchone() is not None

    def countries_known_by(self, key: str) -> list[str]:
        """List the countries that are known by a key, by their codes."""
        query = (
            "SELECT sender FROM pinned_key AS one WHERE key = ? AND length(sender) = 3 AND number ="
            " (SELECT MAX(number) FROM pinned_key WHERE sender = one.sender) ORDER BY sender"
        )
        with failures(self._path):
            return [str(row["sender"]) for row in self._connection.execute(query, (key,))]

    def take_in(
        self, receipt: Receipt, content: bytes, standing: Standing, accepted_by: str, addend: Addend | None
    ) -> None:
        """Keep an envelope, all or nothing.

        `accepted_by` is who accepts its key, empty where it is known already; `addend` is what it adds to the sums,
        `None` where that is nothing or not known yet.
        """
        with nullcontext() if self._gathered else self.together():
            put(self._connection, "INSERT INTO envelope", envelope_row(receipt, content))
            if accepted_by:
                self._pin(receipt.sender, receipt.key, receipt.received_at, accepted_by)
            if self.has_own_history(receipt.assessment):
                own = self._own(receipt.assessment)
                self._adopt(own, additions(own, history_in(receipt.assessment, content)))
            else:
                self._hold(receipt, standing, addend)

    def adds(self, assessment: str, content: bytes) -> list[Revision] | None:
        """List what an envelope adds to the history that is kept here, or to drafts of the same beginning.

        `None` where there is neither.
        """
        kept, newest = self.has_own_history(assessment), self.newest(assessment)
        if not (kept or (newest and newest.draft)):
            return None
        own, sent = self._own(assessment), history_in(assessment, content)
        return additions(own, sent) if kept or sent[0].id in own else None

    def recount(self, receipt: Receipt, standing: Standing, addend: Addend | None) -> None:
        """Hold what was taken in before there were sums, or reckoned otherwise."""
        with nullcontext() if self._gathered else self.together():
            if not self.has_own_history(receipt.assessment):
                self._hold(receipt, standing, addend)

    def release(self, assessment: str) -> None:
        """Take an assessment out of the sums, within a transaction: it gets a history of its own."""
        self.sums.release(assessment)
        self.sums.write()

    def pin(self, sender: str, key: str, at: str, by: str) -> None:
        """Know a sender by this key from now on; `by` is who accepts it."""
        with transaction(self._connection, self._path):
            self._pin(sender, key, at, by)

    def deadline(self, cycle: str) -> date | None:
        """Give the last day of a cycle; `None` where none is set. Raises `RegisterUnusable` where it is no day."""
        query = "SELECT day FROM deadline WHERE cycle = ? ORDER BY number DESC LIMIT 1"
        with failures(self._path):
            row = self._connection.execute(query, (cycle,)).fetchone()
        try:
            return date.fromisoformat(row["day"]) if row and row["day"] else None
        except ValueError as error:
            message = say("The register {path} is damaged: the deadline of {cycle} is not a date.",
                          path=str(self._path), cycle=cycle)  # fmt: skip
            raise RegisterUnusable(message, say("Set it again: assess deadline {cycle} DATE", cycle=cycle)) from error

    def set_deadline(self, cycle: str, day: date | None, at: str, by: str) -> None:
        """Set the last day of a cycle, or take it away; `by` is who does."""
        with transaction(self._connection, self._path):
            row = {"cycle": cycle, "day": day.isoformat() if day else "", "at": at, "by": by}
            put(self._connection, "INSERT INTO deadline", row)

    def envelope(self, assessment: str) -> bytes:
        """Give the newest envelope of an assessment as it came; empty where nothing was taken in.

        Raises `RegisterUnusable` where it is not as it was taken in.
        """
        return next(self._newest_first(assessment), b"")

    def history(self, assessment: str) -> list[Revision]:
        """Read the history out of the newest envelope, or the drafts put together; empty where nothing was taken in.

        What is in it of the secretariat's observations is left out: a country can't speak for the secretariat.
        """
        newest = self.newest(assessment)
        if newest is None:
            return []
        envelopes = self._newest_first(assessment)
        sent = [self._sent(assessment, each) for each in (envelopes if newest.draft else islice(envelopes, 1))]
        told, *later = [each for each in reversed(sent) if each[0].id == sent[0][0].id]
        for each in later:
            told = [*told, *additions(History().after(told), each)]
        ours = [each for each in told if not each.subject.startswith(SECRETARIATS)]
        return [each.numbered(place) for place, each in enumerate(ours, start=1)]

    def unproved(self, assessment: str) -> list[Revision]:
        """List what the newest envelope says in the secretariat's name and nothing here proves; empty without one."""
        content = self.envelope(assessment)
        if not content:
            return []
        own = self._own(assessment) if self.has_own_history(assessment) else History()
        return unproved_remarks(own, self._sent(assessment, content))

    def _newest_first(self, assessment: str) -> Iterator[bytes]:
        """Give the envelopes of an assessment as they came. Raises `RegisterUnusable` for one that was changed."""
        query = "SELECT checksum, content FROM envelope WHERE assessment = ? ORDER BY number DESC"
        with failures(self._path):
            for row in self._connection.execute(query, (assessment,)):
                try:
                    yield content_of(row["content"], row["checksum"])
                except (ValueError, TypeError) as error:
                    raise damaged_envelope(self._path, assessment) from error

    def _sent(self, assessment: str, content: bytes) -> list[Revision]:
        """Read all that is in an envelope."""
        try:
            revisions = history_in(assessment, content)
        except UNREADABLE as error:
            raise damaged_envelope(self._path, assessment) from error
        if (odd := next((each for each in revisions if not is_sound(each)), None)) is not None:
            raise foreign(self._path, odd)
        return revisions

    def _hold(self, receipt: Receipt, standing: Standing, addend: Addend | None) -> None:
        row = {**standing_row(standing), "last": standing.number, "number": standing.number}
        put(self._connection, "REPLACE INTO standing", row)
        self.sums.hold(receipt, standing, addend)

    def _pin(self, sender: str, key: str, at: str, by: str) -> None:
        put(self._connection, "INSERT INTO pinned_key", {"sender": sender, "key": key, "at": at, "by": by})
