"""The whole report: which sections it has, in which order, and its contents."""

from __future__ import annotations

from assess.domain.message import say
from assess.report.model.annex import annex
from assess.report.model.context import context
from assess.report.model.cover import cover
from assess.report.model.evidence import inventory
from assess.report.model.findings import findings
from assess.report.model.frame import Report, Sections, chosen, contents, laid_out
from assess.report.model.gaps import gaps
from assess.report.model.material import Material
from assess.report.model.method import method
from assess.report.model.needs import needs
from assess.report.model.plan import plan
from assess.report.model.practices import practices
from assess.report.model.remarks import remarks
from assess.report.model.results import results
from assess.report.model.sources import sources
from assess.report.model.summary import summary
from assess.report.model.unsettled import unsettled
from assess.workflow.orders import Order

SECTIONS: Sections[Material, Order] = {
    "summary": (say("Executive summary"), lambda material, _: summary(material)),
    "method": (say("How to read this report"), lambda material, _: method(material)),
    "context": (say("Country context"), lambda material, _: context(material)),
    "results": (say("Results"), lambda material, order: results(material, brief=order.summary)),
    "gaps": (say("Gaps in order of priority"), lambda material, _: gaps(material)),
    "findings": (say("Findings by phase"), lambda material, _: findings(material)),
    "evidence": (say("Legislation, policies and programmes"), lambda material, _: inventory(material)),
    "practices": (say("Good practices"), practices),
    "needs": (say("Assistance needs"), needs),
    "plan": (say("Action plan"), lambda material, _: plan(material)),
    "remarks": (say("Remarks of the state"), remarks),
    "open": (say("Indicators without a level"), lambda material, _: unsettled(material)),
    "sources": (say("Principles, definitions and sources"), lambda material, _: sources(material)),
    "annex": (say("Annex: answers and history"), annex),
}
"""What a gap report is made of. Practices, needs and remarks are there where there are any, or where asked for."""

BRIEF = ("summary", "results")
"""The sections of the short form."""


def gap_report(order: Order) -> Report:
    """Lay out a gap report. Raises `Misuse` for an unknown section."""
    material = Material.of(order)
    names = chosen(SECTIONS, order.sections or (BRIEF if order.summary else tuple(SECTIONS)))
    built = laid_out(SECTIONS, names, material, order)
    return Report(order.language, cover(material, order), built, contents(built))
