"""Begin, list and open assessments."""

from __future__ import annotations

import os
import sys

from assess.cli.call import Call, Exit, plain_terminal
from assess.cli.telling import state_word
from assess.domain.assessment import State
from assess.domain.errors import Misuse
from assess.domain.message import say
from assess.words import language_of


def new(call: Call) -> None:
    """Begin an assessment and print its id."""
    args = call.args
    session = call.desk.begin(
        args.country, args.cycle, unit=args.unit, guideline=args.guideline, carry_from=args.carry_from
    )
    call.data(session.assessment.id)


def list_all(call: Call) -> None:
    """List the assessments of the register."""
    standings = call.desk.standings()
    if call.args.json:
        from assess.cli.documents import standing_document

        call.document([standing_document(standing) for standing in standings])
        return
    if not standings:
        call.tell("There are no assessments yet. Begin one with: assess new COUNTRY --cycle YEAR")
        return
    score, states = call.score, {state: state_word(call, state) for state in State}
    head = [
        call.say("assessment"),
        call.say("country"),
        call.say("state"),
        call.say("answered"),
        call.say("value"),
        call.say("lowest"),
        call.say("highest"),
    ]
    rows = [
        [
            standing.id,
            call.words.country(standing.opening.country),
            states[standing.opening.state],
            f"{standing.coverage.answered}/{standing.coverage.total}",
            score(standing.value),
            score(standing.low),
            score(standing.high),
        ]
        for standing in standings
    ]
    call.table([head, *rows])


def interface(call: Call) -> int:
    """Open the terminal interface, on one assessment if it was named."""
    words = call.words
    if call.args.linear:
        from assess.tui.linear.conversation import run_linear

        run_linear(call.desk, words, call.args.id, sys.stdin, sys.stdout)
        return Exit.FINE
    if plain_terminal() or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Misuse(
            say("The terminal interface needs a terminal in which a cursor can move."),
            say("For plain questions line by line: assess open ID --linear. All commands: assess --help"),
        )
    from assess.tui import run
    from assess.tui.work.office import LANGUAGE, Office
    from assess.wiring import drafts, inbox, outbox, settings

    desk, kept = call.desk, settings()
    stated = call.args.language or os.environ.get("ASSESS_LANGUAGE", "")
    language = words.language if stated else language_of(kept.read().get(LANGUAGE, ""))
    run(Office(desk, outbox(desk), lambda: inbox(desk), kept, drafts(call.options)), language, call.args.id)
    return Exit.FINE
