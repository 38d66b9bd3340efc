"""How the linear mode speaks and listens: in lines."""

from __future__ import annotations

import signal
import sys
from shutil import get_terminal_size
from textwrap import wrap
from typing import TextIO

from assess.domain.clean import clean


class Voice:
    """Says texts and hears lines."""

    def __init__(self, stdin: TextIO, stdout: TextIO) -> None:
        """Take where lines come from, and where they go."""
        self._stdin = stdin
        self._stdout = stdout
        self._prompt = ""
        """What is asked at the moment; empty while nothing is."""
        if stdout.isatty() and sys.platform != "win32":
            signal.signal(signal.SIGCONT, self._ask_again)

    def tell(self, text: str) -> None:
        """Say a text; a terminal would break its lines within words, and have them read out like that."""
        lines = clean(text).split("\n")
        if self._stdout.isatty():
            width = max(20, get_terminal_size().columns - 1)
            lines = [part for each in lines for part in wrap(each, width, break_on_hyphens=False) or [""]]
        self._put("\n".join(lines) + "\n")

    def listen(self, prompt: str) -> str | None:
        """Ask for a line; `None` at the end of input."""
        self._put(f"{prompt}: ")
        self._prompt = f"{prompt}: "
        line = self._stdin.readline()
        self._prompt = ""
        return clean(line, lines=False) if line else None

    def _put(self, text: str) -> None:
        self._stdout.write(text)
        self._stdout.flush()

    def _ask_again(self, *_: object) -> None:
        """Say what is asked once more after a stop (`Ctrl+Z`, `fg`): the shell has written below it."""
        if self._prompt:
            self._put(self._prompt)
