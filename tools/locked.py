"""What stands in a lock: each package with its version, its hashes, when it is needed and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from packaging.markers import Marker

from assess.records import dataclass

ROOT = Path(__file__).parent.parent
RUN = ROOT / "locks/run.txt"
"""What the program needs to run, and to be built."""

PROJECT = "assess"

_HEAD = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ \\]+)(?: ; (?P<marker>[^\\]+?))? ?\\?$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_NEEDED_BY = re.compile(r"^    #(?: via|  ) ([A-Za-z0-9._-]+)(?: \(pyproject\.toml(?::(\w+))?\))?$", re.MULTILINE)


@dataclass(frozen=True)
class Locked:
    """One package of a lock."""

    name: str
    version: str
    marker: str
    """Where it is needed; empty for everywhere."""
    hashes: tuple[str, ...]
    """SHA-256 of each of its files on the index."""
    needed_by: tuple[str, ...]
    """Names of packages; `assess` for what the program itself asks for, `assess:build` for what only builds it."""

    def needed(self, environment: Mapping[str, str]) -> bool:
        """Tell whether it is needed in an environment, as the marker variables describe it."""
        return not self.marker or Marker(self.marker).evaluate(dict(environment))

    @property
    def exactly(self) -> str:
        """Write it as a line that pip reads, for this very place."""
        return " ".join([f"{self.name}=={self.version}", *(f"--hash=sha256:{each}" for each in self.hashes)])

    @property
    def anywhere(self) -> str:
        """Write it as a line that pip reads, and passes over where it is not needed."""
        return self.exactly.replace(" ", f" ; {self.marker} ", 1) if self.marker else self.exactly


def read_lock(path: Path = RUN) -> list[Locked]:
    """Read a lock. Raises `ValueError` for a line that has no place in a lock."""
    return [_locked(block) for block in re.split(r"\n(?=[A-Za-z0-9])", path.read_text(encoding="utf-8"))]


def at_run_time(lock: Iterable[Locked]) -> list[Locked]:
    """Leave out what only builds the program."""
    lock = list(lock)
    needed = {PROJECT}
    while True:
        more = {each.name for each in lock if needed & set(each.needed_by)} - needed
        if not more:
            return [each for each in lock if each.name in needed]
        needed |= more


def _locked(block: str) -> Locked:
    head = _HEAD.fullmatch(block.partition("\n")[0])
    if head is None:
        raise ValueError(f"no beginning of a package in a lock: {block[:80]}")
    return Locked(
        name=head["name"],
        version=head["version"],
        marker=(head["marker"] or "").strip(),
        hashes=tuple(_HASH.findall(block)),
        needed_by=tuple(f"{name}:{group}" if group else name for name, group in _NEEDED_BY.findall(block)),
    )
