"""Short notices in a corner: they leave with the next key or click, because they cover what one goes on with."""

from __future__ import annotations

from time import monotonic

from textual import events
from textual.app import App
from textual.notifications import SeverityLevel

from assess.tui.widgets.fields import Cut
from assess.tui.work.bench import Bench

READ = 1.0
"""Seconds within which nobody has read a notice."""


class Noticing(App[None]):
    """An app whose notices make room."""

    bench: Bench
    noticed = 0.0
    """When the last notice was given, by the clock that only goes forward; 0 for never."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,  # noqa: ARG002 - a notice tells what people wrote: it is never read as markup
    ) -> None:
        """Give a notice, letter by letter; what is typed right after it does not take it away unread."""
        self.noticed = monotonic()
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)

    def on_cut(self, event: Cut) -> None:
        """Say that a text was cut, so that nobody believes it whole."""
        text = self.bench.words.say("Too long: only what fits into {n} characters was taken.", n=event.longest)
        self.notify(text, severity="warning")

    async def on_event(self, event: events.Event) -> None:
        """Take notices away that have been read."""
        if self.noticed and isinstance(event, (events.Key, events.MouseDown)) and monotonic() - self.noticed > READ:
            self.noticed = 0.0
            self.clear_notifications()
        await super().on_event(event)
