"""The program that is tormented: the real commands on a real register, each in a process of its own."""

from __future__ import annotations

import contextlib
import io
import os
import re
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from assess.cli.main import run
from assess.domain.errors import RegisterUnusable
from assess.records import dataclass
from assess.storage.care.survey import survey
from assess.storage.database.sqlite import open_to_read
from assess.storage.disk.shelf import backups_of

Trial = Callable[[Random, int, Path], Iterator[str]]
"""Takes its chance, how often to try, and an empty folder; tells after each time what did not hold, or nothing."""

HELD = ""
NOBODY = 65534
CACHE = "ASSESS_CACHE"
"""Where parsed guidelines are kept, for all trials together."""

_ACT = re.compile(r"Act (\d+)\b")


@dataclass(frozen=True)
class Said:
    """What a command gave back."""

    code: int
    out: str
    err: str

    def amiss(self, code: int, words: str = "") -> str:
        """Tell what is wrong with a refusal: it has its exit code, one sentence, what to do, and no traceback."""
        if self.code != code or words not in self.err:
            return f"exit {self.code} instead of {code}: {self.err}"
        lines = self.err.strip().splitlines()
        well = len(lines) == 2 and all(line.endswith((".", "salvage", "newest", "--list")) for line in lines)
        return HELD if well and "Traceback" not in self.err and "fault of the program" not in self.err else self.err


def place(folder: Path) -> Path:
    """Make this program work in a folder, in English and without the user's settings; give its register."""
    for name in [name for name in os.environ if name.startswith(("ASSESS_", "LC_", "LANG")) and name != CACHE]:
        del os.environ[name]
    os.environ |= {"ASSESS_DATA": str(folder), "ASSESS_LANGUAGE": "en", "LANGUAGE": "en", "ASSESS_AUTHOR": "ana"}
    os.chdir(folder)
    return folder / "assess.register"


def begin(folder: Path) -> Path:
    """Make a register in which SLV-2026 has been begun."""
    register = place(folder)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        # In this process, so that those made from it have everything loaded.
        for words in (("new", "SLV", "--cycle", "2026"), ("undo", "SLV-2026"), ("backup", "--list")):
            run(words)
    return register


def obey(*words: str, first: Callable[[], object] = lambda: None) -> Said:
    """Run a command in a process of its own, after doing something `first`, and give back what it said."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            code = 99
            with contextlib.suppress(BaseException):
                os.dup2(out.fileno(), 1)
                os.dup2(err.fileno(), 2)
                first()
                code = run(words)
                sys.stdout.flush()
                sys.stderr.flush()
            os._exit(code)
        _, status = os.waitpid(child, 0)
        out.seek(0)
        err.seek(0)
        return Said(os.waitstatus_to_exitcode(status), out.read().decode(), err.read().decode())


def act(number: int, chance: Random) -> tuple[str, ...]:
    """Word a command that records something, with its number in it."""
    said, level = f"Act {number}", str(chance.randint(1, 5))
    indicator = f"T-0{chance.randint(1, 9)}.s"
    return chance.choice(
        (
            ("answer", "SLV-2026", indicator, level, "--comment", said),
            ("answer", "SLV-2026", indicator, "na", "--reason", said),
            ("answer", "SLV-2026", indicator, level, "--comment", said + " and so on" * 200),
            ("evidence", "add", "SLV-2026", "--kind", "law", "--title", said),
            ("action", "add", "SLV-2026", "T-03", "--what", said, "--who", "ana", "--by", "2027-06-30"),
        )
    )


def killed(work: Callable[[Callable[[int], None]], None], seconds: float, *, from_the_start: bool = False) -> list[int]:
    """Let a process work, kill it some time after it first acknowledged something, and give what it acknowledged.

    Or kill it some time after its start, whatever it has done by then.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            quiet = os.open(os.devnull, os.O_WRONLY)
            os.dup2(quiet, 1)
            os.dup2(quiet, 2)
            work(lambda number: void(os.write(writing, f"{number}\n".encode())))
        os._exit(1)
    os.close(writing)
    with os.fdopen(reading) as told:
        first = "" if from_the_start else told.readline()
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return [int(line) for line in (first + told.read()).split()]


def void(_: object) -> None:
    """Give back nothing."""


def recorded(register: Path) -> set[int]:
    """List the acts that a register holds. Raises `RegisterUnusable`."""
    with open_to_read(register) as connection:
        rows = connection.execute("SELECT body FROM revision WHERE body LIKE '%Act %'").fetchall()
    return {int(number) for row in rows for number in _ACT.findall(row["body"])}


def lost(register: Path, acknowledged: set[int], newest: int = 1) -> str:
    """Tell what of the acknowledged is lost, or which of the register and its newest backups is not whole."""
    try:
        survey(register)
        for backup in backups_of(register)[:newest]:
            survey(backup.path)
        missing = acknowledged - recorded(register)
    except RegisterUnusable as error:
        return str(error.message)
    return f"lost: {sorted(missing)}" if missing else HELD
