"""The comment on the question one is at."""

from __future__ import annotations

from assess.domain.guideline import Indicator
from assess.domain.message import Message, say
from assess.domain.response import Response
from assess.tui.screens.common.writing import Writing


class Commenting(Writing):
    """Opens the comment of a question. Which question one is at is the matter of `Walk`."""

    TEXT = "comment"

    # --- for the walk to fill in -------------------------------------------------------------------------------------

    @property
    def indicator(self) -> Indicator:
        """The indicator one is at."""
        raise NotImplementedError

    def show_answer(self) -> None:
        """Show how the question one is at stands now."""
        raise NotImplementedError

    # --- commenting --------------------------------------------------------------------------------------------------

    @property
    def response(self) -> Response:
        """What stands for the question one is at."""
        return self.response_to(self.indicator.ref)

    def response_to(self, ref: str) -> Response:
        """What stands for an indicator."""
        return self.bench.assessment.response(ref)

    async def action_comment(self) -> None:
        """Open the comment of the question one is at."""
        await self.open_text(self.indicator.ref)

    def text_title(self, about: str) -> Message:
        """Name the question of a comment."""
        return say("Comment on {ref}   Esc: done   It saves itself.", ref=about)

    def kept_text(self, about: str) -> str:
        """Give the comment on a question."""
        return self.response_to(about).comment

    def record_text(self, about: str, text: str) -> None:
        """Record the comment on a question."""
        self.bench.session.comment(about, text)

    def show_written(self) -> None:
        """Show the comment beside its question."""
        self.show_answer()
