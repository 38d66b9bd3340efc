"""The JSON documents that commands print with `--json`: other programs read them (`docs/formats.en.md`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.domain.submission import fingerprint
from assess.exchange.figures import coverage_data, rounded, score_data

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from assess.domain.comparison import Difference
    from assess.domain.crosswalk import Strand
    from assess.domain.gaps import Gap
    from assess.domain.guideline import Kind
    from assess.domain.history import Revision
    from assess.domain.scoring import Card, Coverage, Score
    from assess.domain.standing import Standing
    from assess.words import Words
    from assess.workflow.arrival import Outcome
    from assess.workflow.board import Seat
    from assess.workflow.session import Session

Document = dict[str, object]


def status_document(session: Session, language: str) -> Document:
    """Say how an assessment stands."""
    assessment, guideline, card = session.assessment, session.guideline, session.card
    opening = assessment.opening
    titles = {phase.ref: phase.title.read(language) for phase in guideline.phases}
    return {
        "id": assessment.id,
        "country": opening.country,
        "unit": opening.unit or None,
        "cycle": opening.cycle,
        "guideline": guideline.ref,
        "edition": guideline.edition,
        "state": str(opening.state),
        "coverage": _coverage(card.score.coverage),
        "score": score_data(card.score),
        "kinds": kinds_document(card.kinds),
        "phases": [
            {
                **_card(phase, titles[phase.ref]),
                "recommendations": [
                    _card(part, guideline.recommendation(part.ref).title.read(language)) for part in phase.parts
                ],
            }
            for phase in card.parts
        ],
    }


def strands_document(strands: Sequence[Strand], language: str) -> list[Document]:
    """Say how an assessment stands by instrument."""
    return [
        {
            "ref": strand.term.ref,
            "title": strand.term.name.read(language),
            "recommendations": list(strand.recommendations),
            "score": score_data(strand.score),
            "coverage": _coverage(strand.score.coverage),
        }
        for strand in strands
    ]


def _card(card: Card, title: str) -> Document:
    return {
        "ref": card.ref,
        "title": title,
        "score": score_data(card.score),
        "kinds": kinds_document(card.kinds),
        "coverage": _coverage(card.score.coverage),
    }


def kinds_document(kinds: Mapping[Kind, Score]) -> Document:
    """Write the scores by kind of indicator."""
    return {str(kind): score_data(score) for kind, score in kinds.items()}


def standing_document(standing: Standing) -> Document:
    """Write one line of the list of assessments."""
    opening = standing.opening
    return {
        "id": standing.id,
        "country": opening.country,
        "unit": opening.unit or None,
        "cycle": opening.cycle,
        "guideline": opening.guideline,
        "edition": opening.edition,
        "state": str(opening.state),
        "coverage": _coverage(standing.coverage),
        "score": score_data(standing),
        "changed_at": standing.changed_at,
    }


def gap_document(gap: Gap, language: str) -> Document:
    """Write a gap with its indicators below the target."""
    return {
        "ref": gap.recommendation.ref,
        "title": gap.recommendation.title.read(language),
        "phase": gap.phase,
        "priority": str(gap.priority),
        "shortfall": rounded(gap.points),
        "weight": gap.recommendation.weight,
        "indicators": [
            {
                "ref": each.indicator.ref,
                "kind": str(each.indicator.kind),
                "level": each.level,
                "shortfall": rounded(each.points),
            }
            for each in gap.shortfalls
        ],
        "actions": list(gap.actions),
    }


def revision_document(revision: Revision) -> Document:
    """Write one change."""
    return {
        "number": revision.number,
        "id": revision.id,
        "at": revision.at,
        "author": revision.author,
        "subject": revision.subject,
        "body": revision.body,
        "undoes": revision.undoes or None,
    }


def difference_document(difference: Difference) -> Document:
    """Say what changed about one indicator."""
    return {
        "indicator": difference.indicator,
        "fields": list(difference.fields),
        "steps": difference.steps,
        "was": difference.was.as_data(),
        "now": difference.now.as_data(),
    }


def outcome_document(outcome: Outcome, words: Words) -> Document:
    """Say what became of a file that was to be taken in."""
    receipt = outcome.receipt
    problems = [f"{each.place}: {words.tell(each.message)}" for each in outcome.problems]
    return {
        "file": outcome.file,
        "verdict": str(outcome.verdict),
        "assessment": receipt.assessment if receipt else None,
        "draft": receipt.draft if receipt else None,
        "issue": receipt.issue if receipt else None,
        "sealed_at": receipt.sealed_at if receipt else None,
        "received_at": receipt.received_at if receipt else None,
        "digest": receipt.digest if receipt else None,
        "fingerprint": fingerprint(receipt.key) if receipt else None,
        "coverage": _coverage(outcome.coverage) if outcome.coverage else None,
        "reasons": [words.tell(each) for each in outcome.reasons] + problems,
        "remarks": [words.tell(each) for each in outcome.remarks],
    }


def board_document(cycle: str, deadline: date | None, seats: Sequence[Seat], names: Mapping[str, str]) -> Document:
    """Write the status board."""
    from assess.workflow.board import returned

    (submitted, expected), (of_units, units) = returned(seats, units=False), returned(seats, units=True)
    return {
        "cycle": cycle,
        "deadline": deadline.isoformat() if deadline else None,
        "expected": expected,
        "submitted": submitted,
        "units": {"expected": units, "submitted": of_units},
        "seats": [
            {
                "country": seat.country,
                "name": names[seat.country],
                "unit": seat.unit or None,
                "id": seat.assessment or None,
                "stage": str(seat.stage),
                "late": seat.late,
                "at": seat.at or None,
                "received_at": seat.received_at or None,
                "issue": seat.issue,
                "coverage": _coverage(seat.coverage),
            }
            for seat in seats
        ],
    }


def _coverage(coverage: Coverage) -> Document:
    """Write a coverage without how it spreads over the levels."""
    return {name: number for name, number in coverage_data(coverage).items() if name != "levels"}
