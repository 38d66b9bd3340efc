"""How to read the report: the guideline, the scale and its meaning, how scores come about, who was asked."""

from __future__ import annotations

from assess.domain.guideline import Kind
from assess.records import dataclass
from assess.report.model.marks import Mark, kind_about, kind_name, other_marks, passages
from assess.report.model.material import Material


@dataclass(frozen=True)
class ScaleRow:
    """One level and what it means for each kind of indicator."""

    sign: str
    name: str
    tone: str
    value: str
    meanings: tuple[str, ...]


@dataclass(frozen=True)
class Method:
    """What a reader has to know."""

    about: tuple[str, ...]
    kinds: tuple[str, ...]
    kinds_said: tuple[str, ...]
    scale: tuple[ScaleRow, ...]
    target: str
    others: tuple[tuple[Mark, str], ...]
    """The answers that are no levels, each with what it means."""
    scoring: tuple[str, ...]
    applicability: str
    institutions: str
    members: tuple[tuple[str, str], ...]
    """Name, and position with institution, of each member of the delegation; empty where they were not told."""
    consulted: tuple[str, ...]
    """Institutions and organisations that were asked."""


def method(material: Material) -> Method:
    """Explain the method."""
    words, guideline = material.words, material.guideline
    target = guideline.level(guideline.target)
    return Method(
        about=passages(material.read(guideline.about)),
        kinds=tuple(kind_name(words, kind) for kind in Kind),
        kinds_said=tuple(kind_about(words, kind) for kind in Kind),
        scale=tuple(
            ScaleRow(
                str(step.level),
                material.read(step.name),
                f"level-{step.level}",
                words.number(step.value, 0),
                tuple(material.read(step.meaning[kind]) for kind in Kind),
            )
            for step in guideline.scale
        ),
        target=words.say("The target is level {level}: {name}.", level=target.level, name=material.read(target.name)),
        others=_others(material),
        scoring=_scoring(material),
        applicability=_applicability(material),
        institutions=words.listed(material.institutions(each.ref for each in guideline.institutions)),
        members=tuple(
            (each.name, ", ".join(part for part in (each.position, each.institution) if part))
            for each in material.assessment.delegation.members
        ),
        consulted=material.assessment.delegation.consulted,
    )


def _others(material: Material) -> tuple[tuple[Mark, str], ...]:
    words, marks = material.words, other_marks(material.words)
    meanings = (
        words.say(
            "The indicator does not concern this country. It is left out of the score altogether; the reason is given."
        ),
        words.say("The country has looked and does not know."),
        words.say("The country knows and does not say."),
        words.say("No answer has been given yet."),
    )
    return tuple(zip(marks.values(), meanings, strict=True))


def _scoring(material: Material) -> tuple[str, ...]:
    words = material.words
    return (
        words.say(
            "Only indicators are rated; all other values are calculated from them. Indicators weigh the same within a "
            "recommendation, recommendations by their weight within a phase, and phases the same in the whole."
        ),
        words.say(
            "A value is the mean of what has been rated, from 0 to 100. It never stands alone: its lower bound counts "
            "everything open (unanswered, no information, withheld) as the lowest level, its upper bound as the "
            "highest."
        ),
        words.say(
            "Where less than half of the indicators are rated or not applicable, no value is shown, only the bounds."
        ),
    )


def _applicability(material: Material) -> str:
    words, coverage = material.words, material.card.score.coverage
    if not coverage.not_applicable:
        return words.say("No indicator has been declared not applicable.")
    if not coverage.applicable:
        return words.say("All {total} indicators have been declared not applicable.", total=coverage.total)
    return words.count(
        coverage.not_applicable,
        "{n} of {total} indicators has been declared not applicable.",
        "{n} of {total} indicators have been declared not applicable.",
        total=coverage.total,
    )
