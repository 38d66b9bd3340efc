"""What a compilation need not read: who is in the sums that the register keeps, and what they sum up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from assess.domain.assessment import Assessment
from assess.domain.guideline import Guideline
from assess.domain.region.compiling import Kept, respondent_of
from assess.domain.region.reckoning import Pile, reckon
from assess.domain.region.round import Round
from assess.domain.standing import Standing
from assess.workflow.opening import Desk
from assess.workflow.ports import Watch, unwatched

AT_ONCE = 64
"""How many are put into the sums in one go."""


def kept_sums(  # noqa: PLR0913, PLR0917 - what is compiled, and who looks on
    desk: Desk,
    guideline: Guideline,
    round_: Round,
    standings: Sequence[Standing],
    digests: Mapping[str, str],
    watch: Watch = unwatched,
) -> tuple[Kept, list[Standing]]:
    """Give what is kept of those who take part, and list the others: their histories have to be read.

    What was taken in before there were sums, or was reckoned otherwise, is put into them first.
    """
    ours = [each for each in standings if each.opening.sealed and each.opening.edition == guideline.edition]
    _catch_up(desk, guideline, round_.cycle, [each for each in ours if each.id in digests], watch)
    submitted_at = desk.register.intake.sums.counted(round_.cycle)
    there, others = list[Standing](), list[Standing]()
    for each in standings:
        (there if each.id in submitted_at or not each.opening.sealed else others).append(each)
    counted = [each for each in ours if each.id in submitted_at]
    kept = Kept(
        respondents=[
            respondent_of(
                guideline, round_, each.opening, each.coverage, submitted_at.get(each.id, ""), digests.get(each.id, "")
            )
            for each in there
        ],
        sums=desk.register.intake.sums.of(Pile(round_.cycle, round_.within, guideline.ref, guideline.edition)),
        assessments=len(counted),
        invented=any(each.opening.invented for each in counted),
    )
    return kept, others


def _catch_up(desk: Desk, guideline: Guideline, cycle: str, standings: Iterable[Standing], watch: Watch) -> None:
    """Put into the sums what is known from envelopes only and is in no sum yet, a few in each transaction."""
    intake = desk.register.intake
    there = intake.sums.counted(cycle)
    missing = [each for each in standings if each.id not in there]
    for start in range(0, len(missing), AT_ONCE):
        read = [(each, Assessment.of(desk.register.history(each.id))) for each in missing[start : start + AT_ONCE]]
        with intake.together():
            for standing, assessment in read:
                receipt = intake.newest(standing.id)
                if receipt:
                    intake.recount(receipt, standing, reckon(guideline, assessment))
        watch(start + len(read), len(missing))
