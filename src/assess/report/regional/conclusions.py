"""What the secretariat concludes, in its own words: a small, safe part of Markdown becomes paragraphs, lists, headings.

Understood are headings (`#`), lists (`-`, `*`, `1.`), paragraphs, `**strong**` and `*stressed*`. Everything else, HTML
and links among it, is text and is printed as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from assess.domain.clean import clean
from assess.records import dataclass
from assess.report.regional.material import Material

_HEADING = re.compile(r"#{1,6}\s+(.*)")
_BULLET = re.compile(r"[-*•]\s+(.*)")
_NUMBERED = re.compile(r"[0-9]{1,3}[.)]\s+(.*)")
_STRESS = re.compile(r"\*\*([^*]+)\*\*|\*([^*]+)\*")

Shape = Literal["heading", "paragraph", "bullets", "numbers"]


@dataclass(frozen=True)
class Run:
    """A stretch of text in one manner."""

    text: str
    manner: Literal["plain", "strong", "stressed"] = "plain"


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph, or a list with its items."""

    shape: Shape
    items: tuple[tuple[Run, ...], ...]
    """One for a heading or a paragraph."""


@dataclass(frozen=True)
class Conclusions:
    """The page."""

    blocks: tuple[Block, ...]
    said: str
    """What stands where nothing was concluded yet; empty otherwise."""


def conclusions(material: Material, written: str) -> Conclusions:
    """Lay out what was written; where nothing was, say whose it is to write."""
    blocks = tuple(_blocks(clean(written)))
    missing = material.words.say("The conclusions are for the secretariat and the delegations to draw.")
    return Conclusions(blocks, "" if blocks else missing)


def _blocks(text: str) -> Iterator[Block]:
    shape: Shape = "paragraph"
    lines: list[str] = []
    for line in [*text.split("\n"), ""]:
        kind, said = _line(line.strip())
        continues = lines and said and (kind == shape or (kind == "paragraph" and shape != "heading"))
        if lines and not continues:
            yield _block(shape, lines)
            lines = []
        if not said:
            continue
        if lines and kind == "paragraph":
            lines[-1] += f" {said}"
        else:
            shape = kind
            lines.append(said)


def _line(line: str) -> tuple[Shape, str]:
    for pattern, shape in _PATTERNS:
        if found := pattern.fullmatch(line):
            return shape, found[1].strip()
    return "paragraph", line


_PATTERNS: tuple[tuple[re.Pattern[str], Shape], ...] = (
    (_HEADING, "heading"),
    (_BULLET, "bullets"),
    (_NUMBERED, "numbers"),
)


def _block(shape: Shape, lines: list[str]) -> Block:
    return Block(shape, tuple(tuple(_runs(line)) for line in lines))


def _runs(line: str) -> Iterator[Run]:
    end = 0
    for found in _STRESS.finditer(line):
        if found.start() > end:
            yield Run(line[end : found.start()])
        yield Run(found[1], "strong") if found[1] else Run(found[2], "stressed")
        end = found.end()
    if end < len(line):
        yield Run(line[end:])
