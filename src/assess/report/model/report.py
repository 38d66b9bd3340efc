"""The whole report: which sections it has, in which order, and its contents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assess.domain.errors import Misuse
from assess.domain.message import Message, say
from assess.report.model.annex import annex
from assess.report.model.context import context
from assess.report.model.cover import Cover, cover
from assess.report.model.evidence import inventory
from assess.report.model.findings import Findings, findings
from assess.report.model.gaps import gaps
from assess.report.model.material import Material
from assess.report.model.method import method
from assess.report.model.plan import plan
from assess.report.model.results import results
from assess.report.model.sources import sources
from assess.report.model.summary import summary
from assess.report.model.unsettled import unsettled
from assess.workflow.ports import Order

Model = object
"""What a section says: one of the records of this folder, its template knows which; `None` for nothing to say."""

SECTIONS: dict[str, tuple[Message, Callable[[Material, Order], Model]]] = {
    "summary": (say("Executive summary"), lambda material, _: summary(material)),
    "method": (say("How to read this report"), lambda material, _: method(material)),
    "context": (say("Country context"), lambda material, _: context(material)),
    "results": (say("Results"), lambda material, order: results(material, brief=order.summary)),
    "gaps": (say("Gaps in order of priority"), lambda material, _: gaps(material)),
    "findings": (say("Findings by phase"), lambda material, _: findings(material)),
    "plan": (say("Action plan"), lambda material, _: plan(material)),
    "evidence": (say("Legislation, policies and programmes"), lambda material, _: inventory(material)),
    "open": (say("What is not known"), lambda material, _: unsettled(material)),
    "sources": (say("Principles, definitions and sources"), lambda material, _: sources(material)),
    "annex": (say("Annex: answers and history"), annex),
}
"""The sections by name, in the order of the report: what each is called, and who lays it out."""

BRIEF = ("summary", "results")
"""The sections of the short form."""


@dataclass(frozen=True)
class Section:
    """One section of a report."""

    name: str
    number: str
    title: str
    model: Model


@dataclass(frozen=True)
class ContentsLine:
    """One line of the contents."""

    anchor: str
    number: str
    """Empty for what stands within a section."""
    title: str


@dataclass(frozen=True)
class GapReport:
    """A report, ready to be written down."""

    language: str
    cover: Cover
    sections: tuple[Section, ...]
    contents: tuple[ContentsLine, ...]
    """Empty where there is only one section."""


def gap_report(order: Order) -> GapReport:
    """Lay out a gap report. Raises `Misuse` for an unknown section."""
    material = Material.of(order)
    built = list[Section]()
    for name in _wanted(order):
        title, lay_out = SECTIONS[name]
        model = lay_out(material, order)
        if model is not None:
            built.append(Section(name, str(len(built) + 1), material.words.tell(title), model))
    return GapReport(order.language, cover(material, order), tuple(built), tuple(_contents(built)))


def _wanted(order: Order) -> list[str]:
    for name in order.sections:
        if name not in SECTIONS:
            raise Misuse(
                say("A report has no section “{name}”.", name=name),
                say("Sections: {names}", names=", ".join(SECTIONS)),
            )
    chosen = order.sections or (BRIEF if order.summary else tuple(SECTIONS))
    return [name for name in SECTIONS if name in chosen]


def _contents(sections: list[Section]) -> list[ContentsLine]:
    if len(sections) < 3:  # noqa: PLR2004 - what a reader finds without being led
        return []
    lines = []
    for section in sections:
        lines.append(ContentsLine(section.name, section.number, section.title))
        if isinstance(section.model, Findings):
            lines += [ContentsLine(f"phase-{phase.ref}", "", phase.title) for phase in section.model.phases]
    return lines
