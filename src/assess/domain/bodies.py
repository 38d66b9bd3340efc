"""What revisions say, read strictly: a body is accepted only where reading it and writing it again gives the same.

So is told what this program wrote from what something else did, be it in an envelope or in a register.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from assess.domain.answers import NotApplicable, Rated
from assess.domain.assessment import READERS, Body, Declaration, Opening
from assess.domain.data import Data
from assess.domain.delegation import Delegation, Member
from assess.domain.entries import LEDGERS
from assess.domain.history import Revision
from assess.domain.response import Figure, Response
from assess.domain.subjects import DELEGATION, OPENING, split
from assess.records import fields

_RECORDS = (
    Opening, Declaration, Delegation, Member, Response, Rated, NotApplicable, Figure,
    *(ledger.entry for ledger in LEDGERS.values()),
)  # fmt: skip
"""What bodies are made of."""


def _kind(annotation: str) -> type[Any]:
    """Say what a field is in plain data: lists, records, numbers and truth values; everything else is text."""
    first = annotation.partition("[")[0].partition(" |")[0]
    records = dict.fromkeys(("Answer", "Declaration", "Figure", "Mapping"), dict)
    return {"bool": bool, "int": int, "tuple": list, **records}.get(first, str)


KINDS: dict[str, type[Any]] = {each.name: _kind(str(each.type)) for record in _RECORDS for each in fields(record)}
"""What the fields of bodies are."""

MOST = 9_999
"""The largest whole number in a body: a year."""

_ALONE = frozenset({OPENING, DELEGATION})
"""Kinds of which an assessment has one only."""

_NUMBERED = {subject: re.compile(f"[{ledger.letters}]-[0-9]{{3,6}}") for subject, ledger in LEDGERS.items()}
_UNREADABLE = (ArithmeticError, AttributeError, KeyError, TypeError, ValueError)
_MOMENT = re.compile(r"(?!9999)[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?\+00:00")


def is_sound(revision: Revision) -> bool:
    """Tell whether this is a revision as this program writes them: of a subject there is, dated, and readable."""
    return (
        is_subject(revision.subject)
        and is_moment(revision.at)
        and (revision.subject != OPENING if revision.body is None else read_body(revision) is not None)
    )


def read_body(revision: Revision) -> Body | None:
    """Read what a revision says about its subject; `None` where that is nothing, or not acceptable."""
    (kind, ref), data = split(revision.subject), revision.body
    try:
        if data is None or not _typed(data):
            return None
        body = revision.read(READERS[kind])
        same = body.as_data() == data
    except _UNREADABLE:
        return None
    if kind in _NUMBERED and (not _NUMBERED[kind].fullmatch(ref) or data["ref"] != ref):
        return None
    if isinstance(body, Response) and body.figure is not None and not body.figure.writable:
        return None
    return body if same else None


def is_subject(subject: str) -> bool:
    """Tell whether this is something that revisions can be about."""
    kind, ref = split(subject)
    return kind in READERS and (bool(ref) != (kind in _ALONE)) and (
        kind not in _NUMBERED or _NUMBERED[kind].fullmatch(ref) is not None
    )  # fmt: skip


def is_moment(text: str) -> bool:
    """Tell whether a text is a time in UTC as revisions bear it, and one that can be told in every time zone."""
    if not _MOMENT.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _typed(data: Data) -> bool:
    for name, value in data.items():
        kind = KINDS.get(name, str)
        if type(value) is not kind:
            return False
        if kind is dict and not _typed(value):
            return False
        if kind is list and not all(map(_typed_part, value)):
            return False
        if kind is int and not 0 <= value <= MOST:
            return False
    return True


def _typed_part(value: object) -> bool:
    return _typed(value) if isinstance(value, dict) else isinstance(value, str)
