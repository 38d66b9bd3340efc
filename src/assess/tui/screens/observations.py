"""The observations in one list: replied to, settled, made, each a key away from its place."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from assess.domain.ledgers.observations import Observation, Progress
from assess.domain.message import say
from assess.tui.dialogs.ask import Choose
from assess.tui.dialogs.finder import Finder
from assess.tui.keys import FILTER, REMOVE, REPLY, SETTLE, bound
from assess.tui.pages.observations import KEYS, WRITE, observations_page, states_page, subjects_page
from assess.tui.screens.common.listing import Listing
from assess.tui.screens.common.noting import Noting
from assess.tui.widgets.block import Block
from assess.tui.work.bench import Bench
from assess.workflow import reviewing


class Observations(Noting, Listing):
    """Lists what was remarked. A submitted assessment is reviewed too: nothing here waits for its reopening."""

    PLACE = "observations"
    BINDINGS: ClassVar[list[BindingType]] = bound(REPLY, SETTLE, REMOVE, FILTER)

    def __init__(self, bench: Bench) -> None:
        """Begin with all of them."""
        super().__init__(bench)
        self._only: Progress | None = None
        """The state that is shown; `None` for all."""

    def page(self) -> list[Block]:
        """List those of the state that was chosen."""
        return observations_page(self.bench, self._only)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what can't be done: each side settles and removes its own."""
        its = self._at_cursor()
        if action == "add":
            return True
        if action == "reply":
            return its is not None
        if action in {"settle", "remove"}:
            return its is not None and its.by is reviewing.side(self.bench.session)
        return super().check_action(action, parameters)

    def at_hand(self) -> str:
        """Give what the observation under the cursor is about; empty where there is none."""
        its = self._at_cursor()
        return its.about if its else ""

    def asked(self, wish: str) -> None:
        """Reply to an observation, make one, or write what is sent of them."""
        what, _, which = wish.partition(":")
        if what == "another":
            self._ask_about_what()
        elif what == WRITE:
            self.with_key(self._write)
        else:
            self.change(what, which)

    def action_add(self) -> None:
        """Add to what the observation under the cursor is about; where there is none, ask what to make one on."""
        if self.recommendation_at_hand() is None:
            self._ask_about_what()
        else:
            super().action_add()

    def action_reply(self) -> None:
        """Reply to the observation under the cursor."""
        self.list.action_ask()

    def action_settle(self) -> None:
        """Say that the observation under the cursor is resolved, or that it is open again."""
        its = self._at_cursor()
        if its and self.attempt(lambda: reviewing.revise(self.bench.session, its.ref, resolved=not its.resolved)):
            self.retell()

    def action_open(self) -> None:
        """Go to the place of what the observation is about."""
        about = self.at_hand()
        if about in self.bench.assessment.evidence:
            self.post_message(self.Going("evidence"))
        elif about:
            self.visit(about)
        else:
            super().action_open()

    def action_remove(self) -> None:
        """Ask whether to take back the observation under the cursor."""
        its = self._at_cursor()
        if its:
            question = say("Remove {ref}?", ref=its.ref)
            self.ask_to_remove(question, lambda: reviewing.withdraw(self.bench.session, its.ref))

    def action_filter(self) -> None:
        """Ask which state to show."""
        self.consult(Choose(self.bench, say("Which observations?"), states_page), self._show_only)

    def _show_only(self, wish: str) -> None:
        self._only = KEYS.get(wish)
        self.retell()
        self.list.action_edge(-1)

    def _write(self) -> None:
        """Write the follow-up, and remember where it lies."""
        bench, assessment = self.bench, self.bench.assessment
        path = self.obtain(lambda: bench.outbox.write_follow_up(bench.session))
        if path is not None:
            bench.papers.follow_ups[assessment.id, len(assessment.history.revisions)] = path
            self.retell()

    def _ask_about_what(self) -> None:
        self.consult(Finder(self.bench, say("An observation on what?"), subjects_page), self.remark)

    def _at_cursor(self) -> Observation | None:
        what, which = self.at_cursor
        return self.bench.assessment.observations.get(which) if what == "observation" else None
