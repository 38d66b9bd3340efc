"""Check the machine that the program runs on, and say how to mend what is missing."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from assess.cli.call import Call, Exit, plain_terminal
from assess.domain.errors import AssessError, RegisterUnusable
from assess.domain.message import Message, count, say
from assess.domain.symptom import Grade, Symptom, fine, mend, note

if TYPE_CHECKING:
    from assess.domain.standing import Standing

SMALLEST = (80, 24)
"""Columns and lines at which the terminal interface is fully usable."""


def doctor(call: Call) -> int:
    """Look at everything; exit 1 where something needs mending. First count the sums anew where that is asked for."""
    if call.args.recount:
        _recount(call)
    looks = (_python, _terminal, _fonts, _paper, _guidelines, _kept, _register, _assessments, _keys)
    found = [symptom for look in looks for symptom in _looked(look, call)]
    found = [symptom for place, symptom in enumerate(found) if symptom not in found[:place]]
    ills = sum(symptom.grade is Grade.MEND for symptom in found)
    if call.args.json:
        call.document([_document(call, symptom) for symptom in found])
    else:
        _show(call, found)
        if ills:
            call.tell_message(count(ills, "{n} thing needs fixing.", "{n} things need fixing."))
        else:
            call.tell("Nothing needs fixing.")
    return Exit.FOUND if ills else Exit.FINE


def _show(call: Call, found: Sequence[Symptom]) -> None:
    for symptom in found:
        call.data(f"{_mark(call, symptom.grade)}: {call.words.tell(symptom.message)}")
        if symptom.hint:
            call.data(f"    {call.words.tell(symptom.hint)}")


def _looked(look: Callable[[Call], Iterator[Symptom]], call: Call) -> Iterator[Symptom]:
    """Look at one thing; what keeps it from being looked at is a symptom like others."""
    try:
        yield from look(call)
    except AssessError as error:
        yield mend(error.message, error.hint)


def _recount(call: Call) -> None:
    from assess.workflow.recounting import recount

    call.tell("Recounting the envelopes received ...")
    counted = recount(call.desk)
    call.tell_message(count(counted, "{n} envelope counted.", "{n} envelopes counted."))


def _mark(call: Call, grade: Grade) -> str:
    return {Grade.FINE: call.say("fine"), Grade.NOTE: call.say("NOTE"), Grade.MEND: call.say("FIX")}[grade]


def _document(call: Call, symptom: Symptom) -> dict[str, str | None]:
    return {
        "grade": symptom.grade,
        "message": call.words.tell(symptom.message),
        "hint": call.words.tell(symptom.hint) if symptom.hint else None,
    }


def _python(_: Call) -> Iterator[Symptom]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield fine(say("Python {version} on {system}.", version=version, system=sys.platform))


def _terminal(_: Call) -> Iterator[Symptom]:
    if not sys.stdout.isatty():
        yield fine(say("No terminal is connected; the commands work all the same."))
        return
    if plain_terminal():
        yield mend(
            say("This terminal only shows line after line (TERM={term}).", term=os.environ["TERM"]),
            say("Use another one, or answer line by line with: assess open ID --linear"),
        )
    size, encoding = shutil.get_terminal_size(), sys.stdout.encoding
    seen = say("The terminal has {columns} columns and {lines} lines.", columns=size.columns, lines=size.lines)
    wide = (size.columns, size.lines) >= SMALLEST and size.lines >= SMALLEST[1]
    yield fine(seen) if wide else mend(seen, say("Make the window larger: at least 80 columns and 24 lines."))
    told = say("The terminal writes {encoding}.", encoding=encoding)
    speaks = encoding.lower().replace("-", "") == "utf8"
    yield fine(told) if speaks else mend(told, say("Set the terminal to UTF-8; on Windows, use Windows Terminal."))


def _fonts(_: Call) -> Iterator[Symptom]:
    from assess.places import shipped

    fonts = len(list(shipped("templates").glob("fonts/*.ttf")))
    seen = say("{fonts} fonts for reports come with the program.", fonts=fonts)
    yield fine(seen) if fonts else mend(seen, say("Install assess again; its fonts are part of it."))


def _paper(_: Call) -> Iterator[Symptom]:
    from assess.wiring import press

    yield _unless(lambda: press().ready(), say("PDF reports can be made."))


def _guidelines(call: Call) -> Iterator[Symptom]:
    catalogue = call.desk.catalogue
    for ref in catalogue.refs():
        yield _unless(
            lambda ref=ref: catalogue.guideline(ref),  # type: ignore[misc]
            say("The guideline {ref} can be answered.", ref=ref),
        )


def _kept(_: Call) -> Iterator[Symptom]:
    """Look whether things can be kept between starts: where they can't, work goes on, and nobody is told but here."""
    from assess.domain.refusal import why
    from assess.places import cache_folder, data_folder
    from assess.storage.disk.folder import refuse_if_closed

    losses = {
        cache_folder(): say("every start takes longer"),
        data_folder() / "drafts": say("what is half typed is lost when the program is stopped"),
    }
    for folder, loss in losses.items():
        try:
            if os.path.lexists(folder):
                refuse_if_closed(folder)
        except OSError as error:
            told = say(
                "Nothing can be kept in {folder}: {why}. Without it, {loss}.",
                folder=str(folder),
                why=why(error),
                loss=loss,
            )
            yield mend(told, say("Move whatever has that name, or ask for permission to write there."))


