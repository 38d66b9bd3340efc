"""What every place of the program has: the lines at the top and bottom, the keys, and how things are recorded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from textual import message
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size

from assess.domain.errors import AssessError
from assess.domain.history import Revision
from assess.domain.message import Message, say
from assess.tui.dialogs.ask import Confirm, Reading
from assess.tui.dialogs.dialog import Dialog
from assess.tui.dialogs.finder import Finder
from assess.tui.dialogs.form import Form
from assess.tui.dialogs.passphrase import Passphrase
from assess.tui.dialogs.side_by_side import SideBySide
from assess.tui.dialogs.trouble import Trouble
from assess.tui.keys import BACK, GUIDELINE, MARKED, REDO, SEARCH, UNDO, VERSIONS, YES, Key, bound
from assess.tui.pages.asking.fields import Field, Values
from assess.tui.pages.asking.noting import remark_fields
from assess.tui.pages.history import reversal
from assess.tui.pages.questions.guideline import guideline_page
from assess.tui.pages.questions.marked import marked_page
from assess.tui.pages.questions.searching import search_page
from assess.tui.pages.sending import read_only
from assess.tui.pages.versions import conflicts_page
from assess.tui.painting.first_paint import FirstPaint
from assess.tui.widgets.keyline import KeyLine
from assess.tui.widgets.topbar import SAVED, UNSAVED, TopBar
from assess.tui.work.bench import Bench
from assess.workflow import reviewing
from assess.workflow.orders import Order
from assess.workflow.session import Session

Given = TypeVar("Given")


class Place(FirstPaint):
    """A place. Its screen decides what its widgets ask for; the app takes one from place to place."""

    PLACE = ""
    """Its id in the table of places; empty for the list of assessments."""

    BINDINGS: ClassVar[list[BindingType]] = bound(BACK, SEARCH, MARKED, VERSIONS, UNDO, REDO, GUIDELINE)

    @dataclass
    class Visit(message.Message):
        """An indicator or recommendation is to be shown among the questions."""

        ref: str

    @dataclass
    class Take(message.Message):
        """An assessment is to be worked on, beginning at a place that is not (empty) its questions."""

        session: Session
        place: str = ""

    @dataclass
    class Going(message.Message):
        """Another place is to be shown, or the next question that is `open` or `flagged`."""

        place: str

    @dataclass
    class Only(message.Message):
        """The questions that some filters, with blanks between them, leave together are to be gone through."""

        filter: str

    @dataclass
    class Print(message.Message):
        """A gap report is to be made, while work goes on."""

        order: Order

    class GiveUp(message.Message):
        """The report that is being made is no longer wanted."""

    class Leave(message.Message):
        """The assessment is to be put away."""

    def __init__(self, bench: Bench) -> None:
        """Take the bench to work on."""
        super().__init__()
        self.bench = bench
        self._telling = False
        self._told_in: Size | None = None
        """The size for which everything was last said; `None` before the first time."""

    # --- for the places to fill in -----------------------------------------------------------------------------------

    def body(self) -> ComposeResult:
        """Lay out what is between the lines at the top and the bottom."""
        yield from ()

    def retell(self) -> None:
        """Say everything again, in the language and with the data of now."""
        self.query_one(TopBar).retell()
        self.refresh_bindings()

    def keep_typed(self) -> bool:
        """Keep what is half typed, and tell whether it is kept; most places have nothing to keep."""
        return True

    def is_worth_naming(self, key: Key) -> bool:  # noqa: ARG002 - most places name all keys
        """Tell whether the last line names a key that does something here."""
        return True

    def show_reversed(self, changed: Sequence[Revision]) -> None:  # noqa: ARG002 - most places show everything again
        """Show what was taken back or made again."""
        self.retell()

    # --- what all have -----------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Put the body between the lines that all places have."""
        self.fit()
        yield TopBar(self.bench, self.PLACE)
        yield from self.body()
        yield KeyLine(self.bench, self.is_worth_naming)

    def on_screen_resume(self) -> None:
        """Show what has changed while another place or a dialog was in front, as soon as all is laid out."""
        self.call_next(self._tell_now)

    def on_resize(self) -> None:
        """Fit everything to a new size, once it is laid out."""
        if self.app.size != self._told_in:
            self._tell_soon()

    def _tell_soon(self) -> None:
        if not self._telling:
            self._telling = True
            self.once_laid_out(self._tell_now)

    def _tell_now(self) -> None:
        self._telling, self._told_in = False, self.app.size
        self.retell()

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do what records something, and tell whether it was kept; where not, say why. What was typed stays."""
        try:
            act()
        except AssessError as error:
            self.say_unsaved(error)
            return False
        self.query_one(TopBar).tell(SAVED)
        return True

    def say_unsaved(self, error: AssessError) -> None:
        """Say that something could not be kept, and why, and show everything as it stands without it."""
        self.retell()
        self.query_one(TopBar).tell(UNSAVED)
        self.app.push_screen(Trouble(self.bench, error))

    def obtain(self, give: Callable[[], Given]) -> Given | None:
        """Give what an attempt brings; `None` where it fails, which is told."""
        given = list[Given]()
        return given[0] if self.attempt(lambda: given.append(give())) else None

    def refuse_sealed(self) -> None:
        """Say why nothing is changed here, and how it could be."""
        self.notify(read_only(self.bench))

    def with_key(self, sign: Callable[[], None]) -> None:
        """Do what signs something; where the signing key is locked, its passphrase is asked for first."""
        if self.bench.outbox.locked:
            self.consult(Passphrase(self.bench), lambda _: sign())
        else:
            sign()

    def consult(self, dialog: Dialog[Given], act: Callable[[Given], object]) -> None:
        """Open a dialog, and do something with its answer; nothing where one leaves it without any."""

        def answered(answer: Given | None) -> None:
            if answer is not None:
                act(answer)

        self.app.push_screen(dialog, answered)

    def ask(self, question: Confirm, act: Callable[[], object]) -> None:
        """Ask whether to do something, and do it."""
        self.consult(question, lambda answer: act() if answer == YES else None)

    def fill_in(
        self,
        name: str,
        title: Message,
        fields: Sequence[Field],
        record: Callable[[Values], object],
        then: Callable[[], None] | None = None,
    ) -> None:
        """Open a form by the name that its draft is found by; what can't be recorded stays in it, and is told.

        What follows once it is recorded is `then`; `None` shows everything again.
        """
        form = Form(self.bench, title, fields, name, lambda has: self.attempt(lambda: record(has)))
        self.consult(form, lambda _: (then or self.retell)())

    def remark(self, about: str) -> None:
        """Ask for an observation on something, on a submitted assessment too."""
        self.fill_in(
            f"new observation {about}",
            say("Observation on {ref}", ref=about),
            remark_fields(),
            lambda has: reviewing.remark(self.bench.session, about, has["text"]),
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what can't be done: nothing is undone, searched or read about where no assessment is open."""
        if action in {"undo", "redo"}:
            return self.bench.occupied and not self.bench.assessment.sealed
        if action in {"search", "marked", "guideline"}:
            return self.bench.occupied
        if action == "versions":
            return self.bench.occupied and bool(self.bench.assessment.conflicts)
        return super().check_action(action, parameters)

    def action_back(self) -> None:
        """Leave for where one came from, once."""
        if self.is_current:
            self.app.pop_screen()

    def action_undo(self) -> None:
        """Take back the last change, and say which it was."""
        self._reverse(undo=True)

    def action_redo(self) -> None:
        """Make again what was taken back, and say what it was."""
        self._reverse(undo=False)

    def _reverse(self, *, undo: bool) -> None:
        session = self.bench.session
        changed = self.obtain(session.undo if undo else session.redo)
        if changed is not None:
            self.notify(reversal(self.bench, changed, undo=undo))
            self.show_reversed(changed)

    def action_search(self) -> None:
        """Find a question by its words, its ref, its comment or its evidence, and go there."""
        self.consult(Finder(self.bench, say("Search"), search_page), self.visit)

    def action_marked(self) -> None:
        """List what is marked to be discussed later, and go to what is chosen."""
        self.consult(Finder(self.bench, say("To be discussed"), marked_page), self.visit)

    def action_versions(self) -> None:
        """List what exists in several versions; where there is one only, show it at once."""
        conflicts = list(self.bench.assessment.conflicts)
        if len(conflicts) == 1:
            self.decide(conflicts[0])
        else:
            self.consult(Finder(self.bench, say("Two versions: which one holds?"), conflicts_page), self.decide)

    def decide(self, subject: str) -> None:
        """Show the versions of a subject side by side, and record what is chosen."""
        self.consult(SideBySide(self.bench, subject, self.attempt), lambda _: self.retell())

    def action_guideline(self) -> None:
        """Tell what the guideline is for and how it is built."""
        self.read_guideline()

    def read_guideline(self, phase: str = "") -> None:
        """Open the page about the guideline, at one of its phases or (empty) at the top."""
        self.app.push_screen(Reading(self.bench, say("About the guideline"), guideline_page, begin=phase))

    def take(self, assessment: str, place: str = "") -> None:
        """Ask for an assessment to be worked on, beginning at one of its places; empty for the questions."""
        session = self.obtain(lambda: self.bench.desk.session(assessment))
        if session is not None:
            self.post_message(self.Take(session, place))

    def visit(self, ref: str) -> None:
        """Ask for the place of an indicator or recommendation."""
        self.post_message(self.Visit(ref))
