"""What things are called, on the screens and in the linear mode."""

from __future__ import annotations

from assess.domain.guideline import Unit
from assess.domain.ledgers.evidence import EvidenceKind
from assess.domain.ledgers.observations import Reviewer
from assess.domain.message import Message, say

EVIDENCE_KINDS: dict[EvidenceKind, Message] = {
    EvidenceKind.LAW: say("Law"),
    EvidenceKind.POLICY: say("Policy"),
    EvidenceKind.PROGRAMME: say("Programme"),
    EvidenceKind.PROTOCOL: say("Protocol"),
    EvidenceKind.BUDGET: say("Budget"),
    EvidenceKind.STATISTICS: say("Statistics"),
    EvidenceKind.AGREEMENT: say("Agreement"),
}

REVIEWERS: dict[Reviewer, Message] = {
    Reviewer.COUNTRY: say("the country"),
    Reviewer.SECRETARIAT: say("the secretariat"),
}

UNITS: dict[Unit, Message] = {
    Unit.PERCENT: say("percent"),
    Unit.COUNT: say("number"),
    Unit.DAYS: say("days"),
    Unit.RATIO: say("ratio"),
}
