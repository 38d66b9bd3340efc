"""The status board of a cycle: who has submitted, when, with what coverage, and who has not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assess.domain.compilation import Stage
from assess.domain.countries import MEMBERS
from assess.domain.receipt import Receipt
from assess.domain.scoring import Coverage
from assess.domain.standing import Standing
from assess.workflow.opening import Desk


@dataclass(frozen=True)
class Seat:
    """One respondent's place at the board."""

    country: str
    unit: str
    """Empty for the country as a whole."""
    assessment: str
    """Empty where there is none yet."""
    stage: Stage
    coverage: Coverage
    at: str
    """When it was sealed, or last changed where it came in no envelope; empty where there is nothing."""
    received_at: str
    """When its envelope was taken in; empty where it came in none."""
    late: bool
    issue: int


def board(desk: Desk, cycle: str, receipts: Mapping[str, Receipt], deadline: date | None) -> list[Seat]:
    """Set up the board: the members of the conference, and whoever else takes part. `None` for no deadline."""
    guideline = desk.catalogue.guideline(desk.catalogue.refs()[0])
    here = [
        each for each in desk.standings() if each.opening.cycle == cycle and each.opening.guideline == guideline.ref
    ]
    seats = [_seat(each, guideline.edition, receipts.get(each.id), deadline) for each in here]
    there = {seat.country for seat in seats if not seat.unit}
    seats += [Seat(code, "", "", Stage.MISSING, Coverage(), "", "", late=False, issue=0)
              for code in MEMBERS if code not in there]  # fmt: skip
    return sorted(seats, key=lambda seat: (seat.country, seat.unit))


def _seat(standing: Standing, edition: str, receipt: Receipt | None, deadline: date | None) -> Seat:
    opening = standing.opening
    stage = Stage.DRAFT
    if opening.state == "submitted":
        stage = Stage.SUBMITTED if opening.edition == edition else Stage.OTHER_EDITION
    at = receipt.sealed_at if receipt else standing.changed_at
    return Seat(
        country=opening.country,
        unit=opening.unit,
        assessment=standing.id,
        stage=stage,
        coverage=standing.coverage,
        at=at,
        received_at=receipt.received_at if receipt else "",
        late=deadline is not None and stage is Stage.SUBMITTED and at[:10] > deadline.isoformat(),
        issue=opening.issue,
    )
