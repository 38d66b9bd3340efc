"""The profile: what the assessment is, and who answers for it."""

from __future__ import annotations

from assess.domain.message import say
from assess.tui.dialogs.form import Form
from assess.tui.pages import forms
from assess.tui.pages.profile import profile_page
from assess.tui.screens.listing import Listing
from assess.tui.widgets.block import Block


class Profile(Listing):
    """Tells what the assessment is; takes the declaration."""

    PLACE = "profile"

    def page(self, width: int) -> list[Block]:  # noqa: ARG002 - its lines break by themselves
        """Lay out the facts."""
        return profile_page(self.bench)

    def asked(self, wish: str) -> None:
        """Ask who declares, or tell about the guideline."""
        if wish == "guideline":
            self.action_guideline()
            return
        fields = forms.declaration_fields(self.bench.assessment.opening.declaration)
        title = say("Who answers for it on behalf of the state?")
        self.app.push_screen(Form(self.bench, title, fields), self._declare)

    def _declare(self, values: forms.Values | None) -> None:
        if values is not None and self.attempt(lambda: self.bench.session.declare(forms.declaration_of(values))):
            self.retell()
