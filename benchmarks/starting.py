"""How long the commands take to start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import BARE, Ratio, command, paired

INTERPRETER = "a bare interpreter"


def ratios(folder: Path) -> Iterator[Ratio]:
    """Time help, version and the commands that are typed most."""
    yield paired("assess --help", command("--help", folder=folder), INTERPRETER, BARE, goal=5)
    yield paired("assess --version", command("--version", folder=folder), INTERPRETER, BARE, goal=5)
    status = command("status", "SLV-2026", "--json", folder=folder)
    yield paired("assess status --json", status, INTERPRETER, BARE, goal=8)
