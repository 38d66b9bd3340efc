"""Noting beside the answers, where it is noticed: actions, good practices, assistance needs, observations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from assess.domain.guideline import Recommendation
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.needs import AssistanceNeed
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.message import Message, say
from assess.records import dataclass
from assess.tui.dialogs.ask import Choose
from assess.tui.keys import ADD, bound
from assess.tui.pages.asking.fields import Field, Values
from assess.tui.pages.asking.noting import (
    action_fields,
    action_of,
    need_fields,
    need_of,
    practice_fields,
    practice_of,
    reply_fields,
)
from assess.tui.pages.questions.noted import add_page
from assess.tui.screens.common.place import Place
from assess.tui.work.names import REVIEWERS
from assess.workflow import reviewing
from assess.workflow.session import Session

Noted = Action | GoodPractice | AssistanceNeed

Make = Callable[[Values, str, str], Noted]
"""Makes an entry of what a form holds, of its recommendation, and of its ref: empty for a new one."""


@dataclass(frozen=True)
class Entry:
    """An entry that is being noted."""

    home: Recommendation
    was: Noted | None
    """What it was before; `None` for a new one."""
    make: Make

    def record(self, session: Session, has: Values) -> None:
        """Record what a form holds: a new entry, or one in place of what it was."""
        if self.was is None:
            session.enter(self.make(has, self.home.ref, ""))
        else:
            session.correct(self.make(has, self.home.ref, self.was.ref))


class Noting(Place):
    """Adds to the recommendation under the hand, and changes what was added. Which one it is, the places say."""

    BINDINGS: ClassVar[list[BindingType]] = bound(ADD)

    # --- for the places to fill in -----------------------------------------------------------------------------------

    def at_hand(self) -> str:
        """Give the indicator or recommendation that one is about to add to; empty for none."""
        raise NotImplementedError

    # --- what all have -----------------------------------------------------------------------------------------------

    def recommendation_at_hand(self) -> Recommendation | None:
        """Give the recommendation that one is about to add to; `None` for none."""
        return self.bench.guideline.recommendation_about(self.at_hand())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what can't be done: there is nothing to add to where nothing is under the hand."""
        if action == "add" and (not self.is_mounted or self.recommendation_at_hand() is None):
            return False
        return super().check_action(action, parameters)

    def action_add(self) -> None:
        """Ask what to add to the recommendation under the hand."""
        home, about = self.recommendation_at_hand(), self.at_hand()
        if home is not None:
            title = say("Add to {ref}", ref=home.ref)
            choose = Choose(self.bench, title, lambda bench: add_page(bench, home, about))
            self.consult(choose, lambda wish: self._add(home, about, wish))

    def _add(self, home: Recommendation, about: str, wish: str) -> None:
        what, _, which = wish.partition(":")
        new: dict[str, Callable[[Recommendation], None]] = {"a": self.plan, "p": self._offer, "n": self._request}
        if which:
            self.change(what, which)
        elif what == "o":
            self.remark(about)
        else:
            new[what](home)

    def plan(self, home: Recommendation, was: Action | None = None) -> None:
        """Plan an action for a recommendation, from what its gap asks for; or change one that `was` planned before."""
        title = say("Action {ref}", ref=was.ref) if was else say("Action for {ref}", ref=home.ref)
        self._note("action", title, action_fields(self.bench, home, was), Entry(home, was, action_of))

    def _offer(self, home: Recommendation, was: GoodPractice | None = None) -> None:
        """Note a good practice, or change one that `was` noted before."""
        title = say("Good practice on {ref}", ref=home.ref)
        if was:
            title = say("Good practice {ref}, on {recommendation}", ref=was.ref, recommendation=home.ref)
        self._note("practice", title, practice_fields(self.bench, home, was), Entry(home, was, practice_of))

    def _request(self, home: Recommendation, was: AssistanceNeed | None = None) -> None:
        """Note an assistance need, or change one that `was` noted before."""
        title = say("Assistance need for {ref}", ref=home.ref)
        if was:
            title = say("Assistance need {ref}, for {recommendation}", ref=was.ref, recommendation=home.ref)
        self._note("need", title, need_fields(home, was), Entry(home, was, need_of))

    def _note(self, what: str, title: Message, fields: Sequence[Field], entry: Entry) -> None:
        """Ask for an entry and record it. Its draft is found by its ref, that of a new one by its recommendation."""
        name = f"{what} {entry.was.ref}" if entry.was else f"new {what} {entry.home.ref}"
        self.fill_in(name, title, fields, lambda has: entry.record(self.bench.session, has))

    def change(self, what: str, ref: str) -> None:
        """Change an entry: an action, a practice or a need; reply to an observation; or decide between two versions."""
        assessment, home = self.bench.assessment, self.bench.guideline.recommendation
        if f"{what}/{ref}" in assessment.conflicts:
            self.decide(f"{what}/{ref}")
        elif what == "action":
            action = assessment.actions[ref]
            self.plan(home(action.recommendation), action)
        elif what == "practice":
            practice = assessment.practices[ref]
            self._offer(home(practice.recommendation), practice)
        elif what == "need":
            need = assessment.needs[ref]
            self._request(home(need.recommendation), need)
        elif what == "observation":
            self._reply(ref)

    def _reply(self, ref: str) -> None:
        was, session = self.bench.assessment.observations[ref], self.bench.session
        reviewer = REVIEWERS[was.by]
        title = say(
            "{ref} on {about}, by {reviewer}: “{text}”", ref=ref, about=was.about, reviewer=reviewer, text=was.text
        )

        def record(has: Values) -> None:
            resolved = bool(has["resolved"]) if "resolved" in has else None
            reviewing.revise(session, ref, reply=has["reply"], text=has.get("text"), resolved=resolved)

        fields = reply_fields(was, own=was.by is reviewing.side(session))
        self.fill_in(f"observation {ref}", title, fields, record)
