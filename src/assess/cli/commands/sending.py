"""What leaves the program: the gap report, the sealed envelope, the data."""

from __future__ import annotations

import os
import sys

from assess.cli.call import Call, Exit
from assess.cli.typed import names_of, table_of
from assess.cli.unlocking import change_passphrase, unlock
from assess.domain.assessment import Declaration
from assess.domain.message import count
from assess.records import replace
from assess.workflow.orders import Order
from assess.workflow.outbox import ENVELOPE, Outbox
from assess.workflow.session import Session

SHOWN = 10
"""Of what stands in the way of submission; `assess check` lists all."""


def report(call: Call) -> None:
    """Make the gap report and name its file."""
    from assess.wiring import outbox

    args, session, sending = call.args, call.desk.session(call.args.id), outbox(call.desk)
    if session.assessment.sealed and not session.receipt:
        unlock(call)
    order = replace(
        sending.order(session, call.words.language),
        day=call.day,
        form=args.format,
        paper=args.paper,
        sections=names_of(args.sections),
        summary=args.summary,
    )
    call.write(_watched(call, sending, order), f"{session.assessment.id}.{args.format}")


def _watched(call: Call, sending: Outbox, order: Order) -> bytes:
    """Make a report; on a terminal, tell the page that is being made, and take it back at the end."""
    if not sys.stderr.isatty():
        return sending.report(order)

    def watch(page: int, of: int) -> None:
        if of:
            call.show_progress(call.say("Writing page {page} of {of} ...", page=page, of=of))
        else:
            call.show_progress(call.say("Laying out page {page} ...", page=page))

    call.show_progress(call.say("Making the report ..."))
    try:
        return sending.report(order, watch)
    finally:
        call.show_progress("")


def submit(call: Call) -> int:
    """Seal the assessment and write its envelope; refuse while anything blocks it."""
    from assess.places import key_path
    from assess.wiring import outbox, own_keys, seal

    args, session = call.args, call.desk.session(call.args.id)
    blocking = [finding for finding in session.review() if finding.blocks]
    if blocking and not args.draft:
        for finding in blocking[:SHOWN]:
            call.tell("{ref}: {what}", ref=finding.ref, what=finding.message)
        if blocking[SHOWN:]:
            call.tell("All of them: assess check {id}", id=session.assessment.id)
        call.tell_message(
            count(
                len(blocking),
                "{n} thing stands in the way of submission. An unfinished envelope can be written with --draft.",
                "{n} things stand in the way of submission. An unfinished envelope can be written with --draft.",
            )
        )
        return Exit.FOUND
    unlock(call)
    key_is_there = os.path.exists(key_path())  # noqa: PTH110 - where looking is not allowed, sealing says so

    def sealed() -> bytes:
        if args.draft:
            return seal(session, draft=True)
        return outbox(call.desk).submit(session, _declared(call, session), published=args.published)

    call.write_sealed(sealed, session.assessment.id + ENVELOPE)
    if not key_is_there:
        call.tell("It is signed with a new key, {path}. Keep a copy of it where only the delegation can reach it.",
                  path=key_path())  # fmt: skip
        call.tell(
            "The secretariat will compare its fingerprint with you: {fingerprint}",
            fingerprint=own_keys(encryption=False)[0],
        )
    return Exit.FINE


def key(call: Call) -> None:
    """Print the fingerprint of the own signing key, and what others encrypt for."""
    from assess.wiring import own_keys

    if call.args.passphrase:
        change_passphrase(call)
    unlock(call)
    fingerprint, recipient = own_keys(encryption=call.args.encryption)
    if call.args.json:
        call.document({"fingerprint": fingerprint, "recipient": recipient or None})
        return
    call.data(recipient or fingerprint)
    if recipient:
        call.tell("Publish this public key. Keep the key itself: without it, what was encrypted can't be read again.")
    else:
        call.tell("Read this out when somebody asks whether it is really your key.")


def reopen(call: Call) -> None:
    """Open a submitted assessment again."""
    session = call.desk.session(call.args.id)
    session.reopen()
    call.tell("{id} can be changed again.", id=session.assessment.id)


def export(call: Call) -> None:
    """Write the data of one assessment."""
    from assess.wiring import export as exported

    table = table_of(call.args.table, call.args.format)
    session = call.desk.session(call.args.id)
    content = exported(session, call.args.format, call.words.language, table)
    if call.args.output is None and call.args.format == "json":
        call.args.output = "-"
    call.write(content, f"{session.assessment.id}.{call.args.format}")


def form(call: Call) -> None:
    """Write the questions as a table that an institution without the program fills in, for `assess answers`."""
    from assess.wiring import answer_form

    session = call.desk.session(call.args.id)
    content = answer_form(session, call.args.format, call.words.language)
    call.write(content, f"{session.assessment.id}-{call.say('form')}.{call.args.format}")


def _declared(call: Call, session: Session) -> Declaration | None:
    """Name who declares for the state: the person given, or who submits; `None` where the one recorded stays."""
    args = call.args
    if args.declared_by or session.assessment.opening.declaration is None:
        return Declaration(args.declared_by or session.author, args.position)
    return None