def _register(call: Call) -> Iterator[Symptom]:
    from assess.storage.care.checkup import checkup
    from assess.wiring import backups

    keeper = backups(call.options)
    yield from checkup(keeper.register, keeper.now())


def _assessments(call: Call) -> Iterator[Symptom]:
    """Open every assessment that has a history here: each needs the edition of the guideline that it answers.

    Of what is known from envelopes only, which can be thousands, the sums are checked.
    """
    from assess.places import register_path
    from assess.workflow.recounting import check_sums

    if os.path.exists(register_path(call.options.register)):  # noqa: PTH110 - not a fault where it may not be looked at
        try:
            cycles = sorted({each.opening.cycle for each in call.desk.standings()})
            standings = [each for cycle in cycles for each in call.desk.unheld(cycle)]
            sums = list(check_sums(call.desk))
        except RegisterUnusable:
            return  # which the register's own look has told
        for standing in standings:
            about = say("{assessment} can be opened.", assessment=standing.id)
            yield _unless(lambda id_=standing.id: call.desk.session(id_), about)  # type: ignore[misc]
        yield from sums
        yield from _lost_key(standings)


def _lost_key(standings: Sequence[Standing]) -> Iterator[Symptom]:
    """Say where something was submitted, and what it was signed with is not there: the next key will be another one."""
    from assess.places import key_path

    submitted = next((each.id for each in standings if each.opening.sealed), "")
    if submitted and not os.path.lexists(key_path()):
        yield note(
            say(
                "{assessment} was submitted, and there is no signing key {path}.",
                assessment=submitted,
                path=str(key_path()),
            ),
            say("If you signed it, restore the key from a copy, or tell the secretariat that you will use another."),
        )


def _keys(_: Call) -> Iterator[Symptom]:
    """Look whether the keys of this user can be read. Where there are none, they are made when they are needed."""
    from assess.places import decryption_key_path, key_path
    from assess.wiring import key_is_locked, own_keys

    if os.path.lexists(key_path()) and not key_is_locked():
        both = os.path.lexists(decryption_key_path())
        yield _unless(lambda: own_keys(encryption=both), say("Your key can be used."))


def _unless(look: Callable[[], object], well: Message) -> Symptom:
    try:
        look()
    except AssessError as error:
        return mend(error.message, error.hint)
    return fine(well)
