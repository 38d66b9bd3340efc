"""What a form asks for, field by field, and what it then holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assess.domain.message import Message
from assess.records import dataclass
from assess.tui.drawing import looks
from assess.tui.pages.asking.checks import anything
from assess.tui.work.bench import Bench
from assess.tui.work.figures import Check

Options = Sequence[tuple[str, Message]]
"""What can be chosen, each with its name."""

Values = Mapping[str, str]
"""What the fields of a form hold, by their id."""


def taken_up(bench: Bench, at: str) -> str:
    """Say from when that is what one goes on with."""
    return bench.words.say("Recovered from {moment}: what was typed here and not saved.", moment=looks.moment(at))


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
