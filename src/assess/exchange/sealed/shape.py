"""What stands where in an envelope, before anybody asks what it means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from assess.domain.assessment import Declaration
from assess.domain.bodies import is_moment
from assess.records import fields

Shape = Callable[[Any, str], Iterator[str]]
"""Gives the path of everything that is not what it should be."""

_DIGEST = _KEY = re.compile("[0-9a-f]{64}")
_SIGNATURE = re.compile("[0-9a-f]{128}")
_MOST_PARTS = 100_000


def misshapen(data: Any) -> Iterator[str]:
    """Give the paths in an envelope at which something is missing, too much, or of the wrong kind.

    Of its revisions only the names of their fields are looked at; `is_revision` looks at what is in them.
    """
    return _ENVELOPE(data, "")


def misshapen_follow_up(data: Any) -> Iterator[str]:
    """Give the same for a follow-up."""
    return _FOLLOW_UP(data, "")


def _leaf(fits: Callable[[Any], bool]) -> Shape:
    def check(value: Any, path: str) -> Iterator[str]:
        if not fits(value):
            yield path

    return check


def _record(**fields: Shape) -> Shape:
    """Expect these fields and no others."""

    def check(value: Any, path: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield path or "."
            return
        for name in sorted(value.keys() ^ fields.keys()):
            yield f"{path}.{name}".lstrip(".")
        for name in sorted(value.keys() & fields.keys()):
            yield from fields[name](value[name], f"{path}.{name}".lstrip("."))

    return check


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _matches(pattern: re.Pattern[str]) -> Shape:
    return _leaf(lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None)


def _list_of(fits: Callable[[Any], bool]) -> Shape:
    """Expect a list of these, and not an empty one."""

    def check(value: Any, path: str) -> Iterator[str]:
        if not isinstance(value, list) or not value:
            yield path
            return
        yield from (f"{path}[{at}]" for at, each in enumerate(value) if not fits(each))

    return check


_REVISION = {"subject", "body", "author", "at", "replaces", "undoes", "part"}


def _has_its_fields(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == _REVISION


def is_revision(value: Any) -> bool:
    """Tell whether this is what a revision is in files, whatever its body says."""
    return (
        _has_its_fields(value)
        and isinstance(value["subject"], str)
        and (value["body"] is None or isinstance(value["body"], dict))
        and isinstance(value["author"], str)
        and isinstance(value["at"], str)
        and is_moment(value["at"])
        and isinstance(value["replaces"], list)
        and all(map(_is_text, value["replaces"]))
        and isinstance(value["undoes"], str)
        and type(value["part"]) is int
        and 0 <= value["part"] <= _MOST_PARTS
    )


_DECLARATION = {each.name for each in fields(Declaration)}


def _is_declaration(value: Any) -> bool:
    if value is None:
        return True
    if not isinstance(value, dict) or not {"name"} <= value.keys() <= _DECLARATION:
        return False
    return all(isinstance(each, str) and each for each in value.values())


_MOMENT_TEXT = _leaf(lambda value: isinstance(value, str) and is_moment(value))
_SIGNED = _record(algorithm=_leaf(lambda value: value == "Ed25519"), key=_matches(_KEY), value=_matches(_SIGNATURE))

_ENVELOPE = _record(
    format=_leaf(_is_text),
    version=_leaf(lambda value: type(value) is int),
    program=_leaf(_is_text),
    guideline=_record(ref=_leaf(_is_text), edition=_leaf(_is_text), digest=_matches(_DIGEST)),
    assessment=_record(id=_leaf(_is_text), revisions=_list_of(_has_its_fields)),
    sealed_at=_MOMENT_TEXT,
    draft=_leaf(lambda value: isinstance(value, bool)),
    declaration=_leaf(_is_declaration),
    digest=_matches(_DIGEST),
    signature=_SIGNED,
)

_FOLLOW_UP = _record(
    format=_leaf(_is_text),
    version=_leaf(lambda value: type(value) is int),
    program=_leaf(_is_text),
    assessment=_record(id=_leaf(_is_text), revisions=_list_of(is_revision)),
    observed=_matches(re.compile("([0-9a-f]{64})?")),
    sealed_at=_MOMENT_TEXT,
    digest=_matches(_DIGEST),
    signature=_SIGNED,
)
