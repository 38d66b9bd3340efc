"""What was typed behind an option, read as what it stands for; what can't be read is refused in a sentence."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from assess.domain.errors import Misuse
from assess.domain.message import say
from assess.domain.refusal import why


def some(text: str, option: str) -> str:
    """Refuse nothing, where something is needed. Raises `Misuse`."""
    if not text.strip():
        raise Misuse(say("{option} is empty.", option=option), say("It needs a text; one with blanks goes in quotes."))
    return text


def whole_number(text: str, option: str) -> int | None:
    """Read a number without decimals; nothing typed gives `None`. Raises `Misuse`."""
    if text and not re.fullmatch("[0-9]{1,4}", text):
        raise Misuse(say("{option}: “{text}” is not a whole number.", option=option, text=text))
    return int(text) if text else None


def day_of(text: str) -> date:
    """Read a date. Raises `Misuse`."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Misuse(
            say("“{text}” is not a date.", text=text), say("Write it as year-month-day: 2027-06-30.")
        ) from None


def partial_date(text: str) -> str:
    """Read a year, a month or a day; nothing typed stays empty. Raises `Misuse`."""
    if not text:
        return ""
    whole = f"{text}-01-01"[: len("2027-06-30")] if len(text) in {len("2027"), len("2027-06")} else text
    try:
        day = day_of(whole)
    except Misuse:
        raise Misuse(
            say("“{text}” is not a date.", text=text), say("Write it like 2027, 2027-06 or 2027-06-30.")
        ) from None
    return text if whole != text else day.isoformat()


def folder_of(name: str) -> Path:
    """Make the folder that was named, unless it is there and can be looked into. Raises `Misuse`."""
    folder = Path(name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        next(folder.iterdir(), None)
    except OSError as error:
        raise Misuse(
            say("{path} can't be made: {why}.", path=name, why=why(error)), say("Name another folder.")
        ) from error
    return folder


def names_of(text: str) -> tuple[str, ...]:
    """Read names separated by commas; nothing typed names nothing."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def table_of(table: str, form: str) -> str:
    """Read which table a CSV file has; nothing typed stays empty. Raises `Misuse` for any other form of file."""
    if table and form != "csv":
        raise Misuse(
            say("--table is for CSV, which has one table at a time."),
            say("Add --format csv; a workbook has a sheet for each table, and JSON has all of them."),
        )
    return table


def pair(text: str, option: str) -> tuple[str, str]:
    """Read REF=VALUE; an empty value takes back what was said. Raises `Misuse`."""
    ref, equals, value = text.partition("=")
    if not equals:
        raise Misuse(
            say("{option}: “{text}” has no “=”.", option=option, text=text),
            say("Write it as REF=VALUE; nothing after the sign withdraws what was said."),
        )
    return ref.strip(), value.strip().lower()
