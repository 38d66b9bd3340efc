"""What was made to be sent, for as long as the program runs: the papers of each assessment."""

from __future__ import annotations

from enum import Enum, auto

from assess.domain.errors import AssessError
from assess.records import dataclass


class Stage(Enum):
    """How far a paper is."""

    NONE = auto()
    MAKING = auto()
    MADE = auto()
    FAILED = auto()


@dataclass(frozen=True)
class Paper:
    """A report or an envelope: where it lies, or why there is none."""

    stage: Stage = Stage.NONE
    path: str = ""
    """In full; empty until it is made."""
    fingerprint: str = ""
    """Of the key that signed it; empty for reports."""
    page: int = 0
    """The page of a report that is being made; 0 before the first."""
    of: int = 0
    """Of how many; 0 while they are not yet counted."""
    error: AssessError | None = None
    """`None` unless it failed."""


class Papers:
    """The papers of all assessments, shared by all screens."""

    def __init__(self) -> None:
        """Begin with none."""
        self.reports: dict[str, Paper] = {}
        self.envelopes: dict[str, Paper] = {}
        self.follow_ups: dict[tuple[str, int], str] = {}
        """Where the follow-up of each lies, by the length of the history that it tells of."""

    def forget_unfinished(self) -> None:
        """Forget the reports that are being made: they were given up."""
        self.reports = {id_: paper for id_, paper in self.reports.items() if paper.stage is not Stage.MAKING}

    @property
    def making(self) -> bool:
        """Whether a report is being made."""
        return any(paper.stage is Stage.MAKING for paper in self.reports.values())

    def report(self, assessment: str) -> Paper:
        """Tell of the report of an assessment."""
        return self.reports.get(assessment, Paper())

    def envelope(self, assessment: str) -> Paper:
        """Tell of the envelope of an assessment."""
        return self.envelopes.get(assessment, Paper())
