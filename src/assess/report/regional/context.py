"""How much each phase concerns the countries, and which instruments bind them, as their delegations say."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

from assess.records import dataclass
from assess.report.model.context import force_names, relevance_names
from assess.report.regional.material import MOST_COLUMNS, Material

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Share:
    """How many say one thing, and who; nobody is named where it is anonymous or they are too many."""

    answer: str
    count: str
    names: str


@dataclass(frozen=True)
class Stated:
    """What was said of one phase or instrument."""

    name: str
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class ContextPage:
    """The page; one of the lists may be empty."""

    said: str
    phases_title: str
    phases: tuple[Stated, ...]
    instruments_title: str
    instruments: tuple[Stated, ...]


def context(material: Material) -> ContextPage | None:
    """Lay the context out; `None` where no delegation has said anything of it."""
    words, compilation = material.words, material.compilation
    relevance, force = relevance_names(words), force_names(words)
    sheets = compilation.sheets if len(compilation.sheets) <= MOST_COLUMNS else ()
    phases = []
    for ref, counts in compilation.relevance.items():
        said = {material.name(each.code): each.delegation.relevance.get(ref) for each in sheets}
        phases.append(Stated(material.phase(ref), _shares(material, counts, relevance, said)))
    instruments = []
    for ref, numbers in compilation.in_force.items():
        confirmed = {material.name(each.code): each.delegation.instruments.get(ref) for each in sheets}
        title = material.read(material.guideline.source(ref).title)
        instruments.append(Stated(title, _shares(material, numbers, force, confirmed)))
    if not any(each.shares for each in (*phases, *instruments)):
        return None
    return ContextPage(
        words.say("Only what delegations have confirmed themselves is counted."),
        words.say("How much each phase concerns the units")
        if compilation.round.within
        else words.say("How much each phase concerns the countries"),
        tuple(each for each in phases if each.shares),
        words.say("Instruments and whether they bind the country")
        if compilation.round.within
        else words.say("Instruments and whether they bind the countries"),
        tuple(each for each in instruments if each.shares),
    )


def _shares(
    material: Material, counts: Mapping[K, int], answers: Mapping[K, str], said: Mapping[str, K | None]
) -> tuple[Share, ...]:
    return tuple(
        Share(
            answer,
            material.words.number(counts[key], 0),
            ", ".join(name for name, each in said.items() if each == key),
        )
        for key, answer in answers.items()
        if counts[key]
    )
