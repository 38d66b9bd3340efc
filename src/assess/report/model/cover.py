"""The first page, and what is said before the report begins: whose it is, how it stands, who declares for it."""

from __future__ import annotations

from assess.records import dataclass
from assess.report.charts import mosaic
from assess.report.drawing import Drawing
from assess.report.model.material import Material
from assess.workflow.orders import Order


@dataclass(frozen=True)
class Cover:
    """What stands on the cover and in the imprint."""

    title: str
    country: str
    guideline: str
    edition: str
    cycle: str
    day: str
    id: str
    status: str
    """Draft, or which submission it is."""
    running: str
    """What every page bears at its head."""
    warning: str
    """Said on every page; empty for what is neither a draft nor invented."""
    invented: str
    """The sentence that says it is invented; empty where it is not."""
    declaration: tuple[str, ...]
    """Who answers for it, line by line; empty until somebody declares."""
    undeclared: str
    """What is said where nobody has declared yet; empty otherwise."""
    about: tuple[str, ...]
    """What this report is, and what it is not."""
    picture: Drawing
    """One square for each recommendation."""


def cover(material: Material, order: Order) -> Cover:
    """Lay out the cover."""
    opening, words = material.assessment.opening, material.words
    declaration = opening.declaration
    sealed = material.assessment.sealed
    signed = (declaration.name, declaration.position, declaration.institution) if declaration else ()
    return Cover(
        title=words.say("Gap report") if not order.summary else words.say("Gap report in brief"),
        country=material.country,
        guideline=material.read(material.guideline.title),
        edition=material.guideline.edition,
        cycle=opening.cycle,
        day=words.day(material.day),
        id=material.assessment.id,
        status=words.say("Submission {n}", n=opening.issue) if sealed else words.say("Draft"),
        running=words.say("{country} · Gap report {cycle}", country=material.country, cycle=opening.cycle),
        warning=_warning(material),
        invented=_invented(material),
        declaration=tuple(line for line in signed if line),
        undeclared="" if declaration else words.say("Nobody has yet declared for the state."),
        about=_about(material, order),
        picture=mosaic(
            words.say("One square for each recommendation, phase by phase, darker the further it is implemented."),
            [[each.score.value for each in phase.parts] for phase in material.card.parts],
        ),
    )


def _warning(material: Material) -> str:
    words, opening = material.words, material.assessment.opening
    if opening.invented:
        return words.say("Invented example: not a statement of any country")
    return "" if material.assessment.sealed else words.say("Draft: not yet submitted")


def _invented(material: Material) -> str:
    if not material.assessment.opening.invented:
        return ""
    return material.words.say(
        "All answers, figures and documents in this report are invented. They show what a report looks like and say "
        "nothing about {country}.",
        country=material.country,
    )


def _about(material: Material, order: Order) -> tuple[str, ...]:
    words = material.words
    said = [
        words.say(
            "This is a self-assessment: the country itself has rated how far it implements the recommendations. "
            "It compares no countries and ranks none."
        )
        if not material.assessment.opening.unit
        else words.say(
            "This is a self-assessment: a territorial unit of the country has itself rated how far it implements the "
            "recommendations. It compares no units and ranks none."
        ),
        words.say(
            "“Not applicable”, “no information” and “withheld” are three different answers, and none of them is a low "
            "score. What is not known is shown as not known, by the bounds of each score."
        ),
    ]
    if order.envelope and order.form == "pdf":
        said.append(words.say("This document carries its data: the sealed submission is attached to it as a file."))
    return tuple(said)
