"""What is wrong with what was typed: each check says it in a sentence, or gives `None`."""

from __future__ import annotations

import re
from datetime import date

from assess.domain.address import completed, is_web_address
from assess.domain.message import Message, say

YEAR_OR_MONTH = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2]))?")


def anything(_: str) -> Message | None:
    """Accept whatever was typed."""
    return None


def needed(text: str) -> Message | None:
    """Refuse an empty field."""
    return None if text.strip() else say("Please fill this in.")


def a_day(text: str) -> Message | None:
    """Refuse what is no day; nothing typed is no fault."""
    try:
        fine = not text or date.fromisoformat(text).isoformat() == text  # there are other ways to write one
    except ValueError:
        fine = False
    return None if fine else say("Please type a day as year-month-day: 2027-06-30")


def a_date(text: str) -> Message | None:
    """Refuse what is neither a year, a month nor a day; nothing typed is no fault."""
    if not text or YEAR_OR_MONTH.fullmatch(text) or a_day(text) is None:
        return None
    return say("Please type a year, a month or a day: 2027, 2027-06 or 2027-06-30")


def a_day_needed(text: str) -> Message | None:
    """Refuse what is no day, and nothing."""
    return needed(text) or a_day(text)


def an_address(text: str) -> Message | None:
    """Refuse addresses that are not of the web."""
    fine = not text.strip() or is_web_address(completed(text.strip()))
    return None if fine else say("Please type an address that begins with https://")
