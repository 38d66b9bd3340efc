"""Many answers at once: a table from an institution becomes changes of responses, or a list of all its problems.

Nothing is changed here. Whoever calls takes the changes only where there is no problem, so that a table is taken in as
a whole or not at all. An empty cell leaves what is there as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from assess.domain.assessment import Assessment
from assess.domain.guideline import Guideline
from assess.domain.message import Message, count, say
from assess.domain.problem import Place, Problem
from assess.domain.response import Change
from assess.exchange.answers.cells import Cell, Record, Row, refuse_size, shortened
from assess.exchange.answers.columns import BY_NAME, REQUIRED, column_of
from assess.exchange.answers.csv_tables import read_csv
from assess.exchange.answers.rows import RowReader
from assess.exchange.answers.xlsx_tables import is_xlsx, read_xlsx
from assess.exchange.answers.yaml_tables import read_yaml
from assess.exchange.unreadable import Unreadable

MOST_PROBLEMS = 500
"""Told of one table; where there are more, something is wrong with all of it."""

HEADING_WITHIN = 12
"""How many rows may stand above the headings."""


def read_answers(
    path: Path, content: bytes, guideline: Guideline, assessment: Assessment
) -> tuple[dict[str, Change], list[Problem]]:
    """Read a table of answers from CSV, XLSX, YAML or an export in JSON.

    Gives the change of each response by indicator, ready for `Session.respond`, and every problem of the file.
    """
    file = str(path)
    try:
        records, problems = _records(file, path.suffix.lower(), content)
    except Unreadable as unreadable:
        return {}, [unreadable.problem]
    reader = RowReader(guideline, assessment)
    changes = [change for record in records if (change := reader.read(record))]
    found = sorted([*problems, *reader.problems], key=lambda problem: (problem.place.line, problem.place.column))
    if len(found) > MOST_PROBLEMS:
        more = len(found) - MOST_PROBLEMS
        message = count(more, "{n} more problem follows.", "{n} more problems follow.")
        found[MOST_PROBLEMS:] = [Problem(found[MOST_PROBLEMS].place, message)]
    return dict(changes), found


def _records(file: str, suffix: str, content: bytes) -> tuple[list[Record], list[Problem]]:
    refuse_size(file, content)
    if is_xlsx(content):
        return _under_headings(file, read_xlsx(file, content))
    if suffix in (".yaml", ".yml", ".json"):
        return _under_keys(*read_yaml(file, content))
    return _under_headings(file, read_csv(file, content))


def _under_headings(file: str, rows: list[Row]) -> tuple[list[Record], list[Problem]]:
    """Make records of rows by the headings above them; rows without any text are passed over."""
    heads = [
        (index, columns)
        for index, row in enumerate(rows[:HEADING_WITHIN])
        if "ref" in (columns := {column.name: cell for cell in reversed(row) if (column := column_of(cell.text))})
    ]
    if not heads:
        place = next((row[0].place for row in rows if row), Place(file))
        if any(_in_one_cell(row) for row in rows[:HEADING_WITHIN]):
            hint = say(
                "In Excel open the file with Data, From Text/CSV, and save it again; or fill in the form in XLSX."
            )
            raise Unreadable(place, say("Each row is in one single cell."), hint)
        raise Unreadable(place, say("No row of headings with the column “ref” was found."), _columns_hint())
    head, columns = heads[0]
    problems = _heading_problems(rows[head], set(columns))
    by_number = {cell.place.column: name for name, cell in columns.items()}
    records = []
    for row in rows[head + 1 :]:
        cells = {by_number[cell.place.column]: cell for cell in row if cell.place.column in by_number}
        if any(cell.text.strip() for cell in cells.values()):
            records.append(Record(row[0].place, cells))
            problems += _homeless(row, rows[head])
    return records, problems


def _in_one_cell(row: Row) -> bool:
    """Tell whether a row has all headings in one cell, as a CSV opened with another separator is saved again."""
    texts = [cell.text for cell in row if cell.text.strip()]
    columns = [column_of(text) for text in re.split("[,;\t]", texts[0])] if len(texts) == 1 else []
    return len(columns) > 1 and BY_NAME["ref"] in columns


def _homeless(row: Row, head: Row) -> Iterator[Problem]:
    """Find what stands under no heading, as the second half of a comment with a comma that is not in quotes does."""
    headed = {cell.place.column for cell in head if cell.text.strip()}
    for cell in row:
        if cell.place.column not in headed and cell.text.strip():
            hint = say("Put a text with commas or semicolons in quotes, or give the column a heading.")
            yield Problem(
                cell.place, say("“{text}” is in a column without a heading.", text=shortened(cell.text)), hint
            )


def _heading_problems(row: Row, found: set[str]) -> list[Problem]:
    problems, seen = [], dict[str, Cell]()
    for cell in row:
        column = column_of(cell.text)
        if column is None and cell.text.strip():
            problems.append(
                Problem(
                    cell.place, say("“{name}” is not a column of answers.", name=shortened(cell.text)), _like(cell.text)
                )
            )
        elif column is not None and column.name in seen:
            problems.append(Problem(cell.place, say("The column “{name}” appears twice.", name=shortened(cell.text))))
        elif column is not None:
            seen[column.name] = cell
    problems += [
        Problem(row[0].place, say("The column “{name}” is missing.", name=name), _columns_hint())
        for name in REQUIRED
        if name not in found
    ]
    return problems


def _under_keys(records: list[Record], problems: list[Problem]) -> tuple[list[Record], list[Problem]]:
    """Name the cells of records by the columns that their keys mean."""
    named = []
    for record in records:
        cells: dict[str, Cell] = {}
        for key, cell in record.cells.items():
            column = column_of(key)
            if column is None:
                message = say("“{name}” is not a column of answers.", name=shortened(key))
                problems.append(Problem(cell.place, message, _like(key)))
            else:
                cells.setdefault(column.name, cell)
        named.append(Record(record.place, cells))
    return named, problems


def _like(heading: str) -> Message:
    close = get_close_matches(heading.strip().lower(), BY_NAME, n=1)
    return say("Did you mean “{key}”?", key=close[0]) if close else _columns_hint()


def _columns_hint() -> Message:
    names = ", ".join(name for name, column in BY_NAME.items() if not column.told)
    return say("The columns are: {names}.", names=names)
