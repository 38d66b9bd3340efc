"""Find things by their ref, and help whoever mistyped one."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import TypeVar

from assess.domain.errors import NotFound
from assess.domain.message import Message, say

T = TypeVar("T")


def found(things: Mapping[str, T], ref: str, missing: Message, hint: Message | None = None) -> T:
    """Find a thing. Raises `NotFound` saying `missing`, with the refs that come close, or `hint` where none does."""
    if ref in things:
        return things[ref]
    close = get_close_matches(ref.upper(), things, n=3) or get_close_matches(ref, things, n=3)
    raise NotFound(missing, say("Did you mean {candidates}?", candidates=", ".join(close)) if close else hint)
