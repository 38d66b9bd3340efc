"""The observations that reviewers made, with the replies of the delegation: what is not settled comes first."""

from __future__ import annotations

from collections.abc import Callable

from assess.domain.ledgers.observations import Observation, Progress, Reviewer
from assess.records import dataclass
from assess.report.model.marks import passages, short
from assess.report.model.material import Material


@dataclass(frozen=True)
class ObservationView:
    """One observation as the reader sees it."""

    ref: str
    about: str
    by: str
    text: tuple[str, ...]
    reply: tuple[str, ...]
    """Empty until the delegation replies."""
    short: bool
    """Whether it is short enough to be kept on one page."""


@dataclass(frozen=True)
class ObservationGroup:
    """The observations that have come equally far."""

    name: str
    observations: tuple[ObservationView, ...]


def observations(material: Material) -> tuple[ObservationGroup, ...]:
    """Lay the observations out; nothing where none was made."""
    say = material.words.say
    groups = (
        _group(material, say("Open: no reply yet"), lambda each: each.progress is Progress.OPEN),
        _group(material, say("Open: answered, not yet resolved"), lambda each: each.progress is Progress.ANSWERED),
        _group(material, say("Resolved"), lambda each: each.progress is Progress.RESOLVED),
    )
    return tuple(group for group in groups if group.observations)


def _group(material: Material, name: str, belongs: Callable[[Observation], bool]) -> ObservationGroup:
    found = material.assessment.observations.values()
    return ObservationGroup(name, tuple(_view(material, each) for each in found if belongs(each)))


def _view(material: Material, each: Observation) -> ObservationView:
    names = {
        Reviewer.COUNTRY: material.words.say("the country's own review"),
        Reviewer.SECRETARIAT: material.words.say("the secretariat"),
    }
    text, reply = passages(each.text), passages(each.reply)
    return ObservationView(each.ref, each.about, names[each.by], text, reply, short((*text, *reply)))
