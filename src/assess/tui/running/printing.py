"""The making of reports beside other work: one at a time, by a worker that lives as long as the program."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from threading import Event, Thread
from time import monotonic

from textual.message import Message
from textual.worker import Worker, WorkerState

from assess.domain.errors import AssessError, ReportFailed
from assess.domain.message import say
from assess.records import replace
from assess.tui.running.journey import Journey
from assess.tui.screens.common.place import Place
from assess.tui.work.papers import Paper, Stage

REPORT = "report"
"""The group of the workers that make reports."""

OFTEN = 0.25
"""Seconds between two tellings of how far a report is."""


class GivenUp(Exception):
    """The report is not wanted any more."""


async def beside(work: Callable[[], bytes]) -> bytes:
    """Work on a thread of its own, while the screen goes on. Who leaves the program does not wait for it.

    Raises what the work raises.
    """
    future = Future[bytes]()
    future.set_running_or_notify_cancel()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # noqa: BLE001 - handed on, not swallowed
            future.set_exception(error)

    Thread(target=run, daemon=True).start()
    return await asyncio.wrap_future(future)


class Printing(Journey):
    """An app that makes reports in the background, keeps them, and tells of it."""

    given_up: Event | None = None
    """Tells the thread that makes a report that it is not wanted any more; `None` before the first."""

    class Turned(Message):
        """The making of a report has come to a page."""

        def __init__(self, assessment: str, page: int, of: int) -> None:
            """Take the page, and of how many; 0 while they are not yet counted."""
            super().__init__()
            self.assessment, self.page, self.of = assessment, page, of

    def on_place_print(self, event: Place.Print) -> None:
        """Begin to make a report; the one that is being made is given up."""
        self._give_up()
        order, given_up = event.order, Event()
        self.given_up, watch = given_up, self._watch(order.assessment.id, given_up)
        self.bench.papers.reports[order.assessment.id] = Paper(Stage.MAKING)
        self.run_worker(
            beside(lambda: self.bench.outbox.report(order, watch)),
            name=order.assessment.id, group=REPORT, exit_on_error=False,
        )  # fmt: skip
        self._show()

    def _watch(self, assessment: str, given_up: Event) -> Callable[[int, int], None]:
        """Watch the making of a report, from its thread: end it once it is given up, tell of its pages now and then."""
        told = 0.0

        def watch(page: int, of: int) -> None:
            nonlocal told
            if given_up.is_set():
                raise GivenUp
            if monotonic() - told > OFTEN:
                told = monotonic()
                self.post_message(self.Turned(assessment, page, of))

        return watch

    def on_printing_turned(self, event: Turned) -> None:
        """Show the page that a report has come to."""
        paper = self.bench.papers.report(event.assessment)
        if paper.stage is Stage.MAKING:
            self.bench.papers.reports[event.assessment] = replace(paper, page=event.page, of=event.of)
            self._show()

    def on_place_give_up(self) -> None:
        """Give up the report that is being made."""
        self._give_up()
        self._show()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Keep the report that is finished, or say why there is none; one that was given up is forgotten."""
        worker, reports = event.worker, self.bench.papers.reports
        if worker.group != REPORT or self.bench.papers.report(worker.name).stage is not Stage.MAKING:
            return
        if event.state is WorkerState.SUCCESS:
            reports[worker.name] = self._kept(f"{worker.name}.pdf", bytes(worker.result or b""))
            self._show(finished=True)
        elif event.state is WorkerState.ERROR:
            fault = worker.error
            if not isinstance(fault, AssessError):
                fault = ReportFailed(say("The report could not be made ({fault}).", fault=type(fault).__name__))
            reports[worker.name] = Paper(Stage.FAILED, error=fault)
            self._show(finished=True)

    def _kept(self, name: str, content: bytes) -> Paper:
        folder = self.bench.outbox.folder
        try:
            folder.keep(name, content)
        except AssessError as error:
            return Paper(Stage.FAILED, error=error)
        return Paper(Stage.MADE, folder.place(name))

    def _give_up(self) -> None:
        if self.given_up:
            self.given_up.set()
        self.workers.cancel_group(self, REPORT)
        self.bench.papers.forget_unfinished()

    def _show(self, *, finished: bool = False) -> None:
        """Show how far the report is where it is offered; elsewhere, tell once that it is finished."""
        place = next(reversed(self.screen_stack), None)
        if isinstance(place, Place) and place.PLACE in {"review", "dashboard"}:
            if place.stands:
                place.retell()
        elif finished:
            self.notify(self.bench.words.say("The gap report is finished: see Review (F7)."))
