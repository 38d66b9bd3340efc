"""Answers as YAML, which exports in JSON are too: a list of flat records, and nothing deeper.

The list is the whole file, or stands under `answers`; what stands beside it is passed over. Every scalar is text, so
`NO` and `1.10` stay what was written. Read event by event, with the parser that does not recurse; aliases, tags and
whatever is deeper than a list inside a record end the reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import yaml

from assess.domain.message import say
from assess.domain.problem import Place, Problem
from assess.exchange.answers.cells import Cell, Record, decoded, refuse_rows
from assess.exchange.unreadable import Unreadable

MOST_BYTES = 1024 * 1024
"""This parser is careful, and slow."""

MOST_DEPTH = 16
"""How deep something may be nested that stands before the answers."""

Event = yaml.NodeEvent | yaml.CollectionEndEvent
Events = Iterator[tuple[Event, Place]]


def read_yaml(file: str, content: bytes) -> tuple[list[Record], list[Problem]]:
    """Read all records. Raises `Unreadable`."""
    if len(content) > MOST_BYTES:
        raise Unreadable(Place(file), say("The file is larger than 1 MiB, the most for YAML."), say("Save it as CSV."))
    problems: list[Problem] = []
    events = _events(file, decoded(file, content))
    try:
        records = _records(file, events, problems)
        _pass_over(events)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _not_yaml(Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)) from None
    except (yaml.YAMLError, ValueError, OverflowError):
        raise _not_yaml(Place(file)) from None
    return records, problems


def _not_yaml(place: Place) -> Unreadable:
    hint = say("Look for a missing quote, or for a wrong indent, on this line or the one above.")
    return Unreadable(place, say("This is not YAML."), hint)


def _events(file: str, text: str) -> Events:
    documents = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        mark = cast("yaml.Mark", event.start_mark)
        place = Place(file, mark.line + 1, mark.column + 1)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            raise Unreadable(place, say("A second document begins here."), say("Remove the line “---”."))
        if isinstance(event, yaml.NodeEvent):
            if isinstance(event, yaml.AliasEvent) or event.anchor:
                raise Unreadable(place, say("References with & and * are not allowed."), say("Write the text out."))
            if getattr(event, "tag", None) not in (None, "!"):
                raise Unreadable(place, say("Tags with ! are not allowed."), say("Put the text in quotes."))
            yield event, place
        elif isinstance(event, yaml.CollectionEndEvent):
            yield event, place


def _records(file: str, events: Events, problems: list[Problem]) -> list[Record]:
    first = next(events, (None, Place(file)))
    if isinstance(first[0], yaml.MappingStartEvent):
        first = _under_answers(events, first[1])
    if not isinstance(first[0], yaml.SequenceStartEvent):
        raise _not_records(first[1])
    records: list[Record] = []
    for event, place in events:
        if isinstance(event, yaml.SequenceEndEvent):
            break
        if not isinstance(event, yaml.MappingStartEvent):
            raise _not_records(place)
        refuse_rows(place, len(records) + 1)
        records.append(Record(place, _cells(events, problems)))
    return records


def _under_answers(events: Events, place: Place) -> tuple[Event, Place]:
    """Go to what stands under `answers`, passing over all that stands before it."""
    depth, is_key = 0, True
    for event, at in events:
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            if depth < 0:
                break
        elif depth == 0 and is_key and isinstance(event, yaml.ScalarEvent) and event.value == "answers":
            return next(events)
        depth += isinstance(event, yaml.CollectionStartEvent)
        if depth > MOST_DEPTH:
            raise _not_records(at)
        is_key ^= depth == 0
    raise _not_records(place)


def _pass_over(events: Events) -> None:
    """Read to the end what stands behind the answers: nothing of it counts, but its faults are told."""
    depth = 0
    for event, place in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MOST_DEPTH:
            raise _not_records(place)


def _cells(events: Events, problems: list[Problem]) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for event, place in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        if not isinstance(event, yaml.ScalarEvent):
            raise _not_records(place)
        if event.value in cells:
            problems.append(Problem(place, say("“{key}” appears twice.", key=event.value)))
        cells.setdefault(event.value, _value(events))
    return cells


def _value(events: Events) -> Cell:
    """Read a text, or a list of texts as one."""
    event, place = next(events)
    if isinstance(event, yaml.ScalarEvent):
        nothing = event.implicit[0] and event.value in ("~", "null")
        return Cell(place, "" if nothing else event.value)
    if not isinstance(event, yaml.SequenceStartEvent):
        raise _not_records(place)
    texts: list[str] = []
    for item, at in events:
        if isinstance(item, yaml.SequenceEndEvent):
            break
        if not isinstance(item, yaml.ScalarEvent):
            raise _not_records(at)
        texts.append(item.value)
    return Cell(place, " ".join(texts))


def _not_records(place: Place) -> Unreadable:
    return Unreadable(
        place,
        say("A list of answers is expected here, each with plain fields."),
        say("Begin each answer with “- ref: …”, its other fields below it."),
    )
