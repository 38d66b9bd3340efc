"""How long a guideline takes to read, cold and remembered."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import yaml

from assess.catalogue.folders import check, load
from assess.places import shipped
from assess.wiring import DEFAULT_GUIDELINE
from benchmarks.timing import Ratio, paired


def ratios(folder: Path) -> Iterator[Ratio]:
    """Time reading the shipped guideline against PyYAML's C loader on the same files."""
    guideline = shipped("guidelines") / DEFAULT_GUIDELINE
    texts = [path.read_bytes() for path in sorted(guideline.glob("*.yaml"))]
    cache = folder / "cache"
    load(guideline, cache)

    def bare() -> None:
        for text in texts:
            yaml.load(text, Loader=yaml.CSafeLoader)

    gc.collect()
    loader = ("the C loader on the same files", bare)
    yield paired(("guideline, cold", lambda: check(guideline)), loader, goal=3)
    yield paired(("guideline, remembered", lambda: load(guideline, cache)), loader, goal=0.02)
