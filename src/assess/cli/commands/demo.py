"""The demonstration: a register of eleven invented assessments, and every report made from it.

It writes over nothing, and takes in nothing but what it has sealed itself, whatever else is in the folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from assess.cli.call import Call, Exit
from assess.cli.commands.reports import Copy, make
from assess.cli.typed import folder_of
from assess.domain.errors import Misuse, ReportFailed
from assess.domain.message import say
from assess.domain.region.compilation import Compilation
from assess.storage.disk.folder import write_whole
from assess.wiring import Options, desk, post_room, press, seal, write_compiled
from assess.words import LANGUAGES
from assess.workflow.compiling import Wish, compile_cycle
from assess.workflow.inventing import CYCLE, DAY, INVENTIONS, InventedClock, invent
from assess.workflow.orders import Order, RegionalOrder
from assess.workflow.outbox import ENVELOPE, order_of
from assess.workflow.ports import Clock
from assess.workflow.trust import Trust

REGISTER, KEY = "demo.register", "demo-key.pem"
"""The register of the delegations, and the key that all of them sign with."""

SECRETARIAT = "secretariat.register"
"""The register into which the envelopes are taken."""

DATA: tuple[Literal["json", "csv", "xlsx"], ...] = ("xlsx", "csv", "json")
PRINTED: tuple[Literal["pdf", "html"], ...] = ("pdf", "html")
"""The forms in which the cycle is compiled."""


def demo(call: Call) -> int:
    """Make the register and the reports, naming each file as it is done; exit 5 where a report could not be made."""
    folder = folder_of(call.args.folder)
    _refuse_to_write_over(folder)
    call.tell("This takes a few minutes: eleven assessments are invented and printed.")
    printable = _printable(call)
    try:
        whole = _made(call, folder, printable=printable)
    except KeyboardInterrupt:
        call.tell("Stopped: what is in {folder} of this demonstration is not finished.", folder=folder)
        raise
    call.tell('Look at it with: assess --register "{register}"', register=folder / REGISTER)
    return Exit.FINE if whole else Exit.REPORT


def _refuse_to_write_over(folder: Path) -> None:
    """Raise `Misuse` where something in the folder has a name that is to be written."""
    taken = sorted(each.name for each in folder.iterdir() if each.name in _names())
    if taken:
        raise Misuse(
            say("{path} exists already, and is not overwritten.", path=str(folder / taken[0])),
            say("Name another folder, or delete the earlier demonstration first."),
        )


def _names() -> set[str]:
    """List what the files of a demonstration are called."""
    names = {REGISTER, SECRETARIAT, KEY, *(f"region-{CYCLE}.{form}" for form in DATA)}
    for each in INVENTIONS:
        names |= {_envelope_name(f"{each.country}-{CYCLE}"), Copy(f"{each.country}-{CYCLE}", each.language).file}
    for language in LANGUAGES:
        names |= {_report_name(language, form) for form in PRINTED} | {_compendium_name(language)}
    return names


def _printable(call: Call) -> bool:
    """Tell whether PDFs can be made here; where they can't, say so once, and not of each."""
    try:
        press().ready()
    except ReportFailed as error:
        for message in filter(None, (error.message, error.hint)):
            call.tell_message(message)
        return False
    return True


def _made(call: Call, folder: Path, *, printable: bool) -> bool:
    """Make everything, PDFs where they are `printable`; tell whether every report could be made."""
    options = Options(register=str(folder / REGISTER), author=call.say("invented delegation"))
    at_work, envelopes = desk(options), list[Path]()
    at_work.clock = InventedClock()
    for session in invent(at_work):
        if session.assessment.sealed:
            envelopes.append(folder / _envelope_name(session.assessment.id))
            write_whole(envelopes[-1], seal(session, key=folder / KEY))
    whole = printable and _reports(call, folder, options)
    _gather(call, folder, envelopes, at_work.clock)
    return _regional(call, folder, printable=printable) and whole


def _reports(call: Call, folder: Path, options: Options) -> bool:
    """Make the report of each country in its language."""

    def lay(copy: Copy) -> Order:
        at_work = desk(options)
        session = at_work.session(copy.assessment)
        envelope = seal(session, key=folder / KEY) if session.assessment.sealed else b""
        return order_of(at_work, session, copy.language, DAY, envelope)

    copies = [Copy(f"{each.country}-{CYCLE}", each.language) for each in INVENTIONS]
    return all([done for _, done in make(call, copies, folder, lay)])  # noqa: C419 - one that fails stops no other


def _gather(call: Call, folder: Path, envelopes: list[Path], clock: Clock) -> None:
    """Take the envelopes in, as the secretariat does, into a register of its own."""
    secretariat = desk(Options(register=str(folder / SECRETARIAT), author=call.say("invented secretariat")))
    secretariat.clock = clock
    at_work = post_room(secretariat, Trust())
    for path in envelopes:
        at_work.receive(str(path), path.read_bytes())
    call.data(str(folder / SECRETARIAT))


def _regional(call: Call, folder: Path, *, printable: bool) -> bool:
    """Compile what was taken in: the report in both languages, and the data."""
    secretariat = desk(Options(register=str(folder / SECRETARIAT)))
    digests = {each.assessment: each.digest for each in secretariat.register.intake.receipts(CYCLE)}
    compilation = compile_cycle(secretariat, Wish(CYCLE), digests)
    for form in DATA:
        path = folder / f"region-{CYCLE}.{form}"
        write_whole(path, write_compiled(compilation, form, call.words.language, DAY))
        call.data(str(path))
    whole = True
    for path, order in _orders(compilation, folder):
        if order.form == "pdf" and not printable:
            continue
        try:
            write_whole(path, press().regional_report(order))
            call.data(str(path))
        except ReportFailed as error:
            whole = False
            call.tell_message(error.message)
    return whole


def _orders(compilation: Compilation, folder: Path) -> Iterator[tuple[Path, RegionalOrder]]:
    """Order the regional report in each form and language, and the compendium for the congress."""
    for language in LANGUAGES:
        data = b"".join(write_compiled(compilation, "json", language, DAY))
        for form in PRINTED:
            order = RegionalOrder(compilation, language, DAY, form, data=data)
            yield folder / _report_name(language, form), order
        compendium = RegionalOrder(compilation, language, DAY, sections=("good-practices",))
        yield folder / _compendium_name(language), compendium


def _envelope_name(assessment: str) -> str:
    return f"{assessment}{ENVELOPE}"


def _report_name(language: str, form: str) -> str:
    return f"region-{CYCLE}.{language}.{form}"


def _compendium_name(language: str) -> str:
    return f"good-practices-{CYCLE}.{language}.pdf"
