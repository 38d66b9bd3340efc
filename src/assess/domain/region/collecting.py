"""Collect what countries tell beside their answers: evidence, good practices, assistance asked for, their context.

Totals count everybody; what is listed by country comes from those who publish.
"""

from __future__ import annotations

from assess.domain.assessment import Assessment
from assess.domain.assistance import requests
from assess.domain.data import Data
from assess.domain.delegation import Relevance
from assess.domain.guideline import Guideline
from assess.domain.ledgers.evidence import EvidenceKind
from assess.domain.ledgers.needs import NeedKind
from assess.domain.profile import InForce
from assess.domain.region.compilation import Inventoried, Need, Offer
from assess.domain.region.reckoning import ASKED, EVIDENCE, IN_FORCE, NEED, OFFERED, RELEVANCE
from assess.domain.region.round import Member
from assess.domain.region.tally import Tally


def totals(guideline: Guideline, tally: Tally) -> Data:
    """Give the fields of a compilation that name nobody."""
    in_force = {
        source.ref: {each: tally.of(source.ref, f"{IN_FORCE}{each}") for each in InForce}
        for source in guideline.sources
    }
    return {
        "evidence": {kind: tally.of(guideline.ref, f"{EVIDENCE}{kind}") for kind in EvidenceKind},
        "offered": _by_part(guideline, tally, OFFERED),
        "asked": _by_part(guideline, tally, ASKED),
        "asked_kinds": {kind: tally.of(guideline.ref, f"{NEED}{kind or ''}") for kind in (*NeedKind, None)},
        "relevance": {
            phase.ref: {each: tally.of(phase.ref, f"{RELEVANCE}{each}") for each in Relevance}
            for phase in guideline.phases
        },
        "in_force": {ref: told for ref, told in in_force.items() if any(told.values())},
    }


def _by_part(guideline: Guideline, tally: Tally, what: str) -> dict[str, int]:
    """Sum what is counted by recommendation up to phases and the whole."""
    single = {each.ref: tally.of(each.ref, what) for each in guideline.recommendations()}
    phases = {phase.ref: sum(single[each.ref] for each in phase.recommendations) for phase in guideline.phases}
    return {guideline.ref: sum(phases.values()), **phases, **single}


class Collection:
    """What those who publish have told so far, country by country."""

    def __init__(self, guideline: Guideline) -> None:
        """Begin with nothing."""
        self._guideline = guideline
        self._inventory = list[Inventoried]()
        self._practices = list[Offer]()
        self._needs = list[Need]()

    def take(self, member: Member, assessment: Assessment) -> None:
        """Take in what one country tells."""
        phase_of = self._guideline.phase_of
        cited = _cited(assessment)
        for each in assessment.evidence.values():
            if not each.confidential:
                self._inventory.append(Inventoried(member.code, each, tuple(sorted(cited.get(each.ref, ())))))
        for practice in assessment.practices.values():
            self._practices.append(Offer(member.code, phase_of(practice.recommendation).ref, practice))
        for request in requests(assessment):
            self._needs.append(Need(member.code, phase_of(request.recommendation).ref, request))

    def listed(self) -> Data:
        """Give the fields of a compilation that say which country told what."""
        return {
            "inventory": tuple(self._inventory),
            "practices": tuple(self._practices),
            "needs": tuple(self._needs),
        }


def _cited(assessment: Assessment) -> dict[str, list[str]]:
    """List for each entry of the evidence register what it was cited for."""
    cited = dict[str, list[str]]()
    for ref, response in assessment.responses.items():
        for evidence in set(response.evidence):
            cited.setdefault(evidence, []).append(ref)
    return cited
