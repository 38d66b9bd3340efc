"""The good practices that countries offer each other, phase by phase: the compendium for the congress."""

from __future__ import annotations

from collections.abc import Iterator

from assess.records import dataclass
from assess.report.model.frame import ContentsLine
from assess.report.model.practices import PracticeView, practice_view
from assess.report.regional.material import Material
from assess.workflow.orders import RegionalOrder

SECTION = "good-practices"


@dataclass(frozen=True)
class Offered:
    """One practice, and who offers it."""

    anchor: str
    name: str
    view: PracticeView


@dataclass(frozen=True)
class PhaseOffers:
    """What is offered in one phase."""

    ref: str
    title: str
    offers: tuple[Offered, ...]


@dataclass(frozen=True)
class Compendium:
    """The pages."""

    said: tuple[str, ...]
    phases: tuple[PhaseOffers, ...]
    alone: bool
    """Whether the document is nothing else."""

    @property
    def parts(self) -> Iterator[ContentsLine]:
        """Where the phases stand, for the contents; and the practices, where the document is nothing else."""
        for phase in self.phases:
            yield ContentsLine(f"practices-{phase.ref}", phase.title)
            for offer in phase.offers if self.alone else ():
                yield ContentsLine(offer.anchor, f"{offer.view.title} ({offer.name})", depth=2)


def practices(material: Material, order: RegionalOrder) -> Compendium | None:
    """Lay the practices out; `None` where there are none, or none to be shown, and nobody asked for them."""
    words, compilation = material.words, material.compilation
    total, shown = compilation.offered[material.guideline.ref], compilation.practices
    if not shown and SECTION not in order.sections:
        return None
    phases = [PhaseOffers(phase.ref, material.read(phase.title), _offers(material, phase.ref))
              for phase in material.guideline.phases]  # fmt: skip
    alone = order.sections == (SECTION,)
    said = [_about(material)] if alone else []
    said.append(
        words.count(
            total,
            "{n} good practice is offered. It is given here in the words of those offering it, and was not checked.",
            "{n} good practices are offered. They are given here in the words of those offering "
            "them, and were not checked.",
        )
        if total
        else words.say("No good practice is offered in this cycle.")
    )
    if not material.printable(shown):
        said.append(material.too_many)
    elif compilation.lists and len(shown) < total:
        said.append(words.count(total - len(shown), "{n} is not for publication.", "{n} are not for publication."))
    return Compendium(tuple(said), tuple(phase for phase in phases if phase.offers), alone)


def _about(material: Material) -> str:
    return material.words.say(
        "This compendium brings together what states offer each other in their self-assessments: "
        "what they do, what has come of it, and how others can learn from it. Phase by phase, "
        "countries are in alphabetical order."
    )


def _offers(material: Material, phase: str) -> tuple[Offered, ...]:
    shown = material.compilation.practices
    return tuple(
        Offered(
            f"practice-{each.code}-{each.practice.ref}",
            material.name(each.code),
            practice_view(material, each.practice),
        )
        for each in (shown if material.printable(shown) else ())
        if each.phase == phase
    )
