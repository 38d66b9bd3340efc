"""How people write answers and numbers in a table, and how they are written for people.

Understood are the forms of commands (3, na, no-information, withheld), the words of both languages, and a level with
its name, as the drop-down of a form gives it. Nothing is guessed: what is not understood is a problem.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from assess.domain.answers import Answer, Rated, Status
from assess.domain.guideline import Guideline
from assess.domain.message import Message, say
from assess.exchange.answers.columns import folded
from assess.words import Words

WORDS = {
    Status.NOT_APPLICABLE: ("na", "n/a", "not applicable", "no aplica", "no aplicable", "no corresponde"),
    Status.NO_INFORMATION: ("no-information", "no info", "sin información", "no hay información", "sin datos", "s/d"),
    Status.WITHHELD: ("withheld", "reservado", "reservada", "confidencial", "confidential", "no se divulga"),
}
"""What means an answer that is not a level."""

STATUSES: Mapping[str, Message] = {
    Status.NOT_APPLICABLE: say("not applicable"),
    Status.NO_INFORMATION: say("no information"),
    Status.WITHHELD: say("withheld"),
}
"""What such answers are called, for people."""

_WHOLE = re.compile(r"([+-]?[0-9]{1,9})(?:[.,]0+)?")
_DECIMAL = re.compile(r"-?[0-9]{1,15}(?:[.,][0-9]{1,18})?")
_GROUPED = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")


class AnswerWords:
    """Understands the words for answers on one guideline."""

    def __init__(self, guideline: Guideline) -> None:
        """Learn the names of its levels."""
        self._meanings: dict[str, int | Status] = {}
        for status, words in WORDS.items():
            self._meanings.update(dict.fromkeys(map(folded, words), status))
        for step in guideline.scale:
            for name in ("", *step.name.words.values()):
                self._meanings[folded(f"{step.level} {name}")] = step.level
            for word in ("level", "nivel"):
                self._meanings[f"{word} {step.level}"] = step.level

    def read(self, text: str) -> int | Status | None:
        """Read an answer: a level (also one the scale does not have), a status, or `None` for what is neither."""
        if whole := _WHOLE.fullmatch(text.strip()):
            return int(whole[1])
        return self._meanings.get(folded(text))


def answer_word(answer: Answer | None) -> str | int | None:
    """Write an answer as commands and files spell it; `None` where there is none."""
    if answer is None:
        return None
    return answer.level if isinstance(answer, Rated) else str(answer.status)


def answer_choices(guideline: Guideline, words: Words) -> dict[str | int, str]:
    """List all possible answers as people choose them from a list, by what files call them."""
    choices: dict[str | int, str] = {
        step.level: f"{step.level} · {step.name.read(words.language)}" for step in guideline.scale
    }
    return choices | {str(status): words.tell(name) for status, name in STATUSES.items()}


def read_number(text: str) -> Decimal | None:
    """Read a number with a decimal point or comma; `None` for anything else."""
    text = text.strip().replace("\u2212", "-")
    return Decimal(text.replace(",", ".")) if _DECIMAL.fullmatch(text) else None


def ambiguous(text: str) -> bool:
    """Tell whether a number may be meant in thousands: 1,234 or 1.234."""
    return bool(_GROUPED.fullmatch(text.strip()))


def number_text(number: Decimal) -> str:
    """Write a number so that it can be read in one way only."""
    text = format(number, "f")
    return f"{text}0" if ambiguous(text) else text
