"""Read a page of the documentation: its blocks of commands, the files it shows, its links, its headings."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from assess.records import dataclass

ROOT = Path(__file__).parent.parent.parent

_BLOCK = re.compile(r"(?:<!-- (?P<remark>[^>]+) -->\n)?```(?:sh|console)\n(?P<lines>.*?)```", re.DOTALL)
_FILE = re.compile(r"<!-- file: (?P<name>\S+) -->\n```\w+\n(?P<text>.*?)```", re.DOTALL)
_FENCE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Command:
    """A line that a reader types, and what the page shows below it."""

    words: tuple[str, ...]
    """As they are typed, the program's name first."""
    shown: tuple[str, ...] = ()
    """Lines of its answer; `…` stands for whatever is there."""


@dataclass(frozen=True)
class Block:
    """A block of commands."""

    remark: str
    """What the comment in front of it says; empty where there is none."""
    commands: tuple[Command, ...]

    @property
    def runs(self) -> bool:
        """Whether it can be run here: its page gives the reason where it can't."""
        return not self.remark.startswith("not run: ")


def blocks(page: Path) -> Iterator[Block]:
    """Find the blocks of commands of a page, in order."""
    for found in _BLOCK.finditer(page.read_text(encoding="utf-8")):
        yield Block(found["remark"] or "", tuple(_commands(found["lines"].replace("\\\n", " "))))


def files(page: Path) -> dict[str, str]:
    """Find the files whose text a page shows, by their names."""
    return {found["name"]: found["text"] for found in _FILE.finditer(page.read_text(encoding="utf-8"))}


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """Find where the links and pictures of a page lead within the project: a file, and a heading in it or nothing."""
    for target in _LINK.findall(_FENCE.sub("", page.read_text(encoding="utf-8"))):
        file, _, anchor = target.partition("#")
        yield (page.parent / file if file else page), anchor


def anchors(page: Path) -> set[str]:
    """List what a link can name in a page: its headings, as they are made into anchors."""
    headings = _HEADING.findall(_FENCE.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _commands(lines: str) -> Iterator[Command]:
    """Part the lines of a block at its prompts; without one, every line is typed."""
    if "$ " not in lines:
        lines = re.sub(r"^(?=.)", "$ ", lines, flags=re.MULTILINE)
    for part in re.split(r"^\$ ", lines, flags=re.MULTILINE)[1:]:
        typed, *shown = part.splitlines()
        yield Command(tuple(shlex.split(typed, comments=True)), tuple(line for line in shown if line.strip()))
