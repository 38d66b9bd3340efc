"""Keys and clicks that come faster than they can be answered: each has its whole effect before the next is looked at.

Textual hands a key to what has the focus when it comes, and lets it act a moment later. What is typed right after a key
that opens a form or moves to its next field would still go to where the focus was, and be lost there.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Coroutine
from contextlib import suppress

from textual import events
from textual.dom import DOMNode
from textual.errors import NoWidget
from textual.message_pump import MessagePump
from textual.widget import Widget

from assess.tui.input.double_clicks import DoubleClicks
from assess.tui.input.straight_keys import StraightKeys

AT_LEISURE = 0.05
"""Seconds after which a key's effect is looked for though no other key waits: the screen is drawn first."""

PATIENCE = 2.0
"""Seconds that a key's effect is waited for: what hangs must not hold back the keys for ever."""

STEPS = 20
"""In which these are counted: where the machine stalls or a disk is slow, that takes one of them and not all."""

ROUNDS = 6
"""How often the screen is looked at until a key has changed all that it changes: what it opens may open something."""

TYPED = (events.Key, events.Paste, events.MouseDown, events.MouseUp)
"""What a person does that is to have its whole effect before the next."""


class TypingAhead(StraightKeys):
    """An app that takes keys, pastes and clicks one at a time, in their order; a double click is one click."""

    def __init__(self) -> None:
        """Begin with nothing typed."""
        super().__init__()
        self._ahead = deque[events.Event]()
        self._acting: events.Event | None = None
        """What was typed and has not had its whole effect yet; `None` where nothing has."""
        self._settling: asyncio.Task[None] | None = None
        """What waits for that effect: held here, because nothing else keeps a task from being thrown away."""
        self._double_clicks = DoubleClicks()
        self._hurry = asyncio.Event()
        """Set once another key waits."""

    async def on_event(self, event: events.Event) -> None:
        """Let what is typed wait for what was typed before; all else passes."""
        if not isinstance(event, TYPED) or event.is_forwarded:
            await super().on_event(event)
        elif self._acting is None or self._acting is event:
            target = self._target(event)
            if not self._double_clicks.repeated(event, target):
                await super().on_event(event)
            if _is_only_written(event, target):
                self._go_on()
            else:
                self._acting = event
                self._hurry.clear()
                self._settling = asyncio.create_task(self._have_its_effect(target))
        else:
            self._ahead.append(event)
            self._hurry.set()

    def _target(self, event: events.Event) -> DOMNode:
        """Find what a click is on, or what has the keyboard."""
        if isinstance(event, events.MouseEvent):
            with suppress(NoWidget):
                return self.get_widget_at(event.x, event.y)[0]
        return self.focused or self.screen

    async def _have_its_effect(self, target: DOMNode) -> None:
        """Wait until a key has gone its way from the focus up to the app, and what it asked for has come about."""
        if not self._ahead:
            await _within(AT_LEISURE, self._hurry.wait())
        await _patiently(self._come_to_rest(target))
        self._go_on()

    async def _come_to_rest(self, target: DOMNode) -> None:
        """Wait until all is dealt with from the target up to the app, and the same is in front and in focus as before.

        While the program closes, nothing is.
        """
        before: object = None
        for _ in range(ROUNDS):
            for node in target.ancestors_with_self:
                await _at_rest(node)
            now = (self.screen, self.focused) if self.screen_stack else None
            if now in (before, None):
                break
            before, target = now, self.focused or self.screen

    def _go_on(self) -> None:
        """Let the next one pass, if one waits."""
        self._acting = self._ahead.popleft() if self._ahead else None
        if self._acting:
            self.post_message(self._acting)


def _is_only_written(event: events.Event, target: DOMNode) -> bool:
    """Tell whether it becomes part of a text and changes nothing else."""
    if not isinstance(target, Widget):
        return False
    return isinstance(event, events.Key) and target.check_consume_key(event.key, event.character)


async def _at_rest(pump: MessagePump) -> None:
    """Wait until all that was sent to a part of the screen is dealt with; one that is gone has nothing to deal with."""
    done = asyncio.Event()
    if pump.post_message(events.Callback(callback=done.set)):
        await done.wait()


async def _patiently(what: Coroutine[object, object, None]) -> None:
    """Wait for something, but not for ever."""
    waiting = asyncio.create_task(what)
    for _ in range(STEPS):
        if (await asyncio.wait({waiting}, timeout=PATIENCE / STEPS))[0]:
            return
    waiting.cancel()


async def _within(seconds: float, what: Awaitable[object]) -> None:
    """Wait for something, but not longer."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await what
