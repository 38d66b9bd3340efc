"""From HTML to PDF, in a child process with bounds: what goes wrong in there can't harm or stop the program.

The child (`assess.report.child`) reaches nothing but the shipped fonts. Parent and child speak through pipes: a line of
JSON goes in; lines of JSON that tell how far it is, one that tells how it ended, and then the PDF come out.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import Timer
from typing import IO, Any, Self

from assess.domain.errors import ReportFailed
from assess.domain.message import say
from assess.records import dataclass
from assess.report.pango import mending, surroundings
from assess.workflow.ports import Watch, unwatched

SECONDS = 600
"""After which a report is given up."""

_KEPT = ("PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")
"""What the child is told of the environment."""


@dataclass(frozen=True)
class Enclosure:
    """A file that travels inside the PDF."""

    name: str
    description: str
    content: bytes


@dataclass(frozen=True)
class Pressed:
    """A PDF."""

    pdf: bytes
    warnings: tuple[str, ...]
    """What the layout engine complained about; a well-made report has none."""


class Child:
    """A child process that warms up while the page is still being written; whoever leaves it early ends it."""

    def __init__(self, fonts: Path, seconds: int = SECONDS) -> None:
        """Start it."""
        environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
        environment |= {**surroundings(), "FONTCONFIG_FILE": str(fonts / "fonts.conf")}
        self._fonts, self._seconds, self._late = fonts, seconds, False
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-P", "-m", "assess.report.child", str(seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        self._clock = Timer(seconds, self._expire)
        self._clock.daemon = True
        self._clock.start()

    def press(self, html: str, day: date, enclosures: tuple[Enclosure, ...] = (), watch: Watch = unwatched) -> Pressed:
        """Press HTML into a PDF/UA-1 and PDF/A-3a. Raises `ReportFailed`, and whatever `watch` raises."""
        task = {
            "html": html,
            "fonts": str(self._fonts),
            "day": day.isoformat(),
            "enclosures": [
                {"name": each.name, "description": each.description, "content": base64.b64encode(each.content).decode()}
                for each in enclosures
            ],
        }
        assert self._process.stdin  # noqa: S101 - they are pipes
        assert self._process.stdout  # noqa: S101
        with suppress(BrokenPipeError), self._process.stdin as pipe:
            pipe.write(json.dumps(task).encode())
        try:
            return received(self._process.stdout, watch)
        except ReportFailed:
            if not self._late:
                raise
        raise ReportFailed(
            say("The report was not finished after {n} seconds.", n=self._seconds),
            say("Ask for fewer sections, or for the HTML form."),
        )

    def _expire(self) -> None:
        self._late = True
        self._process.kill()

    def __enter__(self) -> Self:
        """Use it."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it, finished or not."""
        self._clock.cancel()
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(BrokenPipeError):
                pipe.close()  # type: ignore[union-attr]
        self._process.wait()


def press(
    html: str, fonts: Path, day: date, seconds: int = SECONDS, *, enclosures: tuple[Enclosure, ...] = ()
) -> Pressed:
    """Press HTML in a child process of its own. Raises `ReportFailed`."""
    with Child(fonts, seconds) as child:
        return child.press(html, day, enclosures)


def received(pipe: IO[bytes], watch: Watch = unwatched) -> Pressed:
    """Read what a child says to its end. Raises `ReportFailed`, and whatever `watch` raises."""
    reply: dict[str, Any] = {"problem": "died"}
    for line in pipe:
        said = json.loads(line) if line.startswith(b"{") else reply
        if "page" not in said:
            reply = said
            break
        watch(said["page"], said["of"])
    if reply["problem"] == "pango":
        raise ReportFailed(say("PDF reports need Pango, which is not on this machine."), mending())
    if reply["problem"] == "incomplete":
        raise ReportFailed(
            say("A part of the program that makes PDF reports is missing."),
            say("Install assess again. (The HTML form works without it.)"),
        )
    if reply["problem"]:
        raise ReportFailed(
            say("The report can't be laid out within its limits of memory and time."),
            say("Ask for fewer sections, or for the HTML form."),
        )
    return Pressed(pipe.read(), tuple(reply["warnings"]))
