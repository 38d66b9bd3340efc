"""Check what is kept of envelopes, sums and lines of the board, against the envelopes; count them anew from them."""

from __future__ import annotations

from collections.abc import Iterator

from assess.domain.assessment import Assessment
from assess.domain.errors import RegisterUnusable
from assess.domain.message import count, say
from assess.domain.region.reckoning import reckon
from assess.domain.scoring import overall
from assess.domain.standing import Standing, stand
from assess.domain.symptom import Symptom, fine, mend
from assess.workflow.opening import Desk
from assess.workflow.sums import AT_ONCE

LOOKED_AT = 25
"""How many envelopes are read again to see whether what is kept of them is what they say."""


def check_sums(desk: Desk) -> Iterator[Symptom]:
    """Check that the sums add up, and a few of those in them, from the first to the last, against their envelopes."""
    known = _counted(desk)
    if not known:
        return
    wrong = "" if desk.register.intake.sums.add_up() else known[0].opening.cycle
    looked_at = known[:: -(-len(known) // LOOKED_AT)]
    wrong = wrong or next((each.id for each in looked_at if not _as_it_says(desk, each)), "")
    if wrong:
        yield mend(
            say("What is kept of envelopes for the board and for compilations is not what they say ({where}).",
                where=wrong),
            say("No envelope is lost. Recount them all with: assess doctor --recount"),
        )  # fmt: skip
        return
    yield fine(
        count(
            len(known),
            "{n} envelope is in the sums, and they add up.",
            "{n} envelopes are in the sums, and they add up.",
        )
    )


def recount(desk: Desk) -> int:
    """Count anew what is known from envelopes, a few in each transaction, and tell how many there are.

    Where it is interrupted, the next compilation counts the rest.
    """
    intake = desk.register.intake
    intake.sums.clear()
    standings = desk.standings()
    cycles = sorted({each.opening.cycle for each in standings})
    receipts = [receipt for cycle in cycles for receipt in intake.receipts(cycle)]
    for start in range(0, len(receipts), AT_ONCE):
        with intake.together():
            for receipt in receipts[start : start + AT_ONCE]:
                assessment = Assessment.of(desk.register.history(receipt.assessment))
                guideline = desk.catalogue.guideline(assessment.opening.guideline)
                ours = assessment.opening.edition == guideline.edition
                standing = stand(assessment, overall(guideline, assessment.responses))
                intake.recount(receipt, standing, reckon(guideline, assessment) if ours else None)
    return len(receipts)


def _counted(desk: Desk) -> list[Standing]:
    """List those that are in the sums."""
    standings = desk.standings()
    cycles = {each.opening.cycle for each in standings}
    there = {assessment for cycle in cycles for assessment in desk.register.intake.sums.counted(cycle)}
    return [each for each in standings if each.id in there]


def _as_it_says(desk: Desk, standing: Standing) -> bool:
    """Read an envelope again; what answers another edition than the one here is passed over."""
    guideline = desk.catalogue.guideline(standing.opening.guideline)
    if standing.opening.edition != guideline.edition:
        return True
    assessment = Assessment.of(desk.register.history(standing.id))
    try:
        added = desk.register.intake.sums.adds(standing.id)
    except RegisterUnusable:
        return False
    coverage = overall(guideline, assessment.responses).coverage
    return added == reckon(guideline, assessment) and standing.coverage == coverage
