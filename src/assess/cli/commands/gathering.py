"""The secretariat's desk: take envelopes in, see who has submitted, ask back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from assess.cli.call import Call, Exit, in_one_line
from assess.cli.typed import day_of, some
from assess.cli.unlocking import unlock
from assess.domain.assessment import accepted_cycle
from assess.domain.message import count
from assess.domain.region.round import Stage
from assess.domain.submission import fingerprint
from assess.workflow.arrival import Outcome, Verdict
from assess.workflow.board import Seat, board, returned
from assess.workflow.outbox import FOLLOW_UP
from assess.workflow.trust import Trust, called

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.workflow.trust import Signed


NAMED = 3
"""How many of the files that were passed over are told by name."""


def receive(call: Call) -> int:
    """Take envelopes in, each accepted or refused; one that is refused does not stop the rest."""
    from assess.wiring import files, open_files, post_room

    args = call.args
    trusted = frozenset("".join(filter(str.isdigit, each)) for each in args.trust)
    asks = sys.stdin.isatty() and sys.stderr.isatty()
    trust = Trust(trusted, args.accept_new_key, (lambda signed: _ask(call, signed)) if asks else None)
    desk, disk = post_room(call.desk, trust), files()
    paths = [path for name in args.files for path in disk.arrivals(some(name, call.say("FILE")))]
    outcomes = []
    for outcome in desk.receive_many(open_files(call.desk, paths)):
        _tell(call, outcome)
        outcomes.append(outcome)
    if args.json:
        from assess.cli.documents import outcome_document

        call.document([outcome_document(each, call.words) for each in outcomes])
    refused = sum(each.verdict is Verdict.REFUSED for each in outcomes)
    if not outcomes:
        call.tell("There is no envelope and no report in “{places}”.", places=", ".join(args.files))
    else:
        call.tell_message(
            count(len(outcomes), "{n} file, {refused} refused.", "{n} files, {refused} refused.", refused=refused)
        )
    _tell_others(call, [each for name in args.files for each in disk.passed_over(name)])
    return Exit.CONTENT if refused else Exit.FINE


def _tell(call: Call, outcome: Outcome) -> None:
    """Say what became of one file, on one line and one more for each remark."""
    file, named = in_one_line(outcome.file), outcome.about or "-"
    if not call.args.json:
        word = {
            Verdict.TAKEN_IN: call.say("received"),
            Verdict.REPEATED: call.say("received before"),
            Verdict.REFUSED: call.say("refused"),
        }[outcome.verdict]
        call.data(f"{file}  {named}  {word}")
    for message in (*outcome.reasons, *outcome.remarks):
        call.tell("{ref}: {what}", ref=file, what=message)
    for problem in outcome.problems:
        call.tell_problem(problem)


def _tell_others(call: Call, files: Sequence[str]) -> None:
    """Name what lay among the envelopes and was not looked into, the first few of many."""
    if not files:
        return
    named = ", ".join(in_one_line(each) for each in (*files[:NAMED], *(["…"] if len(files) > NAMED else [])))
    call.tell_message(
        count(
            len(files),
            "{n} file was skipped, because its name does not end in .json, .age or .pdf: {named}",
            "{n} files were skipped, because their names do not end in .json, .age or .pdf: {named}",
            named=named,
        )
    )


def _ask(call: Call, signed: Signed) -> bool:
    """Ask whether the key of a sender is the right one, with its fingerprint to be compared."""
    call.tell(
        "No key of {sender} is known yet. This one has the fingerprint {theirs}.",
        sender=called(signed),
        theirs=fingerprint(signed.key),
    )
    call.tell("Compare it over the telephone with the one printed in the annex of its report. Accept it? [y/N]")
    return sys.stdin.readline().strip().lower() in {"y", "yes", "s", "sí", "si"}


def show_board(call: Call) -> None:
    """Show who has submitted, when, with what coverage, and who has not."""
    args = call.args
    deadline = call.deadline
    seats = board(call.desk, accepted_cycle(args.cycle), deadline)
    names = {country: call.words.country(country) for country in {seat.country for seat in seats}}
    from assess.words import sorting

    places = {country: sorting(name) for country, name in names.items()}
    seats.sort(key=lambda seat: (places[seat.country], seat.unit))
    if args.json:
        from assess.cli.documents import board_document

        call.document(board_document(args.cycle, deadline, seats, names))
        return
    head = [
        call.say("country"),
        call.say("assessment"),
        call.say("state"),
        call.say("submitted on"),
        call.say("received on"),
        call.say("answered"),
    ]
    states = _states(call)
    call.table([head, *(_row(seat, names[seat.country], states[seat.stage, seat.late]) for seat in seats)])
    submitted, expected = returned(seats, units=False)
    call.tell("{submitted} of {expected} submitted.", submitted=submitted, expected=expected)
    submitted, expected = returned(seats, units=True)
    if expected:
        call.tell("Units: {submitted} of {expected} submitted.", submitted=submitted, expected=expected)
    if not any(seat.assessment for seat in seats):
        call.tell("Receive what countries send with: assess receive FILE")


def follow_up(call: Call) -> None:
    """Write the secretariat's observations on an assessment, to be sent to the country."""
    from assess.wiring import follow_up as sealed

    session = call.desk.session(call.args.id)
    unlock(call)
    call.write_sealed(lambda: sealed(call.desk, session), f"{session.assessment.id}{FOLLOW_UP}")


def deadline(call: Call) -> None:
    """Set the last day of a cycle, take it away, or print it."""
    from assess.wiring import inbox

    cycle, day, there = accepted_cycle(call.args.cycle), call.args.day, inbox(call.desk)
    if day is not None:
        there.set_deadline(cycle, None if day == "none" else day_of(day))
    found = there.deadline(cycle)
    call.data(found.isoformat() if found else "-")
    if not found:
        call.tell("The cycle {cycle} has no deadline. Set one with: assess deadline {cycle} YYYY-MM-DD", cycle=cycle)


def _states(call: Call) -> dict[tuple[Stage, bool], str]:
    """Name the stages, in time and late."""
    names = {
        Stage.SUBMITTED: call.say("submitted"),
        Stage.DRAFT: call.say("in progress"),
        Stage.OTHER_EDITION: call.say("other edition"),
        Stage.MISSING: call.say("nothing yet"),
    }
    late = call.say("late")
    return {(stage, is_late): f"{name}, {late}" if is_late else name
            for stage, name in names.items() for is_late in (False, True)}  # fmt: skip


def _row(seat: Seat, name: str, state: str) -> list[str]:
    coverage = seat.coverage
    return [
        f"{name} {seat.unit}".strip(),
        seat.assessment or "—",
        state,
        seat.at[:10] if seat.stage in (Stage.SUBMITTED, Stage.OTHER_EDITION) else "—",
        seat.received_at[:10] or "—",
        f"{coverage.answered}/{coverage.total}" if seat.assessment else "—",
    ]
