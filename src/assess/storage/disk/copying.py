"""Copying a register while others may be using it."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing, suppress
from pathlib import Path
from time import monotonic

PATIENCE = 10.0
"""Seconds to wait for another program that is writing."""


def copy_register(register: Path, copy: Path, seconds: float | None = None) -> None:
    """Write what a register holds to a file that is empty or not there yet, with the same permissions.

    It is read as one moment left it, even in the middle of a change, and what a killed program left half written is
    taken back first. `seconds` is how long it may take; `None` for as long as it takes. Raises `sqlite3.Error`.
    """
    with closing(sqlite3.connect(register, timeout=seconds or PATIENCE, isolation_level=None)) as connection:
        if seconds is not None:
            end = monotonic() + seconds
            connection.set_progress_handler(lambda: monotonic() > end, 100)
        connection.execute("VACUUM INTO ?", (str(copy),))
    with suppress(OSError):
        copy.chmod(stat.S_IMODE(register.stat().st_mode))
