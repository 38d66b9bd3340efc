"""Drawings as plain data: a few shapes in millimetres, with the words that stand for them. Templates write the SVG."""

from __future__ import annotations

import math
from typing import Literal

from assess.records import dataclass
from assess.report.palette import EDGE, INK

Pattern = Literal["plain", "slanted", "level", "upright"]
"""The lines that an area is filled with; plain has none."""

_GAP = 1.3
"""From one of these lines to the next."""


@dataclass(frozen=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str = "none"
    edge: str = "none"
    pattern: Pattern = "plain"

    shape = "box"

    @property
    def hatch(self) -> str:
        """The lines of the pattern as the data of an SVG path; empty where there are none."""
        lines = {"plain": _none, "slanted": _slants, "level": _levels, "upright": _uprights}[self.pattern](self)
        return "".join(f"M{x1:.2f} {y1:.2f}L{x2:.2f} {y2:.2f}" for x1, y1, x2, y2 in lines)


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


Ends = tuple[float, float, float, float]
"""Where a line begins and where it ends."""


def _none(_: Box) -> list[Ends]:
    return []


def _slants(box: Box) -> list[Ends]:
    """Draw lines from lower left to upper right, cut at the edges of the box."""
    found = []
    for start in _steps(box.width + box.height):
        low, high = max(0.0, start - box.height), min(box.width, start)
        found.append((box.x + low, box.y + start - low, box.x + high, box.y + start - high))
    return found


def _levels(box: Box) -> list[Ends]:
    return [(box.x, box.y + down, box.x + box.width, box.y + down) for down in _steps(box.height)]


def _uprights(box: Box) -> list[Ends]:
    return [(box.x + across, box.y, box.x + across, box.y + box.height) for across in _steps(box.width)]


def _steps(room: float) -> list[float]:
    return [place * _GAP for place in range(1, math.ceil(room / _GAP))]
