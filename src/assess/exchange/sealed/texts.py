"""Texts in sealed files: each has to be as this program writes it, and what is not says in which way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import is_normalized

from assess.domain.clean import LONGEST, clean
from assess.domain.message import Message, say


def texts(value: object) -> list[str]:
    """Gather all texts in a body."""
    found: list[str] = []
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            found.append(each)
        elif isinstance(each, dict):
            waiting.extend(each.values())
        elif isinstance(each, list):
            waiting.extend(each)
    return found


def unclean(subject: str, found: Iterable[str]) -> Iterator[Message]:
    """Say what is wrong with the first of these texts that is not as this program writes it."""
    text = next((each for each in found if clean(each) != each), None)
    if text is None:
        return
    if len(text) > LONGEST:
        yield say(
            "{subject}: a text has {n} characters; it can have {most} at most.",
            subject=subject,
            n=len(text),
            most=LONGEST,
        )
    elif text.strip() != text:
        yield say("{subject}: a text begins or ends with a blank.", subject=subject)
    elif not is_normalized("NFC", text):
        yield say("{subject}: accents are written apart from their letters.", subject=subject)
    else:
        yield say("{subject} contains control characters or hidden letters.", subject=subject)
