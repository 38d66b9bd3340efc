"""An assessment in brief: what a compilation reads of one, without its history, its comments and its figures.

The register keeps it of what it knows from envelopes, so that thousands are listed and no history is read for them.
Whoever changes what is in it gives `assess.domain.region.tally.RECKONING` the next number.
"""

from __future__ import annotations

from assess.domain.answers import answer_data, answer_from
from assess.domain.assessment import Assessment, Opening
from assess.domain.data import Data, compact
from assess.domain.delegation import Delegation
from assess.domain.history import History
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.evidence import Evidence
from assess.domain.ledgers.needs import AssistanceNeed
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.response import Response


def in_brief(assessment: Assessment) -> Data:
    """Write an assessment in brief."""
    answered = assessment.responses.items()
    return {
        "opening": assessment.opening.as_data(),
        "delegation": assessment.delegation.as_data(),
        "answers": compact({ref: answer_data(each.answer) for ref, each in answered}),
        "proofs": compact({ref: list(each.evidence) for ref, each in answered}),
        "evidence": [each.as_data() for each in assessment.evidence.values()],
        "actions": [each.as_data() for each in assessment.actions.values()],
        "practices": [each.as_data() for each in assessment.practices.values()],
        "needs": [each.as_data() for each in assessment.needs.values()],
    }


def from_brief(assessment: str, brief: Data) -> Assessment:
    """Read an assessment that was written in brief; it has no history, so it can't tell when it was submitted.

    Raises `KeyError`, `TypeError` or `ValueError` where it is none.
    """
    answers, proofs = brief["answers"], brief["proofs"]
    return Assessment(
        id=assessment,
        opening=Opening.from_data(brief["opening"]),
        history=History(),
        responses={
            ref: Response(answer_from(answers.get(ref)), evidence=tuple(proofs.get(ref, ())))
            for ref in answers | proofs
        },
        evidence={each["ref"]: Evidence.from_data(each) for each in brief["evidence"]},
        actions={each["ref"]: Action.from_data(each) for each in brief["actions"]},
        practices={each["ref"]: GoodPractice.from_data(each) for each in brief["practices"]},
        needs={each["ref"]: AssistanceNeed.from_data(each) for each in brief["needs"]},
        delegation=Delegation.from_data(brief["delegation"]),
    )
