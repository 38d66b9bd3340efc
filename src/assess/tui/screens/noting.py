"""Noting beside the answers, where it is noticed: actions, good practices, assistance needs, observations."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from assess.domain.guideline import Recommendation
from assess.domain.message import Message, say
from assess.tui import looks
from assess.tui.dialogs.ask import Choose, Confirm
from assess.tui.keys import ADD, bound
from assess.tui.pages import forms, ledger_forms
from assess.tui.pages.noted import add_page
from assess.tui.screens.remarking import Remarking
from assess.workflow import reviewing


class Noting(Remarking):
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
            self.app.push_screen(choose, lambda wish: self._add(home, about, wish))

    def _add(self, home: Recommendation, about: str, wish: str | None) -> None:
        what, _, which = (wish or "").partition(":")
        if which:
            self.change(what, which)
        elif what == "o":
            self.remark(about)
        elif what == "a":
            self.plan(home)
        elif what == "p":
            title, fields = say("Good practice on {ref}", ref=home.ref), ledger_forms.practice_fields(self.bench, home)
            self.fill_in(
                f"new practice {home.ref}",
                title,
                fields,
                lambda has: self.bench.session.enter(ledger_forms.practice_of(has, home.ref)),
            )
        elif what == "n":
            title, fields = say("Assistance need for {ref}", ref=home.ref), ledger_forms.need_fields(home)
            self.fill_in(
                f"new need {home.ref}",
                title,
                fields,
                lambda has: self.bench.session.enter(ledger_forms.need_of(has, home.ref)),
            )

    def plan(self, home: Recommendation) -> None:
        """Plan an action for a recommendation, from what its gap asks for."""
        title, fields = say("Action for {ref}", ref=home.ref), forms.action_fields(self.bench, home)
        enter = self.bench.session.enter
        self.fill_in(f"new action {home.ref}", title, fields, lambda has: enter(forms.action_of(has, home.ref)))

    # --- changing ----------------------------------------------------------------------------------------------------

    def change(self, what: str, ref: str) -> None:
        """Change an entry: an action, a practice or a need; reply to an observation; or decide between two versions."""
        changes = {
            "action": self._change_action,
            "practice": self._change_practice,
            "need": self._change_need,
            "observation": self._reply,
        }
        subject = f"{what}/{ref}"
        if subject in self.bench.assessment.conflicts:
            self.decide(subject)
        elif what in changes:
            changes[what](ref)

    def _change_action(self, ref: str) -> None:
        was = self.bench.assessment.actions[ref]
        home = was.recommendation
        fields = forms.action_fields(self.bench, self.bench.guideline.recommendation(home), was)
        self.fill_in(
            f"action {ref}",
            say("Action {ref}", ref=ref),
            fields,
            lambda has: self.bench.session.correct(forms.action_of(has, home, ref)),
        )

    def _change_practice(self, ref: str) -> None:
        was = self.bench.assessment.practices[ref]
        home = was.recommendation
        self.fill_in(
            f"practice {ref}",
            say("Good practice {ref}, on {recommendation}", ref=ref, recommendation=home),
            ledger_forms.practice_fields(self.bench, self.bench.guideline.recommendation(home), was),
            lambda has: self.bench.session.correct(ledger_forms.practice_of(has, home, ref)),
        )

    def _change_need(self, ref: str) -> None:
        was = self.bench.assessment.needs[ref]
        home = was.recommendation
        self.fill_in(
            f"need {ref}",
            say("Assistance need {ref}, for {recommendation}", ref=ref, recommendation=home),
            ledger_forms.need_fields(self.bench.guideline.recommendation(home), was),
            lambda has: self.bench.session.correct(ledger_forms.need_of(has, home, ref)),
        )

    def _reply(self, ref: str) -> None:
        was, session = self.bench.assessment.observations[ref], self.bench.session
        reviewer = looks.REVIEWERS[was.by]
        title = say(
            "{ref} on {about}, by {reviewer}: “{text}”", ref=ref, about=was.about, reviewer=reviewer, text=was.text
        )

        def record(has: forms.Values) -> None:
            resolved = bool(has["resolved"]) if "resolved" in has else None
            reviewing.revise(session, ref, reply=has["reply"], text=has.get("text"), resolved=resolved)

        fields = ledger_forms.reply_fields(was, own=was.by is reviewing.side(session))
        self.fill_in(f"observation {ref}", title, fields, record)

    def ask_to_remove(self, question: Message, record: Callable[[], object]) -> None:
        """Ask whether to remove something, and do it."""

        def answered(answer: str | None) -> None:
            if answer == "y" and self.attempt(record):
                self.retell()

        self.app.push_screen(Confirm(self.bench, question, say("Yes, remove it")), answered)
