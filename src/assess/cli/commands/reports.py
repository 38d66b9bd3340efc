"""All country reports of a cycle: on all cores, resumable, one broken assessment never stopping the rest."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from assess import __version__
from assess.cli.call import Call, Exit
from assess.cli.typed import folder_of
from assess.cli.unlocking import unlock
from assess.domain.errors import AssessError, Misuse
from assess.domain.message import count, say
from assess.records import dataclass, replace
from assess.storage.disk.folder import write_whole
from assess.wiring import desk, outbox, press
from assess.words import LANGUAGES
from assess.workflow.orders import Order

MADE = "made.json"
"""The file that remembers from what each report was made, so that a second run makes only what has changed."""


@dataclass(frozen=True)
class Copy:
    """One report to make."""

    assessment: str
    language: str

    @property
    def file(self) -> str:
        """What its file is called."""
        return f"{self.assessment}.{self.language}.pdf"


Lay = Callable[[Copy], Order]
"""What opens an assessment and orders its report; called in a thread of its own, with a register of its own."""


def reports(call: Call) -> int:
    """Make the reports of all assessments of a cycle in both languages; exit 5 where one could not be made."""
    args = call.args
    standings = [each for each in call.desk.standings() if each.opening.cycle == args.cycle]
    if not standings:
        raise Misuse(
            say("There is no assessment of the cycle {cycle}.", cycle=args.cycle),
            say("See all of them with: assess list"),
        )
    newest = call.desk.register.intake.newest
    if any(each.opening.sealed and not newest(each.id) for each in standings):
        unlock(call)
    day, folder = call.day, folder_of(args.folder or f"reports-{args.cycle}")
    made = _remembered(folder)
    marks = {
        Copy(each.id, language): f"{__version__} {each.number} {day} {each.opening.guideline_digest}"
        for each in standings
        for language in LANGUAGES
    }
    copies = [copy for copy, mark in marks.items() if made.get(copy.file) != mark or not (folder / copy.file).exists()]
    if len(copies) < len(marks):
        call.tell_message(
            count(len(marks) - len(copies), "{n} report is up to date already.", "{n} reports are up to date already.")
        )

    def lay(copy: Copy) -> Order:
        at_work = desk(call.options)
        return replace(outbox(at_work).order(at_work.session(copy.assessment), copy.language), day=day)

    whole = True
    for copy, done in make(call, copies, folder, lay):
        whole = whole and done
        if done:
            made[copy.file] = marks[copy]
            write_whole(folder / MADE, json.dumps(made, indent=1).encode())
    return Exit.FINE if whole else Exit.REPORT


def make(call: Call, copies: Iterable[Copy], folder: Path, lay: Lay) -> Iterable[tuple[Copy, bool]]:
    """Make reports on all cores, each in the press's own process; tell of each whether it was made.

    What stops the reports of an assessment in both languages is told once.
    """
    told = set[tuple[str, str]]()
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as workers:
        waiting = {workers.submit(_one, folder, copy, lay): copy for copy in copies}
        try:
            for number, done in enumerate(as_completed(waiting), start=1):
                copy = waiting[done]
                try:
                    call.data(done.result())
                    call.tell("{number} of {all} reports", number=number, all=len(waiting))
                    yield copy, True
                except AssessError as error:
                    reason = (copy.assessment, str(error.message))
                    if reason not in told:
                        call.tell("{assessment}: {why}", assessment=copy.assessment, why=error.message)
                        told.add(reason)
                        if error.hint:
                            call.tell_message(error.hint)
                    yield copy, False
        finally:
            workers.shutdown(wait=False, cancel_futures=True)  # who interrupts waits for no further report


def _one(folder: Path, copy: Copy, lay: Lay) -> str:
    path = folder / copy.file
    write_whole(path, press().gap_report(lay(copy)))
    return str(path)


def _remembered(folder: Path) -> dict[str, str]:
    """Read from what the reports of an earlier run were made; nothing where that is not known."""
    try:
        kept = json.loads((folder / MADE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return {str(name): str(mark) for name, mark in kept.items()} if isinstance(kept, dict) else {}
