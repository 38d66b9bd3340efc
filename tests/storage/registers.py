"""Registers in files, and programs of their own that work on them."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from assess.storage.register import SqliteRegister
from assess.workflow.opening import Desk
from tests.fakes import FakeCatalogue, FakeClock
from tests.workflow.desks import SMALL

ROOT = Path(__file__).parents[2]


@contextmanager
def desk_on(path: Path, author: str = "ana") -> Iterator[Desk]:
    """Sit down at a desk whose register is a file, and let go of the file afterwards."""
    register = SqliteRegister(path)
    try:
        yield Desk(lambda: register, FakeCatalogue(SMALL), FakeClock(), author)
    finally:
        register.close()


def begun(path: Path) -> Path:
    """Make a register with SLV-2026 in it, and some answers."""
    with desk_on(path) as desk:
        session = desk.begin("SLV", "2026")
        for level, indicator in enumerate(SMALL.indicators(), start=1):
            session.comment(indicator.ref, f"Comment number {level}, with accents: ñandú, qhipa.")
    return path


def spoil(path: Path, *statements: str) -> None:
    """Change a register behind its back."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def program(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Start another program of this Python, with a pipe from its stdout."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own code
