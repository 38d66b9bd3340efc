"""Looking a register over: is it there, whole and the right one, is the clock right, are there backups.

Each look says one thing in a sentence. Nothing is changed, but what a killed program left half written is taken back,
as on every opening.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import takewhile
from pathlib import Path

from assess.domain.errors import RegisterUnusable
from assess.domain.message import say
from assess.domain.refusal import why
from assess.domain.symptom import Symptom, fine, mend, note
from assess.storage.care.survey import Survey, links_at, survey
from assess.storage.database.sqlite import refuse_to_begin_anew
from assess.storage.disk.folder import refuse_if_closed
from assess.storage.disk.journal import half_written, journal_of, of_another
from assess.storage.disk.shelf import Backup, Why, backups_of, folder_of
from assess.storage.disk.surroundings import surroundings

TOLERANCE = timedelta(minutes=5)
"""How far clocks of machines that share a register may differ."""


def checkup(register: Path, now: datetime) -> Iterator[Symptom]:
    """Look a register over, and where it is."""
    backups = backups_of(register)
    if not register.exists():
        yield _missing(register)
    else:
        begun = half_written(register) and not of_another(register)
        if begun:
            yield _half_written(register)
        try:
            holds = survey(register)
        except RegisterUnusable as error:
            # What a program began that was stopped on its very first day is taken back to nothing.
            nothing = begun and register.stat().st_size == 0
            yield _missing(register) if nothing else mend(error.message, error.hint)
        else:
            yield fine(say("The register {path} is intact.", path=str(register)))
            yield from _clock(holds, now)
            broken = _broken(backups)
            for backup in broken:
                yield mend(
                    say("The backup {backup} is damaged.", backup=backup.path.name),
                    say("Make a new one with: assess backup"),
                )
            yield from _replaced(register, backups[len(broken) :])
            yield from _backups(holds, backups[len(broken) :])
    yield from _shelf(folder_of(register))
    yield from surroundings(register)


def _missing(register: Path) -> Symptom:
    try:
        refuse_to_begin_anew(register)
    except RegisterUnusable as error:
        return mend(error.message, error.hint)
    if register.is_symlink():
        return mend(
            say(
                "The link {path} leads to {place}, which is not there.",
                path=str(register),
                place=str(register.readlink()),
            ),
            say("Connect its disk, or name the register itself with --register."),
        )
    above = next(each for each in register.absolute().parents if os.path.lexists(each))
    if not above.is_dir():
        return mend(
            say("{path} is not a folder: no register can be in it.", path=str(above)),
            say("Name another place with --register."),
        )
    return fine(say("There is no register yet; it will be made at {path}.", path=str(register)))


def _half_written(register: Path) -> Symptom:
    return note(
        say(
            "A program was stopped in the middle of a change; its journal {path} was left behind.",
            path=str(journal_of(register)),
        ),
        say("Nothing was lost: the change is undone automatically. Never delete or move that file yourself."),
    )


def _shelf(folder: Path) -> Iterator[Symptom]:
    """Look whether backups can be kept: where they can't, work goes on, and nobody is told but here."""
    if not os.path.lexists(folder):
        return
    try:
        refuse_if_closed(folder)
    except OSError as error:
        yield mend(
            say("No backups can be kept in {folder}: {why}.", folder=str(folder), why=why(error)),
            say("Make it a folder in which you may write, or move whatever has its name: a new one will be made."),
        )


def _broken(backups: Sequence[Backup]) -> list[Backup]:
    """List the newest backups that can't be read, up to the first that can: it is what would be brought back."""
    return list(takewhile(lambda backup: backup.why is not Why.REPLACED and not _whole(backup), backups))


def _whole(backup: Backup) -> bool:
    try:
        survey(backup.path)
    except RegisterUnusable:
        return False
    return True


def _replaced(register: Path, backups: Sequence[Backup]) -> Iterator[Symptom]:
    """Find out whether the register goes on from its last backup, which is whole: a history only ever grows."""
    if not backups or backups[0].why is Why.REPLACED:
        return  # where one was replaced, somebody brought an older one back
    was, name = survey(backups[0].path), backups[0].path.name
    here = links_at(register, was.changes)
    if any(here.get(assessment) != link for assessment, link in was.links.items()):
        yield mend(
            say("The register lacks what its backup {backup} has: it was replaced by an older one or a "
                "different one.",
                backup=name),
            say("Look for the right file; or restore the backup with: assess restore {backup}", backup=name),
        )  # fmt: skip


def _clock(holds: Survey, now: datetime) -> Iterator[Symptom]:
    if holds.last_at and (last := datetime.fromisoformat(holds.last_at)) > now + TOLERANCE:
        here, there = (f"{at.astimezone():%Y-%m-%d %H:%M}" for at in (now, last))
        yield mend(
            say("The clock of this machine is behind: it says {now}, and the last change was made at {last}.",
                now=here, last=there),
            say("Set the clock. The order of the answers does not depend on it, but their dates do."),
        )  # fmt: skip


def _backups(holds: Survey, backups: Sequence[Backup]) -> Iterator[Symptom]:
    """Tell of the last backup, which on every day with changes but the first was made on that day."""
    made = [each for each in backups if each.why is not Why.REPLACED]
    if not holds.last_at:
        return
    first, last = (datetime.fromisoformat(at).astimezone().date() for at in (holds.first_at, holds.last_at))
    if made and made[0].at.date() >= last:
        yield fine(say("The last backup is {backup}.", backup=made[0].path.name))
    elif made:
        yield mend(
            say("The last backup, {backup}, is older than the last changes, of {day}: backups are failing.",
                backup=made[0].path.name, day=last.isoformat()),
            say("Make one, and see what stands in the way, with: assess backup"),
        )  # fmt: skip
    elif first < last:
        yield mend(say("There is no backup of the register."), say("Make one with: assess backup"))
    else:
        yield note(
            say("There is no backup of the register yet."),
            say("One will be made automatically with the next changes; or make one now with: assess backup"),
        )
