"""Opening thousands of files: on all cores, in the order in which they were named, a bounded number at a time.

Opening is reading, proving and weighing; nothing is decided and nothing is written by it, so that it can be done by
processes that know nothing but the guidelines. A few files are opened right here.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from pathlib import Path

from assess.domain.errors import Misuse
from assess.domain.problem import Place, Problem
from assess.exchange.sealed.arrivals import open_arrival
from assess.exchange.sealed.encryption import is_encrypted
from assess.exchange.sealed.followups import is_follow_up
from assess.workflow.arrival import Opened
from assess.workflow.ports import Catalogue

Read = Callable[[str], bytes]
"""Reads the file of a path. `Misuse` refuses that file; what else it raises is raised where the file's turn comes."""

MANY = 200
"""From how many files on it is worth the while to call others for help."""

AT_ONCE, MOST_AT_ONCE = 32, 4 * 1024 * 1024
"""Files, and bytes, that are handed out together."""


def open_many(files: Sequence[str], read: Read, catalogue: Catalogue) -> Iterator[Opened]:
    """Open files, each when its turn comes; `read` and `catalogue` must be able to go to other processes."""
    parts, done = _parts(files), 0
    if len(files) >= MANY and _cores() > 1:
        try:
            for opened in _opened_by_others(parts, read, catalogue):
                yield from opened
                done += 1
        except BrokenProcessPool:
            # The system took one of them away, for want of memory perhaps; what is left is opened here.
            pass
    for part in parts[done:]:
        for file in part:
            yield _opened(file, read, catalogue)


def _parts(files: Sequence[str]) -> list[list[str]]:
    """Part files into what is handed out together: neither too many nor too much."""
    parts, size = [list[str]()], 0
    for file in files:
        with suppress(OSError):  # who reads it tells why it can't be
            size += Path(file).stat().st_size
        if len(parts[-1]) == AT_ONCE or (parts[-1] and size > MOST_AT_ONCE):
            parts.append([])
            size = 0
        parts[-1].append(file)
    return parts


def _opened(file: str, read: Read, catalogue: Catalogue) -> Opened:
    try:
        content = read(file)
    except Misuse as error:
        return Opened(file, None, [Problem(Place(file), error.message, error.hint)])
    if is_encrypted(content) or is_follow_up(content):
        return Opened(file, None, other=content)
    return Opened(file, *open_arrival(content, catalogue, file))


def _opened_by_others(parts: Sequence[Sequence[str]], read: Read, catalogue: Catalogue) -> Iterator[list[Opened]]:
    workers = _cores()
    waiting = deque[Future[list[Opened]]]()
    context = multiprocessing.get_context("spawn")  # a copy of this process would hold the register open
    with ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(read, catalogue)) as others:
        try:
            for part in parts:
                waiting.append(others.submit(_open_part, part))
                if len(waiting) > 2 * workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_WORKED_WITH: list[tuple[Read, Catalogue]] = []
"""What a helping process works with, from its first breath on."""


def _begin(read: Read, catalogue: Catalogue) -> None:
    """Begin as a helping process; who stops the program stops it in the process that was called."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _WORKED_WITH.append((read, catalogue))


def _open_part(files: Sequence[str]) -> list[Opened]:
    read, catalogue = _WORKED_WITH[0]
    return [_opened(file, read, catalogue) for file in files]
