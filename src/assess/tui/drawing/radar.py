"""A radar of a few scores, drawn in braille: the lower bounds full, the upper bounds dotted, the values marked.

A picture beside the bars, never instead of them: whoever does not see it finds every number in the list.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from textual.content import Content

from assess.records import dataclass
from assess.tui.drawing.text import drawn, joined

FEWEST = 3
"""Axes below which there is no radar."""

LABEL = 14
"""Columns kept free on either side for the names of the axes."""

DOTS_WIDE, DOTS_HIGH = 2, 4
"""Dots in a braille character."""

_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot, by row and column."""

RING, HIGH, LOW = "$secondary 60%", "$accent", "bold $primary"
"""The styles of what is drawn, from below to above."""

VALUE = ("◆", "bold $success")


@dataclass(frozen=True)
class Axis:
    """One score: what it is called, and its numbers from 0 to 100."""

    name: str
    low: float | None
    """`None` where nothing is applicable."""
    high: float | None
    """`None` where nothing is applicable."""
    value: float | None
    """`None` below half coverage."""


def radar(axes: Sequence[Axis], width: int, height: int) -> list[Content]:
    """Draw the axes into so many columns and lines; empty where there is not enough room or too few of them."""
    across, down = (width - 2 * LABEL) * DOTS_WIDE, (height - 2) * DOTS_HIGH
    radius = min(across, down) / 2 - 1
    if len(axes) < FEWEST or radius < 4 * DOTS_HIGH:
        return []
    canvas = _Canvas(width, height, radius)
    for share in (50, 100):
        canvas.polygon([float(share)] * len(axes), RING, every=2 if share < 100 else 1)  # noqa: PLR2004 - the edge
    for number in range(len(axes)):
        canvas.line(canvas.place(number, len(axes), 0), canvas.place(number, len(axes), 100), RING, every=3)
    canvas.polygon([axis.high or 0.0 for axis in axes], HIGH, every=3)
    canvas.polygon([axis.low or 0.0 for axis in axes], LOW)
    for number, axis in enumerate(axes):
        if axis.value is not None:
            canvas.mark(canvas.place(number, len(axes), axis.value))
        canvas.name(number, len(axes), axis.name)
    return canvas.lines()


Point = tuple[float, float]


class _Canvas:
    """Dots in braille characters, each with the style of what was drawn last, and letters above them."""

    def __init__(self, width: int, height: int, radius: float) -> None:
        self._width, self._height, self._radius = width, height, radius
        self._middle = (width * DOTS_WIDE / 2, height * DOTS_HIGH / 2)
        self._dots: dict[tuple[int, int], int] = {}
        self._styles: dict[tuple[int, int], str] = {}
        self._letters: dict[tuple[int, int], tuple[str, str]] = {}

    def place(self, number: int, count: int, value: float) -> Point:
        """Find the point of a value on an axis; the first axis points up, the others follow clockwise."""
        angle = 2 * math.pi * number / count
        length = self._radius * value / 100
        return self._middle[0] + length * math.sin(angle), self._middle[1] - length * math.cos(angle)

    def polygon(self, values: Sequence[float], style: str, *, every: int = 1) -> None:
        """Draw a line through a value of each axis."""
        points = [self.place(number, len(values), value) for number, value in enumerate(values)]
        for begin, end in zip(points, [*points[1:], points[0]], strict=True):
            self.line(begin, end, style, every=every)

    def line(self, begin: Point, end: Point, style: str, *, every: int = 1) -> None:
        """Draw a straight line, or every second or third of its dots."""
        for number, (x, y) in enumerate(_between(begin, end)):
            if number % every == 0:
                spot = (x // DOTS_WIDE, y // DOTS_HIGH)
                self._dots[spot] = self._dots.get(spot, 0) | _BITS[y % DOTS_HIGH][x % DOTS_WIDE]
                self._styles[spot] = style

    def mark(self, point: Point) -> None:
        """Set a mark above what is drawn."""
        self._letters[int(point[0]) // DOTS_WIDE, int(point[1]) // DOTS_HIGH] = VALUE

    def name(self, number: int, count: int, name: str) -> None:
        """Write the name of an axis beyond its end, cut to the room there is."""
        x, y = self.place(number, count, 100)
        column, line = round(x / DOTS_WIDE), min(self._height - 1, max(0, round(y / DOTS_HIGH - 0.5)))
        side = math.sin(2 * math.pi * number / count)
        upright = abs(side) < 0.1  # noqa: PLR2004 - straight up or down
        room = self._width if upright else self._width - column - 2 if side > 0 else column - 2
        text = name if len(name) <= room else name[: max(0, room - 1)] + "…"
        if upright:
            column, line = column - len(text) // 2, 0 if number == 0 else self._height - 1
        else:
            column = column + 2 if side > 0 else column - 1 - len(text)
        for offset, letter in enumerate(text):
            self._letters[column + offset, line] = (letter, "bold")

    def lines(self) -> list[Content]:
        """Give what was drawn, line by line."""
        return [joined(*self._pieces(line)) for line in range(self._height)]

    def _pieces(self, line: int) -> Iterator[Content]:
        for column in range(self._width):
            spot = (column, line)
            if spot in self._letters:
                yield drawn(*self._letters[spot])
            else:
                dots = self._dots.get(spot, 0)
                yield drawn(chr(0x2800 + dots) if dots else " ", self._styles.get(spot, ""))


def _between(begin: Point, end: Point) -> Iterator[tuple[int, int]]:
    """Walk from a point to another, dot by dot."""
    steps = max(1, math.ceil(max(abs(end[0] - begin[0]), abs(end[1] - begin[1]))))
    for step in range(steps + 1):
        share = step / steps
        yield int(begin[0] + (end[0] - begin[0]) * share), int(begin[1] + (end[1] - begin[1]) * share)


LEGEND: Mapping[str, tuple[str, str]] = {"low": ("━", LOW), "high": ("┅", HIGH), "value": VALUE}
"""How the legend shows each of the lines, and in which style."""
