"""Good practices: what works in a country and is offered to the region."""

from __future__ import annotations

from assess.domain.ledgers.practices import GoodPractice
from assess.records import dataclass
from assess.report.model.evidence import safe_link
from assess.report.model.marks import passages, short
from assess.report.model.material import Material
from assess.report.model.speaker import Speaker
from assess.workflow.orders import Order


@dataclass(frozen=True)
class PracticeView:
    """One practice as the reader sees it; what was not told is empty."""

    ref: str
    title: str
    recommendation: str
    """The ref of the recommendation that it puts into practice."""
    recommendation_title: str
    who: str
    what: tuple[str, ...]
    result: tuple[str, ...]
    offer: tuple[str, ...]
    url: str
    link: str
    """Where a link leads; empty where the address is none that a reader should follow."""
    short: bool
    """Whether it is short enough to be kept on one page."""


@dataclass(frozen=True)
class PhasePractices:
    """The practices of one phase."""

    title: str
    practices: tuple[PracticeView, ...]


@dataclass(frozen=True)
class Practices:
    """All practices."""

    said: str
    phases: tuple[PhasePractices, ...]


def practices(material: Material, order: Order) -> Practices | None:
    """Lay good practices out; `None` where there are none and nobody asked for them."""
    words, entries = material.words, list(material.assessment.practices.values())
    if not entries:
        said = words.say("No good practice is offered in this cycle.")
        return Practices(said, ()) if "practices" in order.sections else None
    views = [practice_view(material, each) for each in entries]
    phases = []
    for phase in material.guideline.phases:
        refs = {each.ref for each in phase.recommendations}
        found = tuple(each for each in views if each.recommendation in refs)
        if found:
            phases.append(PhasePractices(material.read(phase.title), found))
    said = words.count(
        len(entries),
        "{n} good practice is offered to the region, in the words of those who offer it.",
        "{n} good practices are offered to the region, in the words of those who offer them.",
    )
    return Practices(said, tuple(phases))


def practice_view(speaker: Speaker, practice: GoodPractice) -> PracticeView:
    """Write one practice out."""
    return PracticeView(
        ref=practice.ref,
        title=practice.title,
        recommendation=practice.recommendation,
        recommendation_title=speaker.title(practice.recommendation),
        who=practice.who,
        what=passages(practice.what),
        result=passages(practice.result),
        offer=passages(practice.offer),
        url=practice.url,
        link=safe_link(practice.url),
        short=short((practice.what, practice.result, practice.offer)),
    )
