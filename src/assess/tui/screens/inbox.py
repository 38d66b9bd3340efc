"""The secretariat's inbox: files are taken in, keys are compared and accepted, and the board tells who is missing."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.binding import BindingType

from assess.domain.errors import AssessError
from assess.domain.message import say
from assess.tui.dialogs.ask import Confirm
from assess.tui.dialogs.finder import Finder
from assess.tui.dialogs.trouble import Trouble
from assess.tui.keys import CYCLE, TAKE_IN, bound
from assess.tui.pages.asking.checks import a_day, needed
from assess.tui.pages.asking.fields import Field, Values
from assess.tui.pages.inbox import (
    OTHER_KEY,
    SAME_KEY,
    Cycle,
    Headway,
    file_name,
    files_page,
    inbox_page,
    key_page,
    summary,
    wish_of,
)
from assess.tui.pages.trouble import trouble
from assess.tui.screens.common.listing import Listing
from assess.tui.widgets.block import Block, Later
from assess.tui.work.bench import Bench
from assess.workflow.arrival import Outcome
from assess.workflow.board import Seat

INTAKE = "intake"
"""The group of the worker that takes files in."""

REPAINT = 0.25
"""Seconds between looks at how far it is."""


class InboxPlace(Listing):
    """Takes files in one after the other, while one looks on; what waits for a person is decided here."""

    PLACE = "inbox"
    BINDINGS: ClassVar[list[BindingType]] = bound(TAKE_IN, CYCLE)

    def __init__(self, bench: Bench) -> None:
        """Begin with the latest cycle, in the folder in which the program was started."""
        super().__init__(bench)
        self.inbox = bench.office.inbox
        self._folder = self.inbox.files.start()
        self._cycle = str(bench.desk.clock.now().year)
        self._headway = Headway()
        self._seats: list[Seat] = []
        self._deadline: date | None = None
        """The last day of the cycle; `None` where none is set."""
        self._fault: AssessError | None = None
        """Why the register can't be read; `None` where it can."""

    def on_mount(self) -> None:
        """Find the cycle to begin with, and look regularly how far the files are."""
        try:
            self._cycle = next(iter(self.inbox.cycles()), self._cycle)
        except AssessError as error:
            self._fault = error
        self.set_interval(REPAINT, self._show_headway)

    def on_screen_resume(self) -> None:
        """Look who has submitted by now."""
        self._look()

    def page(self) -> Sequence[Block | Later]:
        """Lay out what arrived and the board, or say why that can't be."""
        if self._fault is not None:
            return trouble(self.bench, self._fault)
        return inbox_page(self.bench, self.width, Cycle(self._cycle, self._deadline, self._seats), self._headway)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what can't be done: files are taken in one lot after the other."""
        if action == "take_in" and self._headway.total:
            return False
        return super().check_action(action, parameters)

    def asked(self, wish: str) -> None:
        """Take in files, decide about a key, choose the cycle, open an assessment, or go to what is observed on it."""
        what, _, which = wish.partition(":")
        if what == "key":
            self._compare(self.inbox.outcomes[which])
        elif what == "open":
            self.take(which)
        elif what == "observations":
            self.take(which, what)
        elif what == "cycle":
            self.action_cycle()
        elif not self._headway.total:
            self.action_take_in()

    def action_back(self) -> None:
        """Stop taking files in; where none are, leave."""
        if self._headway.total:
            self.workers.cancel_group(self, INTAKE)
            self._finished()
        else:
            super().action_back()

    # --- taking in ---------------------------------------------------------------------------------------------------

    def action_take_in(self) -> None:
        """Choose a file or a folder, beginning in the folder of the last time."""
        self._browse(self._folder)

    def _browse(self, folder: str) -> None:
        files = self.inbox.files
        listed = self.obtain(lambda: files.inside(folder))
        if listed is None:
            return
        self._folder = folder
        above = files.above(folder)
        title = say("Receive from {folder}", folder=folder)
        find = Finder(self.bench, title, lambda bench, text: files_page(bench, folder, above, listed, text))
        self.consult(find, self._chosen)

    def _chosen(self, wish: str) -> None:
        what, _, place = wish.partition(":")
        if what == "into":
            self._browse(place)
            return
        paths = self.obtain(lambda: self.inbox.files.arrivals(place))
        if paths is not None:
            self._take_in(paths)

    def _take_in(self, paths: Sequence[str]) -> None:
        if not paths:
            nothing = self.bench.words.say("There is no envelope and no report in that folder.")
            self.notify(nothing)
            return
        self._headway = Headway(0, len(paths))
        self.run_worker(self._receive(paths), group=INTAKE, exclusive=True)
        self.retell()

    async def _receive(self, paths: Sequence[str]) -> None:
        """Take one file in after the other, and let the screen breathe between them."""
        outcomes = list[Outcome]()
        for done, path in enumerate(paths, start=1):
            try:
                outcomes.append(self.inbox.receive(path))
            except AssessError as error:
                self.app.push_screen(Trouble(self.bench, error))
                break
            self._headway = Headway(done, len(paths))
            await asyncio.sleep(0)
        self._finished()
        self._point_at(outcomes)
        self.notify(summary(self.bench, outcomes))

    def _point_at(self, outcomes: Sequence[Outcome]) -> None:
        """Put the cursor on what became of the files: on what waits for a person first."""
        here = {wish_of(each) for each in outcomes} - {""}
        first = next((block.wish for block in self.list.blocks if block.wish in here), "")
        if first:
            self.list.point(first)

    def _finished(self) -> None:
        self._headway = Headway()
        self._look()
        self.retell()

    def _show_headway(self) -> None:
        if self._headway.total and self.is_current:
            self.retell()

    # --- keys --------------------------------------------------------------------------------------------------------

    def _compare(self, outcome: Outcome) -> None:
        """Show the fingerprint of a file that waits, and ask whether it is the right one."""
        known, name = self.inbox.known_key(outcome), file_name(outcome.file)
        title = say("Whose key is it? {name}", name=name)
        question = Confirm(self.bench, title, SAME_KEY, OTHER_KEY, lambda bench: key_page(bench, outcome, known))
        self.ask(question, lambda: self._accept(outcome.file))

    def _accept(self, path: str) -> None:
        if self.attempt(lambda: self.inbox.accept(path)):
            self._finished()
            self._point_at([self.inbox.outcomes[path]])

    # --- the board ---------------------------------------------------------------------------------------------------

    def action_cycle(self) -> None:
        """Ask for the cycle to show, and its last day."""
        deadline = self._deadline
        fields = [
            Field("cycle", say("Cycle"), self._cycle, check=needed),
            Field("deadline", say("Last day to submit"), deadline.isoformat() if deadline else "",
                  hint=say("Empty: no deadline."), check=a_day),
        ]  # fmt: skip
        self.fill_in("cycle", say("Which cycle?"), fields, self._set_cycle, self._finished)

    def _set_cycle(self, has: Values) -> None:
        self._cycle, day = has["cycle"], has["deadline"]
        self.inbox.set_deadline(self._cycle, date.fromisoformat(day) if day else None)

    def _look(self) -> None:
        try:
            self._seats, self._fault = self.inbox.board(self._cycle), None
            self._deadline = self.inbox.deadline(self._cycle)
        except AssessError as error:
            self._seats, self._fault = [], error
