"""Where files arrive: each is decrypted where it has to be, and handed to the desk that takes in what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from assess.domain.errors import ContentInvalid, Misuse
from assess.workflow.arrival import Opened, Outcome, Verdict
from assess.workflow.followups import FollowUps
from assess.workflow.gathering import Gathering

AT_ONCE, MOST_AT_ONCE = 128, 16 * 1024 * 1024
"""Envelopes, and bytes of them, that are taken in in one go."""


class PostRoom:
    """Where files arrive, encrypted or not: envelopes are gathered, follow-ups go to the answers they are about."""

    def __init__(
        self,
        gathering: Gathering,
        follow_ups: FollowUps,
        is_follow_up: Callable[[bytes], bool],
        decrypt: Callable[[bytes], bytes],
    ) -> None:
        """Take what is needed; `decrypt` gives back what is not encrypted as it is."""
        self._gathering = gathering
        self._follow_ups = follow_ups
        self._is_follow_up = is_follow_up
        self._decrypt = decrypt

    def receive(self, file: str, content: bytes) -> Outcome:
        """Take in one file, or refuse it. Raises only where the register fails."""
        try:
            readable = self._decrypt(content)
        except (ContentInvalid, Misuse) as error:
            reasons = (error.message, error.hint) if error.hint else (error.message,)
            return Outcome(file, Verdict.REFUSED, reasons=reasons)
        desk = self._follow_ups if self._is_follow_up(readable) else self._gathering
        return desk.receive(file, readable)

    def receive_many(self, files: Iterable[Opened]) -> Iterator[Outcome]:
        """Take in many files, each accepted or refused; what is told of one is told when it is kept for good."""
        waiting, size = list[Opened](), 0
        for each in files:
            if not each.other:
                waiting.append(each)
                size += len(each.arrival.envelope) if each.arrival else 0
            if each.other or len(waiting) == AT_ONCE or size > MOST_AT_ONCE:
                yield from self._gathering.receive_opened(waiting)
                waiting, size = [], 0
            if each.other:
                yield self.receive(each.file, each.other)
        yield from self._gathering.receive_opened(waiting)
