"""The whole regional report: its cover, which sections it has, in which order, and its contents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assess.domain.errors import Misuse
from assess.domain.message import Message, say
from assess.report.charts import mosaic
from assess.report.drawing import Drawing
from assess.report.regional.change import change
from assess.report.regional.common import common_gaps, shared_strengths
from assess.report.regional.conclusions import conclusions
from assess.report.regional.distributions import distributions
from assess.report.regional.inventory import inventory
from assess.report.regional.material import Material
from assess.report.regional.matrix import matrix
from assess.report.regional.method import method
from assess.report.regional.needs import needs
from assess.report.regional.overview import overview
from assess.report.regional.sheets import sheets
from assess.report.regional.turnout import turnout
from assess.workflow.ports import RegionalOrder

Model = object
"""What a section says: one of the records of this folder; its template knows which."""

SECTIONS: dict[str, tuple[Message, Callable[[Material, RegionalOrder], Model]]] = {
    "overview": (say("The region at a glance"), lambda material, _: overview(material)),
    "turnout": (say("Who took part"), lambda material, _: turnout(material)),
    "method": (say("How to read this report"), lambda material, _: method(material)),
    "distributions": (say("Distribution of the answers"), lambda material, _: distributions(material)),
    "gaps": (say("Common areas with potential for further development"), lambda material, _: common_gaps(material)),
    "strengths": (say("Shared well-developed areas"), lambda material, _: shared_strengths(material)),
    "change": (say("Since the last cycle"), lambda material, _: change(material)),
    "inventory": (say("Legislation, policies and programmes"), lambda material, _: inventory(material)),
    "needs": (say("Assistance asked for"), lambda material, _: needs(material)),
    "matrix": (say("Recommendations and countries"), lambda material, _: matrix(material)),
    "sheets": (say("Country sheets"), lambda material, _: sheets(material)),
    "conclusions": (say("Conclusions"), lambda material, order: conclusions(material, order.conclusions)),
}
"""The sections by name, in the order of the report: what each is called, and who lays it out."""

NAMED = frozenset({"matrix", "sheets"})
"""Sections that an anonymous report does not have."""


@dataclass(frozen=True)
class Section:
    """One section of a report."""

    name: str
    number: str
    title: str
    model: Model


@dataclass(frozen=True)
class Cover:
    """What stands on the cover and in the imprint."""

    title: str
    place: str
    guideline: str
    edition: str
    cycle: str
    day: str
    status: str
    running: str
    """What every page bears at its head."""
    warning: str
    """Said on every page; empty for what is not invented."""
    about: tuple[str, ...]
    picture: Drawing
    """One square for each recommendation."""


@dataclass(frozen=True)
class RegionalReport:
    """A report, ready to be written down."""

    language: str
    cover: Cover
    sections: tuple[Section, ...]


def regional_report(order: RegionalOrder) -> RegionalReport:
    """Lay out a regional report. Raises `Misuse` for an unknown section."""
    material = Material.of(order)
    built = []
    for number, name in enumerate(_wanted(order), start=1):
        title, lay_out = SECTIONS[name]
        built.append(Section(name, str(number), material.words.tell(title), lay_out(material, order)))
    return RegionalReport(order.language, _cover(material), tuple(built))


def _wanted(order: RegionalOrder) -> list[str]:
    for name in order.sections:
        if name not in SECTIONS:
            raise Misuse(
                say("A regional report has no section “{name}”.", name=name),
                say("Sections: {names}", names=", ".join(SECTIONS)),
            )
    without = NAMED if order.compilation.anonymous else frozenset[str]()
    return [name for name in SECTIONS if name not in without and (not order.sections or name in order.sections)]


def _cover(material: Material) -> Cover:
    words, compilation = material.words, material.compilation
    round_, turnout_ = compilation.round, compilation.turnout
    place = words.country(round_.within) if round_.within else words.say("Regional Conference on Migration")
    title = words.say("National report") if round_.within else words.say("Regional report")
    return Cover(
        title=title,
        place=place,
        guideline=material.read(material.guideline.title),
        edition=material.guideline.edition,
        cycle=round_.cycle,
        day=words.day(material.day),
        status=words.say(
            "{submitted} of {expected} submitted",
            submitted=turnout_.submitted,
            expected=material.respondents(turnout_.expected),
        ),
        running=f"{title} {round_.cycle}",
        warning=words.say("Invented example: not a statement of any country") if compilation.invented else "",
        about=_about(material),
        picture=_picture(material),
    )


def _about(material: Material) -> tuple[str, ...]:
    words = material.words
    said = [
        words.say(
            "This report compiles the self-assessments that states have submitted. It ranks nobody: countries stand in"
            " alphabetical order, and results are shown as distributions."
        )
    ]
    if material.compilation.invented:
        said.insert(0, words.say("All answers, figures and documents in this report are invented."))
    return tuple(said)


def _picture(material: Material) -> Drawing:
    """One square for each recommendation, darker the more respondents stand near the target."""
    shares = {
        each.recommendation: 100.0 * each.near / each.assessed if each.assessed else None
        for each in material.compilation.commonalities
    }
    return mosaic(
        material.words.say(
            "One square for each recommendation, phase by phase, darker the more countries stand at or near the target."
        ),
        [[shares[each.ref] for each in phase.recommendations] for phase in material.guideline.phases],
    )
