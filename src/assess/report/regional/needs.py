"""What countries ask of the region and of cooperation, phase by phase."""

from __future__ import annotations

from dataclasses import dataclass

from assess.report.regional.material import Material


@dataclass(frozen=True)
class Asked:
    """One thing asked for."""

    name: str
    """Who asks."""
    assistance: str
    ref: str
    what: str
    """The step it is asked for."""


@dataclass(frozen=True)
class PhaseNeeds:
    """What is asked for in one phase."""

    title: str
    count: str
    asked: tuple[Asked, ...]
    """Empty where the report is anonymous."""


@dataclass(frozen=True)
class NeedsPage:
    """The pages."""

    said: str
    phases: tuple[PhaseNeeds, ...]


def needs(material: Material) -> NeedsPage:
    """Lay out the needs for assistance."""
    words, compilation = material.words, material.compilation
    phases = [
        PhaseNeeds(
            title=material.phase(ref),
            count=words.number(number, 0),
            asked=tuple(
                Asked(material.name(each.code), each.request.what, each.request.recommendation, each.request.step)
                for each in compilation.needs
                if each.phase == ref
            ),
        )
        for ref, number in ((phase.ref, compilation.asked[phase.ref]) for phase in material.guideline.phases)
        if number
    ]
    said = words.count(
        compilation.asked[material.guideline.ref],
        "The action plans ask for assistance in {n} step.",
        "The action plans ask for assistance in {n} steps.",
    )
    return NeedsPage(said, tuple(phases))
