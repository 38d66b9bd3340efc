"""All that a delegation says about one indicator."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cached_property

from assess.domain.answers import Answer, answer_data, answer_from
from assess.domain.data import Data, compact
from assess.records import dataclass

MOST_DIGITS = 30
"""Digits of a figure before its point, and after it."""

EARLIEST_YEAR = 1950
"""Before this no figure on the matter was counted; an earlier year is a slip of the hand."""


@dataclass(frozen=True)
class Figure:
    """A number reported beside the rating, in the unit that the indicator asks for."""

    value: Decimal
    year: int | None = None
    """The year it holds for; `None` where it was not told."""
    denominator: Decimal | None = None
    """How many were counted over, for shares; `None` where it was not told."""

    @property
    def writable(self) -> bool:
        """Whether it can be written out in digits: it is a number, and not one like 1E+999999999."""
        return all(_writable(number) for number in (self.value, self.denominator) if number is not None)


Given = tuple[str, bool]
"""An answer in a word, empty for none, and whether it has evidence: what proves no answer yet counts for nothing."""


@dataclass(frozen=True)
class Response:
    """Answer, comment, figure and evidence for one indicator."""

    answer: Answer | None = None
    """`None` while unanswered."""
    comment: str = ""
    figure: Figure | None = None
    evidence: tuple[str, ...] = ()
    """Refs into the evidence register of the assessment."""
    flagged: bool = False
    """Marked to be discussed later."""
    proposed: Answer | None = None
    """Last cycle's answer, to be confirmed; it counts for nothing until then. `None` where there is none."""

    @cached_property
    def given(self) -> Given:
        """What scores know of it."""
        return (self.answer.word, bool(self.evidence)) if self.answer else ("", False)

    def as_data(self) -> Data:
        """Write it as plain data, without what says nothing."""
        return compact(
            {
                "answer": answer_data(self.answer),
                "comment": self.comment,
                "figure": _figure_data(self.figure),
                "evidence": list(self.evidence),
                "flagged": self.flagged,
                "proposed": answer_data(self.proposed),
            }
        )

    @classmethod
    def from_data(cls, data: Data) -> Response:
        """Read it from plain data. Raises `KeyError`, `TypeError` or `ValueError` where it is none."""
        return cls(
            answer=answer_from(data.get("answer")),
            comment=data.get("comment", ""),
            figure=_figure_from(data.get("figure")),
            evidence=tuple(data.get("evidence", ())),
            flagged=data.get("flagged", False),
            proposed=answer_from(data.get("proposed")),
        )


UNANSWERED = Response()


def possible_years(cycle: str) -> range:
    """Give the years that a figure reported in a cycle can hold for: up to the one after the cycle begins."""
    return range(EARLIEST_YEAR, int(cycle[:4]) + 2)


Change = Callable[[Response], Response]
"""What makes of a response what it is to become."""


def _writable(number: Decimal) -> bool:
    exponent = number.as_tuple().exponent  # a letter for what is no number
    return isinstance(exponent, int) and abs(exponent) <= MOST_DIGITS and abs(number.adjusted()) <= MOST_DIGITS


def _figure_data(figure: Figure | None) -> Data | None:
    if figure is None:
        return None
    denominator = None if figure.denominator is None else str(figure.denominator)
    return compact({"value": str(figure.value), "year": figure.year, "denominator": denominator})


def _figure_from(data: Data | None) -> Figure | None:
    if data is None:
        return None
    denominator = data.get("denominator")
    return Figure(Decimal(data["value"]), data.get("year"), None if denominator is None else Decimal(denominator))
