"""The inbox: envelopes are taken in while somebody looks on, and keys are accepted once they were compared.

What is doubtful is refused and kept in mind: the person decides when the fingerprint has been read out, and the very
file is taken in then. The rules of acceptance are those of `assess.workflow.gathering`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from assess.domain.errors import Misuse, NotFound
from assess.domain.message import say
from assess.domain.submission import fingerprint
from assess.records import replace
from assess.workflow.arrival import Doubt, Outcome, Verdict
from assess.workflow.board import Seat, board
from assess.workflow.opening import Desk
from assess.workflow.ports import Files, moment
from assess.workflow.post_room import PostRoom
from assess.workflow.trust import Trust, remarks_on_key


class Inbox:
    """The secretariat's side: what arrived while the program runs, and how the cycle stands."""

    def __init__(self, desk: Desk, files: Files, post_room: Callable[[Trust], PostRoom]) -> None:
        """Take what is needed; the register is opened when the first file arrives."""
        self.files = files
        self.outcomes: dict[str, Outcome] = {}
        """What became of each file that was chosen, by its path, in the order of arrival."""
        self._desk = desk
        self._post_room = post_room
        self._door: PostRoom | None = None

    def receive(self, path: str) -> Outcome:
        """Take in one file, or refuse it; a key that nobody accepted yet waits for a person.

        Raises only where the register fails.
        """
        if self._door is None:
            self._door = self._post_room(Trust(ask=lambda _: False))
        return self._received(path, self._door)

    def accept(self, path: str) -> Outcome:
        """Take in a file whose key was compared and found right: that key, and no other; it need not be told again.

        Raises `NotFound` where no such file waits for it.
        """
        waiting = self.outcomes.get(path)
        if waiting is None or waiting.doubt is None or waiting.signed is None:
            raise NotFound(say("{path} is not waiting for its key to be accepted.", path=path))
        digits = fingerprint(waiting.signed.key).replace(" ", "")
        trust = Trust(frozenset({digits}), new_keys=waiting.doubt is Doubt.CHANGED)
        known = remarks_on_key(waiting.signed, self._desk.register.intake.pinned(waiting.signed.sender))
        outcome = self._received(path, self._post_room(trust))
        outcome = replace(outcome, remarks=tuple(each for each in outcome.remarks if each not in known))
        self.outcomes[path] = outcome
        return outcome

    def known_key(self, outcome: Outcome) -> str:
        """Tell the fingerprint of the key by which the sender of a file is known; empty for none."""
        key = self._desk.register.intake.pinned(outcome.signed.sender) if outcome.signed else ""
        return fingerprint(key) if key else ""

    def cycles(self) -> list[str]:
        """List the cycles that the register knows of, the latest first."""
        return sorted({each.opening.cycle for each in self._desk.standings()}, reverse=True)

    def deadline(self, cycle: str) -> date | None:
        """Tell the last day of a cycle; `None` where none is set."""
        return self._desk.register.intake.deadline(cycle)

    def set_deadline(self, cycle: str, day: date | None) -> None:
        """Set the last day of a cycle, or take it away with `None`; what is set already is not set again."""
        if day != self.deadline(cycle):
            self._desk.register.intake.set_deadline(cycle, day, moment(self._desk.clock), self._desk.author)

    def board(self, cycle: str) -> list[Seat]:
        """Set up the status board of a cycle."""
        return board(self._desk, cycle, self.deadline(cycle))

    def _received(self, path: str, door: PostRoom) -> Outcome:
        try:
            outcome = door.receive(path, self.files.read(path))
        except Misuse as error:
            outcome = Outcome(path, Verdict.REFUSED, reasons=(error.message,))
        self.outcomes[path] = outcome
        return outcome
