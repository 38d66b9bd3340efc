"""The register as a file: the `Register` port over SQLite.

Whatever is read is proved (`assess.storage.database.chain`), and before the first change of a day, and of an hour, a
backup is made where there is somebody who makes them (`assess.storage.care.backups`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assess.domain.errors import Misuse, NotFound
from assess.domain.history import History, Revision
from assess.domain.message import say
from assess.domain.standing import Standing
from assess.storage.database.chain import chained, proved, standings_in
from assess.storage.database.failures import failures
from assess.storage.database.rows import put, revision_row, standing_row
from assess.storage.database.sqlite import connect, transaction

if TYPE_CHECKING:
    from assess.storage.care.backups import Backups
    from assess.storage.intake import SqliteIntake


class SqliteRegister:
    """A register in one file. One connection, used by one thread; several programs may use the same file."""

    def __init__(self, path: Path, backups: Backups | None = None) -> None:
        """Open the file, or make it; `backups` is `None` where nobody makes any. Raises `RegisterUnusable`."""
        self.path = path
        self._connection = connect(path, backups.keep_if_due if backups else None)

    @cached_property
    def intake(self) -> SqliteIntake:
        """The envelopes that were taken in; what is known only from them is read like everything else."""
        from assess.storage.intake import SqliteIntake  # noqa: PLC0415 - most commands ask for no envelope

        return SqliteIntake(self._connection, self.path, self._own, self._adopt)

    def close(self) -> None:
        """Let go of the file. Raises `RegisterUnusable` where what was appended could not be kept."""
        with failures(self.path):
            self._connection.close()

    def standings(self) -> list[tuple[Standing, bool]]:
        """List the assessments by id, each with whether its standing is up to date."""
        return self._standings("SELECT * FROM standing ORDER BY assessment")

    def unheld(self, cycle: str) -> list[tuple[Standing, bool]]:
        """List what is not known from an envelope only, of a cycle, each with whether its standing is up to date."""
        return self._standings(
            "SELECT * FROM standing WHERE assessment IN (SELECT standing.assessment FROM standing"
            " LEFT JOIN held USING (assessment) WHERE standing.cycle = ? AND held.assessment IS NULL)"
            " ORDER BY assessment",
            cycle,
        )

    def _standings(self, query: str, *values: str) -> list[tuple[Standing, bool]]:
        with failures(self.path):
            rows = self._connection.execute(query, values).fetchall()
        return standings_in(rows, self.path)

    def history(self, assessment: str, after: int = 0) -> list[Revision]:
        """Read the revisions with a number above `after`, in order, checking each.

        Raises `NotFound` for an unknown assessment, `RegisterUnusable` where a revision is not as it was written.
        """
        with failures(self.path):
            rows = self._connection.execute(
                "SELECT revision.*, standing.last FROM revision LEFT JOIN standing USING (assessment)"
                " WHERE assessment = ? AND revision.number >= ? ORDER BY revision.number",
                (assessment, after),
            ).fetchall()
        if not rows and (taken_in := self.intake.history(assessment)):
            return taken_in[after:]
        if not rows:
            raise NotFound(
                say("There is no assessment “{assessment}” in the register.", assessment=assessment),
                say("See all of them with: assess list"),
            )
        chain = rows[0]["chain"] if after else ""
        return proved(rows[1:] if after else rows, self.path, after, chain)

    def open(self, revisions: Sequence[Revision], standing: Standing) -> list[Revision]:
        """Begin an assessment; all or nothing. Raises `Misuse` where its id is taken."""
        with transaction(self._connection, self.path):
            last, chain = self._last(standing.id)
            if last or self.intake.newest(standing.id):
                raise Misuse(
                    say("The assessment {assessment} exists already.", assessment=standing.id),
                    say(
                        "Open it with: assess open {assessment}. For another one, name another cycle or unit.",
                        assessment=standing.id,
                    ),
                )
            return self._write(revisions, standing, last, chain)

    def append(
        self, revisions: Sequence[Revision], standing: Standing, *, unless_overtaken: bool = False
    ) -> list[Revision]:
        """Record revisions for good, all or nothing, and give them back with their numbers.

        Those it has already are passed over. `unless_overtaken` records nothing where others were recorded since.
        """
        with transaction(self._connection, self.path):
            last, chain = self._last(standing.id)
            taken_in = [] if last else self.intake.history(standing.id)
            if unless_overtaken and max(last, len(taken_in)) > standing.number:
                return []
            if taken_in:
                last, chain = self._take_over(standing.id, taken_in)
            return self._write(revisions, standing, last, chain)

    @contextmanager
    def ahead(self) -> Iterator[None]:
        """Let what is appended within come back before it is on the disk; `settle` waits for that."""
        with self._connection.ahead():
            yield

    def settle(self) -> None:
        """Wait until what was appended is on the disk. Raises `RegisterUnusable`, and then nothing of it is."""
        with failures(self.path):
            self._connection.settle()

    def restand(self, standing: Standing) -> None:
        """Replace a standing that was out of date, unless a later one has been kept meanwhile."""
        with transaction(self._connection, self.path):
            kept = self._connection.execute(
                "SELECT number, last FROM standing WHERE assessment = ?", (standing.id,)
            ).fetchone()
            if kept and kept["number"] < standing.number:
                self._keep(standing, last=kept["last"], number=standing.number)

    def _take_over(self, assessment: str, taken_in: Sequence[Revision]) -> tuple[int, str]:
        """Give what is known only from its envelope a history of its own; give its last number, and its link."""
        self._add(taken_in, chain="")
        self.intake.release(assessment)
        return self._last(assessment)

    def _write(self, revisions: Sequence[Revision], standing: Standing, last: int, chain: str) -> list[Revision]:
        """Write behind number `last`, whose link is `chain`, what is not there yet; the standing has its own number."""
        new = [revision for revision in revisions if not self._has(revision)]
        numbered = [revision.numbered(last + place) for place, revision in enumerate(new, start=1)]
        self._add(numbered, chain)
        newest, seen = last + len(numbered), standing.number
        self._keep(standing, last=newest, number=newest if seen == last else min(seen, last))
        return numbered

    def _own(self, assessment: str) -> History:
        return History().after(self.history(assessment))

    def _adopt(self, own: History, added: Sequence[Revision]) -> None:
        """Record what an envelope adds to a history that is kept here; its standing is out of date from then on."""
        assessment, last = own.revisions[0].assessment, len(own.revisions)
        self._add([each.numbered(last + place) for place, each in enumerate(added, start=1)], self._last(assessment)[1])
        self._connection.execute("UPDATE standing SET last = ? WHERE assessment = ?", (last + len(added), assessment))

    def _add(self, numbered: Sequence[Revision], chain: str) -> None:
        for revision in numbered:
            chain = chained(chain, revision.id)
            put(self._connection, "INSERT INTO revision", revision_row(revision, chain))

    def _last(self, assessment: str) -> tuple[int, str]:
        found = self._connection.execute(
            "SELECT number, chain FROM revision WHERE assessment = ? ORDER BY number DESC LIMIT 1", (assessment,)
        ).fetchone()
        return (found["number"], found["chain"]) if found else (0, "")

    def _has(self, revision: Revision) -> bool:
        return bool(
            self._connection.execute(
                "SELECT 1 FROM revision WHERE assessment = ? AND id = ?", (revision.assessment, revision.id)
            ).fetchone()
        )

    def _keep(self, standing: Standing, *, last: int, number: int) -> None:
        row = {**standing_row(standing), "last": last, "number": number}
        put(self._connection, "REPLACE INTO standing", row)
