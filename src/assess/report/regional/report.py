"""The whole regional report: its cover, which sections it has, in which order, and its contents."""

from __future__ import annotations

from assess.domain.message import say
from assess.report.charts import mosaic
from assess.report.drawing import Drawing
from assess.report.model.frame import Cover, Report, Sections, chosen, contents, laid_out
from assess.report.regional.change import change
from assess.report.regional.common import common_gaps, shared_strengths
from assess.report.regional.conclusions import conclusions
from assess.report.regional.context import context
from assess.report.regional.distributions import distributions
from assess.report.regional.inventory import inventory
from assess.report.regional.material import Material
from assess.report.regional.matrix import matrix
from assess.report.regional.method import method
from assess.report.regional.needs import needs
from assess.report.regional.overview import overview
from assess.report.regional.practices import SECTION as GOOD_PRACTICES
from assess.report.regional.practices import practices
from assess.report.regional.sheets import sheets
from assess.report.regional.turnout import turnout
from assess.workflow.orders import RegionalOrder

SECTIONS: Sections[Material, RegionalOrder] = {
    "overview": (say("The region at a glance"), lambda material, _: overview(material)),
    "turnout": (say("Who took part"), lambda material, _: turnout(material)),
    "method": (say("How to read this report"), lambda material, _: method(material)),
    "context": (say("Context of the countries"), lambda material, _: context(material)),
    "distributions": (say("Distribution of the answers"), lambda material, _: distributions(material)),
    "gaps": (say("Common areas with potential for further development"), lambda material, _: common_gaps(material)),
    "strengths": (say("Shared well-developed areas"), lambda material, _: shared_strengths(material)),
    "change": (say("Since the last cycle"), change),
    "inventory": (say("Legislation, policies and programmes"), lambda material, _: inventory(material)),
    "needs": (say("Assistance needs"), lambda material, _: needs(material)),
    GOOD_PRACTICES: (say("Good practices"), practices),
    "matrix": (say("Recommendations and countries"), lambda material, _: matrix(material)),
    "sheets": (say("Country sheets"), lambda material, _: sheets(material)),
    "conclusions": (say("Conclusions"), lambda material, order: conclusions(material, order.conclusions)),
}
"""What a regional report is made of. What there is nothing of is left out, unless asked for."""

_UNITS = {
    "overview": say("The country at a glance"),
    "context": say("Context of the units"),
    "matrix": say("Recommendations and units"),
    "sheets": say("Sheets of the units"),
}
"""What sections are called in a report of the units of one country."""

NATIONAL: Sections[Material, RegionalOrder] = {
    name: (_UNITS.get(name, title), model) for name, (title, model) in SECTIONS.items()
}
"""The same of the units of one country."""

NAMED = frozenset({"matrix", "sheets"})
"""Sections that a report does not have that is anonymous, or is of too many to be named."""


def regional_report(order: RegionalOrder) -> Report:
    """Lay out a regional report. Raises `Misuse` for an unknown section."""
    material = Material.of(order)
    without = frozenset[str]() if order.compilation.lists else NAMED
    names = [name for name in chosen(SECTIONS, order.sections or tuple(SECTIONS)) if name not in without]
    sections = NATIONAL if order.compilation.round.within else SECTIONS
    built = laid_out(sections, names, material, order)
    compendium = order.sections == (GOOD_PRACTICES,)
    return Report(order.language, _cover(material, compendium=compendium), built, contents(built))


def _cover(material: Material, *, compendium: bool) -> Cover:
    words, compilation = material.words, material.compilation
    round_, turnout_ = compilation.round, compilation.turnout
    place = words.country(round_.within) if round_.within else words.say("Regional Conference on Migration")
    title = words.say("National report") if round_.within else words.say("Regional report")
    title = words.say("Compendium of good practices") if compendium else title
    submitted = words.say(
        "{submitted} of {expected} submitted",
        submitted=turnout_.submitted,
        expected=material.respondents(turnout_.expected),
    )
    return Cover(
        title=title,
        place=place,
        heading=(title, place),
        guideline=material.read(material.guideline.title),
        cycle=round_.cycle,
        round=words.say("Cycle {cycle}", cycle=round_.cycle),
        facts=(
            (words.say("Submissions"), submitted),
            (words.say("Date"), words.day(material.day)),
            (words.say("Edition of the guideline"), material.guideline.edition),
        ),
        running=f"{title} {round_.cycle}",
        warning=words.say("Invented example: not a statement of any country") if compilation.invented else "",
        invented=words.say("All answers, figures and documents in this report are invented.")
        if compilation.invented and not compendium
        else "",
        about=() if compendium else (_about(material),),
        picture=_offers_picture(material) if compendium else _picture(material),
    )


def _about(material: Material) -> str:
    words, within = material.words, material.compilation.round.within
    compiled = (
        words.say("This report compiles the self-assessments that units of the country have submitted.")
        if within
        else words.say("This report compiles the self-assessments that states have submitted.")
    )
    if not material.compilation.lists:
        order = words.say("It ranks nobody and names nobody: results are shown as distributions.")
    elif within:
        order = words.say(
            "It ranks nobody: units are in the order of their codes, and results are shown as distributions."
        )
    else:
        order = words.say(
            "It ranks nobody: countries are in alphabetical order, and results are shown as distributions."
        )
    return f"{compiled} {order}"


def _picture(material: Material) -> Drawing:
    """One square for each recommendation, darker the more respondents stand near the target."""
    shares = {
        each.recommendation: 100.0 * each.near / each.assessed if each.assessed else None
        for each in material.compilation.commonalities
    }
    return mosaic(
        material.words.say(
            "One square for each recommendation, phase by phase, darker where more are at or near the target."
        ),
        [[shares[each.ref] for each in phase.recommendations] for phase in material.guideline.phases],
    )


def _offers_picture(material: Material) -> Drawing:
    """One square for each recommendation, darker the more practices are offered."""
    offered = material.compilation.offered
    most = max((offered[each.ref] for each in material.guideline.recommendations()), default=0)
    return mosaic(
        material.words.say(
            "One square for each recommendation, phase by phase, darker the more good practices are offered."
        ),
        [[100.0 * offered[each.ref] / most if most else None for each in phase.recommendations]
         for phase in material.guideline.phases],
    )  # fmt: skip
