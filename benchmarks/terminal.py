"""How long the terminal takes: from the command to the first full screen, from a key to the last byte of its answer.

Everything is measured from outside, through a pseudo-terminal, against a Textual app that shows one line.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import shutil
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from assess.domain.answers import Rated
from assess.records import replace
from assess.wiring import Options, desk
from benchmarks.timing import PROGRAM, Ratio
from benchmarks.wide import REF, write_wide

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

READING = 0.5
"""Seconds between the first screen and the first key: nobody answers what they have not read."""

PATIENCE = 20.0
ROUNDS, KEYS = 5, 40
SEARCHED = b"violencia"


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

    def put(self, key: bytes) -> None:
        """Press a key that may change nothing, and let it take effect."""
        os.write(self._file, key)
        time.sleep(READING)
        while select.select([self._file], [], [], 0)[0]:
            os.read(self._file, 1 << 16)

    def worked(self) -> float:
        """Give the seconds of processor time it has taken, in all its threads."""
        tasks = Path(f"/proc/{self._process}/task")
        return sum(int((each / "schedstat").read_text().split()[0]) for each in tasks.iterdir()) / 1e9

    def close(self) -> None:
        """Stop it."""
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._file)

    def _until_quiet(self, marker: bytes) -> float:
        """Read until the marker has come and nothing more follows; give the time of the last byte.

        Raises `ChildProcessError`, with what it said, where the program has ended.
        """
        seen, last, begun = b"", time.perf_counter(), time.perf_counter()
        while time.perf_counter() - begun < PATIENCE:
            ready, _, _ = select.select([self._file], [], [], QUIET)
            if ready:
                try:
                    seen += os.read(self._file, 1 << 16)
                except OSError as error:
                    raise ChildProcessError(seen.decode()) from error
                last = time.perf_counter()
            elif marker in seen and seen:
                return last
        raise TimeoutError(repr(seen[-300:]))


class Program:
    """A program to be measured, and what was measured of it, in seconds."""

    def __init__(self, words: Sequence[str], marker: bytes) -> None:
        """Take its command and what its first full screen contains."""
        self._words, self._marker = words, marker
        self.paints, self.keys, self.letters = list[float](), list[float](), list[float]()
        self.starting, self.work = list[float](), list[float]()
        """What the first screen and each key took in processor time."""

    def run(self) -> None:
        """Start it, press keys that change what is shown, and type into its search."""
        terminal = Terminal(self._words, self._marker)
        self.paints.append(terminal.painted)
        self.starting.append(terminal.worked())
        time.sleep(READING)
        terminal.put(b"1")
        for place in range(KEYS):
            before = terminal.worked()
            self.keys.append(terminal.press(_level(place)))
            self.work.append(terminal.worked() - before)
        terminal.press(b"/")
        self.letters += [terminal.press(bytes([letter])) for letter in SEARCHED]
        terminal.close()


def ratios(folder: Path) -> Iterator[Ratio]:
    """Time the walk over 200 and over 2,000 indicators against the empty app, in turns."""
    empty = Program([sys.executable, "-c", EMPTY_APP], b"ready")
    usual, wide = (Program(words, b"El Salvador") for words in _walks(folder))
    for number in range(ROUNDS + 1):
        for each in (usual, empty, wide):
            each.run()
            if not number:
                each.paints.clear()
    bare, its_key = "an empty Textual app", "an empty Textual app's key"
    yield _ratio("first paint of the walk", usual.paints, bare, empty.paints, goal=1.2)
    what, others = "first paint of the walk, in processor time", f"{bare}, in processor time"
    yield _ratio(what, usual.starting, others, empty.starting, goal=1.2)
    yield _ratio("first paint of the walk, 2,000 indicators", wide.paints, "with 200", usual.paints, goal=1.05)
    for name, walk in (("", usual), (", 2,000 indicators", wide)):
        yield _ratio(f"answer to saved and shown, half of all{name}", walk.keys, its_key, empty.keys, goal=1.8)
        yield _ratio(
            f"answer to saved and shown, 99 of 100{name}", walk.keys, its_key, empty.keys, goal=2.5, share=0.99
        )
    what, others = "answer to saved and shown, in processor time", f"{its_key}, in processor time"
    yield _ratio(what, usual.work, others, empty.work, goal=1.8)
    yield _ratio("letter typed into the search, 2,000 indicators", wide.letters, "with 200", usual.letters, goal=1.5)
    if shutil.which("strace"):
        flushes = _flushes(next(_walks(folder)), folder / "flushes")
        yield Ratio("flushes to the disk for one answer", "the five of decision 5", flushes / 5, 1.0, 0.0)


def _level(place: int) -> bytes:
    """Give the key of another level than the one before."""
    return b"234"[place % 3 :][:1]


def _flushes(words: list[str], log: Path) -> float:
    """Count how often one answer is brought to the disk: journal, folder, journal's head, register, empty journal."""
    watch = ["strace", "--follow-forks", "--trace=fsync,fdatasync", f"--output={log}", "--quiet=all"]
    terminal = Terminal([*watch, *words], b"El Salvador")
    time.sleep(READING)
    terminal.put(b"1")
    before = log.read_text().count("sync(")
    for place in range(KEYS):
        terminal.press(_level(place))
    terminal.close()
    return (log.read_text().count("sync(") - before) / KEYS


def _walks(folder: Path) -> Iterator[list[str]]:
    """Give the commands that open the walk: over the shipped guideline, and over one of 2,000 indicators."""
    beginning, end = [PROGRAM, "--language", "es", "--register"], ["open", "SLV-2026"]
    yield [*beginning, str(folder / "bench.register"), *end]
    guideline, register = write_wide(folder), str(folder / "wide.register")
    session = desk(Options(register, (str(guideline),), "bench")).begin("SLV", "2026", guideline=REF)
    half = [indicator.ref for indicator in session.guideline.indicators()][::2]
    session.respond({ref: lambda was: replace(was, answer=Rated(3)) for ref in half})
    yield [*beginning, register, "--guidelines", str(guideline), *end]


def _ratio(  # noqa: PLR0913 - the columns of the table
    what: str, ours: list[float], against: str, others: list[float], *, goal: float, share: float = 0.5
) -> Ratio:
    mine = _quantile(ours, share)
    return Ratio(what, against, mine / _quantile(others, share), goal, mine)


def _quantile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
