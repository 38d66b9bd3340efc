"""The radar: what it draws is where the numbers say, and where there is no room there is none."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.tui.drawing.radar import Axis, radar

PERCENT = st.floats(0, 100)
AXES = st.lists(
    st.builds(Axis, st.text(max_size=40).filter(str.isprintable), PERCENT, PERCENT, st.none() | PERCENT), max_size=9
)


def axes(*values: float | None) -> list[Axis]:
    """Axes of these values, with bounds ten points away."""
    return [Axis(f"axis {n}", max(0, (v or 0) - 10), min(100, (v or 0) + 10), v) for n, v in enumerate(values)]


def marks(lines: list[str]) -> set[tuple[int, int]]:
    """Where values are marked."""
    return {(x, y) for y, line in enumerate(lines) for x, letter in enumerate(line) if letter == "◆"}


def drawn(given: list[Axis], width: int = 80, height: int = 24) -> list[str]:
    """The radar as plain lines."""
    return [line.plain for line in radar(given, width, height)]


def test_a_higher_value_stands_farther_from_the_middle() -> None:
    """On each of four axes: up, right, down, left."""
    near, far = marks(drawn(axes(20, 20, 20, 20))), marks(drawn(axes(90, 90, 90, 90)))
    middle = (40, 12)
    assert len(near) == len(far) == 4
    # A character is twice as high as it is wide.
    assert max(math.hypot(x - middle[0], 2 * (y - middle[1])) for x, y in near) < min(
        math.hypot(x - middle[0], 2 * (y - middle[1])) for x, y in far
    )


def test_every_axis_is_named_and_only_what_has_a_value_is_marked() -> None:
    """Below half coverage there are bounds only."""
    lines = drawn(axes(50, None, 70, 10, 30))
    assert all(f"axis {n}" in "\n".join(lines) for n in range(5))
    assert len(marks(lines)) == 4


@pytest.mark.parametrize(("count", "width", "height"), [(2, 80, 24), (5, 40, 24), (5, 80, 6), (5, 0, 0), (5, 80, -3)])
def test_without_room_or_axes_there_is_no_radar(count: int, width: int, height: int) -> None:
    """The bars of the list say the same."""
    assert drawn(axes(*[50.0] * count), width, height) == []


@given(AXES, st.integers(-5, 220), st.integers(-5, 70))
def test_whatever_it_draws_fits(given: list[Axis], width: int, height: int) -> None:
    """Never a line too long or one too many, never a fault."""
    lines = drawn(given, width, height)
    assert len(lines) in {0, height}
    assert all(len(line) == width for line in lines)
