"""Drawings as plain data: a few shapes in millimetres, with the words that stand for them. Templates write the SVG."""

from __future__ import annotations

from typing import Literal

from assess.records import dataclass
from assess.report.palette import EDGE, INK


@dataclass(frozen=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str = "none"
    edge: str = "none"
    hatched: bool = False
    """Filled with slanted lines: open answers."""

    shape = "box"

    @property
    def hatch(self) -> str:
        """The slanted lines as the data of an SVG path; empty where there are none."""
        return "".join(_slants(self)) if self.hatched else ""


@dataclass(frozen=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str = EDGE
    width: float = 0.2

    shape = "line"


Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Label:
    """A line of text; `y` is its base line."""

    x: float
    y: float
    text: str
    size: float = 2.9
    anchor: Anchor = "start"
    bold: bool = False
    colour: str = INK

    shape = "label"


@dataclass(frozen=True)
class Patch:
    """A filled outline: a marker that differs from others by its form."""

    points: tuple[tuple[float, float], ...]
    fill: str
    edge: str = "#ffffff"

    shape = "patch"


@dataclass(frozen=True)
class Dot:
    """A filled circle."""

    x: float
    y: float
    radius: float
    fill: str
    edge: str = "#ffffff"

    shape = "dot"


Shape = Box | Line | Label | Patch | Dot


@dataclass(frozen=True)
class Drawing:
    """A picture and the text that says the same to who can't see it."""

    width: float
    height: float
    alt: str
    shapes: tuple[Shape, ...]


def _slants(box: Box, gap: float = 1.3) -> list[str]:
    """Draw lines from lower left to upper right, cut at the edges of the box."""
    found, start = [], gap
    while start < box.width + box.height:
        low, high = max(0.0, start - box.height), min(box.width, start)
        x1, y1, x2, y2 = box.x + low, box.y + start - low, box.x + high, box.y + start - high
        found.append(f"M{x1:.2f} {y1:.2f}L{x2:.2f} {y2:.2f}")
        start += gap
    return found


def wrap(text: str, width: float, size: float, most: int = 2) -> list[str]:
    """Break a label into lines of about `width` millimetres; what does not fit into `most` is cut after a word."""
    room = max(4, int(width / (size * 0.52)))
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    cut = lines[:most]
    if len(lines) > most:
        last = cut[-1] if len(cut[-1]) < room else cut[-1].rpartition(" ")[0] or cut[-1][: room - 1]
        cut[-1] = f"{last}…"
    return [line if len(line) <= room else f"{line[: room - 1]}…" for line in cut]
