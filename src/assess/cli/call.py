"""One call of the program: what was asked, in which language, and where its answers go."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assess.domain.clean import harmless, is_hostile
from assess.domain.message import Message
from assess.storage.disk.folder import write_whole
from assess.words import Words

if TYPE_CHECKING:
    from datetime import date

    from assess.domain.problem import Problem
    from assess.wiring import Options
    from assess.workflow.opening import Desk


_PROGRESS = 40
"""Columns of a line that shows progress; what it says is shorter."""


def in_one_line(text: str) -> str:
    """Put a text on one line, and take out what would act on a terminal: no file can pass its words off as ours."""
    return " ".join(filter(None, harmless(text).split("\n")))


class Exit(IntEnum):
    """The exit codes, which other programs go by."""

    FINE = 0
    FOUND = 1
    """A check that was asked for found something."""
    USAGE = 2
    CONTENT = 3
    """A file's content is not acceptable."""
    REGISTER = 4
    REPORT = 5
    BROKEN = 70
    """A fault of the program itself."""
    INTERRUPTED = 130


class OutputLost(Exception):
    """Stdout takes no more: its reader has gone, or its disk is full."""

    def __init__(self, why: OSError) -> None:
        """Keep what the system said."""
        super().__init__(str(why))
        self.why = why


def plain_terminal() -> bool:
    """Tell whether the terminal says of itself that it can't move its cursor."""
    return os.environ.get("TERM") == "dumb"


class Call:
    """What a command works with."""

    def __init__(self, args: Namespace, words: Words) -> None:
        """Take what was parsed and the language to answer in."""
        self.args = args
        self.words = words

    @cached_property
    def options(self) -> Options:
        """The global options."""
        from assess.wiring import Options

        folders = self.args.guidelines or os.environ.get("ASSESS_GUIDELINES", "").split(os.pathsep)
        return Options(
            register=self.args.register or os.environ.get("ASSESS_REGISTER", ""),
            guidelines=tuple(folder for folder in folders if folder),
            author=self.args.author or os.environ.get("ASSESS_AUTHOR", ""),
        )

    @cached_property
    def desk(self) -> Desk:
        """Where work begins."""
        from assess.wiring import desk

        return desk(self.options)

    @property
    def day(self) -> date:
        """The day that a report bears: the one that was named, or the day it is here. Raises `Misuse`."""
        from assess.cli.typed import day_of

        named = self.args.date
        return day_of(named) if named else self.desk.clock.now().astimezone().date()

    @property
    def deadline(self) -> date | None:
        """The last day of a cycle: the one that was named, or else the one that is set; `None` where none is."""
        from assess.cli.typed import day_of

        named = self.args.deadline
        return day_of(named) if named else self.desk.register.intake.deadline(self.args.cycle)

    def data(self, text: str) -> None:
        """Write data to stdout, without what would act on a terminal."""
        self._put(harmless(text))

    def document(self, document: object) -> None:
        """Write one JSON document to stdout, an entry or an item a line.

        What would act on a terminal is written as its number.
        """
        text = _in_lines(document)
        hostile = {ord(each): json.dumps(each)[1:-1] for each in set(text) if is_hostile(each)}
        self._put(text.translate(hostile) if hostile else text)

    def say(self, text: str, /, **values: object) -> str:
        """Translate a text, for data that people read."""
        return self.words.say(text, **values)

    def tell(self, text: str, /, **values: object) -> None:
        """Say something to the user, on stderr."""
        self.tell_message(Message(text, values))

    def tell_message(self, message: Message) -> None:
        """Say something to the user, on stderr."""
        _utter(harmless(self.words.tell(message)) + "\n")

    def show_progress(self, said: str) -> None:
        """Show progress on one line of stderr, over what it showed before; an empty text wipes it away."""
        _utter("\r" + harmless(said).ljust(_PROGRESS) + "\r" * (not said))

    def tell_problem(self, problem: Problem) -> None:
        """Name a fault in a file: file:line:column: message (hint)."""
        hint = f" ({self.words.tell(problem.hint)})" if problem.hint else ""
        _utter(in_one_line(f"{problem.place}: {self.words.tell(problem.message)}{hint}") + "\n")

    def table(self, rows: Sequence[Sequence[str]], nothing: Message | None = None) -> None:
        """Write rows to stdout in columns; the first names them. Where no other follows, tell how to add one."""
        lines = [[in_one_line(cell) for cell in row] for row in rows]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        for line in lines:
            self.data("  ".join(map(str.ljust, line, widths)).rstrip())
        if nothing and len(rows) == 1:
            self.tell_message(nothing)

    def write(self, content: bytes | Iterable[bytes], usual: str) -> Path | None:
        """Write a file whole or not at all, and name it on stdout; `-` writes to stdout itself, giving `None`.

        The content may come piece by piece.
        """
        name = self.args.output or usual
        if name == "-":
            for piece in [content] if isinstance(content, bytes) else content:
                self._put(piece)
            return None
        path = Path(name)
        write_whole(path, content)
        self.data(str(path))
        return path

    def write_sealed(self, seal: Callable[[], bytes], usual: str) -> None:
        """Seal something and write it, encrypted where a recipient is named; nothing is sealed for one who is none."""
        recipient = self.args.encrypt_for
        if recipient is None:
            self.write(seal(), usual)
            return
        from assess.wiring import encrypt

        encrypt(b"", recipient)
        self.write(encrypt(seal(), recipient), f"{usual}.age")

    def _put(self, content: str | bytes) -> None:
        """Write a line, or the bytes of a file, to stdout. Raises `OutputLost`."""
        try:
            if isinstance(content, str):
                sys.stdout.write(content + "\n")
            else:
                sys.stdout.flush()
                sys.stdout.buffer.write(content)
        except OSError as error:
            raise OutputLost(error) from error

    def score(self, value: float | None) -> str:
        """Write a score of 0 to 100; a dash where there is none."""
        return "—" if value is None else f"{value:.1f}"


def _utter(words: str) -> None:
    """Write to stderr. Where it takes no more, words are lost; what was done stays done."""
    try:
        sys.stderr.write(words)
        sys.stderr.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def _in_lines(document: object, margin: str = "  ") -> str:
    """Give each entry of a document a line, and each item of a list; laying out all of it takes five times as long."""
    flat = json.JSONEncoder(ensure_ascii=False).encode
    if isinstance(document, dict) and document:
        lines = [f"{flat(name)}: {_in_lines(each, margin + '  ')}" for name, each in document.items()]
        return "{\n" + ",\n".join(margin + line for line in lines) + "\n" + margin[2:] + "}"
    if isinstance(document, list) and document:
        return "[\n" + ",\n".join(margin + flat(each) for each in document) + "\n" + margin[2:] + "]"
    return flat(document)
