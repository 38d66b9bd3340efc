"""The demonstration: a register of eleven invented assessments, and every report made from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

from assess.cli.call import Call, Exit
from assess.cli.commands.reports import Copy, make, order_of
from assess.domain.errors import Misuse, ReportFailed
from assess.domain.message import say
from assess.domain.refusal import why
from assess.domain.region.compilation import Compilation
from assess.storage.disk.folder import write_whole
from assess.wiring import Options, desk, post_room, press, seal, write_compiled
from assess.words import LANGUAGES
from assess.workflow.compiling import Wish, compile_cycle
from assess.workflow.inventing import CYCLE, INVENTIONS, InventedClock, invent
from assess.workflow.orders import Order, RegionalOrder
from assess.workflow.ports import Clock
from assess.workflow.trust import Trust

DAY = date(2026, 6, 30)
"""The day the reports bear: after the last invented answer."""

SECRETARIAT = "secretariat.register"
"""The register into which the envelopes are taken."""

DATA: tuple[Literal["json", "csv", "xlsx"], ...] = ("xlsx", "csv", "json")
PRINTED: tuple[Literal["pdf", "html"], ...] = ("pdf", "html")
"""The forms in which the cycle is compiled."""


def demo(call: Call) -> int:
    """Make the register and the reports, naming each file as it is done; exit 5 where a report could not be made."""
    folder = Path(call.args.folder)
    register = folder / "demo.register"
    if register.exists():
        raise Misuse(
            say("{path} exists already.", path=str(register)), say("Name another folder, or delete that file first.")
        )
    call.tell("This takes a few minutes: eleven assessments are invented and printed.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Misuse(
            say("{path} can't be made: {why}.", path=str(folder), why=why(error)),
            say("Name another folder."),
        ) from error
    options = Options(register=str(register), author=call.say("invented delegation"))
    at_work = desk(options)
    at_work.clock = InventedClock()
    for session in invent(at_work):
        if session.assessment.sealed:
            write_whole(folder / f"{session.assessment.id}.assess.json", seal(session, key=folder / "demo-key.pem"))
    whole = _reports(call, folder, options)
    gather(call, folder, at_work.clock)
    whole = _regional(call, folder) and whole
    call.tell("Look at it with: assess --register {register}", register=register)
    return Exit.FINE if whole else Exit.REPORT


def _reports(call: Call, folder: Path, options: Options) -> bool:
    """Make the report of each country in its language."""

    def lay(copy: Copy) -> Order:
        at_work = desk(options)
        session = at_work.session(copy.assessment)
        envelope = seal(session, key=folder / "demo-key.pem") if session.assessment.sealed else b""
        return order_of(at_work, session, copy.language, DAY, envelope)

    copies = [Copy(f"{each.country}-{CYCLE}", each.language) for each in INVENTIONS]
    return all([done for _, done in make(call, copies, folder, lay)])  # noqa: C419 - one that fails stops no other


def gather(call: Call, folder: Path, clock: Clock) -> None:
    """Take the envelopes in, as the secretariat does, into a register of its own."""
    secretariat = desk(Options(register=str(folder / SECRETARIAT), author=call.say("invented secretariat")))
    secretariat.clock = clock
    at_work = post_room(secretariat, Trust())
    for path in sorted(folder.glob("*.assess.json")):
        at_work.receive(str(path), path.read_bytes())
    call.data(str(folder / SECRETARIAT))


def _regional(call: Call, folder: Path) -> bool:
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
            yield folder / f"region-{CYCLE}.{language}.{form}", order
        compendium = RegionalOrder(compilation, language, DAY, sections=("good-practices",))
        yield folder / f"good-practices-{CYCLE}.{language}.pdf", compendium
