"""What arrives, and what became of it: an envelope as it was weighed, a file that was opened, its outcome.

The nouns of receiving: `assess.workflow.gathering` decides about envelopes, `assess.workflow.followups` about what
comes back.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from assess.domain.followup import SECRETARIATS, FollowUp
from assess.domain.guideline import Guideline
from assess.domain.history import Revision
from assess.domain.message import Message
from assess.domain.problem import Problem
from assess.domain.receipt import Receipt
from assess.domain.region.reckoning import Addend, reckon
from assess.domain.scoring import Coverage, overall
from assess.domain.standing import Standing, stand
from assess.domain.submission import Submission
from assess.records import dataclass, replace
from assess.workflow.trust import Signed


@dataclass(frozen=True)
class Arrival:
    """An envelope that was opened and weighed: all that is decided by, without the history it was read from."""

    receipt: Receipt
    """As it will be noted; without the time, which is told when it is taken in."""
    standing: Standing
    addend: Addend | None
    """What it adds to the sums; `None` while it is not submitted."""
    envelope: bytes
    """Its own bytes, also where it came inside a report."""
    remarks: tuple[Revision, ...] = ()
    """What it brings of the secretariat's observations."""

    @classmethod
    def of(cls, submission: Submission, guideline: Guideline, envelope: bytes) -> Arrival:
        """Weigh a submission on the guideline it answers to."""
        return cls.weighed(Receipt.of(submission, ""), submission, guideline, envelope)

    @classmethod
    def weighed(cls, receipt: Receipt, submission: Submission, guideline: Guideline, envelope: bytes) -> Arrival:
        """Weigh what a submission contains."""
        content = submission.content
        standing = stand(content, overall(guideline, content.responses), receipt.revisions)
        remarks = tuple(each for each in submission.revisions if each.subject.startswith(SECRETARIATS))
        return cls(receipt, standing, reckon(guideline, content), envelope, remarks)

    def dated(self, at: str) -> Arrival:
        """Give the same with the time at which it is taken in."""
        return replace(self, receipt=replace(self.receipt, received_at=at))


class Opened(NamedTuple):
    """A file that was opened."""

    file: str
    arrival: Arrival | None
    """`None` where it is refused."""
    problems: Sequence[Problem] = ()
    other: bytes = b""
    """The whole file where it is encrypted, or a follow-up, and has to be received by itself; empty for envelopes."""


class Verdict(StrEnum):
    """What became of a file."""

    TAKEN_IN = "taken-in"
    REPEATED = "repeated"
    """It had been taken in before; nothing was changed."""
    REFUSED = "refused"


class Doubt(StrEnum):
    """Why a person has to decide about the key of an envelope before it can be taken in."""

    NEW = "new"
    """Nobody has accepted a key of this sender yet."""
    CHANGED = "changed"
    """The sender is known by another key."""


@dataclass(frozen=True)
class Outcome:
    """What became of one file."""

    file: str
    verdict: Verdict
    receipt: Receipt | None = None
    """`None` where it could not be read."""
    coverage: Coverage | None = None
    """`None` where it was not scored."""
    reasons: tuple[Message, ...] = ()
    """Why it was refused."""
    problems: tuple[Problem, ...] = ()
    """What its content has wrong, each with its place."""
    remarks: tuple[Message, ...] = ()
    """What a person should know although it was accepted."""
    doubt: Doubt | None = None
    """`None` unless it was refused only because of its key."""
    follow_up: FollowUp | None = None
    """`None` for everything but a follow-up of the secretariat that could be read."""

    @property
    def signed(self) -> Signed | None:
        """What bears the key; `None` where it could not be read."""
        return self.receipt or self.follow_up

    @property
    def about(self) -> str:
        """The assessment that it is about; empty where it could not be read."""
        about = self.receipt or self.follow_up
        return about.assessment if about else ""
