"""The first page, and what is said before the report begins: whose it is, how it stands, who declares for it."""

from __future__ import annotations

from assess.report.charts import mosaic
from assess.report.model.frame import Cover
from assess.report.model.material import Material
from assess.workflow.orders import Order


def cover(material: Material, order: Order) -> Cover:
    """Lay out the cover."""
    opening, words = material.assessment.opening, material.words
    declaration = opening.declaration
    sealed = material.assessment.sealed
    signed = (declaration.name, declaration.position, declaration.institution) if declaration else ()
    title = words.say("Gap report in brief") if order.summary else words.say("Gap report")
    return Cover(
        title=title,
        place=material.country,
        heading=(material.country, title),
        guideline=material.read(material.guideline.title),
        cycle=opening.cycle,
        round=words.say("Self-assessment, cycle {cycle}", cycle=opening.cycle),
        facts=(
            (words.say("Status"), words.say("Submission {n}", n=opening.issue) if sealed else words.say("Draft")),
            (words.say("Date"), words.day(material.day)),
            (words.say("Assessment"), material.assessment.id),
            (words.say("Edition of the guideline"), material.guideline.edition),
        ),
        running=words.say("{country} · Gap report {cycle}", country=material.country, cycle=opening.cycle),
        warning=_warning(material),
        invented=_invented(material),
        about=_about(material, order),
        picture=mosaic(
            words.say("One square for each recommendation, phase by phase, darker the further it is implemented."),
            [[each.score.value for each in phase.parts] for phase in material.card.parts],
        ),
        declaration=tuple(line for line in signed if line),
        undeclared="" if declaration else words.say("Nobody has yet declared for the state."),
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
            "score. The bounds of each score show what is not known."
        ),
    ]
    if order.envelope and order.form == "pdf":
        said.append(words.say("This document carries its data: the sealed submission is attached to it as a file."))
    return tuple(said)
