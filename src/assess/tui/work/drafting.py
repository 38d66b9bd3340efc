"""Keeps what is half typed while one types it: by a thread of its own, so that no key waits for a disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

from assess.tui.work.bench import Bench
from assess.workflow.drafts import Draft

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

SOON = 0.4
"""Seconds after a change within which it is kept as a draft."""


class Drafting:
    """The draft of one form, or of one text."""

    def __init__(self, bench: Bench, form: str) -> None:
        """Take the name of the form; it is one of the open assessment, or of none."""
        self._drafts = bench.office.drafts
        self._clock = bench.desk.clock
        self._form = f"{bench.assessment.id if bench.occupied else ''}/{form}"
        self.found = self._read()
        """What was half typed when the form was last left; `None` for nothing, or once it is recorded or given up."""
        self._kept = dict(self.found.typed) if self.found else {}
        self._waiting = False
        """Whether something typed waits to be kept."""

    def _read(self) -> Draft | None:
        """Read what was kept, after all that is still to be written; at first nothing is."""
        if not _writer.cache_info().currsize:
            return self._drafts.read(self._form)
        return _writer().submit(self._drafts.read, self._form).result()

    def keep_soon(self, screen: MessagePump, typed: Callable[[], Mapping[str, str]]) -> None:
        """Keep what is typed in a moment, unless the screen is left before; nothing typed is no draft."""

        def keep() -> None:
            self._waiting = False
            self._keep(typed())

        if not self._waiting:
            self._waiting = True
            screen.set_timer(SOON, keep)

    def _keep(self, typed: Mapping[str, str]) -> None:
        if typed != self._kept:
            self._kept = dict(typed)
            if typed:
                _writer().submit(self._drafts.keep, self._form, self._draft(typed))
            else:
                _writer().submit(self._drafts.drop, self._form)

    def keep_now(self, typed: Mapping[str, str]) -> bool:
        """Keep what is typed before one leaves, and tell whether it is kept; nothing typed is kept as it is."""
        if not typed:
            self._keep(typed)
            return True
        kept = _writer().submit(self._drafts.keep, self._form, self._draft(typed)).result()
        if kept:
            self._kept = dict(typed)
        return kept

    def drop(self) -> None:
        """Forget it: it is recorded, or given up."""
        self._kept, self.found = {}, None
        _writer().submit(self._drafts.drop, self._form).result()

    def _draft(self, typed: Mapping[str, str]) -> Draft:
        return Draft(self._clock.now().isoformat(), dict(typed))


@cache
def _writer() -> ThreadPoolExecutor:
    """Set up what writes: one for all forms, so that what is asked for later is done later."""
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="drafts")
