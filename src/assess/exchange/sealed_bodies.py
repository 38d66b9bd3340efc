"""What revisions say, read strictly: a body is accepted only where reading it and writing it again gives the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from assess.domain.actions import Action
from assess.domain.assessment import ACTION, EVIDENCE, RESPONSE, Opening
from assess.domain.clean import clean
from assess.domain.data import Data
from assess.domain.evidence import Evidence
from assess.domain.history import OPENING
from assess.domain.response import Response

Body = Opening | Response | Evidence | Action

KINDS: dict[str, type] = {
    "level": int,
    "year": int,
    "issue": int,
    "flagged": bool,
    "confidential": bool,
    "invented": bool,
    "answer": dict,
    "proposed": dict,
    "figure": dict,
    "declaration": dict,
    "evidence": list,
}
"""What the fields of bodies are; text where nothing is said here."""

MOST = 9_999
"""The largest whole number in a body: a year."""
MOST_DIGITS = 30
"""Digits of a figure before and after its point."""

_READERS: dict[str, Callable[[Data], Body]] = {
    OPENING: Opening.from_data,
    RESPONSE: Response.from_data,
    EVIDENCE: Evidence.from_data,
    ACTION: Action.from_data,
}
_NUMBERED = {EVIDENCE: re.compile("E-[0-9]{3,6}"), ACTION: re.compile("A-[0-9]{3,6}")}
_UNREADABLE = (ArithmeticError, AttributeError, KeyError, TypeError, ValueError)


def split(subject: str) -> tuple[str, str]:
    """Part a subject into its kind and its ref; the opening has none."""
    kind, slash, ref = subject.partition("/")
    return kind + slash, ref


def read_body(subject: str, data: Data) -> Body | None:
    """Read what a revision says about a subject; `None` where it is not acceptable."""
    kind, ref = split(subject)
    try:
        if not _typed(data):
            return None
        body = _READERS[kind](data)
        same = body.as_data() == data
    except _UNREADABLE:
        return None
    if kind in _NUMBERED and (not _NUMBERED[kind].fullmatch(ref) or data["ref"] != ref):
        return None
    return body if same and _plausible(body) else None


def is_subject(subject: str) -> bool:
    """Tell whether this is something that revisions can be about."""
    kind, ref = split(subject)
    return kind in _READERS and (bool(ref) != (kind == OPENING)) and (
        kind not in _NUMBERED or _NUMBERED[kind].fullmatch(ref) is not None
    )  # fmt: skip


def texts(value: Any) -> Iterator[str]:
    """Walk through all texts in a body."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


def is_clean(text: str) -> bool:
    """Tell whether a text is as this program writes it."""
    return clean(text) == text


def _typed(data: Any) -> bool:
    for name, value in data.items():
        kind = KINDS.get(name, str)
        if type(value) is not kind:
            return False
        if kind is dict and not _typed(value):
            return False
        if kind is int and not 0 <= value <= MOST:
            return False
        if kind is list and not all(isinstance(each, str) for each in value):
            return False
    return True


def _plausible(body: Body) -> bool:
    if not isinstance(body, Response) or body.figure is None:
        return True
    numbers = [number for number in (body.figure.value, body.figure.denominator) if number is not None]
    return all(map(_bounded, numbers))


def _bounded(number: Decimal) -> bool:
    """Tell whether a number can be written out: 1E+999999999 would fill the memory."""
    exponent = number.as_tuple().exponent  # a letter for what is no number
    return isinstance(exponent, int) and abs(exponent) <= MOST_DIGITS and abs(number.adjusted()) <= MOST_DIGITS
