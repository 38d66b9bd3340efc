"""What the assessment rests on: principles, approaches, definitions, and the instruments that are cited."""

from __future__ import annotations

from collections.abc import Iterable

from assess.domain.guideline import Term
from assess.records import dataclass
from assess.report.model.evidence import safe_link
from assess.report.model.material import Material
from assess.words import sorting


@dataclass(frozen=True)
class Named:
    """A principle, an approach or a definition."""

    name: str
    text: str


@dataclass(frozen=True)
class Cited:
    """An instrument or document."""

    title: str
    details: str
    link: str
    """Empty where there is no address."""


@dataclass(frozen=True)
class Sources:
    """The lists; each may be empty."""

    principles: tuple[Named, ...]
    approaches: tuple[Named, ...]
    definitions: tuple[Named, ...]
    sources: tuple[Cited, ...]


def sources(material: Material) -> Sources:
    """List what the assessment rests on; definitions in alphabetical order."""
    guideline = material.guideline
    cited = {citation.source for each in guideline.recommendations() for citation in each.sources}
    return Sources(
        principles=_named(material, guideline.principles),
        approaches=_named(material, guideline.approaches),
        definitions=tuple(sorted(_named(material, guideline.definitions), key=lambda each: sorting(each.name))),
        sources=tuple(
            Cited(
                material.read(source.title),
                ", ".join(part for part in (source.symbol, str(source.year or "")) if part),
                safe_link(source.url),
            )
            for source in guideline.sources
            if source.ref in cited
        ),
    )


def _named(material: Material, terms: Iterable[Term]) -> tuple[Named, ...]:
    return tuple(Named(material.read(each.name), material.read(each.text)) for each in terms)
