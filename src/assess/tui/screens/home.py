"""The list of assessments: open one, or begin a new one."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from assess.domain.errors import AssessError
from assess.domain.guideline import Text
from assess.domain.message import Message, say
from assess.domain.standing import Standing
from assess.tui.dialogs.finder import Finder
from assess.tui.keys import ADD, INBOX, bound
from assess.tui.pages.asking.assessment import opening_fields
from assess.tui.pages.asking.fields import Field, Values
from assess.tui.pages.countries import countries_page
from assess.tui.pages.home import home_page
from assess.tui.pages.trouble import trouble
from assess.tui.screens.common.listing import Listing
from assess.tui.widgets.block import Block
from assess.tui.work.bench import Bench
from assess.words import LANGUAGES, Words
from assess.workflow.session import Session


class Home(Listing):
    """Lists assessments; what is chosen is opened."""

    BINDINGS: ClassVar[list[BindingType]] = bound(ADD, INBOX)

    def __init__(self, bench: Bench) -> None:
        """Begin without having looked."""
        super().__init__(bench)
        self._standings: list[Standing] = []
        self._fault: AssessError | None = None
        """Why the register can't be read; `None` where it can."""

    def on_screen_resume(self) -> None:
        """Look what there is now."""
        try:
            self._standings, self._fault = self.bench.desk.standings(), None
        except AssessError as error:
            self._standings, self._fault = [], error

    def page(self) -> list[Block]:
        """List the assessments, or say why they can't be listed."""
        if self._fault is not None:
            return trouble(self.bench, self._fault)
        return home_page(self.bench, self._standings, self.width)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide the way back: there is nothing behind; and where the register can't be read, nothing is begun in it."""
        if action == "back" or (action == "add" and self._fault is not None):
            return False
        return super().check_action(action, parameters)

    def asked(self, wish: str) -> None:
        """Open the assessment that was chosen, or begin one."""
        if wish == "add":
            self.action_add()
        else:
            self.take(wish)

    def action_add(self) -> None:
        """Begin an assessment: first the country, then the rest."""
        self.consult(Finder(self.bench, say("Which country assesses itself?"), countries_page), self._country)

    def action_inbox(self) -> None:
        """Go to the secretariat's inbox."""
        from assess.tui.screens.inbox import InboxPlace

        self.app.push_screen(InboxPlace(self.bench))

    def _country(self, country: str) -> None:
        year = str(self.bench.desk.clock.now().year)
        fields = self.obtain(lambda: opening_fields(self.bench, country, year, self._standings))
        if fields is not None:
            name = Text({language: Words(language).country(country) for language in LANGUAGES})
            title = say("New assessment: {country}", country=name)
            self._begin(country, title, fields)

    def _begin(self, country: str, title: Message, fields: list[Field]) -> None:
        begun = list[Session]()

        def begin(values: Values) -> None:
            begun.append(
                self.bench.desk.begin(
                    country,
                    values["cycle"],
                    unit=values["unit"].upper(),
                    guideline=values["guideline"],
                    carry_from=values.get("carry_from", ""),
                )
            )

        def take() -> None:
            self._standings = self.bench.desk.standings()
            self.retell()
            self.list.point(begun[0].assessment.id)  # the way back leads to it
            self.post_message(self.Take(begun[0]))

        self.fill_in(f"new {country}", title, fields, begin, take)
