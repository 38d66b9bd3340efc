"""The inventory of laws, policies and programmes across countries, kind by kind."""

from __future__ import annotations

from assess.domain.ledgers.evidence import EvidenceKind
from assess.domain.region.compilation import Inventoried
from assess.records import dataclass
from assess.report.model.evidence import kind_names, safe_link
from assess.report.model.speaker import unbroken
from assess.report.regional.material import Material


@dataclass(frozen=True)
class Entry:
    """One law, policy or programme."""

    title: str
    details: str
    """Number, issuer, date, in one line; empty where nothing was told."""
    url: str
    link: str
    """Where a link leads; empty where the address is none that a reader should follow."""


@dataclass(frozen=True)
class OfCountry:
    """What one country entered of a kind."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class OfKind:
    """All entries of one kind."""

    name: str
    count: str
    countries: tuple[OfCountry, ...]
    """Empty where the report is anonymous."""


@dataclass(frozen=True)
class InventoryPage:
    """The pages."""

    said: str
    kinds: tuple[OfKind, ...]


def inventory(material: Material) -> InventoryPage:
    """Lay out the inventory."""
    words, compilation = material.words, material.compilation
    names = kind_names(words)
    kinds = [
        OfKind(names[kind], words.number(number, 0), tuple(_countries(material, kind)))
        for kind, number in compilation.evidence.items()
        if number
    ]
    registered = sum(compilation.evidence.values())
    said = words.count(
        registered,
        "{n} entry of evidence is registered; what is confidential is not counted.",
        "{n} entries of evidence are registered; what is confidential is not counted.",
    )
    if not registered:
        said = words.say("No evidence is registered; what is confidential is not counted.")
    too_many = () if material.printable(compilation.inventory) else (material.too_many,)
    return InventoryPage(" ".join((said, *too_many)), tuple(kinds))


def _countries(material: Material, kind: EvidenceKind) -> list[OfCountry]:
    found: dict[str, list[Entry]] = {}
    inventory = material.compilation.inventory
    for each in inventory if material.printable(inventory) else ():
        if each.evidence.kind is kind:
            found.setdefault(each.code, []).append(_entry(material, each))
    return [OfCountry(material.name(code), tuple(entries)) for code, entries in found.items()]


def _entry(material: Material, each: Inventoried) -> Entry:
    evidence = each.evidence
    details = [evidence.reference, evidence.issuer, material.calendar(evidence.issued)]
    if evidence.expiry:
        details.append(material.words.say("until {day}", day=unbroken(material.calendar(evidence.expiry))))
    said = " · ".join(detail for detail in details if detail)
    return Entry(evidence.title, said, evidence.url, safe_link(evidence.url))
