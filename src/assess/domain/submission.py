"""A submission: an assessment as it was sealed, who answers for it, and the proof that nothing was changed since."""

from __future__ import annotations

import hashlib
from functools import cached_property

from assess.domain.assessment import Assessment, Declaration
from assess.domain.history import Revision
from assess.records import dataclass

LARGEST = 32 * 1024 * 1024
"""Bytes of the largest envelope."""


@dataclass(frozen=True)
class Submission:
    """One sealed assessment. Its history is whole, but what is confidential is no longer in it."""

    assessment: str
    """Id of the assessment."""
    guideline: str
    edition: str
    guideline_digest: str
    """SHA-256 over the files of the edition it was answered on."""
    program: str
    """Version of the program that sealed it."""
    sealed_at: str
    """When, in UTC, ISO 8601, by the clock of whoever sealed it."""
    draft: bool
    """Whether it was sent unfinished, to be looked at; it counts for nothing."""
    declaration: Declaration | None
    """`None` only in a draft that nobody answers for yet."""
    revisions: tuple[Revision, ...]
    """Without numbers: those belong to a register."""
    digest: str = ""
    """SHA-256 over all of the above in its canonical form, in hexadecimal; empty while it is not sealed."""
    key: str = ""
    """The public key it was signed with (Ed25519), in hexadecimal."""
    signature: str = ""

    @cached_property
    def content(self) -> Assessment:
        """The assessment as it stood."""
        return Assessment.of(self.revisions)

    @property
    def issue(self) -> int:
        """How often this assessment had been submitted, this time included; a higher one replaces a lower one."""
        return self.content.opening.issue

    @property
    def fingerprint(self) -> str:
        """What is read out over the telephone to make sure whose key it is."""
        return fingerprint(self.key)


GROUPS, GROUP = 8, 5
"""A fingerprint: eight groups of five digits, more than 2 to the 132nd possibilities."""


def fingerprint(key: str) -> str:
    """Shorten a public key (in hexadecimal) to groups of digits, which every language can read out."""
    number = int.from_bytes(hashlib.sha256(bytes.fromhex(key)).digest()) % 10 ** (GROUPS * GROUP)
    digits = f"{number:0{GROUPS * GROUP}d}"
    return " ".join(digits[at : at + GROUP] for at in range(0, len(digits), GROUP))
