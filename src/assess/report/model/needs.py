"""What the country asks of the region and of cooperation, kind by kind; what its action plan asks for comes last."""

from __future__ import annotations

from assess.domain.assistance import Request, requests
from assess.domain.ledgers.needs import NeedKind
from assess.records import dataclass
from assess.report.model.material import Material
from assess.report.model.speaker import Speaker, unbroken
from assess.words import Words
from assess.workflow.orders import Order


@dataclass(frozen=True)
class RequestView:
    """One thing asked for, as the reader sees it; what was not told is empty."""

    ref: str
    recommendation: str
    """The ref of the recommendation that it would help to implement."""
    recommendation_title: str
    what: str
    whom: str
    by: str
    """By when, in words."""
    step: str
    """The action it is asked for."""


@dataclass(frozen=True)
class KindNeeds:
    """What is asked for of one kind."""

    name: str
    requests: tuple[RequestView, ...]


@dataclass(frozen=True)
class Needs:
    """All that is asked for."""

    said: str
    kinds: tuple[KindNeeds, ...]


def needs(material: Material, order: Order) -> Needs | None:
    """Lay assistance needs out; `None` where nothing is asked for and nobody asked for the section."""
    words, found = material.words, list(requests(material.assessment))
    if not found:
        said = words.say("No assistance is asked for in this cycle.")
        return Needs(said, ()) if "needs" in order.sections else None
    kinds = (
        KindNeeds(name, tuple(request_view(material, each) for each in found if each.kind is kind))
        for kind, name in need_names(words).items()
    )
    said = words.count(
        len(found),
        "Assistance is asked of the region and its partners in {n} matter.",
        "Assistance is asked of the region and its partners in {n} matters.",
    )
    return Needs(said, tuple(kind for kind in kinds if kind.requests))


def need_names(words: Words) -> dict[NeedKind | None, str]:
    """Name the kinds of assistance; under `None` what action plans ask for."""
    return {
        NeedKind.ADVICE: words.say("Technical or legal advice"),
        NeedKind.TRAINING: words.say("Training"),
        NeedKind.EXCHANGE: words.say("Exchange of experience and information"),
        NeedKind.EQUIPMENT: words.say("Equipment, premises and systems"),
        NeedKind.FUNDING: words.say("Funding"),
        NeedKind.OTHER: words.say("Other assistance"),
        None: words.say("For actions of the action plan"),
    }


def request_view(speaker: Speaker, request: Request) -> RequestView:
    """Write one request out."""
    return RequestView(
        ref=request.ref,
        recommendation=request.recommendation,
        recommendation_title=speaker.title(request.recommendation),
        what=request.what,
        whom=request.whom,
        by=unbroken(speaker.words.say("By {day}", day=speaker.calendar(request.by))) if request.by else "",
        step=request.step,
    )
