"""A follow-up: the secretariat's observations on a submission, as they travel back to the country."""

from __future__ import annotations

from assess.domain.history import Revision
from assess.domain.ledgers.observations import Reviewer
from assess.domain.subjects import OBSERVATION
from assess.domain.submission import fingerprint
from assess.records import dataclass

SECRETARIAT = "SECRETARIAT"
"""Under what name a country knows the key that follow-ups are signed with."""

SECRETARIATS = OBSERVATION + Reviewer.SECRETARIAT.letter
"""What the subjects of the secretariat's observations begin with."""


@dataclass(frozen=True)
class FollowUp:
    """The secretariat's observations on one assessment, with all that was said to them so far."""

    assessment: str
    """Id of the assessment."""
    observed: str
    """Digest of the envelope that they are about; empty where the answers did not come in one."""
    program: str
    """Version of the program that sealed it."""
    sealed_at: str
    """When, in UTC, ISO 8601, by the secretariat's clock."""
    revisions: tuple[Revision, ...]
    """Every change of the secretariat's observations; without numbers."""
    digest: str = ""
    """SHA-256 over all of the above in its canonical form, in hexadecimal; empty while it is not sealed."""
    key: str = ""
    """The public key it was signed with (Ed25519), in hexadecimal."""
    signature: str = ""

    @property
    def sender(self) -> str:
        """Whose key it bears."""
        return SECRETARIAT

    @property
    def fingerprint(self) -> str:
        """What is read out over the telephone to make sure whose key it is."""
        return fingerprint(self.key)
