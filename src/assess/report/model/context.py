"""The country's context: which instruments bind it, and which institutions usually take part.

These are suggestions of the guideline with their date, to be confirmed by the delegation; they change no score.
"""

from __future__ import annotations

from dataclasses import dataclass

from assess.domain.country import CountryProfile, InForce
from assess.report.model.material import Material


@dataclass(frozen=True)
class TreatyRow:
    """One instrument and whether it binds the country."""

    name: str
    in_force: str
    basis: str


@dataclass(frozen=True)
class InstitutionNamed:
    """A part to be taken, and who in the country takes it."""

    role: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Context:
    """The page of the country's context."""

    checked: str
    """When all of it was last gone through."""
    treaties: tuple[TreatyRow, ...]
    institutions: tuple[InstitutionNamed, ...]


def context(material: Material) -> Context | None:
    """Lay the context out; `None` where the guideline knows nothing of the country."""
    profile = material.profile
    if profile is None:
        return None
    return Context(material.words.day(profile.checked), _treaties(material, profile), _institutions(material, profile))


def _treaties(material: Material, profile: CountryProfile) -> tuple[TreatyRow, ...]:
    say = material.words.say
    told = {
        InForce.YES: say("in force"),
        InForce.NO: say("not in force"),
        InForce.UNKNOWN: say("not established"),
    }
    return tuple(
        TreatyRow(
            material.read(material.guideline.source(each.source).title),
            told[each.in_force],
            material.read(each.basis),
        )
        for each in profile.instruments
    )


def _institutions(material: Material, profile: CountryProfile) -> tuple[InstitutionNamed, ...]:
    named = []
    for role in material.guideline.institutions:
        names = tuple(material.read(each.name) for each in profile.suggested(role.ref))
        if names:
            named.append(InstitutionNamed(material.read(role.name), names))
    return tuple(named)
