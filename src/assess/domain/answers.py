"""What a delegation can answer to an indicator. An unanswered indicator has no answer: `None`, never a number.

"Not applicable", "no information" and "withheld" are three different things, and none of them is a low score.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property, lru_cache

from assess.domain.data import Data, compact
from assess.records import dataclass


class Status(StrEnum):
    """The kinds of answer, as files and commands spell them."""

    RATED = "rated"
    NOT_APPLICABLE = "na"
    NO_INFORMATION = "no-information"
    WITHHELD = "withheld"


@dataclass(frozen=True)
class Rated:
    """The indicator stands at this level of the scale."""

    level: int

    status = Status.RATED
    reason = ""

    @cached_property
    def word(self) -> str:
        """Its level."""
        return str(self.level)


@dataclass(frozen=True)
class NotApplicable:
    """The indicator does not concern this country; it leaves the numerator and the denominator."""

    reason: str
    """Why; never empty in an assessment that is submitted."""

    status = Status.NOT_APPLICABLE
    word = status.value


@dataclass(frozen=True)
class NoInformation:
    """The country has looked and does not know."""

    reason: str = ""

    status = Status.NO_INFORMATION
    word = status.value


@dataclass(frozen=True)
class Withheld:
    """The country knows and does not say."""

    reason: str = ""

    status = Status.WITHHELD
    word = status.value


Answer = Rated | NotApplicable | NoInformation | Withheld
"""Each in a `word` without its reason: its level, or of which kind it is."""

_UNRATED: dict[str, type[NotApplicable | NoInformation | Withheld]] = {
    Status.NOT_APPLICABLE: NotApplicable,
    Status.NO_INFORMATION: NoInformation,
    Status.WITHHELD: Withheld,
}


_rated = lru_cache(maxsize=16)(Rated)
"""The few levels there are, each made once: an assessment has hundreds of them."""


def answer_as(status: str, reason: str = "") -> Answer:
    """Build the answer that is not a level. Raises `KeyError` for a status that is none of the three."""
    return _UNRATED[status](reason)


def answer_data(answer: Answer | None) -> Data | None:
    """Write an answer as plain data; unanswered is `None`."""
    if answer is None:
        return None
    if isinstance(answer, Rated):
        return {"status": str(answer.status), "level": answer.level}
    return compact({"status": str(answer.status), "reason": answer.reason})


def from_a_word(word: str) -> Answer:
    """Read an answer that was written in a word. Raises `KeyError` or `ValueError` for a word that is none."""
    return _rated(int(word)) if word.isdecimal() else answer_as(word)


def answer_from(data: Data | None) -> Answer | None:
    """Read an answer from plain data; `None` is unanswered.

    Raises `KeyError` or `ValueError` for data that is no answer.
    """
    if data is None:
        return None
    if data["status"] == Status.RATED:
        return _rated(int(data["level"]))
    return answer_as(data["status"], str(data.get("reason", "")))
