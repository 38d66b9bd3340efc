"""What one look at a machine or at a register found, and how to mend it."""

from __future__ import annotations

from enum import StrEnum

from assess.domain.message import Message
from assess.records import dataclass


class Grade(StrEnum):
    """How grave it is."""

    FINE = "fine"
    NOTE = "note"
    """It works; there is something to know about it."""
    MEND = "mend"


@dataclass(frozen=True)
class Symptom:
    """What one look found."""

    grade: Grade
    message: Message
    hint: Message | None = None
    """What to do about it; `None` where there is nothing to do."""


def fine(message: Message) -> Symptom:
    """Say that something is as it should be."""
    return Symptom(Grade.FINE, message)


def note(message: Message, hint: Message) -> Symptom:
    """Say that something works and how to be careful with it."""
    return Symptom(Grade.NOTE, message, hint)


def mend(message: Message, hint: Message | None) -> Symptom:
    """Say that something has to be mended, and how; `None` where nobody knows."""
    return Symptom(Grade.MEND, message, hint)
