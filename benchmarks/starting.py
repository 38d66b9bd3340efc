"""How long the commands take to start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import BARE, Ratio, command, paired

INTERPRETER = ("a bare interpreter", BARE)


def ratios(folder: Path) -> Iterator[Ratio]:
    """Time help, version and the commands that are typed most."""
    for words, goal in ((("--help",), 5), (("--version",), 5), (("status", "SLV-2026", "--json"), 8)):
        ours = (f"assess {' '.join(words)}", command(*words, folder=folder))
        yield paired(ours, INTERPRETER, goal=goal)
