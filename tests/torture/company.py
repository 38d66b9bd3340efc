"""Other programs at the same register, a clock that goes back, and what a killed program leaves behind."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random

from assess import wiring
from assess.cli.main import run
from assess.storage.disk.journal import journal_of
from tests.torture.victim import act, begin, lost, obey, recorded

EACH = 12
"""Acts of each of two programs."""


def clock_going_back(chance: Random, times: int, folder: Path) -> Iterator[str]:
    """Set the clock to any time before every command: the answer given last is the one that holds."""
    register = begin(folder)
    for number in range(1, times + 1):
        now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=chance.randint(-3000, 3000), seconds=number)
        said = obey("answer", "SLV-2026", "T-01.s", "3", "--comment", f"Act {number}", first=partial(_set, now))
        last = obey("history", "SLV-2026", "T-01.s").out.splitlines()[-1]
        broken = said.code or f"Act {number}" not in last
        yield f"{said.err} {last}" if broken else lost(register, set(range(1, number + 1)))


def _set(now: datetime) -> None:
    setattr(wiring.SystemClock, "now", lambda _: now)  # noqa: B010 - what is typed is not to be changed


def two_writers(chance: Random, times: int, folder: Path) -> Iterator[str]:
    """Let two programs record at once, command after command."""
    register, number = begin(folder), 0
    for _ in range(times):
        writers = [_writer(number + EACH * place, Random(chance.random())) for place in range(2)]  # noqa: S311 - a sample
        failed = [code for code in (os.waitstatus_to_exitcode(os.waitpid(each, 0)[1]) for each in writers) if code]
        number += 2 * EACH
        yield f"{len(failed)} writers were refused" if failed else lost(register, set(range(1, number + 1)))


def _writer(number: int, chance: Random) -> int:
    child = os.fork()
    if child == 0:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        os._exit(any(run(act(number + place, chance)) for place in range(1, EACH + 1)))
    return child


def journal_left_behind(chance: Random, times: int, folder: Path) -> Iterator[str]:
    """Kill a program in the middle of a change that has reached the file, and even spoil the file's head."""
    register = begin(folder)
    for number in range(1, 8):
        obey(*act(number, chance))
    acknowledged = recorded(register)
    good = register.read_bytes()
    for _ in range(times):
        register.write_bytes(good)
        _interrupt(register, chance.randint(1, 30))
        if chance.random() < 0.3:
            with register.open("r+b") as file:
                file.write(bytes(100))
        left = journal_of(register).stat().st_size
        told = "no journal was left" if not left else ""
        noted = obey("doctor").out if chance.random() < 0.1 else "its journal"
        told = told or ("" if "its journal" in noted else noted)
        yield told or lost(register, acknowledged) or obey("status", "SLV-2026").err
        shutil.rmtree(folder / "backups", ignore_errors=True)


def _interrupt(register: Path, size: int) -> None:
    child = os.fork()
    if child == 0:
        connection = sqlite3.connect(register, isolation_level=None)
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"UPDATE revision SET author = 'nobody', body = hex(zeroblob({size * 1000}))")  # noqa: S608 - a number
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
