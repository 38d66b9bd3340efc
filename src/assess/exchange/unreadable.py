"""How reading ends where a file can't be read on."""

from __future__ import annotations

from assess.domain.message import Message
from assess.domain.problem import Place, Problem


class Unreadable(Exception):
    """A file that can't be read on: caught where reading began, never seen outside this package."""

    def __init__(self, place: Place, message: Message, hint: Message | None = None) -> None:
        """Keep the problem."""
        super().__init__(str(message))
        self.problem = Problem(place, message, hint)
