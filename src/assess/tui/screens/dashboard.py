"""The summary: how the assessment stands, and what to do next."""

from __future__ import annotations

from assess.tui.pages.dashboard import dashboard_page
from assess.tui.screens.listing import Listing
from assess.tui.widgets.block import Block


class Dashboard(Listing):
    """Shows the scores, and goes to what is left to do."""

    PLACE = "dashboard"

    def page(self, width: int) -> list[Block]:
        """Lay out the summary."""
        return dashboard_page(self.bench, width)

    def asked(self, wish: str) -> None:
        """Go where a line leads."""
        what, _, which = wish.partition(":")
        if what == "versions":
            self.action_versions()
        elif what == "visit":
            self.visit(which)
        elif what == "only":
            self.post_message(self.Only(which))
        else:
            self.post_message(self.Going(which))
