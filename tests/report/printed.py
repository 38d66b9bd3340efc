"""Papers that tests look at. A whole country's report takes as long as many tests: it is printed once for all."""

from __future__ import annotations

from functools import lru_cache

from assess.report.fonts import printable
from assess.report.html import Scribe
from assess.report.model.report import gap_report
from assess.report.press import Pressed, press
from assess.workflow.orders import Order
from tests.report.build import DAY, TEMPLATES, full, order

FONTS = TEMPLATES / "fonts"


def pressed(asked: Order) -> Pressed:
    """Press a report and keep what was complained about."""
    return press(printable(Scribe(TEMPLATES).write(gap_report(asked), asked), FONTS), FONTS, DAY)


def whole_order(language: str) -> Order:
    """Order the report of a country that answered nearly all of the shipped guideline."""
    return order(full(), language)


@lru_cache
def whole(language: str) -> Pressed:
    """Press it, once in a language."""
    return pressed(whole_order(language))
