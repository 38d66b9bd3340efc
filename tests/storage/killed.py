"""A program that answers and is killed in the middle of it, again and again: `python -m tests.storage.killed FILE`.

Each worker says on a pipe what it was told is saved. Whatever it said must be in the register afterwards, and at most
the one change more that it had no time to tell of.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

from tests.storage.registers import desk_on

KILLS = 60


def work(path: Path, pipe: int, number: int) -> None:
    """Answer and acknowledge until somebody kills this program."""
    with desk_on(path) as desk:
        session = desk.session("SLV-2026")
        while True:
            number += 1
            session.comment("T-01.s", f"Comment {number}")
            os.write(pipe, f"{number}\n".encode())


def killed_after(path: Path, number: int, seconds: float) -> int:
    """Let a worker go on from a number, kill it some time after its first answer, and give the last it told of."""
    reading, writing = os.pipe()
    worker = os.fork()
    if worker == 0:
        work(path, writing, number)
    os.close(writing)
    with os.fdopen(reading) as told:
        first = told.readline()
        time.sleep(seconds)
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
        return int((first + told.read()).split()[-1])


def main(path: Path) -> None:
    """Kill, look, go on."""
    chance, number = random.Random(2), 0  # noqa: S311 - a sample, not a secret
    for _ in range(KILLS):
        acknowledged = killed_after(path, number, chance.uniform(0, 0.012))
        with desk_on(path) as desk:
            comment = desk.session("SLV-2026").assessment.response("T-01.s").comment
        number = int(comment.removeprefix("Comment "))
        if number not in (acknowledged, acknowledged + 1):
            sys.exit(f"{acknowledged} was acknowledged, and {number} was found")
    with desk_on(path) as desk:
        said = [revision.body for revision in desk.session("SLV-2026").assessment.history.of("response/T-01.s")]
    sys.stdout.write(f"{number} {len(said)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
