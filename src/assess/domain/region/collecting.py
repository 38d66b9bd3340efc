"""Collect what is listed respondent by respondent: evidence, good practices, assistance asked for, a sheet of results.

Only those who publish are listed; totals (`assess.domain.region.totals`) count everybody.
"""

from __future__ import annotations

from collections import Counter

from assess.domain.assessment import Assessment
from assess.domain.assistance import requests
from assess.domain.data import Data
from assess.domain.gaps import Priority, fallen_short, priority_of
from assess.domain.guideline import Guideline
from assess.domain.region.compilation import Inventoried, Need, Offer, Sheet
from assess.domain.region.round import Respondent
from assess.domain.scoring import Card

FIRST_GAPS = 5
"""How many gaps a sheet names."""


class Collection:
    """What has been collected so far."""

    def __init__(self, guideline: Guideline) -> None:
        """Begin with nothing."""
        self._guideline = guideline
        self._inventory = list[Inventoried]()
        self._practices = list[Offer]()
        self._needs = list[Need]()
        self._sheets = list[Sheet]()

    def take(self, respondent: Respondent, assessment: Assessment, card: Card) -> None:
        """Take in what one respondent tells, and its results."""
        phase_of = self._guideline.phase_of
        cited = _cited(assessment)
        for each in assessment.evidence.values():
            if not each.confidential:
                self._inventory.append(Inventoried(respondent.code, each, tuple(sorted(cited.get(each.ref, ())))))
        for practice in assessment.practices.values():
            self._practices.append(Offer(respondent.code, phase_of(practice.recommendation).ref, practice))
        for request in requests(assessment):
            self._needs.append(Need(respondent.code, phase_of(request.recommendation).ref, request))
        self._sheets.append(_sheet(self._guideline, respondent, assessment, card))

    def listed(self) -> Data:
        """Give the fields of a compilation that say which respondent told what."""
        return {
            "inventory": tuple(self._inventory),
            "practices": tuple(self._practices),
            "needs": tuple(self._needs),
            "sheets": tuple(self._sheets),
        }


def _cited(assessment: Assessment) -> dict[str, list[str]]:
    """List for each entry of the evidence register what it was cited for."""
    cited = dict[str, list[str]]()
    for ref, response in assessment.responses.items():
        for evidence in set(response.evidence):
            cited.setdefault(evidence, []).append(ref)
    return cited


def _sheet(guideline: Guideline, respondent: Respondent, assessment: Assessment, card: Card) -> Sheet:
    gaps = fallen_short(guideline, assessment.responses)
    priorities = Counter([priority_of(width.points) for _, width in gaps])
    return Sheet(
        code=respondent.code,
        score=card.score,
        kinds=card.kinds,
        phases={part.ref: part.score for part in card.parts},
        values={part.ref: part.score.value for phase in card.parts for part in phase.parts},
        priorities={priority: priorities[priority] for priority in Priority},
        gaps=tuple(recommendation.ref for recommendation, _ in gaps[:FIRST_GAPS]),
        declaration=assessment.opening.declaration,
        submitted_at=respondent.submitted_at,
        digest=respondent.digest,
        issue=assessment.opening.issue,
        delegation=assessment.delegation,
    )
