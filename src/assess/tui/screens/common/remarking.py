"""Observations, made where one is: on an answer, on a piece of evidence, on the assessment."""

from __future__ import annotations

from assess.domain.message import say
from assess.tui.pages.asking.noting import remark_fields
from assess.tui.screens.common.place import Place
from assess.workflow import reviewing


class Remarking(Place):
    """Asks for an observation on something, on a submitted assessment too."""

    def remark(self, about: str) -> None:
        """Ask for an observation on something."""
        self.fill_in(
            f"new observation {about}",
            say("Observation on {ref}", ref=about),
            remark_fields(),
            lambda has: reviewing.remark(self.bench.session, about, has["text"]),
        )
