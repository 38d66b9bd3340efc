"""The profile: what the assessment is, who answers for it, and what the delegation says of itself and its country."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from assess.domain.delegation import Delegation, Member
from assess.domain.errors import AssessError
from assess.domain.message import Message, say
from assess.domain.profile import CountryProfile
from assess.records import replace
from assess.tui.dialogs.ask import Choose
from assess.tui.dialogs.finder import Finder
from assess.tui.dialogs.ticking import Ticking
from assess.tui.keys import ADD, REMOVE, bound
from assess.tui.pages import delegation as pages
from assess.tui.pages.asking.assessment import declaration_fields, declaration_of, may_be_published, member_fields
from assess.tui.pages.asking.fields import Values
from assess.tui.pages.profile import profile_page
from assess.tui.screens.common.listing import Listing
from assess.tui.screens.common.writing import Writing
from assess.tui.widgets.block import Block

REMARKS = "remarks"
"""What the text is about that is written here."""


class Profile(Listing, Writing):
    """Tells what the assessment is; takes the declaration and what the delegation says."""

    PLACE = "profile"
    TEXT = REMARKS
    BINDINGS: ClassVar[list[BindingType]] = bound(ADD, REMOVE)

    def body(self) -> ComposeResult:
        """Lay out the facts; below them the remarks, while they are being written."""
        yield from super().body()
        yield from self.panel()

    def on_mount(self) -> None:
        """Go on with the remarks where the program was ended while they were being written."""
        self.once_laid_out(self.take_up)

    @cached_property
    def suggestions(self) -> CountryProfile | AssessError | None:
        """What the guideline suggests to the country; `None` for nothing, or why it can't be read."""
        try:
            return self.bench.desk.profile(self.bench.assessment)
        except AssessError as error:
            return error

    @property
    def suggested(self) -> CountryProfile | None:
        """What the guideline suggests to the country; `None` for nothing."""
        return self.suggestions if isinstance(self.suggestions, CountryProfile) else None

    def page(self) -> list[Block]:
        """Lay out the facts."""
        return profile_page(self.bench, self.suggestions)

    def retell(self) -> None:
        """Say everything again."""
        super().retell()
        self.tell_about()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what can't be done: a sealed assessment is read-only, and only members and institutions are removed."""
        if action in {"add", "remove"} and self.bench.assessment.sealed:
            return False
        if action == "remove":
            what, which = self.at_cursor
            return what in {"member", "consulted"} and bool(which)
        return super().check_action(action, parameters)

    def asked(self, wish: str) -> None:
        """Ask for what a line is about, or tell about the guideline."""
        what, _, which = wish.partition(":")
        asks: dict[str, Callable[[str], None]] = {
            "declare": self._ask_declaration,
            "member": self._ask_member,
            "consulted": self._ask_consulted,
            "relevance": self._ask_relevance,
            "instrument": self._ask_instrument,
            "decide": self.decide,
        }
        if wish == "guideline":
            self.action_guideline()
        elif self.bench.assessment.sealed:
            self.refuse_sealed()
        elif what == REMARKS:
            self.call_next(self.open_text, REMARKS)
        else:
            asks[what](which)

    def action_add(self) -> None:
        """Add an institution where the cursor is among them, and a member elsewhere."""
        if self.list.wish.startswith("consulted:"):
            self._ask_consulted()
        else:
            self._ask_member("")

    def action_remove(self) -> None:
        """Take out the member or the institution under the cursor; undo brings it back."""
        what, which = self.at_cursor
        was = self._delegation
        if what == "member":
            self._say(replace(was, members=tuple(each for each in was.members if each != self._member(which))))
        else:
            self._say(replace(was, consulted=tuple(each for each in was.consulted if each != which)))

    def action_back(self) -> None:
        """Close the remarks, or leave."""
        if not self.writing:
            super().action_back()
        elif self.close_text():
            self.list.focus()

    # --- remarks -----------------------------------------------------------------------------------------------------

    def text_title(self, about: str) -> Message:  # noqa: ARG002 - there is one text only
        """Say what is being written."""
        return say("Remarks of the state   Esc: done   They save themselves.")

    def kept_text(self, about: str) -> str:  # noqa: ARG002 - there is one text only
        """Give the remarks."""
        return self._delegation.remarks

    def record_text(self, about: str, text: str) -> None:  # noqa: ARG002 - there is one text only
        """Record the remarks."""
        self.bench.session.introduce(replace(self._delegation, remarks=text))

    def show_written(self) -> None:
        """Show the remarks among the rest."""
        self.retell()

    def lead_to_text(self, about: str) -> bool:
        """Tell whether it is the remarks: there is no other text here."""
        return about == REMARKS

    # --- what is asked -----------------------------------------------------------------------------------------------

    @property
    def _delegation(self) -> Delegation:
        return self.bench.assessment.delegation

    def _say(self, delegation: Delegation) -> None:
        if self.attempt(lambda: self.bench.session.introduce(delegation)):
            self.retell()

    def _ask_declaration(self, _: str) -> None:
        fields = declaration_fields(self.bench.assessment.opening)
        title = say("Who answers for it on behalf of the state?")

        def declare(has: Values) -> None:
            self.bench.session.declare(declaration_of(has), published=may_be_published(has))

        self.fill_in("declaration", title, fields, declare)

    def _member(self, words: str) -> Member | None:
        """Find a member by the words that name them in the list; `None` for nobody."""
        return next((each for each in self._delegation.members if pages.member_words(each) == words), None)

    def _ask_member(self, words: str) -> None:
        was = self._member(words)
        title = say("Member of the delegation") if was else say("New member of the delegation")

        def introduce(has: Values) -> None:
            member = Member(has["name"], has["position"], has["institution"])
            members = _with(self._delegation.members, member, was)
            self.bench.session.introduce(replace(self._delegation, members=members))

        self.fill_in(f"member {was.name}" if was else "new member", title, member_fields(was), introduce)

    def _ask_consulted(self, _: str = "") -> None:
        def tick(name: str) -> None:
            was = self._delegation.consulted
            consulted = tuple(each for each in was if each != name) if name in was else (*was, name)
            self._say(replace(self._delegation, consulted=consulted))

        title = say("Who took part or was asked?")
        self.app.push_screen(
            Ticking(self.bench, title, lambda bench, text: pages.consulted_page(bench, self.suggested, text), tick)
        )

    def _ask_relevance(self, phase: str) -> None:
        name = next(each.title for each in self.bench.guideline.phases if each.ref == phase)

        def answered(wish: str) -> None:
            told = {**self._delegation.relevance, phase: pages.RELEVANCES.get(wish)}
            self._say(replace(self._delegation, relevance={ref: each for ref, each in told.items() if each}))

        title = say("How much does {phase} concern the country? It changes no score.", phase=name)
        self.consult(Choose(self.bench, title, pages.relevance_page), answered)

    def _ask_instrument(self, ref: str) -> None:
        if not ref:
            self.consult(Finder(self.bench, say("Which instrument?"), pages.sources_page), self._ask_instrument)
            return

        def answered(wish: str) -> None:
            told = {**self._delegation.instruments, ref: pages.ANSWERS.get(wish)}
            self._say(replace(self._delegation, instruments={each: has for each, has in told.items() if has}))

        title = say("Is it in force? {instrument}", instrument=self.bench.guideline.source(ref).title)
        page = Choose(self.bench, title, lambda bench: pages.in_force_page(bench, self.suggested, ref))
        self.consult(page, answered)


def _with(members: tuple[Member, ...], member: Member, was: Member | None) -> tuple[Member, ...]:
    """Put a member in place of who it `was`, or of who bears that name by now; a new one, `None`, at the end."""
    same = [each for each in members if each == was] or [each for each in members if was and each.name == was.name]
    if not same:
        return (*members, member)
    place = members.index(same[0])
    return (*members[:place], member, *members[place + 1 :])
