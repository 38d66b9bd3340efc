"""What codes are called, for people."""

from __future__ import annotations

from collections.abc import Mapping

from assess.domain.delegation import Relevance
from assess.domain.gaps import Priority
from assess.domain.guideline import Kind
from assess.domain.ledgers.evidence import EvidenceKind
from assess.domain.ledgers.needs import NeedKind
from assess.domain.ledgers.observations import Progress, Reviewer
from assess.domain.message import Message, say
from assess.domain.profile import InForce
from assess.domain.region.compilation import Compilation
from assess.domain.region.round import Stage
from assess.words import Words

Names = Mapping[str, Message]
"""By code."""

PLAN = "plan"
"""Stands for the kind of what an action plan asks for, which does not say its kind."""

KINDS: Names = {
    Kind.STRUCTURAL: say("structural"),
    Kind.PROCESS: say("process"),
    Kind.OUTCOME: say("outcome"),
}
EVIDENCE: Names = {
    EvidenceKind.LAW: say("law"),
    EvidenceKind.POLICY: say("policy"),
    EvidenceKind.PROGRAMME: say("programme"),
    EvidenceKind.PROTOCOL: say("protocol"),
    EvidenceKind.BUDGET: say("budget"),
    EvidenceKind.STATISTICS: say("statistics"),
    EvidenceKind.AGREEMENT: say("agreement"),
}
NEEDS: Names = {
    NeedKind.ADVICE: say("technical or legal advice"),
    NeedKind.TRAINING: say("training"),
    NeedKind.EXCHANGE: say("exchange of experience and information"),
    NeedKind.EQUIPMENT: say("equipment, premises and systems"),
    NeedKind.FUNDING: say("funding"),
    NeedKind.OTHER: say("other assistance"),
    PLAN: say("for a step of the action plan"),
}
REVIEWERS: Names = {Reviewer.COUNTRY: say("country"), Reviewer.SECRETARIAT: say("secretariat")}
PROGRESS: Names = {
    Progress.OPEN: say("open"),
    Progress.ANSWERED: say("answered"),
    Progress.RESOLVED: say("resolved"),
}
CONTEXT: Names = {
    Relevance.HIGH: say("much"),
    Relevance.MEDIUM: say("some"),
    Relevance.LOW: say("little"),
    InForce.YES: say("in force"),
    InForce.NO: say("not in force"),
    InForce.UNKNOWN: say("not established"),
}
"""How much a phase concerns a country, and whether an instrument binds it."""
DELEGATION_PARTS: Names = {
    "member": say("member of the delegation"),
    "consulted": say("consulted"),
    "relevance": say("relevance of a phase"),
    "instrument": say("instrument"),
    "remarks": say("remarks of the state"),
}
"""What a delegation says of itself and its country."""
COUNTED_PARTS: Names = {
    "guideline": say("guideline"),
    "guideline by kind": say("guideline, by kind"),
    "phase": say("phase"),
    "phase by kind": say("phase, by kind"),
    "instrument": say("instrument"),
    "recommendation": say("recommendation"),
    "indicator": say("indicator"),
}
"""The parts of a guideline whose answers are counted."""
STAGES: Names = {
    Stage.SUBMITTED: say("submitted"),
    Stage.DRAFT: say("in progress"),
    Stage.OTHER_EDITION: say("submitted on another edition, not counted"),
    Stage.MISSING: say("nothing received"),
}
PRIORITIES: Names = {Priority.HIGH: say("high"), Priority.MEDIUM: say("medium"), Priority.LOW: say("low")}


def name_of(compilation: Compilation, words: Words, code: str) -> str:
    """Name a respondent: a country by its name, a unit by its code."""
    return code if compilation.round.within else words.country(code)
