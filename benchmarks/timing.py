"""Timing in pairs: A B A B ..., medians, ratios."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from assess.records import dataclass

PROGRAM = str(Path(sys.executable).with_name("assess"))
"""The installed command, beside the interpreter that runs this."""


@dataclass(frozen=True)
class Ratio:
    """One line of the table."""

    what: str
    against: str
    ratio: float
    goal: float
    seconds: float
    """Median of the first of the pair."""

    def __str__(self) -> str:
        """Give the line."""
        mark = "ok  " if self.ratio <= self.goal else "OVER"
        return (
            f"{mark} {self.ratio:8.3f}  goal {self.goal:6.2f}  {self.seconds * 1000:10.1f} ms  "
            f"{self.what}  ÷  {self.against}"
        )


Measured = tuple[str, Callable[[], object]]
"""What something is called, and the thing itself."""


def paired(one: Measured, other: Measured, *, goal: float, rounds: int = 9) -> Ratio:
    """Time two things in turns, after one of each that is not counted."""
    (what, ours), (against, theirs) = one, other
    ones, others = list[float](), list[float]()
    for number in range(rounds + 1):
        first, second = clocked(ours), clocked(theirs)
        if number:
            ones.append(first)
            others.append(second)
    ratios = [first / second for first, second in zip(ones, others, strict=True)]
    return Ratio(what, against, statistics.median(ratios), goal, statistics.median(ones))


def clocked(call: Callable[[], object]) -> float:
    """Give the seconds that a call takes."""
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


def command(*words: str, folder: Path) -> Callable[[], object]:
    """Give a call that runs a command of `assess` on a register of its own."""
    return running([PROGRAM, "--register", str(folder / "bench.register"), *words])


def running(words: Sequence[str]) -> Callable[[], object]:
    """Give a call that runs a program and throws its output away."""
    return lambda: subprocess.run(words, check=True, capture_output=True, env=dict(os.environ))  # noqa: S603


BARE = running([sys.executable, "-c", "pass"])
"""The interpreter, doing nothing."""
