"""The summary: how the assessment stands, and what to do next."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from assess.domain.message import say
from assess.tui.drawing.text import said
from assess.tui.pages.dashboard import dashboard_page
from assess.tui.pages.pictures import law_and_practice, radar_blocks
from assess.tui.screens.common.reporting import Reporting
from assess.tui.widgets.block import GAP, Block
from assess.tui.widgets.sheet import Sheet

ROOM_FOR_PICTURES = 100
"""Columns from which law and practice are drawn phase by phase: in the list, or beside it where there is room."""

TALLEST = 24
"""Lines that the radar takes at most."""


class Dashboard(Reporting):
    """Shows the scores, and goes to what is left to do; on a wide screen with pictures beside them."""

    PLACE = "dashboard"

    def body(self) -> ComposeResult:
        """Lay out the list, and the pictures beside it."""
        with Horizontal():
            yield from super().body()
            yield Sheet(id="pictures")

    def page(self) -> list[Block]:
        """Lay out the summary."""
        beside = self.query_one("#pictures", Sheet).display
        return dashboard_page(self.bench, self.width, pictures=not beside and self.size.width >= ROOM_FOR_PICTURES)

    def retell(self) -> None:
        """Say everything again."""
        super().retell()
        pictures = self.query_one("#pictures", Sheet)
        if pictures.display:
            region = pictures.scrollable_content_region
            panels = law_and_practice(self.bench, region.width)
            title = Block(said(self.bench.tell(say("Law and practice, phase by phase")), "bold $primary"))
            radar = radar_blocks(self.bench, region.width, min(TALLEST, region.height - len(panels) - 4))
            pictures.show([*radar, title, GAP, *panels])

    def asked(self, wish: str) -> None:
        """Go where a line leads."""
        what, _, which = wish.partition(":")
        if what == "versions":
            self.action_versions()
        elif what == "visit":
            self.visit(which)
        elif what == "only":
            self.post_message(self.Only(which))
        elif what == "go":
            self.post_message(self.Going(which))
        else:
            super().asked(wish)
