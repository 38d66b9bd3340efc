"""How the linear mode speaks and listens: in lines."""

from __future__ import annotations

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

    def tell(self, text: str) -> None:
        """Say a text; a terminal would break its lines within words, and have them read out like that."""
        lines = clean(text).split("\n")
        if self._stdout.isatty():
            width = max(20, get_terminal_size().columns - 1)
            lines = [part for each in lines for part in wrap(each, width, break_on_hyphens=False) or [""]]
        self._stdout.write("\n".join(lines) + "\n")
        self._stdout.flush()

    def listen(self, prompt: str) -> str | None:
        """Ask for a line; `None` at the end of input."""
        self._stdout.write(f"{prompt}: ")
        self._stdout.flush()
        line = self._stdin.readline()
        return clean(line, lines=False) if line else None
