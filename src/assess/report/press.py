"""From HTML to PDF, in a child process with bounds: what goes wrong in there can't harm or stop the program.

The child (`assess.report.child`) reaches nothing but the shipped fonts. Parent and child speak through pipes: a line of
JSON and then bytes, in both directions.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assess.domain.errors import ReportFailed
from assess.domain.message import say
from assess.report.pango import mending, surroundings

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


def press(html: str, fonts: Path, day: date, enclosures: tuple[Enclosure, ...] = (), seconds: int = SECONDS) -> Pressed:
    """Press HTML into a PDF/UA-1 and PDF/A-3a. Raises `ReportFailed`."""
    task = {
        "html": html,
        "fonts": str(fonts),
        "day": day.isoformat(),
        "seconds": seconds,
        "enclosures": [
            {"name": each.name, "description": each.description, "content": base64.b64encode(each.content).decode()}
            for each in enclosures
        ],
    }
    command = [sys.executable, "-P", "-m", "assess.report.child"]
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {**surroundings(), "FONTCONFIG_FILE": str(fonts / "fonts.conf")}
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            command, input=json.dumps(task).encode(), capture_output=True, timeout=seconds, check=False, env=environment
        )
    except subprocess.TimeoutExpired as error:
        raise ReportFailed(
            say("The report was not finished after {n} seconds.", n=seconds),
            say("Ask for fewer sections, or for the HTML form."),
        ) from error
    return _opened(done)


def _opened(done: subprocess.CompletedProcess[bytes]) -> Pressed:
    head, _, pdf = done.stdout.partition(b"\n")
    reply = json.loads(head) if head.startswith(b"{") else {"problem": "died"}
    if reply["problem"] == "pango":
        raise ReportFailed(say("PDF reports need Pango, which is not on this machine."), mending())
    if reply["problem"]:
        raise ReportFailed(
            say("The report can't be laid out within its bounds of memory and time."),
            say("Ask for fewer sections, or for the HTML form."),
        )
    return Pressed(pdf, tuple(reply["warnings"]))
