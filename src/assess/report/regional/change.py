"""What moved since the last cycle, on the items that both have, and what was compared."""

from __future__ import annotations

from assess.domain.editions import Fate, Movement
from assess.domain.region.compilation import Change
from assess.records import dataclass
from assess.report.regional.material import Material
from assess.workflow.orders import RegionalOrder


@dataclass(frozen=True)
class Moved:
    """One line of the table."""

    name: str
    up: str
    same: str
    down: str
    strong: bool = False


@dataclass(frozen=True)
class ChangePage:
    """The page."""

    said: tuple[str, ...]
    rows: tuple[Moved, ...]
    """Empty where there is nothing to compare with."""


def change(material: Material, order: RegionalOrder) -> ChangePage | None:
    """Lay out the comparison; `None` where there is no earlier cycle and nobody asked for it."""
    words, moved = material.words, material.compilation.change
    if moved is None:
        nothing = ChangePage((words.say("There is no earlier cycle to compare with."),), ())
        return nothing if "change" in order.sections else None
    rows = [_line(material, material.phase(ref), each) for ref, each in moved.phases.items()]
    rows.append(_line(material, words.say("Overall"), moved.total, strong=True))
    return ChangePage(tuple(_said(material, moved)), tuple(rows))


def _said(material: Material, moved: Change) -> list[str]:
    words = material.words
    said = [
        words.say(
            "The comparison covers {respondents} that submitted in both {since} and {cycle}, and the {steps} items that"
            " both cycles have. Only what was rated both times is compared.",
            respondents=material.respondents(moved.compared),
            since=moved.since,
            cycle=material.compilation.round.cycle,
            steps=moved.steps,
        )
    ]
    if moved.respondents:
        said.append(
            words.say("Compared: {names}.", names=material.listed(material.name(code) for code in moved.respondents))
        )
    fates = [moved.editions.fate(step) for step in moved.editions.over(material.guideline)]
    if any(fate is not Fate.SAME for fate in fates):
        said.append(
            words.say(
                "The edition changed in between. Reworded items: {reworded}; split: {split}; merged: {merged}. Where"
                " several stand for one, the lowest level counts.",
                reworded=fates.count(Fate.REWORDED),
                split=fates.count(Fate.SPLIT),
                merged=fates.count(Fate.MERGED),
            )
        )
    return said


def _line(material: Material, name: str, movement: Movement, *, strong: bool = False) -> Moved:
    up, same, down = (material.words.number(n, 0) for n in (movement.up, movement.same, movement.down))
    return Moved(name, up, same, down, strong)
