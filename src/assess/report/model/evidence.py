"""The inventory of laws, policies and programmes: the evidence register, kind by kind."""

from __future__ import annotations

from assess.domain.address import is_web_address
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.records import dataclass
from assess.report.model.material import Material
from assess.report.model.speaker import unbroken
from assess.words import Words


@dataclass(frozen=True)
class EvidenceEntry:
    """One entry; every text may be empty where it was not told."""

    ref: str
    title: str
    details: str
    """Number, issuer, date, in one line."""
    url: str
    link: str
    """Where a link leads; empty where the address is none that a reader should follow."""
    notes: tuple[str, ...]
    """Until when it holds, or that it has expired."""
    supports: str
    """The indicators it supports."""


@dataclass(frozen=True)
class EvidenceGroup:
    """The entries of one kind."""

    name: str
    entries: tuple[EvidenceEntry, ...]


@dataclass(frozen=True)
class Inventory:
    """All entries."""

    said: str
    groups: tuple[EvidenceGroup, ...]


def inventory(material: Material) -> Inventory:
    """Lay out the evidence register."""
    words, entries = material.words, material.evidence.values()
    if not entries:
        return Inventory(words.say("No evidence has been entered."), ())
    uses: dict[str, list[str]] = {}
    for indicator in material.guideline.indicators():
        for ref in material.assessment.response(indicator.ref).evidence:
            uses.setdefault(ref, []).append(indicator.ref)
    names = kind_names(words)
    groups = [
        EvidenceGroup(
            names[kind], tuple(_entry(material, each, uses.get(each.ref, [])) for each in entries if each.kind is kind)
        )
        for kind in EvidenceKind
    ]
    said = words.count(
        len(entries),
        "The evidence register has {n} entry.",
        "The evidence register has {n} entries.",
    )
    return Inventory(said, tuple(group for group in groups if group.entries))


def kind_names(words: Words) -> dict[EvidenceKind, str]:
    """Name the kinds of evidence, in the plural."""
    return {
        EvidenceKind.LAW: words.say("Laws and regulations"),
        EvidenceKind.POLICY: words.say("Policies and plans"),
        EvidenceKind.PROGRAMME: words.say("Programmes and services"),
        EvidenceKind.PROTOCOL: words.say("Protocols and guides"),
        EvidenceKind.BUDGET: words.say("Budgets"),
        EvidenceKind.STATISTICS: words.say("Statistics and studies"),
        EvidenceKind.AGREEMENT: words.say("Agreements"),
    }


def safe_link(url: str) -> str:
    """Give an address that a link may lead to; empty for any other, which stays text."""
    return url if is_web_address(url) else ""


def _entry(material: Material, entry: Evidence, uses: list[str]) -> EvidenceEntry:
    words = material.words
    details = (entry.reference, entry.issuer, material.calendar(entry.issued))
    notes = []
    if entry.expired(material.day):
        notes.append(words.say("expired on {day}", day=unbroken(material.calendar(entry.expiry))))
    elif entry.expiry:
        notes.append(words.say("in force until {day}", day=unbroken(material.calendar(entry.expiry))))
    return EvidenceEntry(
        ref=entry.ref,
        title=words.say("Confidential: its name stays in the country") if entry.confidential else entry.title,
        details=" · ".join(detail for detail in details if detail),
        url=entry.url,
        link=safe_link(entry.url),
        notes=tuple(notes),
        supports=words.say("Supports {refs}", refs=", ".join(uses))
        if uses
        else words.say("Not linked to an indicator"),
    )
