"""The one family of failures. Each says what happened and what to do, in words that a face can translate.

Faults inside files are not failures but values (`assess.domain.problem`); `ContentInvalid` carries them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assess.domain.message import Message, say

if TYPE_CHECKING:
    from assess.domain.problem import Problem


class AssessError(Exception):
    """Something the user can be told in one sentence."""

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        """Keep the sentence, and the advice that goes with it."""
        super().__init__(str(message))
        self.message = message
        self.hint = hint


class Misuse(AssessError):
    """The request itself can't be met: an unknown country, reference, level, or a missing reason."""


class NotFound(Misuse):
    """What was asked for does not exist: an assessment, a guideline, a recommendation."""


class Sealed(Misuse):
    """The assessment has been submitted and is read-only until it is reopened."""

    def __init__(self, assessment: str) -> None:
        """Name the assessment that is closed."""
        super().__init__(
            say("{assessment} has been submitted and can't be changed.", assessment=assessment),
            say("Reopen it first: assess reopen {assessment}", assessment=assessment),
        )


class ContentInvalid(AssessError):
    """A file's content can't be accepted."""

    def __init__(self, message: Message, problems: Sequence[Problem] = (), hint: Message | None = None) -> None:
        """Keep every fault that was found, in the order of the file."""
        super().__init__(message, hint)
        self.problems = tuple(problems)


class RegisterUnusable(AssessError):
    """The register can't be opened, read or written."""


class ReportFailed(AssessError):
    """The report can't be made."""
