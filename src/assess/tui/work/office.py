"""What a person works with: the desk, what sends and what receives, what was chosen, and what is half typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from assess.workflow.drafts import Drafts
from assess.workflow.opening import Desk
from assess.workflow.outbox import Outbox
from assess.workflow.ports import Settings

if TYPE_CHECKING:
    from assess.workflow.inbox import Inbox

THEME, LANGUAGE = "theme", "language"
"""The settings that are kept."""


class Office:
    """One for as long as the program runs."""

    def __init__(
        self, desk: Desk, outbox: Outbox, inbox: Callable[[], Inbox], settings: Settings, drafts: Drafts
    ) -> None:
        """Take what is needed; the inbox is set up when it is first asked for."""
        self.desk = desk
        self.outbox = outbox
        self.settings = settings
        self.drafts = drafts
        self._inbox = inbox

    @cached_property
    def inbox(self) -> Inbox:
        """What takes envelopes in."""
        return self._inbox()
