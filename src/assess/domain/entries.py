"""The ledgers of an assessment: what is entered there under a number of its own.

Evidence, actions, good practices, assistance needs and observations are entered, corrected and removed alike.
"""

from __future__ import annotations

from collections.abc import Mapping

from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.evidence import Evidence
from assess.domain.ledgers.needs import AssistanceNeed
from assess.domain.ledgers.observations import Observation, Reviewer
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.subjects import ACTION, EVIDENCE, NEED, OBSERVATION, PRACTICE
from assess.records import dataclass

Entry = Evidence | Action | GoodPractice | AssistanceNeed | Observation


@dataclass(frozen=True)
class Ledger:
    """One ledger: where it is found, and what is entered there."""

    subject: str
    """What the subjects of its entries begin with."""
    name: str
    """The field of an assessment that holds its entries by ref."""
    letters: str
    """What the refs of its entries can begin with, a letter each."""
    entry: type[Entry]


LEDGERS: Mapping[str, Ledger] = {
    ledger.subject: ledger
    for ledger in (
        Ledger(EVIDENCE, "evidence", "E", Evidence),
        Ledger(ACTION, "actions", "A", Action),
        Ledger(PRACTICE, "practices", "P", GoodPractice),
        Ledger(NEED, "needs", "N", AssistanceNeed),
        Ledger(OBSERVATION, "observations", "".join(each.letter for each in Reviewer), Observation),
    )
}
"""The ledgers by what their subjects begin with."""

_BY_ENTRY = {ledger.entry: ledger for ledger in LEDGERS.values()}


def ledger_of(entry: Entry) -> Ledger:
    """Tell the ledger that an entry belongs in."""
    return _BY_ENTRY[type(entry)]


def letter_of(entry: Entry) -> str:
    """Tell the letter that the ref of an entry begins with."""
    return entry.by.letter if isinstance(entry, Observation) else ledger_of(entry).letters
