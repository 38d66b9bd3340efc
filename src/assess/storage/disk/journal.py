"""The journal beside a register: where SQLite notes what a change that is not finished has to be taken back to."""

from __future__ import annotations

import os
from pathlib import Path


def journal_of(register: Path) -> Path:
    """Name the journal of a register; that of a link is where it leads to."""
    register = Path(os.path.realpath(register)) if register.is_symlink() else register
    return register.with_name(register.name + "-journal")


_MAGIC = bytes.fromhex("d9d505f920a163d7")
_HEAD, _NUMBER = 28, 4
"""Bytes of a journal's head, and of a number in it and in what follows."""
_SOUND = b"SQLite format 3\0"
_COUNTER_AT = 24
"""Where on the first page of a register stands how many changes it has seen."""


def of_another(register: Path) -> bool:
    """Tell whether the journal beside a register was begun in another file than the one that is there now.

    Somebody has put another copy in the register's place after a change was interrupted. SQLite does not notice, and
    would take that copy back to what the journal remembers.
    """
    try:
        before = _begun_at(journal_of(register))
        with register.open("rb") as file:
            here = file.read(_COUNTER_AT + _NUMBER)
        unchanged = before == _begun_at(journal_of(register))  # or another program has gone on meanwhile
    except OSError:
        return False
    if before is None or not unchanged or not here.startswith(_SOUND):
        return False  # what is there now was itself being written
    return (_number(here, _COUNTER_AT) - before[1]) % 2**32 > 1


def _begun_at(journal: Path) -> tuple[int, int] | None:
    """Read what marks a journal as this one, and the register's counter when it was begun; `None` if it doesn't say.

    What SQLite would not play back, because it was not written to its end, says nothing.
    """
    with journal.open("rb") as file:
        head = file.read(_HEAD)
        if len(head) < _HEAD or not head.startswith(_MAGIC):
            return None
        records, mark, _, sector, size = (_number(head, at) for at in range(len(_MAGIC), _HEAD, _NUMBER))
        file.seek(sector)
        while records and len(record := file.read(size + 2 * _NUMBER)) == size + 2 * _NUMBER:
            page = record[_NUMBER:-_NUMBER]
            if _number(record, 0) == 1:
                whole = _number(record, _NUMBER + size) == (mark + sum(page[size - 200 : 0 : -200])) % 2**32
                return (mark, _number(page, _COUNTER_AT)) if whole else None
            records -= 1
    return None


def _number(content: bytes, at: int) -> int:
    return int.from_bytes(content[at : at + _NUMBER], "big")


def half_written(register: Path) -> bool:
    """Tell whether a change was begun and not finished: a journal with a head is left of it."""
    try:
        with journal_of(register).open("rb") as journal:
            return journal.read(1) not in (b"", b"\0")
    except OSError:  # there is none, or nobody may read it
        return False
