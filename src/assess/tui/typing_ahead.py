"""Keys that come faster than they can be answered: each has its whole effect before the next one is looked at.

Textual hands a key to what has the focus when it comes, and lets it act a moment later. What is typed right after a key
that opens a form or moves to its next field would still go to where the focus was, and be lost there.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.message_pump import MessagePump
from textual.widget import Widget

PATIENCE = 2.0
"""Seconds that one part of the screen is waited for: what hangs must not hold back the keys for ever."""

ROUNDS = 6
"""How often the screen is looked at until a key has changed all that it changes: what it opens may open something."""


class TypingAhead(App[None]):
    """An app that takes keys and pastes one at a time, in their order."""

    def __init__(self) -> None:
        """Begin with nothing typed."""
        super().__init__()
        self._ahead = deque[events.Event]()
        self._acting: events.Event | None = None
        """What was typed and has not had its whole effect yet; `None` where nothing has."""
        self._settling: asyncio.Task[None] | None = None

    async def on_event(self, event: events.Event) -> None:
        """Let what is typed wait for what was typed before; all else passes."""
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
        elif self._acting is None or self._acting is event:
            target = self.focused or self.screen
            await super().on_event(event)
            if _is_only_written(event, target):
                self._go_on()
            else:
                self._acting = event
                self._settling = asyncio.create_task(self._have_its_effect(target))
        else:
            self._ahead.append(event)

    async def _have_its_effect(self, target: DOMNode) -> None:
        """Wait until a key has gone its way from the focus up to the app, and what it asked for has come about."""
        before: object = None
        for _ in range(ROUNDS):
            for node in target.ancestors_with_self:
                await _at_rest(node)
            now, target = (self.screen, self.focused), self.focused or self.screen
            if now == before:
                break
            before = now
        self._go_on()

    def _go_on(self) -> None:
        """Let the next one pass, if one waits."""
        self._acting = self._ahead.popleft() if self._ahead else None
        if self._acting:
            self.post_message(self._acting)


def _is_only_written(event: events.Key | events.Paste, target: DOMNode) -> bool:
    """Tell whether it becomes part of a text and changes nothing else."""
    if not isinstance(target, Widget):
        return False
    return isinstance(event, events.Key) and target.check_consume_key(event.key, event.character)


async def _at_rest(pump: MessagePump) -> None:
    """Wait until all that was sent to a part of the screen is dealt with; one that is gone has nothing to deal with."""
    done = asyncio.Event()
    if pump.call_later(done.set):
        with suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), PATIENCE)
