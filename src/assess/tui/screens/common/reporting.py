"""The gap report, wherever it is offered: made beside other work, given up, opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from assess.domain.errors import AssessError
from assess.domain.message import say
from assess.tui.dialogs.ask import Confirm
from assess.tui.dialogs.trouble import Trouble
from assess.tui.keys import REPORT, bound
from assess.tui.screens.common.listing import Listing
from assess.tui.work.papers import Stage
from assess.tui.work.viewer import view


class Reporting(Listing):
    """A list on which the gap report stands, as `assess.tui.pages.sending` lays it out."""

    BINDINGS: ClassVar[list[BindingType]] = bound(REPORT)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what can't be done: what is being made is not begun again."""
        if action == "report":
            return self.bench.papers.report(self.bench.assessment.id).stage is not Stage.MAKING
        return super().check_action(action, parameters)

    def asked(self, wish: str) -> None:
        """Do what a line about the report offers."""
        what, _, which = wish.partition(":")
        if what == "report":
            self.action_report()
        elif what == "view":
            self._view(which)
        elif what == "give-up":
            self.post_message(self.GiveUp())

    def action_report(self) -> None:
        """Make the gap report; where there is one of its name, ask first."""
        name = f"{self.bench.assessment.id}.pdf"
        if self.bench.outbox.folder.holds(name):
            title = say("{name} already exists. Replace it with the new report?", name=name)
            self.ask(Confirm(self.bench, title, say("Yes, replace it")), self._print)
        else:
            self._print()

    def try_to(self, act: Callable[[], None]) -> None:
        """Do what makes or sends something; where it can't be done, say why."""
        try:
            act()
        except AssessError as error:
            self.app.push_screen(Trouble(self.bench, error))

    def _print(self) -> None:
        bench = self.bench

        def order() -> None:
            self.post_message(self.Print(bench.outbox.order(bench.session, bench.words.language)))

        if bench.assessment.sealed and not bench.session.receipt:
            self.with_key(lambda: self.try_to(order))  # it carries its envelope
        else:
            self.try_to(order)

    def _view(self, path: str) -> None:
        if not view(path):
            text = self.bench.words.say("This machine has nothing to open it with. It is here: {path}", path=path)
            self.notify(text)
