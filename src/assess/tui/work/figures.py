"""The number that goes with a rating, as people type and read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from assess.domain.message import Message, say
from assess.domain.response import Figure

Check = Callable[[str], Message | None]
"""Says what is wrong with what was typed; `None` where nothing is."""


def a_number(text: str) -> Message | None:
    """Refuse what is no number, with a point for decimals; nothing typed is no fault."""
    try:
        fine = not text or _number(text).is_finite()
    except InvalidOperation:
        fine = False
    return None if fine else say("Please type a number, with a point for decimals: 12.5")


def _number(text: str) -> Decimal:
    """Read a number. One comma is a decimal comma, unless it may be meant to part thousands."""
    whole, comma, decimals = text.partition(",")
    part = bool(comma) and decimals.isdecimal() and len(decimals) != len("000")
    return Decimal(f"{whole}.{decimals}" if part else text)


def a_year_of(years: range) -> Check:
    """Refuse what is none of certain years; nothing typed is no fault."""

    def check(text: str) -> Message | None:
        fine = not text or (text.isdecimal() and len(text) == len("2026") and int(text) in years)
        return None if fine else say("Please type a year from {first} to {last}", first=years[0], last=years[-1])

    return check


def figure_of(values: Mapping[str, str]) -> Figure | None:
    """Make a figure of `value`, `year` and `denominator`, checked before; `None` where no number was given."""
    if not values["value"]:
        return None
    year, over = values["year"], values["denominator"]
    return Figure(_number(values["value"]), int(year) if year else None, _number(over) if over else None)


def figure_words(figure: Figure) -> str:
    """Write a reported number, over how many it was counted, and of which year."""
    over = "" if figure.denominator is None else f" / {figure.denominator}"
    return f"{figure.value}{over}" + ("" if figure.year is None else f" ({figure.year})")
