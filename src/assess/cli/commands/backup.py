"""Make and list backups of the register, bring one back, and save what can be read of a damaged register."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assess.cli.call import Call, Exit
from assess.domain.errors import RegisterUnusable
from assess.domain.message import Message, count, say
from assess.wiring import backups

if TYPE_CHECKING:
    from assess.storage.care.salvage import Salvaged
    from assess.storage.care.survey import Survey
    from assess.storage.disk.shelf import Backup, Why

NUMBERS_SHOWN = 12
"""Numbers of lost changes that a line names."""


def backup(call: Call) -> None:
    """Make a backup and print where it is; or list those there are."""
    if call.args.list:
        _list(call)
        return
    made = backups(call.options).keep(Path(call.args.output) if call.args.output else None)
    call.data(str(made))
    call.tell("The backup was read from end to end: it is intact.")


def restore(call: Call) -> None:
    """Put a backup in the place of the register, and print where the register that was there is kept."""
    from assess.storage.care.restoring import restore as put_back

    keeper = backups(call.options)
    chosen = keeper.find(call.args.backup)
    holds, kept = put_back(keeper.register, chosen, keeper.now())
    call.tell("The register now holds what the backup {backup} held.", backup=chosen.name)
    for line in _holding(holds):
        call.tell_message(line)
    if kept:
        call.data(str(kept))
        call.tell("What was in its place is kept there.")


def salvage(call: Call) -> int:
    """Save what can be read of the register into a new one; exit 1 where something is lost."""
    from assess.storage.care.salvage import salvage as save
    from assess.storage.disk.shelf import Why, backups_of, name_salvaged

    keeper = backups(call.options)
    if keeper.register.is_file() and _survey(keeper.register):
        call.tell("The register {path} is intact: there is nothing to salvage.", path=keeper.register)
        return Exit.FINE
    target = Path(call.args.output) if call.args.output else name_salvaged(keeper.register, keeper.now())
    others = [each.path for each in backups_of(keeper.register) if each.why is not Why.REPLACED]
    saved = save(keeper.register, target, others)
    for each in saved.assessments:
        for line in _saved(call, each):
            call.tell_message(line)
    if saved.envelopes:
        call.tell_message(count(saved.envelopes, "{n} envelope was read.", "{n} envelopes were read."))
    if saved.deadlines:
        call.tell_message(count(saved.deadlines, "{n} deadline was read.", "{n} deadlines were read."))
    call.data(str(target))
    call.tell('The damaged register was left as it is. To go on with the new one: assess restore "{path}"', path=target)
    return Exit.FOUND if any(each.lost for each in saved.assessments) else Exit.FINE


def _list(call: Call) -> None:
    from assess.storage.disk.shelf import backups_of, folder_of

    register = backups(call.options).register
    kept = [(each, _survey(each.path)) for each in backups_of(register)]
    if call.args.json:
        call.document([_document(each, holds) for each, holds in kept])
        return
    if not kept:
        call.tell("There are no backups in {folder} yet. Make one with: assess backup", folder=folder_of(register))
        return
    rows = [
        [
            each.path.name,
            call.words.moment(each.at.isoformat()),
            _reason(call, each.why),
            call.say("damaged") if holds is None else " ".join(f"{id_}:{n}" for id_, n in holds.changes.items()),
        ]
        for each, holds in kept
    ]
    call.table([[call.say("backup"), call.say("made"), call.say("why"), call.say("assessments: changes")], *rows])
    call.tell("They are in {folder}. To restore one: assess restore BACKUP", folder=folder_of(register))


def _survey(path: Path) -> Survey | None:
    """Read a backup from end to end; `None` where it is damaged."""
    from assess.storage.care.survey import survey

    try:
        return survey(path)
    except RegisterUnusable:
        return None


def _document(kept: Backup, holds: Survey | None) -> dict[str, object]:
    return {
        "path": str(kept.path),
        "made": kept.at.isoformat(),
        "why": str(kept.why),
        "whole": holds is not None,
        "changes": dict(holds.changes) if holds else {},
    }


def _reason(call: Call, why: Why) -> str:
    return {
        "auto": call.say("automatic"),
        "kept": call.say("on request"),
        "before-update": call.say("before an update"),
        "replaced": call.say("was replaced"),
    }[why]


def _holding(holds: Survey) -> list[Message]:
    return [
        count(n, "{assessment}: {n} change.", "{assessment}: {n} changes.", assessment=assessment)
        for assessment, n in holds.changes.items()
    ]


def _saved(call: Call, each: Salvaged) -> list[Message]:
    """Say what was saved of one assessment, and what not."""
    about = {"assessment": each.assessment}
    lines = [
        count(each.changes, "{assessment}: {n} change was saved.", "{assessment}: {n} changes were saved.", **about)
    ]
    if each.from_backups:
        lines.append(count(each.from_backups, "{n} of them comes from a backup.", "{n} of them come from backups."))
    if each.lost:
        numbers = ", ".join(map(str, each.lost[:NUMBERS_SHOWN])) + (" …" if len(each.lost) > NUMBERS_SHOWN else "")
        lines.append(
            count(
                len(each.lost),
                "LOST: {n} change, number {numbers}.",
                "LOST: {n} changes, numbers {numbers}.",
                numbers=numbers,
            )
        )
        lines += _when(call, each)
    return lines


def _when(call: Call, each: Salvaged) -> list[Message]:
    """Say between which moments the lost changes were made, as far as that is known."""
    before, after = (call.words.moment(at) if at else "" for at in (each.before, each.after))
    if before and after:
        return [say("Time of what is lost: between {before} and {after}", before=before, after=after)]
    if before:
        return [say("Time of what is lost: after {before}", before=before)]
    return [say("Time of what is lost: before {after}", after=after)] if after else []
