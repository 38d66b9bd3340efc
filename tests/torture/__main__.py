"""`python -m tests.torture`: all trials, at length or shortly, and a table of what held."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from random import Random, randrange

from tests.torture import company, damage, disks, kills, power, writes
from tests.torture.victim import CACHE, Trial

TRIALS: tuple[tuple[str, Trial, int, int], ...] = (
    ("commands killed", kills.commands, 850, 4),
    ("interface killed", kills.interface, 150, 1),
    ("interface killed at the first byte of an answer", kills.at_first_sight, 100, 1),
    ("power cut, ordered disk", power.ordered, 4000, 60),
    ("power cut, FAT-like disk", power.fat, 4000, 60),
    ("each write failing once", writes.failing, 1600, 40),
    ("disk full", disks.full, 25, 1),
    ("quota used up", disks.quota, 40, 2),
    ("file or folder protected", disks.protected, 30, 2),
    ("register taken away from the open program", disks.taken_away, 30, 1),
    ("clock going back", company.clock_going_back, 60, 2),
    ("two programs writing", company.two_writers, 8, 1),
    ("journal left behind", company.journal_left_behind, 60, 2),
    ("file cut short", damage.cut_short, 80, 2),
    ("bits flipped", damage.flipped, 120, 3),
)
"""Name, trial, how often at length, how often shortly."""


def main() -> int:
    """Try everything, or only what is named; exit 1 where something did not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("only", nargs="*", help="parts of the names of trials")
    parser.add_argument("--short", action="store_true", help="a few times each")
    parser.add_argument("--times", type=int, help="so many times each")
    parser.add_argument("--seed", type=int, default=randrange(10**6))  # noqa: S311 - a sample, not a secret
    asked = parser.parse_args()
    sys.stdout.write(f"seed {asked.seed}\n{'trial':<50}{'tried':>7}{'held':>7}{'seconds':>9}\n")
    chosen = [each for each in TRIALS if not asked.only or any(part in each[0] for part in asked.only)]
    times = {name: asked.times or (short if asked.short else long) for name, _, long, short in chosen}
    broken = 0
    cache = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    Path(cache.name).chmod(0o755)
    os.environ[CACHE] = cache.name
    with cache, ProcessPoolExecutor(2, get_context("fork")) as workers:
        tried = [workers.submit(_tried, name, trial, times[name], asked.seed) for name, trial, *_ in chosen]
        for each in tried:
            line, failures = each.result()
            sys.stdout.write(line)
            sys.stdout.flush()
            broken += failures
    return 1 if broken else 0


def _tried(name: str, trial: Trial, times: int, seed: int) -> tuple[str, int]:
    """Give one line of the table, what did not hold below it, and how often something did not."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        found = list(trial(Random(f"{seed} {name}"), times, Path(folder)))  # noqa: S311 - a sample, not a secret
    broken = [each for each in found if each]
    seconds = time.monotonic() - began
    line = f"{name:<50}{len(found):>7}{len(found) - len(broken):>7}{seconds:>9.1f}\n"
    return line + "".join(f"    {each}\n" for each in broken[:5]), len(broken)


if __name__ == "__main__":
    sys.exit(main())
