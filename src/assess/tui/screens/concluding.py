"""Concluding: the review before submission, and the profile with the declaration."""

from __future__ import annotations

from assess.domain.message import say
from assess.tui.dialogs.ask import Confirm
from assess.tui.dialogs.form import Form
from assess.tui.pages import forms
from assess.tui.pages.profile import profile_page
from assess.tui.pages.review import review_page
from assess.tui.screens.listing import Listing
from assess.tui.widgets.block import Block


class Review(Listing):
    """Lists what blocks and what is advised, each one key away from its place."""

    PLACE = "review"

    def page(self, width: int) -> list[Block]:  # noqa: ARG002 - its lines break by themselves
        """List the findings."""
        return review_page(self.bench)

    def asked(self, wish: str) -> None:
        """Go to the place of a finding, or reopen what was submitted."""
        what, _, ref = wish.partition(":")
        if what == "reopen":
            title = say("Reopen {ref}? Its next submission gets a new number.", ref=self.bench.assessment.id)
            self.app.push_screen(Confirm(self.bench, title, say("Yes, reopen it")), self._reopen)
        elif ref in self.bench.assessment.evidence:
            self.post_message(self.Going("evidence"))
        elif ref == self.bench.assessment.id:
            self.post_message(self.Going("profile"))
        elif ref in self.bench.assessment.actions:
            self.post_message(self.Going("gaps"))
        else:
            self.visit(ref)

    def _reopen(self, answer: str | None) -> None:
        if answer == "y" and self.attempt(self.bench.session.reopen):
            self.retell()


class Profile(Listing):
    """Tells what the assessment is; takes the declaration."""

    PLACE = "profile"

    def page(self, width: int) -> list[Block]:  # noqa: ARG002 - its lines break by themselves
        """Lay out the facts."""
        return profile_page(self.bench)

    def asked(self, wish: str) -> None:  # noqa: ARG002 - there is but one
        """Ask who declares."""
        fields = forms.declaration_fields(self.bench.assessment.opening.declaration)
        title = say("Who answers for it on behalf of the state?")
        self.app.push_screen(Form(self.bench, title, fields), self._declare)

    def _declare(self, values: forms.Values | None) -> None:
        if values is not None and self.attempt(lambda: self.bench.session.declare(forms.declaration_of(values))):
            self.retell()
