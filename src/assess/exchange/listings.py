"""Listings: what is written as a sheet of a workbook for people, and as CSV for other programs.

In a workbook headings and codes are in words; in CSV they are as commands and files spell them. No cell of either can
be taken for a formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from assess.domain.errors import Misuse
from assess.domain.message import say
from assess.exchange import workbook
from assess.exchange.answers import csv_tables
from assess.exchange.answers.words import number_text
from assess.exchange.names import Names
from assess.exchange.workbook import FIRST_YEAR, Workbook, height_of
from assess.records import dataclass, field
from assess.words import Words

Value = str | int | float | Decimal | bool | tuple[str, ...] | None
"""`None` where nothing was said; several texts stand in one cell with spaces between."""


@dataclass(frozen=True)
class Heading:
    """A column."""

    name: str
    """As programs know it."""
    text: str
    """As people read it."""
    width: int
    """In characters, where it is laid out for people."""
    look: str = "cell"
    """What its cells are, by `assess.exchange.workbook.LOOKS`."""
    names: Names = field(default_factory=dict)
    """What codes in it are called, for people."""
    tag: str = ""
    """What the Humanitarian Exchange Language calls it; empty where it is not spoken."""


@dataclass(frozen=True)
class Listing:
    """A table."""

    name: str
    """As commands call it."""
    title: str
    """As people read it."""
    headings: tuple[Heading, ...]
    rows: Sequence[Sequence[Value]]
    strong: frozenset[int] = frozenset()
    """The rows that stand out, from 0."""
    frozen: int = 1
    """How many columns stay in sight."""
    note: str = ""
    """What is said below it; empty for nothing."""


def write_sheets(book: Workbook, title: str, listings: Iterable[Listing]) -> None:
    """Write a sheet for each listing that has anything to tell, under the same title."""
    for listing in listings:
        if listing.rows or listing.note:
            _write_sheet(book, title, listing)


def write_listing(listing: Listing) -> bytes:
    """Write a listing as CSV, with a second row of tags where its columns have any."""
    return b"".join(listing_pieces(listing))


def listing_pieces(listing: Listing) -> Iterator[bytes]:
    """Write the same row by row."""
    return csv_tables.csv_pieces(_csv_rows(listing))


def named(listings: Iterable[Listing], name: str) -> Listing:
    """Find a listing. Raises `Misuse` with the names of those there are."""
    others = []
    for each in listings:
        if each.name == name:
            return each
        others.append(each.name)
    raise Misuse(
        say("There is no table “{name}”.", name=name),
        say("Tables: {names}", names=", ".join(others)),
    )


def _write_sheet(book: Workbook, title: str, listing: Listing) -> None:
    headings = listing.headings
    widths = tuple(each.width for each in headings)
    sheet = book.sheet(listing.title, widths)
    sheet.line(title, "title", height=24)
    sheet.headings([each.text for each in headings], listing.frozen)
    looks = [each.look for each in headings]
    strong = ["strong" if look == "cell" else f"strong {look}" for look in looks]
    for place, row in enumerate(listing.rows):
        values = [_shown(book.words, heading, value) for heading, value in zip(headings, row, strict=True)]
        texts = tuple("" if isinstance(value, float) or value is None else str(value) for value in values)
        sheet.row(values, strong if place in listing.strong else looks, height_of(texts, widths))
    sheet.filters()
    if listing.note:
        sheet.line(listing.note, "lead")


def _shown(words: Words, heading: Heading, value: Value) -> workbook.Value:
    if isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, str):
        if heading.look == "date":
            return _day(value)
        return words.tell(heading.names[value]) if value in heading.names else value
    return words.say("yes") if value is True else value


def _day(text: str) -> date | str:
    """Read a day that spreadsheets know; what is older, and a year or a month alone, stays a text."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return day if day.year > FIRST_YEAR else text


def _csv_rows(listing: Listing) -> Iterator[Sequence[csv_tables.Value]]:
    yield [each.name for each in listing.headings]
    if any(each.tag for each in listing.headings):
        yield [each.tag for each in listing.headings]
    for row in listing.rows:
        yield [_csv_cell(value) for value in row]


def _csv_cell(value: Value) -> csv_tables.Value:
    if isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, Decimal):
        return Decimal(number_text(value))
    return "yes" if value is True else value
