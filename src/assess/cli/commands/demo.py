"""The demonstration: a register of eleven invented assessments, and every report made from it."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import date
from pathlib import Path

from assess.cli.call import Call, Exit, write_whole
from assess.domain.errors import AssessError, Misuse
from assess.domain.message import say
from assess.wiring import Options, desk, press, seal
from assess.workflow.inventing import INVENTIONS, InventedClock, invent
from assess.workflow.ports import Order

DAY = date(2026, 6, 30)
"""The day the reports bear: after the last invented answer."""


def demo(call: Call) -> int:
    """Make the register and the reports, naming each file as it is done; exit 5 where a report could not be made."""
    folder = Path(call.args.folder)
    register = folder / "demo.register"
    if register.exists():
        raise Misuse(
            say("{path} exists already.", path=str(register)), say("Name another folder, or delete that file first.")
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Misuse(
            say("{path} can't be made: {why}.", path=str(folder), why=error.strerror or str(error)),
            say("Name another folder."),
        ) from error
    options = Options(register=str(register), author=call.say("invented delegation"))
    at_work = desk(options)
    at_work.clock = InventedClock()
    for session in invent(at_work):
        if session.assessment.sealed:
            write_whole(folder / f"{session.assessment.id}.assess.json", seal(session, key=folder / "demo-key.pem"))
    whole = _reports(call, folder, options)
    call.tell("Look at it with: assess --register {register}", register=register)
    return Exit.FINE if whole else Exit.REPORT


def _reports(call: Call, folder: Path, options: Options) -> bool:
    """Make the reports on all cores, each in the press's own process; one that fails does not stop the rest."""
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as workers:
        waiting = {
            workers.submit(report_one, str(folder), options, f"{each.country}-2026", each.language): each
            for each in INVENTIONS
        }
        whole = True
        for done in as_completed(waiting):
            try:
                call.data(done.result())
            except AssessError as error:
                whole = False
                call.tell("{country}: {why}", country=waiting[done].country, why=error.message)
    return whole


def report_one(folder: str, options: Options, assessment: str, language: str) -> str:
    """Make the report of one assessment and give the name of its file."""
    session = desk(options).session(assessment)
    order = Order(
        guideline=session.guideline,
        assessment=session.assessment,
        card=session.card,
        language=language,
        day=DAY,
        envelope=seal(session, key=Path(folder) / "demo-key.pem") if session.assessment.sealed else b"",
    )
    path = Path(folder) / f"{assessment}.{language}.pdf"
    write_whole(path, press().gap_report(order))
    return str(path)
