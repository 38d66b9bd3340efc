"""Reading changes out of a register and proving each: it says what it was written to say, and none before it is gone.

Each revision has an id, the digest of all it says, and a link, the digest of the link before it and its id. A flipped
bit, a changed answer and a missing row are found by them, which SQLite alone would not. Digests prove nothing of who
wrote it: what this program would never have written is refused too.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from assess.domain.bodies import is_sound
from assess.domain.errors import RegisterUnusable
from assess.domain.history import Revision
from assess.domain.message import Message, say
from assess.domain.standing import Standing
from assess.domain.subjects import OPENING
from assess.storage.database.rows import revision_of, standing_of

UNREADABLE = (ValueError, TypeError, AttributeError, KeyError, RecursionError)
"""What reading a record out of spoilt text can raise."""

HELP_WITH_DAMAGE = say("Nothing was changed. See your backups with: assess backup --list. Read what can be read with: "
                       "assess salvage")  # fmt: skip
"""What to do about a damaged register."""


def chained(chain: str, revision: str) -> str:
    """Chain a revision, by its id, to those before it in its assessment."""
    return hashlib.sha256(f"{chain}{revision}".encode()).hexdigest()


def proved(rows: Sequence[sqlite3.Row], path: Path, after: int = 0, chain: str = "") -> list[Revision]:
    """Read the rows behind number `after`, whose link is `chain`; each also has the number `last` of its assessment.

    Raises `RegisterUnusable` where one is not as it was written, or not as this program writes, or the last ones are
    missing.
    """
    revisions = []
    for place, row in enumerate(rows, start=after + 1):
        try:
            revision = revision_of(row)
            chain = chained(chain, revision.id)
            whole = (row["number"], row["id"], row["chain"]) == (place, revision.id, chain)
        except UNREADABLE:
            whole = False
        if not whole:
            what = say(
                "change {number} of {assessment} is not as it was written", number=place, assessment=row["assessment"]
            )
            raise damaged(path, what)
        if not is_sound(revision):
            raise foreign(path, revision)
        revisions.append(revision)
    if rows and not after and all(each.subject != OPENING for each in revisions):
        raise damaged(path, say("nothing says what {assessment} is", assessment=rows[0]["assessment"]))
    if rows and rows[-1]["last"] != rows[-1]["number"]:
        raise damaged(path, say("the last changes of {assessment} are missing", assessment=rows[-1]["assessment"]))
    return revisions


def standings_in(rows: Iterable[sqlite3.Row], path: Path) -> list[tuple[Standing, bool]]:
    """Read how assessments stand, each with whether that is up to date. Raises `RegisterUnusable`."""
    try:
        return [(standing_of(row), row["last"] == row["number"]) for row in rows]
    except UNREADABLE as error:
        raise damaged(path, say("its list of assessments is not as it was written")) from error


def damaged(path: Path, what: Message) -> RegisterUnusable:
    """Say that a register is damaged, what of it, and what to do."""
    return RegisterUnusable(say("The register {path} is damaged: {what}.", path=str(path), what=what), HELP_WITH_DAMAGE)


def foreign(path: Path, revision: Revision) -> RegisterUnusable:
    """Say that a change was written by something else than this version of the program, and what to do."""
    return RegisterUnusable(
        say(
            "Change {number} of {assessment} in the register {path} was not written by this version of assess.",
            number=revision.number,
            assessment=revision.assessment,
            path=str(path),
        ),
        say("If a newer version wrote it, install that one. If not, see your backups with: assess backup --list. "
            "Take over all the rest with: assess salvage"),
    )  # fmt: skip


def damaged_envelope(path: Path, assessment: str) -> RegisterUnusable:
    """Say that the envelope of an assessment is not what was taken in."""
    return damaged(path, say("the envelope of {assessment} is not as it was received", assessment=assessment))
