"""How long the terminal takes: from the command to the first full screen, from a key to the last byte of its answer.

Everything is measured from outside, through a pseudo-terminal, against a Textual app that shows one line.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.timing import PROGRAM, Ratio

EMPTY_APP = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("ready")
    def on_key(self, event):
        self.query_one(Static).update("ready " + event.key * 3)
Empty().run()
"""
QUIET = 0.06
"""Seconds without output after which a screen is taken to be complete."""

PATIENCE = 20.0
ROUNDS, KEYS = 5, 60


class Terminal:
    """A program in a pseudo-terminal of 120 by 36."""

    def __init__(self, words: Sequence[str], marker: bytes) -> None:
        """Start it and wait for its first full screen; `painted` tells how long that took."""
        begun = time.perf_counter()
        self._process, self._file = pty.fork()
        if self._process == 0:
            environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "120", "LINES": "36"}
            os.execvpe(words[0], list(words), environment)  # noqa: S606 - the program to be measured
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        self.painted = self._until_quiet(marker) - begun

    def press(self, key: bytes) -> float:
        """Press a key and give the seconds until the last byte of what it changed on the screen."""
        begun = time.perf_counter()
        os.write(self._file, key)
        return self._until_quiet(b"") - begun

    def close(self) -> None:
        """Stop it."""
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._file)

    def _until_quiet(self, marker: bytes) -> float:
        """Read until the marker has come and nothing more follows; give the time of the last byte."""
        seen, last, begun = b"", time.perf_counter(), time.perf_counter()
        while time.perf_counter() - begun < PATIENCE:
            ready, _, _ = select.select([self._file], [], [], QUIET)
            if ready:
                seen += os.read(self._file, 1 << 16)
                last = time.perf_counter()
            elif marker in seen and seen:
                return last
        raise TimeoutError(repr(seen[-300:]))


def ratios(folder: Path) -> Iterator[Ratio]:
    """Time the walk against the empty app, in turns."""
    ours = [PROGRAM, "--register", str(folder / "bench.register"), "--language", "es", "open", "SLV-2026"]
    empty = [sys.executable, "-c", EMPTY_APP]
    paints, bare_paints, keys, bare_keys = list[float](), list[float](), list[float](), list[float]()
    for number in range(ROUNDS + 1):
        for words, marker, painted, pressed in (
            (ours, b"SLV-2026", paints, keys),
            (empty, b"ready", bare_paints, bare_keys),
        ):
            terminal = Terminal(words, marker)
            if number:
                painted.append(terminal.painted)
                pressed += [terminal.press(b"234"[place % 3 :][:1]) for place in range(KEYS // ROUNDS)]
            terminal.close()
    against = "an empty Textual app"
    yield Ratio("first paint of the walk", against, _ratio(paints, bare_paints, 0.5), 1.2, statistics.median(paints))
    for share, name, goal in ((0.5, "half of all", 1.8), (0.99, "99 of 100", 2.5)):
        yield Ratio(
            f"answer to saved and shown, {name}",
            f"{against}'s key",
            _ratio(keys, bare_keys, share),
            goal,
            _quantile(keys, share),
        )


def _ratio(ours: list[float], others: list[float], share: float) -> float:
    return _quantile(ours, share) / _quantile(others, share)


def _quantile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
