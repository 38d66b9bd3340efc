"""Record answers, one or many, take back what was recorded, and make it again."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from assess.cli.call import Call
from assess.cli.telling import subject_words
from assess.cli.typed import whole_number
from assess.domain.answers import Answer, Rated, Status, answer_as
from assess.domain.errors import ContentInvalid, Misuse
from assess.domain.history import Revision
from assess.domain.message import count, say
from assess.domain.refusal import why
from assess.domain.response import Figure, Response
from assess.records import replace
from assess.workflow.session import Session


def answer(call: Call) -> None:
    """Record one response; what is not named stays as it was."""
    args, session = call.args, call.desk.session(call.args.id)
    given = _answer(args.answer, args.reason)
    figure = _figure(args.figure, whole_number(args.figure_year, "--figure-year"))

    def change(was: Response) -> Response:
        return replace(
            was,
            answer=given,
            proposed=None,
            comment=was.comment if args.comment is None else args.comment,
            figure=figure or was.figure,
            evidence=was.evidence if args.evidence is None else tuple(dict.fromkeys(args.evidence)),
        )

    session.respond({args.ref: change})
    _tell_standing(call, session)


def answers(call: Call) -> None:
    """Record many responses from a file, all or nothing."""
    from assess.exchange.answers.cells import MOST_BYTES
    from assess.wiring import read_answers

    session, piped = call.desk.session(call.args.id), call.args.file == "-"
    path = Path(call.say("standard input") if piped else call.args.file)
    try:
        with nullcontext(sys.stdin.buffer) if piped else path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Misuse(
            say("{path} can't be read: {why}.", path=str(path), why=why(error)),
            say("See that it is there, that its disk is connected, and that your account may read it."),
        ) from error
    changes, problems = read_answers(path, content, session)
    if problems:
        raise ContentInvalid(
            count(
                len(problems),
                "{path} has {n} problem; nothing was recorded.",
                "{path} has {n} problems; nothing was recorded.",
                path=str(path),
            ),
            problems,
        )
    session.respond(changes)
    call.tell_message(count(len(changes), "{n} response recorded.", "{n} responses recorded."))
    _tell_standing(call, session)


def undo(call: Call) -> None:
    """Take back the author's last act."""
    if refs := _named(call, call.desk.session(call.args.id).undo()):
        call.tell("Undone: {refs}", refs=refs)
    else:
        call.tell("You have no change to undo.")


def redo(call: Call) -> None:
    """Make it again."""
    if refs := _named(call, call.desk.session(call.args.id).redo()):
        call.tell("Redone: {refs}", refs=refs)
    else:
        call.tell("You have no change to redo.")


def _answer(word: str, reason: str) -> Answer:
    if re.fullmatch("[0-9]{1,3}", word):
        if reason:
            raise Misuse(say("A level is not given with a reason."), say("Say it with --comment."))
        return Rated(int(word))
    try:
        return answer_as(word.lower(), reason)
    except KeyError:
        possible = [status for status in Status if status is not Status.RATED]
        raise Misuse(
            say("“{word}” is not an answer.", word=word),
            say("Give a level of the scale, or one of: {possible}.", possible=", ".join(possible)),
        ) from None


def _figure(text: str | None, year: int | None) -> Figure | None:
    from assess.exchange.answers.words import ambiguous, read_number

    if text is None:
        if year is not None:
            raise Misuse(say("--figure-year is given without --figure."), say("Give the number, too: --figure 12.5"))
        return None
    value = read_number(text)
    if value is None:
        raise Misuse(say("“{text}” is not a number.", text=text), say("Write it like 12 or 12.5."))
    if ambiguous(text):
        raise Misuse(
            say("“{text}” can be read as thousands or as a fraction.", text=text),
            say("Write {whole} or {fraction}0.", whole=re.sub("[.,]", "", text), fraction=text),
        )
    return Figure(value, year)


def _tell_standing(call: Call, session: Session) -> None:
    coverage = session.card.score.coverage
    call.tell("{answered} of {total} indicators answered.", answered=coverage.answered, total=coverage.total)


def _named(call: Call, changes: Sequence[Revision]) -> str:
    return ", ".join(subject_words(call, change.subject) for change in changes)
