"""Waiting until the screen has come to rest, which Textual guesses from what the processor does.

Its pilot sleeps twice a fiftieth of a second after each key, and longer while the process is busy: much of the time of
a test, and too short where other processes have the processor. Here nothing is guessed: all is at rest once no task can
go on and nothing waits to be painted.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from unittest.mock import patch

from textual.app import App

RESTLESS = 5.0
"""Seconds after which a test goes on though something goes on and on: it says itself what it expects."""


@contextmanager
def coming_to_rest(app: App[None]) -> Iterator[None]:
    """Let the pilot wait for the app itself, not for a quiet process."""

    async def until_at_rest(*_: float) -> None:
        began = monotonic()
        while monotonic() - began < RESTLESS:
            await asyncio.sleep(0)
            if not _anything_to_do() and not _painted(app):
                return

    with patch("textual.app.wait_for_idle", until_at_rest), patch("textual.pilot.wait_for_idle", until_at_rest):
        yield


def _anything_to_do() -> bool:
    """Tell whether any task can go on."""
    return bool(asyncio.get_running_loop()._ready)  # type: ignore[attr-defined] # nothing else tells


def _painted(app: App[None]) -> bool:
    """Paint what waits for the next of sixty pictures a second, also behind a dialog, and tell whether anything did."""
    waiting = [each for each in app.screen_stack if each._update_timer._active.is_set()]
    for each in waiting:
        each._on_timer_update()
    return bool(waiting)
