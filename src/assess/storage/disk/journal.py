"""The journal beside a register: where SQLite notes what a change that is not finished has to be taken back to."""

from __future__ import annotations

import os
from pathlib import Path


def journal_of(register: Path) -> Path:
    """Name the journal of a register; that of a link is where it leads to."""
    register = Path(os.path.realpath(register)) if register.is_symlink() else register
    return register.with_name(register.name + "-journal")


def half_written(register: Path) -> bool:
    """Tell whether a change was begun and not finished: a journal with a head is left of it."""
    try:
        with journal_of(register).open("rb") as journal:
            return journal.read(1) not in (b"", b"\0")
    except OSError:  # there is none, or nobody may read it
        return False
