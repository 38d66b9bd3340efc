"""What takes long to make and is only looked at: made once for all processes of a run, by whichever needs it first."""

from __future__ import annotations

import fcntl
import hashlib
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

shelves = list[Path]()
"""The folder that all processes of a run share; none outside of a run."""


def once(what: str, make: Callable[[], T]) -> T:
    """Take what was made of this; make it where nobody has. Whoever asks while it is made waits for it."""
    if not shelves:
        return make()
    place = shelves[0] / hashlib.sha256(what.encode()).hexdigest()
    with place.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # given back when the file is closed, and when the process ends
        if not place.exists():
            made = pickle.dumps(make())
            place.write_bytes(made)
    kept: T = pickle.loads(place.read_bytes())  # noqa: S301 - our own, of this run
    return kept
