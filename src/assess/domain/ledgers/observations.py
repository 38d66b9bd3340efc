"""Observations: remarks of a reviewer on an answer, to be answered and resolved.

The country's own reviewers make them while the assessment is being written; the secretariat's travel back to the
country after a submission, and return with their replies in the next one. They merge like everything else: the
secretariat writes the text and resolves, the country writes the reply.
"""

from __future__ import annotations

from enum import StrEnum

from assess.domain.data import Data, compact
from assess.records import dataclass


class Reviewer(StrEnum):
    """On whose side a remark was made."""

    COUNTRY = "country"
    SECRETARIAT = "secretariat"

    @property
    def letter(self) -> str:
        """The letter that the refs of its observations begin with."""
        return "S" if self is Reviewer.SECRETARIAT else "O"


class Progress(StrEnum):
    """How far an observation has come."""

    OPEN = "open"
    ANSWERED = "answered"
    """The country has replied; the reviewer has not yet said that this settles it."""
    RESOLVED = "resolved"


@dataclass(frozen=True)
class Observation:
    """One remark."""

    ref: str
    """Its number in the assessment: O-001, or S-001 where the secretariat made it."""
    about: str
    """The indicator, recommendation or evidence it is about."""
    text: str
    by: Reviewer = Reviewer.COUNTRY
    reply: str = ""
    """What the delegation says to it; empty until it does."""
    resolved: bool = False

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        if self.resolved:
            return Progress.RESOLVED
        return Progress.ANSWERED if self.reply else Progress.OPEN

    def as_data(self) -> Data:
        """Write it as plain data, without what says nothing."""
        return compact({**vars(self), "by": str(self.by)})

    @classmethod
    def from_data(cls, data: Data) -> Observation:
        """Read it from plain data. Raises `KeyError`, `TypeError` or `ValueError` where it is none."""
        return cls(**{"text": "", **data, "by": Reviewer(data["by"])})
