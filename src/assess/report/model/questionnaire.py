"""A guideline as a blank questionnaire: for workshops without computers, to be filled in by hand.

Each recommendation has sheets of its own, so that it can be handed to those who answer it. Nothing that anybody
answered is in it, and no day: the same guideline always gives the same questionnaire.
"""

from __future__ import annotations

from assess.domain.guideline import FigureAsked, Guideline, Indicator, Kind, Phase, Recommendation, Term, Unit
from assess.domain.lookup import found
from assess.domain.message import say
from assess.records import dataclass
from assess.report.model.foreign import read
from assess.report.model.marks import kind_about, kind_name, other_marks, passages
from assess.report.model.speaker import unbroken
from assess.words import Words, sorting
from assess.workflow.orders import BlankOrder


@dataclass(frozen=True)
class Choice:
    """A level that can be ticked."""

    number: str
    name: str
    meaning: str
    """The indicator's own text, or the scale's for its kind."""


@dataclass(frozen=True)
class FigureLine:
    """Where a number is written."""

    label: str
    unit: str


@dataclass(frozen=True)
class Question:
    """One indicator, to be ticked and commented."""

    ref: str
    kind: str
    text: str
    choices: tuple[Choice, ...]
    figure: FigureLine | None
    """`None` where no number is asked for."""
    verification: str
    """What usually proves the answer; empty where the guideline says nothing."""


@dataclass(frozen=True)
class Sheet:
    """One recommendation with its questions."""

    ref: str
    title: str
    statement: str
    institutions: str
    """Who usually answers; empty where the guideline names nobody."""
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class PhasePart:
    """One phase with its sheets."""

    ref: str
    title: str
    intro: tuple[str, ...]
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True)
class KindScale:
    """What each level means where an indicator of one kind has no text of its own."""

    kind: str
    about: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Questionnaire:
    """A blank questionnaire, ready to be written down."""

    language: str
    title: str
    part: str
    """The title of the only phase that is in it; empty where all are."""
    guideline: str
    edition: str
    about: tuple[str, ...]
    steps: tuple[str, ...]
    """How to answer, in order."""
    scale: tuple[KindScale, ...]
    others: tuple[tuple[str, str], ...]
    """The answers that are no levels: name and when it is given."""
    reminder: str
    """The scale in one line, for the foot of every page."""
    phases: tuple[PhasePart, ...]
    terms: tuple[tuple[str, str], ...]
    """What words mean; empty where the guideline defines none."""


def questionnaire(order: BlankOrder) -> Questionnaire:
    """Lay out a blank questionnaire. Raises `NotFound` for an unknown phase."""
    guideline, words = order.guideline, Words(order.language, "report")
    phases = _wanted(guideline, order.phase)
    return Questionnaire(
        language=order.language,
        title=words.say("Questionnaire"),
        part=read(phases[0].title, order.language) if order.phase else "",
        guideline=read(guideline.title, order.language),
        edition=guideline.edition,
        about=passages(read(guideline.about, order.language)),
        steps=_steps(words, phases[0]),
        scale=_scale(guideline, words),
        others=_others(words),
        reminder=" · ".join(unbroken(f"{step.level} {read(step.name, order.language)}") for step in guideline.scale),
        phases=tuple(_part(guideline, words, phase) for phase in phases),
        terms=tuple(sorted((_term(each, order.language) for each in guideline.definitions), key=_by_name)),
    )


def _wanted(guideline: Guideline, ref: str) -> tuple[Phase, ...]:
    if not ref:
        return guideline.phases
    phases = {phase.ref: phase for phase in guideline.phases}
    return (
        found(
            phases,
            ref,
            say("{guideline} has no phase {ref}.", guideline=guideline.ref, ref=ref),
            say("Phases: {refs}", refs=", ".join(phases)),
        ),
    )


def _steps(words: Words, phase: Phase) -> tuple[str, ...]:
    example = phase.recommendations[0].indicators[0].ref
    return (
        words.say(
            "Read the recommendation first: it says what a State should do. Then answer its indicators one by one."
        ),
        words.say(
            "Tick one box only for each indicator: the highest level whose description the country meets in full."
        ),
        words.say(
            "Where no level can be chosen, tick one of the three other boxes instead and say why in the comment."
        ),
        words.say(
            "Where a figure is asked for, write the number and the year it holds for. An estimate is marked as one."
        ),
        words.say(
            "Comment: what explains the answer, and how places or groups of people differ. Where views differ, tick "
            "the level that is agreed, and note the others."
        ),
        words.say(
            "Evidence: the law, policy, programme, protocol, budget, statistic or agreement that proves the answer, "
            "with its title, number, article and year."
        ),
        words.say(
            "Write down no personal data: no names, case files or anything else by which a person who was assisted "
            "could be recognised."
        ),
        words.say(
            "Each indicator has a reference, such as {ref}: under it the answer is entered in the program afterwards.",
            ref=example,
        ),
    )


def _scale(guideline: Guideline, words: Words) -> tuple[KindScale, ...]:
    return tuple(
        KindScale(
            kind_name(words, kind),
            kind_about(words, kind),
            tuple(
                Choice(str(step.level), read(step.name, words.language), read(step.meaning[kind], words.language))
                for step in guideline.scale
            ),
        )
        for kind in Kind
    )


def _others(words: Words) -> tuple[tuple[str, str], ...]:
    meanings = (
        words.say(
            "The indicator does not concern the country. The reason is needed: the indicator is left "
            "out of the score altogether."
        ),
        words.say("The country has looked and does not know."),
        words.say("The country knows and does not say."),
    )
    return tuple((mark.name, meaning) for mark, meaning in zip(other_marks(words).values(), meanings, strict=False))


def _part(guideline: Guideline, words: Words, phase: Phase) -> PhasePart:
    return PhasePart(
        phase.ref,
        read(phase.title, words.language),
        passages(read(phase.intro, words.language)),
        tuple(_sheet(guideline, words, each) for each in phase.recommendations),
    )


def _sheet(guideline: Guideline, words: Words, recommendation: Recommendation) -> Sheet:
    institutions = (read(guideline.institution(ref).name, words.language) for ref in recommendation.institutions)
    return Sheet(
        recommendation.ref,
        read(recommendation.title, words.language),
        read(recommendation.text, words.language),
        "; ".join(institutions),
        tuple(_question(guideline, words, each) for each in recommendation.indicators),
    )


def _question(guideline: Guideline, words: Words, indicator: Indicator) -> Question:
    language = words.language
    return Question(
        indicator.ref,
        kind_name(words, indicator.kind),
        read(indicator.question, language),
        tuple(
            Choice(str(step.level), read(step.name, language), read(guideline.meaning(indicator, step.level), language))
            for step in guideline.scale
        ),
        _figure(words, indicator.figure) if indicator.figure else None,
        "; ".join(read(each, language) for each in indicator.verification),
    )


def _figure(words: Words, asked: FigureAsked) -> FigureLine:
    units = {Unit.PERCENT: "%", Unit.DAYS: words.say("days"), Unit.COUNT: "", Unit.RATIO: ""}
    return FigureLine(read(asked.label, words.language), units[asked.unit])


def _by_name(term: tuple[str, str]) -> str:
    return sorting(term[0])


def _term(term: Term, language: str) -> tuple[str, str]:
    return read(term.name, language), read(term.text, language)
