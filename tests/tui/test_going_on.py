"""Going on after the program was stopped from outside, in a real terminal."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="programs are not stopped and continued there")

PATIENCE = 60.0
"""Seconds that a slow machine gets for each thing."""


def test_what_was_stopped_and_continued_reads_on_and_leaves_the_terminal_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It paints itself anew, keys do what they do, and behind it letters are shown again as they are typed."""
    import pty  # noqa: PLC0415 - there is none on Windows
    import termios  # noqa: PLC0415 - likewise

    for name, value in {"ASSESS_DATA": str(tmp_path), "ASSESS_LANGUAGE": "en", "TERM": "xterm-256color"}.items():
        monkeypatch.setenv(name, value)
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, "-m", "assess"])  # noqa: S606 - our own program
    try:
        _until(terminal, lambda seen: b"\x1b[?2004h" in seen)
        os.kill(child, signal.SIGSTOP)
        os.waitpid(child, os.WUNTRACED)
        os.kill(child, signal.SIGCONT)
        _until(terminal, lambda seen: b"\x1b[?1049l" in seen and b"\x1b[?2004h" in seen.partition(b"\x1b[?1049h")[2])
        os.write(terminal, b"\x11")
        _until(terminal, lambda seen: b"\x1b[?1049l" in seen)
        assert _left(child, terminal) == 0
        assert termios.tcgetattr(terminal)[3] & termios.ECHO
    finally:
        os.close(terminal)


def test_it_goes_on_once_what_was_interrupted_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the midst of writing to the terminal, going on would wait for itself; once closed, nothing goes on."""
    going_on = pytest.importorskip("assess.tui.input.going_on")
    driver, loop, resumed = object.__new__(going_on.ReturningDriver), asyncio.new_event_loop(), list[bool]()
    driver._loop, driver._auto_restart = loop, True
    monkeypatch.setattr(driver, "resume_application_mode", lambda: resumed.append(True))
    driver._sigcont_application(signal.SIGCONT, None)
    assert not resumed
    loop.run_until_complete(asyncio.sleep(0))
    assert resumed == [True]
    loop.close()
    driver._sigcont_application(signal.SIGCONT, None)
    assert resumed == [True]


def _until(terminal: int, enough: Callable[[bytes], bool]) -> None:
    """Read what the program writes until it is enough."""
    seen, end = b"", time.monotonic() + PATIENCE
    while not enough(seen):
        assert time.monotonic() < end, seen[-500:]
        if select.select([terminal], [], [], 0.2)[0]:
            seen += os.read(terminal, 65536)


def _left(child: int, terminal: int) -> int | None:
    """Wait for the program to end, and give its exit code; `None` where it does not, and is ended."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                os.read(terminal, 65536)
            except OSError:  # nobody holds the other end any more
                return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None
