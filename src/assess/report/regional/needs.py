"""What countries ask of the region and of cooperation: by kind, by recommendation, and each request."""

from __future__ import annotations

from assess.domain.ledgers.needs import NeedKind
from assess.domain.region.compilation import Need
from assess.records import dataclass
from assess.report.model.needs import RequestView, need_names, request_view
from assess.report.regional.material import Material


@dataclass(frozen=True)
class Asked:
    """One thing asked for."""

    name: str
    """Who asks."""
    view: RequestView


@dataclass(frozen=True)
class KindAsked:
    """What is asked for of one kind."""

    title: str
    count: str
    asked: tuple[Asked, ...]
    """Empty where the report names nobody, or too many to be printed."""


@dataclass(frozen=True)
class PartAsked:
    """How often assistance is asked for with one recommendation, and by whom."""

    ref: str
    title: str
    count: str
    names: str
    """Empty where the report names nobody."""


@dataclass(frozen=True)
class NeedsPage:
    """The pages."""

    said: tuple[str, ...]
    kinds: tuple[KindAsked, ...]
    recommendations: tuple[PartAsked, ...]


def needs(material: Material) -> NeedsPage:
    """Lay out the needs for assistance."""
    words, compilation = material.words, material.compilation
    total = compilation.asked[material.guideline.ref]
    shown = compilation.needs if material.printable(compilation.needs) else ()
    said = [
        words.count(
            total,
            "Assistance is asked for in {n} matter, in the list of needs or in an action of the plan.",
            "Assistance is asked for in {n} matters, in the lists of needs or in actions of the plans.",
        )
    ]
    if not total:
        said = [words.say("No assistance is asked for, either in the lists of needs or in actions of the plans.")]
    if not material.printable(compilation.needs):
        said.append(material.too_many)
    return NeedsPage(
        tuple(said),
        tuple(
            KindAsked(name, words.number(compilation.asked_kinds[kind], 0), _asked(material, shown, kind))
            for kind, name in need_names(words).items()
            if compilation.asked_kinds[kind]
        ),
        tuple(
            PartAsked(each.ref, material.read(each.title), words.number(number, 0), _names(material, shown, each.ref))
            for each in material.guideline.recommendations()
            if (number := compilation.asked[each.ref])
        ),
    )


def _asked(material: Material, shown: tuple[Need, ...], kind: NeedKind | None) -> tuple[Asked, ...]:
    """List the requests of a kind in the order of the guideline; within it they stand in that of the countries."""
    places = {each.ref: place for place, each in enumerate(material.guideline.recommendations())}
    found = [each for each in shown if each.request.kind is kind]
    found.sort(key=lambda each: places[each.request.recommendation])
    return tuple(Asked(material.name(each.code), request_view(material, each.request)) for each in found)


def _names(material: Material, shown: tuple[Need, ...], recommendation: str) -> str:
    codes = dict.fromkeys(each.code for each in shown if each.request.recommendation == recommendation)
    return ", ".join(material.name(code) for code in codes)
