"""The ledgers of an assessment: what is entered there under a number of its own.

Evidence, actions, good practices, assistance needs and observations are entered, corrected and removed alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assess.domain.assessment import Assessment
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.evidence import Evidence
from assess.domain.ledgers.needs import AssistanceNeed
from assess.domain.ledgers.observations import Observation
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.subjects import ACTION, EVIDENCE, NEED, OBSERVATION, PRACTICE

Entry = Evidence | Action | GoodPractice | AssistanceNeed | Observation

LEDGERS: Mapping[type[Entry], str] = {
    Evidence: EVIDENCE,
    Action: ACTION,
    GoodPractice: PRACTICE,
    AssistanceNeed: NEED,
    Observation: OBSERVATION,
}
"""What the subjects of each sort of entry begin with."""


def letter_of(entry: Entry) -> str:
    """Tell the letter that the ref of an entry begins with."""
    return entry.by.letter if isinstance(entry, Observation) else LEDGERS[type(entry)][0].upper()


def entries(assessment: Assessment) -> Iterator[Entry]:
    """Give every entry of every ledger."""
    yield from assessment.evidence.values()
    yield from assessment.actions.values()
    yield from assessment.practices.values()
    yield from assessment.needs.values()
    yield from assessment.observations.values()
