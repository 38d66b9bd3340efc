"""Reading a register from end to end: every change is proved, every envelope, and the file's own structure.

Nothing is written, and no guideline is needed: a register of which the questions are not here is surveyed too.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

from assess.domain.history import Revision
from assess.domain.message import say
from assess.records import dataclass, field
from assess.storage.database.chain import damaged, damaged_envelope, proved, standings_in
from assess.storage.database.failures import failures
from assess.storage.database.rows import content_of
from assess.storage.database.sqlite import open_to_read


@dataclass(frozen=True)
class Survey:
    """What a register holds, all of it proved."""

    changes: Mapping[str, int] = field(default_factory=dict)
    """By assessment, by id: how many changes its history has; 0 where only its envelope is there."""
    links: Mapping[str, str] = field(default_factory=dict)
    """By assessment: what its last change is chained by."""
    first_at: str = ""
    """Time of the earliest change by its own clock, UTC, ISO 8601; empty where there is none."""
    last_at: str = ""
    """Time of the latest change, likewise."""


def survey(register: Path) -> Survey:
    """Read all of a register and prove it. Raises `RegisterUnusable` where anything is not as it was written."""
    changes, links, times = dict[str, int](), dict[str, str](), list[str]()
    with open_to_read(register) as connection, failures(register):
        if (said := connection.execute("PRAGMA integrity_check(1)").fetchone()[0]) != "ok":
            raise damaged(register, say("its parts do not fit together ({what})", what=said))
        for assessment, revisions, link in _histories(connection, register):
            changes[assessment], links[assessment] = len(revisions), link
            times += [revision.at for revision in revisions]
        for assessment in _envelopes(connection, register):
            changes.setdefault(assessment, 0)
        standings_in(connection.execute("SELECT * FROM standing"), register)
    return Survey(dict(sorted(changes.items())), links, min(times, default=""), max(times, default=""))


def links_at(register: Path, numbers: Mapping[str, int]) -> dict[str, str]:
    """Tell what certain changes of a register are chained by, by assessment; those it does not have are left out."""
    query = "SELECT chain FROM revision WHERE assessment = ? AND number = ?"
    with open_to_read(register) as connection, failures(register):
        found = {each: connection.execute(query, (each, number)).fetchone() for each, number in numbers.items()}
    return {assessment: row["chain"] for assessment, row in found.items() if row}


def _histories(connection: sqlite3.Connection, register: Path) -> Iterator[tuple[str, list[Revision], str]]:
    query = (
        "SELECT revision.*, standing.last FROM revision LEFT JOIN standing USING (assessment)"
        " WHERE assessment = ? ORDER BY revision.number"
    )
    for (assessment,) in connection.execute("SELECT DISTINCT assessment FROM revision").fetchall():
        rows = connection.execute(query, (assessment,)).fetchall()
        yield assessment, proved(rows, register), rows[-1]["chain"]


def _envelopes(connection: sqlite3.Connection, register: Path) -> Iterator[str]:
    """Prove the envelopes one by one, telling whose each is."""
    for assessment, checksum, packed in connection.execute("SELECT assessment, checksum, content FROM envelope"):
        try:
            content_of(packed, checksum)
        except (ValueError, TypeError) as error:
            raise damaged_envelope(register, assessment) from error
        yield assessment
