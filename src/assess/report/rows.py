"""The rows of a chart: each has its name at the left, and is high enough for all of its lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assess.records import dataclass
from assess.report.drawing import Label, Shape

_PITCH = 1.13
"""From one line of a name to the next, of its size: closer than one name to another."""

_APART, _GAP = 1.1, 3.0
"""Between two names of many lines, and between a name and what is drawn beside it."""

_CAP = 0.34
"""Half the height of a capital letter, of its size."""


@dataclass(frozen=True)
class Slot:
    """Where a row stands, and the lines of its name."""

    lines: Sequence[str]
    size: float
    """Of the letters."""
    top: float
    height: float

    @property
    def middle(self) -> float:
        """Half way down."""
        return round(self.top + self.height / 2, 2)

    def name(self, *, bold: bool = False) -> list[Shape]:
        """Draw the name."""
        pitch = self.size * _PITCH
        first = self.middle + self.size * _CAP - pitch / 2 * (len(self.lines) - 1)
        return [
            Label(0, round(first + pitch * place, 2), line, self.size, bold=bold)
            for place, line in enumerate(self.lines)
        ]


def slots(names: Iterable[str], room: float, size: float, least: float, *, top: float = 0) -> tuple[list[Slot], float]:
    """Place rows one below the other, for names in `room` millimetres; and tell where the last one ends."""
    found = list[Slot]()
    for name in names:
        lines = wrap(name, room - _GAP, size)
        height = max(least, round(len(lines) * size * _PITCH + _APART, 2))
        found.append(Slot(lines, size, top, height))
        top = round(top + height, 2)
    return found, top


def wrap(text: str, width: float, size: float, most: int = 8) -> list[str]:
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
