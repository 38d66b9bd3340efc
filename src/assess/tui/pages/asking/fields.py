"""What a form asks for, field by field, and what it then holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assess.domain.guideline import Text
from assess.domain.message import Message
from assess.records import dataclass
from assess.tui.pages.asking.checks import anything
from assess.tui.work.figures import Check

Options = Sequence[tuple[str, Message | Text | str]]
"""What can be chosen, each with its name: a sentence, a text of a guideline, or the same in every language."""

Values = Mapping[str, str]
"""What the fields of a form hold, by their id."""


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
