"""The action plan: by date and by institution, and the gaps nobody plans to close yet."""

from __future__ import annotations

from assess.domain.ledgers.actions import Action
from assess.records import dataclass
from assess.report.model.material import Material
from assess.words import sorting


@dataclass(frozen=True)
class ActionView:
    """One action as the reader sees it."""

    ref: str
    recommendation: str
    title: str
    """Of the recommendation."""
    what: str
    who: str
    by: str
    overdue: bool
    means: str
    assistance: str


@dataclass(frozen=True)
class Duty:
    """What one institution, or several together, have taken on."""

    who: str
    steps: tuple[ActionView, ...]


@dataclass(frozen=True)
class Plan:
    """The whole plan."""

    said: tuple[str, ...]
    by_date: tuple[ActionView, ...]
    by_institution: tuple[Duty, ...]
    unplanned: tuple[tuple[str, str], ...]
    """Ref and title of the gaps without an action, in order of priority."""


def plan(material: Material) -> Plan:
    """Lay out the action plan."""
    actions = sorted(material.assessment.actions.values(), key=lambda action: (action.by, action.ref))
    steps = tuple(_view(material, action) for action in actions)
    names = sorted({step.who for step in steps}, key=lambda who: (sorting(who), who))
    unplanned = tuple(
        (gap.recommendation.ref, material.read(gap.recommendation.title)) for gap in material.gaps if not gap.actions
    )
    return Plan(
        said=_said(material, steps, len(unplanned)),
        by_date=steps,
        by_institution=tuple(Duty(who, tuple(step for step in steps if step.who == who)) for who in names),
        unplanned=unplanned,
    )


def _said(material: Material, steps: tuple[ActionView, ...], unplanned: int) -> tuple[str, ...]:
    words = material.words
    overdue = sum(step.overdue for step in steps)
    if not steps:
        return (
            words.count(
                unplanned,
                "No action has been planned yet; {n} gap awaits one.",
                "No action has been planned yet; {n} gaps await one.",
            )
            if unplanned
            else words.say("No action has been planned, and no gap calls for one."),
        )
    said = [words.count(len(steps), "The plan has {n} action.", "The plan has {n} actions.")]
    if overdue:
        said.append(words.count(overdue, "{n} is past its date.", "{n} are past their date."))
    if material.gaps:
        said.append(
            words.count(unplanned, "{n} gap has no action yet.", "{n} gaps have no action yet.")
            if unplanned
            else words.say("Every gap has an action.")
        )
    return tuple(said)


def _view(material: Material, action: Action) -> ActionView:
    title = material.read(material.guideline.recommendation(action.recommendation).title)
    return ActionView(
        ref=action.ref,
        recommendation=action.recommendation,
        title=title,
        what=action.what,
        who=action.who,
        by=material.due(action.by),
        overdue=action.by < material.day,
        means=action.means,
        assistance=action.assistance,
    )
