"""An assessment in brief: what a compilation reads of one, without its history, comments, reasons and figures.

The register keeps it of what it knows from envelopes, so that thousands are listed and no history is read for them.
Whoever changes what is in it gives `assess.domain.region.reckoning.RECKONING` the next number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from assess.domain.answers import from_a_word
from assess.domain.assessment import Assessment, Opening
from assess.domain.data import Data
from assess.domain.delegation import Delegation
from assess.domain.history import History
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.evidence import Evidence
from assess.domain.ledgers.needs import AssistanceNeed
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.response import Response
from assess.domain.scoring import Responses


def in_brief(assessment: Assessment) -> Data:
    """Write an assessment in brief; indicators that are answered alike, or cite the same, stand in one text."""
    responses = assessment.responses.items()
    return {
        "opening": assessment.opening.as_data(),
        "delegation": assessment.delegation.as_data(),
        "answers": answered(assessment.responses),
        "proofs": gathered([(" ".join(each.evidence), ref) for ref, each in responses if each.evidence]),
        "evidence": [each.as_data() for each in assessment.evidence.values()],
        "actions": [each.as_data() for each in assessment.actions.values()],
        "practices": [each.as_data() for each in assessment.practices.values()],
        "needs": [each.as_data() for each in assessment.needs.values()],
    }


def from_brief(assessment: str, brief: Data) -> Assessment:
    """Read an assessment that was written in brief; it has no history, so it can't tell when it was submitted.

    Raises `KeyError`, `TypeError` or `ValueError` where it is none.
    """
    said = {ref: word for word, refs in brief["answers"].items() for ref in refs.split()}
    responses = {ref: _response(word, "") for ref, word in said.items()}
    for cited, refs in brief["proofs"].items():
        responses.update({ref: _response(said.get(ref, ""), cited) for ref in refs.split()})
    return Assessment(
        id=assessment,
        opening=Opening.from_data(brief["opening"]),
        history=History(),
        responses=responses,
        evidence={each["ref"]: Evidence.from_data(each) for each in brief["evidence"]},
        actions={each["ref"]: Action.from_data(each) for each in brief["actions"]},
        practices={each["ref"]: GoodPractice.from_data(each) for each in brief["practices"]},
        needs={each["ref"]: AssistanceNeed.from_data(each) for each in brief["needs"]},
        delegation=Delegation.from_data(brief["delegation"]),
    )


@lru_cache(maxsize=4096)
def _response(said: str, cited: str) -> Response:
    """Make a response of an answer in a word, empty for none, and what it cites: one for all who say the same."""
    return Response(from_a_word(said) if said else None, evidence=tuple(cited.split()))


def answered(responses: Responses) -> dict[str, str]:
    """Gather the indicators that are answered, by their answers in a word."""
    return gathered([(each.answer.word, ref) for ref, each in responses.items() if each.answer])


def gathered(told: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Gather refs by what is told of them, those of which the same is told in one text, separated by spaces."""
    refs = defaultdict[str, list[str]](list)
    for what, ref in told:
        refs[what].append(ref)
    return {what: " ".join(each) for what, each in refs.items()}
