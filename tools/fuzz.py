"""Fuzz the doors of `tests/hostile/doors.py` with atheris: spoilt files, guided by the lines that they reach.

    python -m tools.fuzz [--seconds N | --runs N] [DOOR ...]

Each door is fuzzed in a process of its own, from its seeds and whatever an earlier run has found worth keeping in
`.fuzz/DOOR`. What breaks a promise is kept there as `crash-...`, `timeout-...` or `oom-...`; to see it again:

    python -m tools.fuzz --again FILE DOOR
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.hostile.doors import DOORS, entered

ROOT = Path(__file__).parent.parent
KEPT = ROOT / ".fuzz"

LONGEST_WAIT = 10
"""Seconds after which one input counts as never ending."""

MOST_MEMORY = 2_000
"""Megabytes that the process of a door may take, the fuzzer's own included."""

WATCHED = ["assess", "zipfile"]
"""Whose lines guide the fuzzer: the program, and the one reader of the standard library in Python that it uses."""

LARGEST = 65_536
"""Bytes of the largest input that is tried, where no sound file is larger."""


def main() -> int:
    """Fuzz the doors asked for, or all, one after the other."""
    parser = argparse.ArgumentParser(description="Fuzz every reader of files.")
    parser.add_argument("doors", nargs="*", metavar="DOOR")
    parser.add_argument("--seconds", type=int, default=0, help="for each door")
    parser.add_argument("--runs", type=int, default=2_000, help="for each door, where no time is given")
    parser.add_argument("--again", type=Path, help="enter one door with this file")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    unknown = set(asked.doors) - set(DOORS)
    if unknown:
        parser.error(f"no such door: {', '.join(sorted(unknown))}. There are: {', '.join(DOORS)}")
    if asked.again:
        entered(DOORS[asked.doors[0]], asked.again.read_bytes())
        return 0
    if asked.inside:
        fuzz(asked.doors[0], asked.seconds, asked.runs)
    broken = [door for door in asked.doors or DOORS if not _holds(door, asked.seconds, asked.runs)]
    sys.stderr.write(f"Broken: {', '.join(broken)}. See {KEPT}.\n" if broken else "Every door keeps its promise.\n")
    return bool(broken)


def _holds(door: str, seconds: int, runs: int) -> bool:
    """Fuzz a door in a process of its own, told what has come of it."""
    command = [sys.executable, "-m", "tools.fuzz", "--inside", "--seconds", str(seconds), "--runs", str(runs), door]
    with tempfile.TemporaryDirectory() as room:
        done = subprocess.run(  # noqa: S603 - this file
            command, cwd=ROOT, env={"TMPDIR": room, "PYTHONHASHSEED": "0"}, capture_output=True, text=True, check=False
        )
    told = [
        line
        for line in done.stderr.splitlines()
        if line.startswith(("Done", "#")) and ("exec/s" in line or "Done" in line)
    ]
    sys.stderr.write(f"{door}: {told[-1] if told else 'nothing was tried'}\n")
    if done.returncode:
        sys.stderr.write("\n".join(done.stderr.splitlines()[-40:]) + "\n")
    return done.returncode == 0


def fuzz(name: str, seconds: int, runs: int) -> None:
    """Hand a door to libFuzzer, which ends the process."""
    import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore] # noqa: PLC0415 - only for `make fuzz`

    for module in [module for module in sys.modules if module.split(".")[0] in (*WATCHED, "tests")]:
        del sys.modules[module]
    with atheris.instrument_imports(include=WATCHED, enable_loader_override=False):
        watched = importlib.import_module("tests.hostile.doors")
    door = watched.DOORS[name]
    kept = KEPT / name
    seeds, pieces = kept / "seeds", kept / "pieces"
    (kept / "corpus").mkdir(parents=True, exist_ok=True)
    seeds.mkdir(exist_ok=True)
    for seed in door.seeds:
        (seeds / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    pieces.write_text("".join('"' + "".join(f"\\x{byte:02x}" for byte in each) + '"\n' for each in door.pieces))
    largest = max(LARGEST, 2 * max(map(len, door.seeds)))
    bound = f"-max_total_time={seconds}" if seconds else f"-runs={runs}"
    options = [bound, "-seed=1", f"-timeout={LONGEST_WAIT}", f"-rss_limit_mb={MOST_MEMORY}", f"-max_len={largest}",
               f"-artifact_prefix={kept}/", *([f"-dict={pieces}"] if door.pieces else []),
               str(kept / "corpus"), str(seeds)]  # fmt: skip
    atheris.Setup([sys.argv[0], *options], lambda content: watched.entered(door, content))
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
