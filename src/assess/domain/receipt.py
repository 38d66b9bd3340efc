"""What the secretariat notes of an envelope that it took in."""

from __future__ import annotations

from assess.domain.submission import Submission
from assess.records import dataclass


@dataclass(frozen=True)
class Receipt:
    """One envelope that was taken in."""

    assessment: str
    country: str
    unit: str
    """Empty for the country as a whole."""
    cycle: str
    digest: str
    key: str
    """The public key it was signed with, in hexadecimal."""
    sealed_at: str
    """By the clock of whoever sealed it; UTC, ISO 8601."""
    received_at: str
    """By the secretariat's clock; UTC, ISO 8601."""
    issue: int
    """How often it had been submitted; 0 for a first draft."""
    draft: bool
    revisions: int
    """How long its history is: of two with the same number of issue, the longer one is the later one."""

    @classmethod
    def of(cls, submission: Submission, received_at: str) -> Receipt:
        """Write the receipt of a submission."""
        opening = submission.content.opening
        return cls(
            assessment=submission.assessment,
            country=opening.country,
            unit=opening.unit,
            cycle=opening.cycle,
            digest=submission.digest,
            key=submission.key,
            sealed_at=submission.sealed_at,
            received_at=received_at,
            issue=submission.issue,
            draft=submission.draft,
            revisions=len(submission.revisions),
        )

    @property
    def sender(self) -> str:
        """Whose key it bears: a country, or a unit of one: SLV, MEX-CHP."""
        return "-".join(part for part in (self.country, self.unit) if part)

    @property
    def age(self) -> tuple[int, int]:
        """What tells the later of two envelopes of an assessment, without trusting a clock."""
        return self.issue, self.revisions
