"""Papers that tests look at. What is printed alike is printed once for all of them, in whichever process they run."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from assess.records import replace
from assess.report.fonts import printable
from assess.report.html import Scribe
from assess.report.model.report import gap_report
from assess.report.press import Pressed, press
from assess.workflow.orders import Order
from tests.once import once
from tests.report.build import DAY, TEMPLATES, full, order, shipped

FONTS = TEMPLATES / "fonts"


def pressed(asked: Order) -> Pressed:
    """Press a report and keep what was complained about."""
    return pressed_page(Scribe(TEMPLATES).write(gap_report(asked), asked), DAY)


def pressed_page(html: str, day: date) -> Pressed:
    """Press a page, and keep what was complained about."""
    return once(f"{day} {html}", lambda: press(printable(html, FONTS), FONTS, day))


def whole_order() -> Order:
    """Order the report of a country that answered nearly all of the shipped guideline, in Spanish."""
    return order(full(), "es")


@lru_cache
def whole() -> Pressed:
    """Press it, once."""
    return once("whole", lambda: pressed(whole_order()))


def part_order() -> Order:
    """Order a report of one phase of it, in English: every kind of page, in a fifth of the time."""
    shipped_ = shipped()
    return order(full(replace(shipped_, phases=shipped_.phases[:1])), "en")
