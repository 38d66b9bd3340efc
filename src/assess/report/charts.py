"""Charts: from scores to drawings. Every chart says in its alternative text what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assess.records import dataclass
from assess.report.drawing import Anchor, Box, Dot, Drawing, Label, Line, Patch, Pattern, Shape
from assess.report.palette import EDGE, INK, PAPER, Tone, tone
from assess.report.rows import Slot, slots, wrap

WIDTH = 170.0
"""Millimetres between the margins, on A4 as on Letter."""

BAND, FAINT, DEEP = "#b9cfe6", "#d5dce7", "#1f4e9c"
"""Of bounds, grid lines and values."""

_NAMES, _FIGURES = 46.0, 26.0
"""Room for names at the left and figures at the right."""

_LONG_NAMES = 64.0
"""Room for names that need more than a line."""

_LETTERS, _SMALL_LETTERS, _TITLE_LETTERS = 3.2, 2.7, 2.4
"""Size of names, of those that may need more than a line, and of such beside low rows."""

_CAPITAL = 0.68
"""Width of a capital letter, of its size."""

_DIGIT = 1.8
"""Width of a digit in a bar."""

_STEP, _LOW_STEP = 7.8, 6.5
"""From one row to the next, and in a heat map, where names do not need more."""

_LANE = 2.4
"""From one value of a row to the next, where several share it."""


@dataclass(frozen=True)
class Span:
    """One row of a chart of scores."""

    name: str
    figure: str
    value: float | None
    """`None` where only the bounds are shown."""
    low: float | None
    """`None` where nothing is applicable."""
    high: float | None
    note: str = ""


def spans(title: str, rows: Sequence[Span]) -> Drawing:
    """Draw scores with their bounds on a line from 0 to 100."""
    left, right = _NAMES, WIDTH - _FIGURES
    beside, end = slots([row.name for row in rows], _NAMES, _LETTERS, _STEP, top=1)
    bottom = end + 1
    shapes: list[Shape] = _grid(left, right, bottom)
    for slot, row in zip(beside, rows, strict=True):
        middle = slot.middle
        shapes += slot.name()
        if row.low is not None and row.high is not None:
            start, end = _at(row.low, left, right), _at(row.high, left, right)
            shapes.append(Box(start - 0.4, middle - 1.6, max(0.8, end - start + 0.8), 3.2, BAND, EDGE))
        if row.value is not None:
            shapes.append(Dot(_at(row.value, left, right), middle, 2.0, DEEP))
        shapes.append(Label(right + 4, middle + 1.2, row.figure, 3.6, bold=True))
        if row.note:
            shapes.append(Label(right + 13, middle + 1.1, row.note, 2.7, colour=EDGE))
    alt = "; ".join(
        f"{row.name}: {row.figure} ({row.note})" if row.note else f"{row.name}: {row.figure}" for row in rows
    )
    return Drawing(WIDTH, bottom + 5, f"{title}. {alt}", tuple(shapes))


def gauge(title: str, row: Span) -> Drawing:
    """Draw one score with its bounds, large."""
    width, middle = 108.0, 5.0
    shapes: list[Shape] = [Box(0, middle - 2.6, width, 5.2, PAPER, FAINT)]
    if row.low is not None and row.high is not None:
        start, end = _at(row.low, 0, width), _at(row.high, 0, width)
        shapes.append(Box(start, middle - 2.6, max(0.8, end - start), 5.2, BAND, EDGE))
    if row.value is not None:
        shapes.append(Box(_at(row.value, 0, width) - 0.7, middle - 4.4, 1.4, 8.8, DEEP))
    for tick in (0, 25, 50, 75, 100):
        anchor: Anchor = "start" if tick == 0 else "end" if tick == 100 else "middle"  # noqa: PLR2004 - the ends of the line
        shapes.append(Label(_at(tick, 0, width), middle + 8, str(tick), 2.6, anchor, colour=EDGE))
    return Drawing(width, 14, f"{title}: {row.figure}. {row.note}", tuple(shapes))


@dataclass(frozen=True)
class Part:
    """A share of a stacked bar."""

    name: str
    count: int
    figure: str
    tone: Tone
    pattern: Pattern = "plain"


Row = tuple[str, Sequence[Part]]
"""A stacked bar with its name."""


def are_long(rows: Iterable[Row]) -> bool:
    """Tell whether a name among them needs more than a line."""
    return any(len(wrap(name, _NAMES - 3, _LETTERS)) > 1 for name, _ in rows)


def stacks(title: str, rows: Sequence[Row], *, long: bool | None = None) -> Drawing:
    """Draw how many answers of each sort there are, row by row, each row over its whole.

    `long` makes room for long names; `None` where that is for the rows to say, and no other drawing goes on with them.
    """
    long = are_long(rows) if long is None else long
    left, right = _LONG_NAMES if long else _NAMES, WIDTH - 0.2
    beside, end = slots([name for name, _ in rows], left, _SMALL_LETTERS if long else _LETTERS, _STEP)
    shapes: list[Shape] = []
    for slot, (_, parts) in zip(beside, rows, strict=True):
        middle, x = slot.middle, left
        shapes += slot.name()
        total = sum(part.count for part in parts)
        for part in parts:
            wide = (right - left) * part.count / total if total else 0.0
            if not wide:
                continue
            shapes.append(Box(x, middle - 3, wide, 6, part.tone.fill, EDGE, part.pattern))
            needed = 1.4 + len(part.figure) * _DIGIT
            if wide > needed:
                if part.pattern != "plain":
                    shapes.append(Box(x + (wide - needed) / 2, middle - 1.9, needed, 3.8, PAPER))
                shapes.append(Label(x + wide / 2, middle + 1.1, part.figure, 3, "middle", colour=part.tone.ink))
            x += wide
    alt = "; ".join(
        f"{name}: " + ", ".join(f"{part.name} {part.figure}" for part in parts if part.count) for name, parts in rows
    )
    return Drawing(WIDTH, end + 1, f"{title}. {alt}", tuple(shapes))


def dumbbells(title: str, names: Sequence[str], rows: Sequence[tuple[str, Sequence[float | None]]]) -> Drawing:
    """Draw up to three values a row from 0 to 100, each with a form and on a lane of its own: none hides another."""
    left, right = _NAMES, WIDTH - 8
    beside, end = slots([name for name, _ in rows], _NAMES, _LETTERS, _STEP, top=1)
    bottom = end + 1
    shapes: list[Shape] = _grid(left, right, bottom)
    for slot, (_, values) in zip(beside, rows, strict=True):
        middle = slot.middle
        shapes += slot.name()
        there = [_at(value, left, right) for value in values if value is not None]
        if not there:
            shapes.append(Label(left + 2, middle + 1.1, "–", 3.2))
        if there:
            shapes.append(Line(min(there), middle, max(there), middle, EDGE, 0.9))
        shapes += [
            marker(form, _at(value, left, right), middle + (form - 1) * _LANE)
            for form, value in enumerate(values)
            if value is not None
        ]
    alt = "; ".join(
        f"{name}: "
        + ", ".join(
            f"{each} {'–' if value is None else round(value)}" for each, value in zip(names, values, strict=True)
        )
        for name, values in rows
    )
    return Drawing(WIDTH, bottom + 5, f"{title}. {alt}", tuple(shapes))


def marker(form: int, x: float, y: float, size: float = 1.3) -> Shape:
    """Give the marker of the first, second or third of several values: a square, a circle, a diamond."""
    if form == 0:
        return Patch(((x - size, y - size), (x + size, y - size), (x + size, y + size), (x - size, y + size)), INK)
    if form == 1:
        return Dot(x, y, size * 1.1, "#1d91c0")
    wide = size * 1.35
    return Patch(((x, y - wide), (x + wide, y), (x, y + wide), (x - wide, y)), "#f3fabd", INK)


@dataclass(frozen=True)
class Cell:
    """One cell of a heat map."""

    figure: str
    value: float | None
    """0 to 100; `None` for what has no value: it is left white, and hatched where it is open."""
    open: bool = False


_ABREAST = 14
"""Columns of a heat map that go beside each other at most."""

_SIDE = 10.0
"""Width of such a column, unless titles beside it need the room."""

_SHORT_NAMES = 26.0
"""Room for names of a word or two in a heat map."""

_TITLES, _LONG_TITLES = 60.0, 110.0
"""The least and the most room for titles."""


def heat(
    title: str, columns: Sequence[str], rows: Sequence[tuple[str, Sequence[Cell]]], *, titled: bool = False
) -> list[Drawing]:
    """Draw values by colour and figure; columns that do not fit go into a further drawing.

    Rows that are `titled` have long names, for which the columns make room. All drawings are equally wide, and thus of
    one scale on a screen.
    """
    most, side, names, letters = _ABREAST, _SIDE, _SHORT_NAMES, _SMALL_LETTERS
    if titled:
        most = min(_ABREAST, len(columns))
        side = min(_SIDE, (WIDTH - _TITLES) / most)
        names, letters = min(_LONG_TITLES, WIDTH - most * side), _TITLE_LETTERS
    beside, end = slots([name for name, _ in rows], names, letters, _LOW_STEP, top=4.5)
    found = []
    for start in range(0, len(columns), most):
        part = columns[start : start + most]
        shapes: list[Shape] = [
            Label(names + place * side + side / 2, 3, ref, _fitting(ref, side), "middle", colour=EDGE)
            for place, ref in enumerate(part)
        ]
        for slot, (_, cells) in zip(beside, rows, strict=True):
            shapes += slot.name(bold=slot is beside[0])
            for place, cell in enumerate(cells[start : start + most]):
                shapes += _cell(names + place * side, side, slot, cell)
        heard = _heard(title, part, rows[0][1][start:])
        found.append(Drawing(names + most * side, end + 0.5, heard, tuple(shapes)))
    return found


def _fitting(ref: str, side: float) -> float:
    """Give the size in which the head of a column fits over it."""
    return round(min(_TITLE_LETTERS, (side - 1) / (_CAPITAL * max(1, len(ref)))), 2)


def _heard(title: str, refs: Sequence[str], cells: Sequence[Cell]) -> str:
    return f"{title}. " + "; ".join(f"{ref} {cell.figure or '–'}" for ref, cell in zip(refs, cells, strict=False))


def _cell(x: float, side: float, slot: Slot, cell: Cell) -> list[Shape]:
    y, wide, high, base = slot.top, side - 0.8, slot.height - 0.8, slot.middle + 0.75
    if cell.value is None:
        drawn: list[Shape] = [Box(x, y, wide, high, PAPER, EDGE, "slanted" if cell.open else "plain")]
        return [*drawn, Label(x + wide / 2, base, cell.figure, 2.6, "middle")] if cell.figure else drawn
    painted = tone(cell.value / 100)
    return [
        Box(x, y, wide, high, painted.fill, EDGE),
        Label(x + wide / 2, base, cell.figure, 2.8, "middle", colour=painted.ink),
    ]


def _grid(left: float, right: float, bottom: float) -> list[Shape]:
    shapes: list[Shape] = []
    for tick in (0, 25, 50, 75, 100):
        x = _at(tick, left, right)
        shapes += [Line(x, 0, x, bottom, FAINT), Label(x, bottom + 3.6, str(tick), 2.6, "middle", colour=EDGE)]
    return shapes


def _at(value: float, left: float, right: float) -> float:
    return round(left + (right - left) * value / 100, 2)


def mosaic(title: str, rows: Sequence[Sequence[float | None]]) -> Drawing:
    """Draw one square for each value, row by row, darker the higher; what has no value is left white."""
    widest = max((len(row) for row in rows), default=1)
    side = min(11.0, WIDTH / max(1, widest), 62.0 / max(1, len(rows)))
    shapes = tuple(
        Box(
            across * side,
            down * side,
            side - 1.2,
            side - 1.2,
            PAPER if value is None else tone(value / 100).fill,
            EDGE,
        )
        for down, row in enumerate(rows)
        for across, value in enumerate(row)
    )
    return Drawing(side * widest, side * len(rows), title, shapes)
