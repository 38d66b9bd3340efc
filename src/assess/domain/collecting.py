"""Collect what countries tell beside their answers: evidence, good practices, assistance asked for, their context.

Totals count everybody; what is listed by country comes from those who publish.
"""

from __future__ import annotations

from collections import Counter

from assess.domain.assessment import Assessment
from assess.domain.assistance import requests
from assess.domain.compilation import Inventoried, Member, Need, Offer
from assess.domain.country import InForce
from assess.domain.data import Data
from assess.domain.delegation import Relevance
from assess.domain.evidence import EvidenceKind
from assess.domain.guideline import Guideline
from assess.domain.needs import NeedKind


class Collection:
    """What has been told so far."""

    def __init__(self, guideline: Guideline) -> None:
        """Begin with nothing."""
        self._guideline = guideline
        self._evidence = Counter[EvidenceKind]()
        self._offered = Counter[str]()
        self._asked = Counter[str]()
        self._kinds = Counter[NeedKind | None]()
        self._relevance = Counter[tuple[str, Relevance]]()
        self._in_force = Counter[tuple[str, InForce]]()
        self._inventory = list[Inventoried]()
        self._practices = list[Offer]()
        self._needs = list[Need]()

    def take(self, member: Member, assessment: Assessment) -> None:
        """Take in what one country tells."""
        self._take_evidence(member, assessment)
        self._take_practices(member, assessment)
        self._take_needs(member, assessment)
        self._relevance.update(assessment.delegation.relevance.items())
        self._in_force.update(assessment.delegation.instruments.items())

    def totals(self) -> Data:
        """Give the fields of a compilation that name nobody."""
        guideline = self._guideline
        told = {source for source, _ in self._in_force}
        return {
            "evidence": {kind: self._evidence[kind] for kind in EvidenceKind},
            "offered": self._by_part(self._offered),
            "asked": self._by_part(self._asked),
            "asked_kinds": {kind: self._kinds[kind] for kind in (*NeedKind, None)},
            "relevance": {
                phase.ref: {each: self._relevance[phase.ref, each] for each in Relevance} for phase in guideline.phases
            },
            "in_force": {
                source.ref: {each: self._in_force[source.ref, each] for each in InForce}
                for source in guideline.sources
                if source.ref in told
            },
        }

    def listed(self) -> Data:
        """Give the fields of a compilation that say which country told what."""
        return {
            "inventory": tuple(self._inventory),
            "practices": tuple(self._practices),
            "needs": tuple(self._needs),
        }

    def _take_evidence(self, member: Member, assessment: Assessment) -> None:
        for each in assessment.evidence.values():
            if each.confidential:
                continue
            self._evidence[each.kind] += 1
            if member.published:
                cited = tuple(ref for ref, response in assessment.responses.items() if each.ref in response.evidence)
                self._inventory.append(Inventoried(member.code, each, tuple(sorted(cited))))

    def _take_practices(self, member: Member, assessment: Assessment) -> None:
        for practice in assessment.practices.values():
            self._offered[practice.recommendation] += 1
            if member.published:
                phase = self._guideline.phase_of(practice.recommendation).ref
                self._practices.append(Offer(member.code, phase, practice))

    def _take_needs(self, member: Member, assessment: Assessment) -> None:
        for request in requests(assessment):
            self._asked[request.recommendation] += 1
            self._kinds[request.kind] += 1
            if member.published:
                self._needs.append(Need(member.code, self._guideline.phase_of(request.recommendation).ref, request))

    def _by_part(self, counts: Counter[str]) -> dict[str, int]:
        """Sum counts by recommendation up to phases and the whole."""
        phases = {
            phase.ref: sum(counts[each.ref] for each in phase.recommendations) for phase in self._guideline.phases
        }
        single = {each.ref: counts[each.ref] for each in self._guideline.recommendations()}
        return {self._guideline.ref: sum(phases.values()), **phases, **single}
