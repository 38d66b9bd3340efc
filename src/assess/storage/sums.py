"""What is held of each assessment that is known only from its envelope, and the sums of all of them.

A list, a status board and the figures of thousands of units are read here, and no envelope is opened for them. Whatever
an assessment adds to the sums is kept beside it, so that it can be taken out again: when a later submission takes its
place, and when it gets a history of its own. All of it follows from the envelopes and can be made again from them.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from assess.domain.assessment import Assessment
from assess.domain.data import Data, inflated
from assess.domain.errors import RegisterUnusable
from assess.domain.message import say
from assess.domain.receipt import Receipt
from assess.domain.region.brief import from_brief
from assess.domain.region.reckoning import RECKONING, Addend, Marks, Pile
from assess.domain.region.tally import Sum
from assess.domain.standing import Standing
from assess.domain.submission import LARGEST
from assess.storage.database.chain import UNREADABLE, damaged
from assess.storage.database.connection import Connection
from assess.storage.database.failures import failures
from assess.storage.database.rows import put
from assess.storage.database.sqlite import transaction
from assess.workflow.ports import Held

_PILE = "cycle = ? AND within = ? AND guideline = ? AND edition = ? AND reckoning = ?"
_ADD = """
INSERT INTO tally (cycle, within, guideline, edition, reckoning, ref, what, number) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (cycle, within, guideline, edition, reckoning, ref, what) DO UPDATE SET number = number + excluded.number
"""
_HELD = f"SELECT {', '.join(Held._fields)} FROM held WHERE cycle = ? AND guideline = ? ORDER BY country, unit"  # noqa: S608

_MADE = partial(tuple.__new__, Held)
"""Makes one of a row, in a fifth of the time that `Held._make` takes."""

_Key = tuple[str, str, str, str, int]
"""A pile, and how it was reckoned."""


class SqliteSums:
    """The `Sums` port over the tables `held`, `tally` and `brief`.

    What changes one assessment (`hold`, `release`, `write`, `forget`) is for the intake, within its transactions.
    """

    def __init__(self, connection: Connection, path: Path) -> None:
        """Take the register's connection; `path` is for messages."""
        self._connection = connection
        self._path = path
        self._waiting = defaultdict[tuple[_Key, str, int], list[str]](list)

    def hold(self, receipt: Receipt, standing: Standing, addend: Addend | None) -> None:
        """Hold an assessment in place of what was held of it; `addend` is `None` while it is not submitted."""
        self.release(receipt.assessment)
        opening = standing.opening
        row = {
            "assessment": receipt.assessment,
            "cycle": receipt.cycle,
            "country": receipt.country,
            "unit": receipt.unit,
            "within": receipt.country if receipt.unit else "",
            "guideline": opening.guideline,
            "edition": opening.edition,
            "state": str(opening.state),
            "issue": opening.issue,
            "sealed_at": receipt.sealed_at,
            "received_at": receipt.received_at,
            "counts": standing.coverage.as_text(),
            "submitted_at": addend.submitted_at if addend else "",
            "reckoning": RECKONING,
            "marks": _packed(dict(addend.marks) if addend else {}),
        }
        put(self._connection, "INSERT INTO held", row)
        if addend:
            self._add(_key_today(addend.pile), addend.marks, 1)
            in_brief = {"assessment": receipt.assessment, "content": _packed(addend.brief)}
            put(self._connection, "REPLACE INTO brief", in_brief)

    def release(self, assessment: str) -> None:
        """Hold an assessment no longer, if it was held; sums of another reckoning, which nobody reads, go whole."""
        row = self._connection.execute("SELECT * FROM held WHERE assessment = ?", (assessment,)).fetchone()
        if row is None:
            return
        if row["reckoning"] == RECKONING:
            try:
                self._add(_key(row), _marks(row), -1)
            except UNREADABLE as error:
                raise self._spoilt(assessment) from error
        else:
            self._connection.execute(f"DELETE FROM tally WHERE {_PILE}", _key(row))  # noqa: S608
        for table in ("held", "brief"):
            self._connection.execute(f"DELETE FROM {table} WHERE assessment = ?", (assessment,))  # noqa: S608

    def write(self) -> None:
        """Write the sums that wait to be written; what is counted of one part in many assessments is one change."""
        rows = [
            (*key, ref, what, sign * number)
            for (key, what, sign), refs in self._waiting.items()
            for ref, number in Counter(" ".join(refs).split()).items()
        ]
        self._connection.executemany(_ADD, rows)
        self.forget()

    def forget(self) -> None:
        """Forget what waits to be written: it was written, or nothing of it was."""
        self._waiting.clear()

    def held(self, cycle: str, guideline: str) -> Iterator[Held]:
        """Give what is held of a cycle, in the order of countries and units."""
        with failures(self._path):
            yield from map(_MADE, self._cursor().execute(_HELD, (cycle, guideline)))

    def counted(self, cycle: str) -> dict[str, str]:
        """List what is in the sums of a cycle: when each was submitted, by assessment."""
        query = "SELECT assessment, submitted_at FROM held WHERE cycle = ? AND reckoning = ? AND submitted_at <> ''"
        return dict(self._bare(query, cycle, RECKONING))

    def of(self, pile: Pile) -> list[Sum]:
        """Give the sums of a pile."""
        query = f"SELECT ref, what, number FROM tally WHERE {_PILE} AND number <> 0"  # noqa: S608
        return self._bare(query, *_key_today(pile))

    def brief(self, assessment: str) -> Assessment | None:
        """Give what is in the sums in brief; `None` for what is in none, or was reckoned otherwise.

        Raises `RegisterUnusable` where it is not as it was written.
        """
        row = self._row("SELECT content FROM brief JOIN held USING (assessment)", assessment)
        try:
            return from_brief(assessment, _unpacked(row["content"])) if row else None
        except UNREADABLE as error:
            raise damaged(self._path, say("what {assessment} says in brief", assessment=assessment)) from error

    def adds(self, assessment: str) -> Addend | None:
        """Give what an assessment adds to the sums; `None` for what is in none, or was reckoned otherwise.

        Raises `RegisterUnusable` where it is not as it was written.
        """
        row = self._row("SELECT * FROM held JOIN brief USING (assessment)", assessment)
        try:
            return _addend(row) if row else None
        except UNREADABLE as error:
            raise self._spoilt(assessment) from error

    def add_up(self) -> bool:
        """Tell whether the sums are those of what is held, one by one, and nothing else."""
        sums, query = Counter[tuple[_Key, str, str]](), "SELECT * FROM held WHERE submitted_at <> '' AND reckoning = ?"
        with failures(self._path):
            try:
                for row in self._connection.execute(query, (RECKONING,)):
                    key = _key(row)
                    sums.update((key, ref, what) for what, refs in _marks(row).items() for ref in refs.split())
            except UNREADABLE:
                return False
        kept = self._bare(
            "SELECT cycle, within, guideline, edition, reckoning, ref, what, number FROM tally"
            " WHERE number <> 0 AND reckoning = ?",
            RECKONING,
        )
        return dict(sums) == {((*key,), ref, what): number for *key, ref, what, number in kept}

    def clear(self) -> None:
        """Hold nothing, and have no sums."""
        with transaction(self._connection, self._path):
            for table in ("held", "brief", "tally"):
                self._connection.execute(f"DELETE FROM {table}")  # noqa: S608

    def _bare(self, query: str, *values: object) -> list[Any]:
        with failures(self._path):
            return self._cursor().execute(query, values).fetchall()

    def _cursor(self) -> sqlite3.Cursor:
        """Give what reads rows as bare tuples: there may be thousands."""
        cursor: sqlite3.Cursor = self._connection.cursor()
        cursor.row_factory = None
        return cursor

    def _row(self, query: str, assessment: str) -> sqlite3.Row | None:
        """Read the row of an assessment that is in the sums as they are reckoned today; `None` where it is not."""
        with failures(self._path):
            row: sqlite3.Row | None = self._connection.execute(
                f"{query} WHERE assessment = ? AND reckoning = ?", (assessment, RECKONING)
            ).fetchone()
        return row

    def _spoilt(self, assessment: str) -> RegisterUnusable:
        return damaged(self._path, say("what {assessment} adds to the sums", assessment=assessment))

    def _add(self, key: _Key, marks: Marks, sign: int) -> None:
        """Let marks wait to be added, or with a negative sign to be taken out again."""
        for what, refs in marks.items():
            self._waiting[key, what, sign].append(refs)


def _addend(row: sqlite3.Row) -> Addend:
    return Addend(row["assessment"], _pile(row), row["submitted_at"], _marks(row), _unpacked(row["content"]))


def _pile(row: sqlite3.Row) -> Pile:
    return Pile(row["cycle"], row["within"], row["guideline"], row["edition"])


def _marks(row: sqlite3.Row) -> Marks:
    return {str(what): str(refs) for what, refs in _unpacked(row["marks"]).items()}


def _packed(data: Data) -> bytes:
    return zlib.compress(json.dumps(data, ensure_ascii=False).encode(), 1)


def _unpacked(packed: bytes) -> Any:
    return json.loads(inflated(packed, LARGEST))


def _key_today(pile: Pile) -> _Key:
    return pile.cycle, pile.within, pile.guideline, pile.edition, RECKONING


def _key(row: sqlite3.Row) -> _Key:
    return row["cycle"], row["within"], row["guideline"], row["edition"], row["reckoning"]
