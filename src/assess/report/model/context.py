"""The country's context: how much each phase concerns it, which instruments bind it, who usually takes part.

What the delegation has confirmed is told apart from what the guideline suggests with its date; neither changes a
score.
"""

from __future__ import annotations

from collections.abc import Iterator

from assess.domain.delegation import Relevance, instruments_of
from assess.domain.profile import InForce
from assess.records import dataclass
from assess.report.model.foreign import read_name
from assess.report.model.material import Material
from assess.words import Words


@dataclass(frozen=True)
class TreatyRow:
    """One instrument and whether it binds the country."""

    name: str
    in_force: str
    basis: str
    """Who says so: the delegation, or a suggestion with what it rests on."""


@dataclass(frozen=True)
class InstitutionNamed:
    """A part to be taken, and who in the country takes it."""

    role: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Context:
    """The page of the country's context; each list may be empty."""

    said: str
    relevance: tuple[tuple[str, str], ...]
    """Phase and how much it concerns the country, as the delegation says."""
    treaties: tuple[TreatyRow, ...]
    institutions: tuple[InstitutionNamed, ...]
    """Suggested, and empty once the delegation has said whom it consulted."""


def context(material: Material) -> Context | None:
    """Lay the context out; `None` where neither the guideline nor the delegation says anything of the country."""
    told = material.assessment.delegation
    if material.profile is None and not told.relevance and not told.instruments:
        return None
    return Context(_said(material), tuple(_relevance(material)), tuple(_treaties(material)), _institutions(material))


def relevance_names(words: Words) -> dict[Relevance, str]:
    """Name how much a phase concerns a country."""
    return {Relevance.HIGH: words.say("much"), Relevance.MEDIUM: words.say("some"), Relevance.LOW: words.say("little")}


def force_names(words: Words) -> dict[InForce, str]:
    """Say whether an instrument binds a country."""
    return {
        InForce.YES: words.say("in force"),
        InForce.NO: words.say("not in force"),
        InForce.UNKNOWN: words.say("not established"),
    }


def _said(material: Material) -> str:
    words, profile, told = material.words, material.profile, material.assessment.delegation
    if profile is None:
        return words.say("As the delegation has stated it. It changes no score.")
    day = words.day(profile.checked)
    if told.relevance or told.instruments:
        return words.say(
            "What the delegation has confirmed is marked so. All else is suggested by the guideline, last reviewed on "
            "{day}, and not yet confirmed. None of it changes a score.",
            day=day,
        )
    return words.say(
        "Suggested by the guideline, last reviewed on {day}; to be confirmed by the delegation. It changes no score.",
        day=day,
    )


def _relevance(material: Material) -> Iterator[tuple[str, str]]:
    names, told = relevance_names(material.words), material.assessment.delegation.relevance
    for phase in material.guideline.phases:
        if phase.ref in told:
            yield material.read(phase.title), names[told[phase.ref]]


def _treaties(material: Material) -> Iterator[TreatyRow]:
    """Give the instruments that are suggested, in their order, and then others that the delegation speaks of."""
    words, names = material.words, force_names(material.words)
    delegation, profile = material.assessment.delegation, material.profile
    told, suggestions = delegation.instruments, {each.source: each for each in profile.instruments} if profile else {}
    for source in instruments_of(delegation, profile):
        title = material.read(material.guideline.source(source).title)
        if source in told:
            yield TreatyRow(title, names[told[source]], words.say("Confirmed by the delegation."))
        else:
            each = suggestions[source]
            basis = words.say("Suggestion, not confirmed. {basis}", basis=material.read(each.basis)).strip()
            yield TreatyRow(title, names[each.in_force], basis)


def _institutions(material: Material) -> tuple[InstitutionNamed, ...]:
    profile = material.profile
    if profile is None or material.assessment.delegation.consulted:
        return ()
    language = material.words.language
    named = []
    for role in material.guideline.institutions:
        names = tuple(read_name(each.name, language, profile.working_language) for each in profile.suggested(role.ref))
        if names:
            named.append(InstitutionNamed(material.read(role.name), names))
    return tuple(named)
