"""Say how an assessment stands: its scores, its gaps, and what stands in the way of submission."""

from __future__ import annotations

from collections.abc import Sequence

from assess.cli.call import Call, Exit
from assess.cli.telling import kind_word, state_word
from assess.domain.crosswalk import Strand, by_instrument
from assess.domain.gaps import Priority
from assess.domain.guideline import Kind
from assess.domain.message import count
from assess.domain.scoring import Score
from assess.workflow.session import Session


def status(call: Call) -> None:
    """Print coverage and scores."""
    session = call.desk.session(call.args.id)
    strands = by_instrument(session.guideline, session.card) if call.args.by == "instrument" else None
    if call.args.json:
        _status_document(call, session, strands)
        return
    card = session.card
    coverage, opening = card.score.coverage, session.assessment.opening
    call.data(f"{session.assessment.id}  {call.words.country(opening.country)}  {state_word(call, opening.state)}")
    call.data(
        call.say(
            "{answered} of {total} answered (rated: {rated}, not applicable: {na}, no information: {ni}, "
            "withheld: {withheld}); with evidence: {evidenced}",
            answered=coverage.answered,
            total=coverage.total,
            rated=coverage.rated,
            na=coverage.not_applicable,
            ni=coverage.no_information,
            withheld=coverage.withheld,
            evidenced=coverage.evidenced,
        )
    )
    if card.score.value is None and coverage.applicable:
        call.data(call.say("Below half coverage there is no value, only its bounds."))
    rows = [["", call.say("value"), call.say("lowest"), call.say("highest"), call.say("answered")]]
    rows.append(_row(call, call.say("overall"), card.score))
    rows += [_row(call, kind_word(call, kind), card.kinds[kind]) for kind in Kind]
    if strands is not None:
        rows += [_row(call, strand.term.name.read(call.words.language), strand.score) for strand in strands]
    else:
        titles = {phase.ref: phase.title.read(call.words.language) for phase in session.guideline.phases}
        rows += [_row(call, f"{part.ref}  {titles[part.ref]}", part.score) for part in card.parts]
    call.table(rows)


def _status_document(call: Call, session: Session, strands: Sequence[Strand] | None) -> None:
    from assess.cli.documents import status_document, strands_document

    document = status_document(session, call.words.language)
    if strands is not None:
        document["instruments"] = strands_document(strands, call.words.language)
    call.document(document)


def gaps(call: Call) -> None:
    """Print the gaps in the order in which to act on them."""
    found = call.desk.session(call.args.id).gaps()
    if call.args.json:
        from assess.cli.documents import gap_document

        call.document([gap_document(gap, call.words.language) for gap in found])
        return
    if not found:
        call.tell("No indicator is rated below the target.")
        return
    priorities = {Priority.HIGH: call.say("high"), Priority.MEDIUM: call.say("medium"), Priority.LOW: call.say("low")}
    rows = [
        [
            call.say("ref"),
            call.say("priority"),
            call.say("shortfall"),
            call.say("indicators"),
            call.say("actions"),
            call.say("recommendation"),
        ]
    ]
    rows += [
        [
            gap.recommendation.ref,
            priorities[gap.priority],
            f"{gap.points:.1f}",
            " ".join(f"{each.indicator.ref.rpartition('.')[2]}:{each.level}" for each in gap.shortfalls),
            " ".join(gap.actions) or "—",
            gap.recommendation.title.read(call.words.language),
        ]
        for gap in found
    ]
    call.table(rows)


def check(call: Call) -> int:
    """Print what stands in the way of submission, then what is only advised."""
    findings = call.desk.session(call.args.id).review()
    blocking = [finding for finding in findings if finding.blocks]
    if call.args.json:
        call.document(
            {
                "ready": not blocking,
                "findings": [
                    {"ref": finding.ref, "blocks": finding.blocks, "message": call.words.tell(finding.message)}
                    for finding in findings
                ],
            }
        )
        return Exit.FOUND if blocking else Exit.FINE
    for finding in findings:
        weight = call.say("blocks") if finding.blocks else call.say("advice")
        call.data(f"{finding.ref}: {weight}: {call.words.tell(finding.message)}")
    if blocking:
        call.tell_message(
            count(
                len(blocking),
                "{n} thing stands in the way of submission.",
                "{n} things stand in the way of submission.",
            )
        )
        return Exit.FOUND
    call.tell("Nothing stands in the way of submission.")
    return Exit.FINE


def _row(call: Call, name: str, score: Score) -> list[str]:
    answered = f"{score.coverage.answered}/{score.coverage.total}"
    return [name, call.score(score.value), call.score(score.low), call.score(score.high), answered]
