"""Read a page of the documentation: its blocks of commands, its links, its headings."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

_BLOCK = re.compile(r"(?:<!-- (?P<remark>[^>]+) -->\n)?```(?:sh|console)\n(?P<lines>.*?)```", re.DOTALL)
_FENCE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A block of commands."""

    remark: str
    """What the comment in front of it says; empty where there is none."""
    commands: tuple[tuple[str, ...], ...]
    """Each command of the program, as words without `assess`."""

    @property
    def runs(self) -> bool:
        """Whether it can be run here: its page gives the reason where it can't."""
        return not self.remark.startswith("not run: ")


def blocks(page: Path) -> Iterator[Block]:
    """Find the blocks of commands of a page, in order."""
    for found in _BLOCK.finditer(page.read_text(encoding="utf-8")):
        lines = found["lines"].replace("\\\n", " ").splitlines()
        typed = [shlex.split(line.removeprefix("$ "), comments=True) for line in lines]
        commands = tuple(tuple(words[1:]) for words in typed if words[:1] == ["assess"])
        yield Block(found["remark"] or "", commands)


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """Find where the links and pictures of a page lead within the project: a file, and a heading in it or nothing."""
    for target in _LINK.findall(_FENCE.sub("", page.read_text(encoding="utf-8"))):
        file, _, anchor = target.partition("#")
        yield (page.parent / file if file else page), anchor


def anchors(page: Path) -> set[str]:
    """List what a link can name in a page: its headings, as they are made into anchors."""
    headings = _HEADING.findall(_FENCE.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
