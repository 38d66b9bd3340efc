"""What is drawn fits the paper, and what goes on in another drawing stands where the first one does."""

from __future__ import annotations

import pytest

from assess.report.charts import Cell, Part, are_long, heat, stacks
from assess.report.drawing import Box, Drawing, Label
from assess.report.palette import tone

BAR = [Part("low", 3, tone(0.2))]
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


def test_a_snug_matrix_is_as_wide_as_its_columns() -> None:
    """One of two countries leaves room for another beside it."""
    row = [("Overall", [Cell("5", 5.0)] * 2)]
    (drawing,) = heat("", ["SLV", "USA"], row, snug=True)
    boxes = [shape for shape in drawing.shapes if isinstance(shape, Box)]
    right = max(box.x + box.width for box in boxes)
    assert right < drawing.width < right + boxes[0].width
