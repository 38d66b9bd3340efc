"""What is found is shown where it stands, however differently it is compared."""

from __future__ import annotations

import pytest

from assess.tui.pages.finding import excerpt


@pytest.mark.parametrize(
    ("wanted", "text", "found"),
    [
        ("albergue", "Hay … y también … albergues", "albergue"),
        ("EXPULSION", "Sin expulsión colectiva", "expulsión"),
        ("strasse", "in der Straße dort", "Straße"),
        ("dort", "in der Straße dort", "dort"),
        ("albergue", "… palabra " * 6 + "albergues seguros", "albergue"),
        ("nothing", "of the kind", ""),
    ],
)
def test_the_word_that_was_looked_for_is_the_one_that_is_lit(wanted: str, text: str, found: str) -> None:
    """Signs that stand for several letters when they are compared push nothing aside."""
    shown, begin, end = excerpt(wanted, text)
    assert shown[begin:end] == found
