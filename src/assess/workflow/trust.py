"""Whose keys are believed: a sender is known by the key that a person accepted first; another one is an alarm."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from assess.domain.followup import SECRETARIAT
from assess.domain.message import Message, say
from assess.domain.submission import fingerprint
from assess.records import dataclass


class Signed(Protocol):
    """Something that bears a key."""

    @property
    def sender(self) -> str:
        """Whose key it says it is."""

    @property
    def key(self) -> str:
        """The public key, in hexadecimal."""


Ask = Callable[[Signed], bool]
"""Asks a person whether the key of a sender that is not known yet is the right one."""


@dataclass(frozen=True)
class Trust:
    """What a person said beforehand about keys."""

    fingerprints: frozenset[str] = frozenset()
    """Digits only; where there are any, no other key is accepted for the first time."""
    new_keys: bool = False
    """Whether a sender may come with another key than the one it is known by."""
    ask: Ask | None = None
    """`None` where nobody can be asked: the first key of a sender is then accepted, and said so."""

    def doubts(self, signed: Signed, known: str) -> tuple[Message, ...]:
        """Say why a key is not believed without asking; `known` is the sender's, empty where none was accepted yet."""
        if known == signed.key:
            return ()
        if known and not self.new_keys:
            return (
                say(
                    "ALARM: the known key of {sender} is {known}, but this is signed with {theirs}. Ask the sender"
                    " over the telephone; only then accept it, with --accept-new-key.",
                    sender=called(signed),
                    known=fingerprint(known),
                    theirs=fingerprint(signed.key),
                ),
            )
        if self.fingerprints and fingerprint(signed.key).replace(" ", "") not in self.fingerprints:
            return (say("Its key {theirs} is none of those named with --trust.", theirs=fingerprint(signed.key)),)
        return ()

    def declines(self, signed: Signed, known: str) -> bool:
        """Ask, where somebody can be asked, about a sender that is not known yet; tell whether the answer is no."""
        return not (known or self.fingerprints or self.ask is None or self.ask(signed))


def called(signed: Signed) -> str | Message:
    """Name a sender for people: the secretariat, or an assessment's country or unit by its code."""
    return say("the secretariat") if signed.sender == SECRETARIAT else signed.sender


def declined(signed: Signed) -> Message:
    """Say that the person who was asked said no."""
    return say("Its key was not accepted for {sender}.", sender=called(signed))


def remarks_on_key(signed: Signed, known: str) -> tuple[Message, ...]:
    """Say by which key a sender is known from now on; nothing where it was known by it already."""
    if known == signed.key:
        return ()
    values = {"sender": called(signed), "theirs": fingerprint(signed.key)}
    if known:
        return (say("{sender} has a NEW KEY from now on: {theirs}", **values),)
    return (say("This is the key of {sender} from now on; compare it over the telephone: {theirs}", **values),)
