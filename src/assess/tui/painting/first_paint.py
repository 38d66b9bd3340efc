"""The first picture of a screen, painted once: what jumps to its place would be painted again."""

from __future__ import annotations

import asyncio

from assess.tui.painting.laid_out import LaidOut
from assess.tui.painting.painter import Painter, lay_out_at_once, moves, paint_at_once

LOOKS = 30
"""How often a new screen is looked at, at most, until everything on it has found its place."""


class FirstPaint(LaidOut[None]):
    """A screen that paints nothing until everything has been said and has found its place."""

    def __init__(self) -> None:
        """Begin with nothing painted."""
        super().__init__()
        self._compositor: Painter = Painter(waits=True)
        self._looks = 0
        """How often it was looked whether everything has found its place."""

    def fit(self) -> None:
        """Take the classes of the terminal's size, which Textual gives later, so that nothing is styled twice."""
        app, size = self.app, self.app.size
        for cells, steps in ((size.width, app.HORIZONTAL_BREAKPOINTS), (size.height, app.VERTICAL_BREAKPOINTS)):
            self.add_class(max(step for step in steps or () if step[0] <= cells)[1], update=False)

    def on_screen_resume(self) -> None:
        """Begin to paint, the first time."""
        self.call_later(self._begin_to_paint)

    async def _begin_to_paint(self) -> None:
        """Look whether everything has found its place, and paint; where it has not, look again."""
        if not self._compositor.waits:
            return
        self._looks += 1
        if self._looks < LOOKS and (self.message_queue_size or moves(self)):
            await asyncio.sleep(0)  # its parts ask for their places in tasks of their own
            if not self.message_queue_size:
                lay_out_at_once(self)
            self.call_later(self._begin_to_paint)
        else:
            self._compositor.waits = False
            self.refresh()
            paint_at_once(self)
