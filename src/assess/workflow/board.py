"""The status board of a cycle: who has submitted, when, with what coverage, and who has not.

What is known from envelopes is read off one index, so that a board of ten thousand units is there at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache, partial
from typing import NamedTuple

from assess.domain.assessment import Assessment, State
from assess.domain.countries import MEMBERS
from assess.domain.region.round import Stage, end_of
from assess.domain.scoring import Coverage
from assess.domain.standing import Standing
from assess.workflow.opening import Desk
from assess.workflow.ports import Held


class Seat(NamedTuple):
    """One respondent's place at the board."""

    country: str
    unit: str
    """Empty for the country as a whole."""
    assessment: str
    """Empty where there is none yet."""
    stage: Stage
    at: str
    """When it was sealed, or last changed where it came in no envelope; empty where there is nothing."""
    received_at: str
    """When its envelope was taken in; empty where it came in none."""
    late: bool
    issue: int
    counts: Coverage | str
    """Its coverage, in one text where nobody has asked for it yet."""

    @property
    def coverage(self) -> Coverage:
        """How much of it is answered, and how."""
        return self.counts if isinstance(self.counts, Coverage) else Coverage.from_text(self.counts)


def board(desk: Desk, cycle: str, deadline: date | None) -> list[Seat]:
    """Set up the board: the members of the conference, and whoever else takes part. `None` for no deadline."""
    guideline = desk.catalogue.guideline(desk.catalogue.refs()[0])
    end = end_of(deadline)
    seats = _of_held(desk.register.intake.sums.held(cycle, guideline.ref), guideline.edition, end)
    others = [each for each in desk.unheld(cycle) if each.opening.guideline == guideline.ref]
    seats += [_of_standing(desk, each, guideline.edition, end) for each in others]
    there = {seat.country for seat in seats if not seat.unit}
    seats += [Seat(code, "", "", Stage.MISSING, "", "", late=False, issue=0, counts=Coverage())
              for code in MEMBERS if code not in there]  # fmt: skip
    return sorted(seats)


def returned(seats: Iterable[Seat], *, units: bool) -> tuple[int, int]:
    """Count who has submitted, and of how many: of the countries, or of the units that take part beside them."""
    asked = [seat.stage for seat in seats if bool(seat.unit) is units]
    return asked.count(Stage.SUBMITTED), len(asked)


def _of_standing(desk: Desk, standing: Standing, edition: str, end: str) -> Seat:
    opening, receipt = standing.opening, desk.register.intake.newest(standing.id)
    at = receipt.sealed_at if receipt else standing.changed_at
    stage = _stage(opening.state, opening.edition, edition)
    late = stage is Stage.SUBMITTED and at >= end and _submitted_at(desk, standing) >= end
    received_at = receipt.received_at if receipt else ""
    return Seat(opening.country, opening.unit, standing.id, stage, at, received_at, late, opening.issue,
                standing.coverage)  # fmt: skip


def _submitted_at(desk: Desk, standing: Standing) -> str:
    """Tell when an assessment was closed; remarks and replies since then change it and make no submission late."""
    return Assessment.of(desk.register.history(standing.id)).submitted_at


def _of_held(held: Iterable[Held], edition: str, end: str) -> list[Seat]:
    """Make thousands of seats, and nothing for each but the seat itself."""
    return [
        _MADE((country, unit, assessment, stage, sealed_at, received_at,
                    stage is Stage.SUBMITTED and submitted_at >= end, issue, counts))
        for country, unit, assessment, answered, state, issue, submitted_at, sealed_at, received_at, counts in held
        for stage in [_stage(state, answered, edition)]
    ]  # fmt: skip


_MADE = partial(tuple.__new__, Seat)
"""Makes one of its fields, in a fifth of the time that `Seat._make` takes."""


@lru_cache(maxsize=64)
def _stage(state: str, answered: str, edition: str) -> Stage:
    if state != State.SUBMITTED:
        return Stage.DRAFT
    return Stage.SUBMITTED if answered == edition else Stage.OTHER_EDITION
