"""What is drawn fits the paper, and what goes on in another drawing stands where the first one does."""

from __future__ import annotations

from itertools import pairwise

import pytest

from assess.report.charts import WIDTH, Cell, Part, Span, are_long, heat, spans, stacks
from assess.report.drawing import Box, Drawing, Label
from assess.report.model.bars import PATTERNS
from assess.report.palette import tone
from tests.report.build import TEMPLATES

BAR = [Part("low", 3, "3", tone(0.2))]
LONG = "Convention on the Protection of the Rights of All Migrant Workers and Members of Their Families"


def start(drawing: Drawing) -> float:
    """Tell where the bars of a drawing begin."""
    return min(shape.x for shape in drawing.shapes if isinstance(shape, Box))


def test_bars_that_go_on_in_a_second_drawing_begin_at_the_same_place() -> None:
    """A long name anywhere in the list makes room in all of its drawings."""
    rows = [(LONG, BAR), ("Other", BAR)]
    first, last = (stacks("", [row], long=are_long(rows)) for row in rows)
    assert start(first) == start(last)
    assert start(stacks("", [rows[1]])) < start(last)


@pytest.mark.parametrize("code", ["SLV", "MICHOACA", "WWWWWWWW"])
def test_the_codes_over_a_matrix_do_not_touch(code: str) -> None:
    """Codes of units have up to eight capital letters; those of countries keep their size."""
    (drawing,) = heat("", [code, code], [("Overall", [Cell("5", 5.0)] * 2)])
    labels = [shape for shape in drawing.shapes if isinstance(shape, Label) and shape.text == code]
    apart = labels[1].x - labels[0].x
    assert len(code) * labels[0].size * 0.68 < apart
    assert (labels[0].size == 2.4) == (code == "SLV")


def titles(drawing: Drawing) -> list[Label]:
    """Give the lines of the names at the left."""
    return [shape for shape in drawing.shapes if isinstance(shape, Label) and shape.x == 0]


@pytest.mark.parametrize("countries", [1, 2, 9, 11, 12, 14])
def test_titles_of_a_matrix_stand_whole_beside_its_cells(countries: int) -> None:
    """However many columns a page holds, they leave room for the titles of the recommendations."""
    row = [(f"X-05 {LONG}", [Cell("100", 100.0)] * countries)]
    (drawing,) = heat("", ["SLV"] * countries, row, titled=True)
    assert " ".join(title.text for title in titles(drawing)) == f"X-05 {LONG}"
    assert max(len(title.text) * title.size * 0.5 for title in titles(drawing)) < start(drawing)
    cells = [shape for shape in drawing.shapes if isinstance(shape, Box)]
    assert min(cell.width for cell in cells) > len("100") * 2.8 * 0.6
    assert max(cell.x + cell.width for cell in cells) < drawing.width <= WIDTH + 0.01


def test_a_row_is_as_high_as_its_name_asks() -> None:
    """A name of three lines is printed whole, and the next row makes way."""
    three, one = [(LONG * 2, BAR), ("Other", BAR)], [("Short", BAR), ("Other", BAR)]
    assert stacks("", three).height > stacks("", one).height
    bars = [Span(name, "5", 5.0, 4.0, 6.0) for name in (LONG, "Other")]
    lines = titles(spans("", bars))
    assert " ".join(line.text for line in lines) == f"{LONG} Other"
    assert all(below.y - above.y > above.size for above, below in pairwise(lines))


def test_a_number_in_a_bar_has_room_for_its_digits() -> None:
    """What a narrow part counts is not printed over its neighbours."""
    rows = [("All", [Part("many", 4_000, "4,000", tone(0.2)), Part("open", 130, "130", tone(0.2), "slanted")])]
    shapes = stacks("", rows).shapes
    assert [shape.text for shape in shapes if isinstance(shape, Label)] == ["All", "4,000"]
    wider = stacks("", [("All", [Part("many", 900, "900", tone(0.2)), Part("open", 130, "130", tone(0.2), "slanted")])])
    (white,) = (shape for shape in wider.shapes if isinstance(shape, Box) and shape.edge == "none")
    (figure,) = (shape for shape in wider.shapes if isinstance(shape, Label) and shape.text == "130")
    assert white.width > len(figure.text) * figure.size * 0.55


def test_answers_that_are_no_levels_are_told_apart_without_colour() -> None:
    """Each has lines of its own, in the bar as in the legend under it; only what is not applicable is left white."""
    boxes = [Box(0, 0, 9, 6, pattern=pattern) for pattern in PATTERNS.values()]
    assert len({box.hatch for box in boxes}) == len(boxes)
    style = (TEMPLATES / "style/report.css.j2").read_text(encoding="utf-8")
    lined = {tone for tone in PATTERNS if f".legend .{tone} {{ background: repeating-linear-gradient(" in style}
    assert lined == {tone for tone, pattern in PATTERNS.items() if pattern != "plain"}
