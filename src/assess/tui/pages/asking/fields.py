"""What a form asks for, field by field, and what is wrong with what was typed."""

from __future__ import annotations

from collections.abc import Sequence

from assess.domain.guideline import Text
from assess.domain.message import Message, say
from assess.records import dataclass
from assess.tui.work.figures import Check

Options = Sequence[tuple[str, Message | Text | str]]
"""What can be chosen, each with its name: a sentence, a text of a guideline, or the same in every language."""


def anything(_: str) -> Message | None:
    """Accept whatever was typed."""
    return None


def needed(text: str) -> Message | None:
    """Refuse an empty field."""
    return None if text.strip() else say("Please fill this in.")


@dataclass(frozen=True)
class Field:
    """One field of a form."""

    id: str
    label: Message
    value: str = ""
    options: Options = ()
    """What can be chosen; empty for a field to type in."""
    hint: Message | None = None
    """What to type; shown below the field."""
    check: Check = anything
    long: bool = False
    """Whether it takes several lines."""
