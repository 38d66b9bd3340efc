"""What is common: areas with potential for further development, and well-developed areas."""

from __future__ import annotations

from assess.domain.gaps import Priority
from assess.domain.region.compilation import Commonality
from assess.records import dataclass
from assess.report.model.speaker import unbroken
from assess.report.regional.material import Material


@dataclass(frozen=True)
class Shared:
    """One recommendation across countries."""

    ref: str
    title: str
    phase: str
    figure: str
    """How many of those who assessed it."""
    notes: tuple[str, ...]


@dataclass(frozen=True)
class SharedPage:
    """A list of them."""

    said: str
    rows: tuple[Shared, ...]


def common_gaps(material: Material) -> SharedPage:
    """Lay out the common gaps, those furthest from the target first."""
    words, gaps = material.words, material.compilation.common_gaps
    said = (
        words.count(
            len(gaps),
            "In {n} recommendation at least half of those who rated it have a gap of high priority.",
            "In {n} recommendations at least half of those who rated them have a gap of high priority; those furthest"
            " from the target come first.",
        )
        if gaps
        else words.say(
            "There is no recommendation in which at least half of those who rated it have a gap of high priority."
        )
    )
    return SharedPage(said, tuple(_shared(material, each, each.priorities[Priority.HIGH]) for each in gaps))


def shared_strengths(material: Material) -> SharedPage:
    """Lay out the well-developed areas, those nearest to the target first."""
    words, strengths = material.words, material.compilation.shared_strengths
    said = (
        words.count(
            len(strengths),
            "In {n} recommendation at least half of those who rated it are at or near the target.",
            "In {n} recommendations at least half of those who rated them are at or near the target.",
        )
        if strengths
        else words.say(
            "There is no recommendation in which at least half of those who rated it are at or near the target."
        )
    )
    return SharedPage(said, tuple(_shared(material, each, each.near) for each in strengths))


def _shared(material: Material, common: Commonality, n: int) -> Shared:
    words = material.words
    names = {
        Priority.HIGH: words.say("high priority"),
        Priority.MEDIUM: words.say("medium priority"),
        Priority.LOW: words.say("low priority"),
    }
    notes = [words.say("below the target: {n}", n=common.below)]
    notes += [f"{names[priority]}: {number}" for priority, number in common.priorities.items() if number]
    if common.points is not None:
        notes.append(words.say("mean shortfall {points}", points=words.number(common.points, 0)))
    return Shared(
        ref=common.recommendation,
        title=material.title(common.recommendation),
        phase=material.phase(common.phase),
        figure=material.part_of(n, common.assessed),
        notes=tuple(map(unbroken, notes)),
    )
