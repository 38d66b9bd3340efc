"""Find things by their ref, and help whoever mistyped one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from assess.domain.errors import NotFound
from assess.domain.message import Message, say

T = TypeVar("T")


def found(things: Mapping[str, T], ref: str, missing: Message, hint: Message | None = None) -> T:
    """Find a thing. Raises `NotFound` saying `missing`, with the refs that come close, or `hint` where none does."""
    if ref in things:
        return things[ref]
    raise NotFound(missing, did_you_mean(things, ref) or hint)


def did_you_mean(refs: Iterable[str], ref: str) -> Message | None:
    """Ask for the ref that differs in capitals only, or for those that come close; `None` where none does."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    refs = list(refs)
    close = [each for each in refs if each.casefold() == ref.casefold()]
    close = close or get_close_matches(ref.upper(), refs, n=3) or get_close_matches(ref, refs, n=3)
    return say("Did you mean {candidates}?", candidates=", ".join(close)) if close else None
