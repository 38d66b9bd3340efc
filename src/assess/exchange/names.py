"""What codes are called, for people."""

from __future__ import annotations

from assess.domain.delegation import Relevance
from assess.domain.gaps import Priority
from assess.domain.guideline import Kind
from assess.domain.ledgers.evidence import EvidenceKind
from assess.domain.ledgers.needs import NeedKind
from assess.domain.ledgers.observations import Progress, Reviewer
from assess.domain.profile import InForce
from assess.domain.region.compilation import Compilation
from assess.domain.region.round import Stage
from assess.words import Words


def name_of(compilation: Compilation, words: Words, code: str) -> str:
    """Name a respondent: a country by its name, a unit by its code."""
    return code if compilation.round.within else words.country(code)


def kind_names(words: Words) -> dict[str, str]:
    """Name the kinds of indicator."""
    return {
        Kind.STRUCTURAL: words.say("structural"),
        Kind.PROCESS: words.say("process"),
        Kind.OUTCOME: words.say("outcome"),
    }


def evidence_names(words: Words) -> dict[str, str]:
    """Name the kinds of evidence."""
    return {
        EvidenceKind.LAW: words.say("law"),
        EvidenceKind.POLICY: words.say("policy"),
        EvidenceKind.PROGRAMME: words.say("programme"),
        EvidenceKind.PROTOCOL: words.say("protocol"),
        EvidenceKind.BUDGET: words.say("budget"),
        EvidenceKind.STATISTICS: words.say("statistics"),
        EvidenceKind.AGREEMENT: words.say("agreement"),
    }


PLAN = "plan"
"""Stands for the kind of what an action plan asks for, which does not say its kind."""


def need_names(words: Words) -> dict[str, str]:
    """Name the kinds of assistance."""
    return {
        NeedKind.ADVICE: words.say("technical or legal advice"),
        NeedKind.TRAINING: words.say("training"),
        NeedKind.EXCHANGE: words.say("exchange of experience and information"),
        NeedKind.EQUIPMENT: words.say("equipment, premises and systems"),
        NeedKind.FUNDING: words.say("funding"),
        NeedKind.OTHER: words.say("other assistance"),
        PLAN: words.say("for a step of the action plan"),
    }


def reviewer_names(words: Words) -> dict[str, str]:
    """Name on whose side an observation was made."""
    return {Reviewer.COUNTRY: words.say("country"), Reviewer.SECRETARIAT: words.say("secretariat")}


def progress_names(words: Words) -> dict[str, str]:
    """Name how far an observation has come."""
    return {
        Progress.OPEN: words.say("open"),
        Progress.ANSWERED: words.say("answered"),
        Progress.RESOLVED: words.say("resolved"),
    }


def context_names(words: Words) -> dict[str, str]:
    """Name how much a phase concerns a country, and whether an instrument binds it."""
    return {
        Relevance.HIGH: words.say("much"),
        Relevance.MEDIUM: words.say("some"),
        Relevance.LOW: words.say("little"),
        InForce.YES: words.say("in force"),
        InForce.NO: words.say("not in force"),
        InForce.UNKNOWN: words.say("not established"),
    }


def part_names(words: Words) -> dict[str, str]:
    """Name the parts of what a delegation says of itself and its country."""
    return {
        "member": words.say("member of the delegation"),
        "consulted": words.say("consulted"),
        "relevance": words.say("relevance of a phase"),
        "instrument": words.say("instrument"),
        "remarks": words.say("remarks of the state"),
    }


def spread_names(words: Words) -> dict[str, str]:
    """Name the parts of a guideline whose answers are counted."""
    return {
        "guideline": words.say("guideline"),
        "guideline by kind": words.say("guideline, by kind"),
        "phase": words.say("phase"),
        "phase by kind": words.say("phase, by kind"),
        "instrument": words.say("instrument"),
        "recommendation": words.say("recommendation"),
        "indicator": words.say("indicator"),
    }


def stage_names(words: Words) -> dict[str, str]:
    """Name the stages of a respondent."""
    return {
        Stage.SUBMITTED: words.say("submitted"),
        Stage.DRAFT: words.say("in progress"),
        Stage.OTHER_EDITION: words.say("submitted on another edition, not counted"),
        Stage.MISSING: words.say("nothing received"),
    }


def priority_names(words: Words) -> dict[str, str]:
    """Name the priorities of a gap."""
    return {
        Priority.HIGH: words.say("high"),
        Priority.MEDIUM: words.say("medium"),
        Priority.LOW: words.say("low"),
    }
