"""What forms accept: nothing that could be read in two ways, or compared wrongly later."""

from __future__ import annotations

import pytest

from assess.tui.pages.asking.checks import a_date, a_day
from assess.tui.work.figures import a_number


@pytest.mark.parametrize("text", ["", "2027-06-30"])
def test_a_day_is_written_in_one_way(text: str) -> None:
    """Year, month, day; or nothing."""
    assert a_day(text) is None


@pytest.mark.parametrize("text", ["20270630", "2027-W26-3", "2027-06-31", "30/06/2027", "2027", "tomorrow"])
def test_a_day_written_in_any_other_way_is_refused(text: str) -> None:
    """Python reads the first two; kept as they are, they would be compared with other days letter by letter."""
    assert a_day(text) is not None


@pytest.mark.parametrize(("text", "fits"), [("2027", True), ("2027-06", True), ("2027-13", False), ("20270630", False)])
def test_a_date_may_be_a_year_or_a_month(text: str, fits: bool) -> None:  # noqa: FBT001 - a row of the table
    """As precise as it is known, and no less readable."""
    assert (a_date(text) is None) is fits


@pytest.mark.parametrize(
    ("text", "fits"), [("12,5", True), ("1,250", False), ("12.5", True), ("NaN", False), ("x", False)]
)
def test_a_comma_that_may_part_thousands_is_no_decimal_comma(text: str, fits: bool) -> None:  # noqa: FBT001
    """It is asked for again rather than guessed."""
    assert (a_number(text) is None) is fits
