"""What the linear mode says: each question, its levels, and how the assessment stands, as plain lines."""

from __future__ import annotations

from collections.abc import Iterator

from assess.domain.answers import Answer, NoInformation, NotApplicable, Rated
from assess.domain.guideline import FigureAsked, Indicator
from assess.domain.ledgers.evidence import Evidence
from assess.domain.ledgers.observations import Progress
from assess.domain.response import Figure
from assess.tui.work.figures import figure_words
from assess.tui.work.names import EVIDENCE_KINDS, REVIEWERS, UNITS
from assess.words import Words
from assess.workflow.session import Session


def indicator_lines(session: Session, words: Words, indicator: Indicator, *, whole: bool) -> Iterator[str]:
    """Say a question with its levels; with `whole`, the recommendation it belongs to first."""
    language, guideline = words.language, session.guideline
    home = guideline.home(indicator.ref)
    response = session.assessment.response(indicator.ref)
    yield ""
    if whole:
        phase = guideline.phase_of(home.ref)
        title = home.title.read(language)
        yield words.say(
            "{phase}. Recommendation {ref}: {title}", phase=phase.title.read(language), ref=home.ref, title=title
        )
        yield home.text.read(language)
        yield from observation_lines(session, words, home.ref)
    place = [each.ref for each in home.indicators].index(indicator.ref) + 1
    yield words.say("Question {ref}, {place} of {total}.", ref=indicator.ref, place=place, total=len(home.indicators))
    yield indicator.question.read(language)
    for step in guideline.scale:
        meaning = guideline.meaning(indicator, step.level).read(language)
        yield f"{step.level}. {step.name.read(language)}. {meaning}"
    yield words.say("x. Not applicable. i. No information. w. Withheld.")
    yield words.say("Now: {answer}.", answer=answer_sentence(session, words, response.answer))
    if response.proposed is not None:
        was = answer_sentence(session, words, response.proposed)
        yield words.say("Last cycle: {answer}. Type y to confirm it.", answer=was)
    if indicator.figure is not None:
        yield figure_line(words, indicator.figure, response.figure)
    for ref in response.evidence:
        if ref in session.assessment.evidence:
            told = evidence_line(words, session.assessment.evidence[ref])
            yield words.say("Evidence: {evidence}", evidence=told)
    if response.comment:
        yield words.say("Comment: {comment}", comment=response.comment)
    if response.flagged:
        yield words.say("Marked to be discussed.")
    yield from observation_lines(session, words, indicator.ref)


def figure_line(words: Words, asked: FigureAsked, figure: Figure | None) -> str:
    """Say which number is asked for, and what was reported; `None` for nothing yet."""
    label = figure_label(words, asked)
    if figure is None:
        return words.say("A figure is asked for: {label}. Type v to report it.", label=label)
    return words.say("Figure: {figure}. {label}.", figure=figure_words(figure), label=label)


def figure_label(words: Words, asked: FigureAsked) -> str:
    """Say what a number is, and what it is counted in."""
    return words.say("{label} ({unit})", label=asked.label.read(words.language), unit=UNITS[asked.unit])


def evidence_line(words: Words, evidence: Evidence) -> str:
    """Name a piece of evidence: its ref, its kind, its title, and where in it."""
    kind = words.tell(EVIDENCE_KINDS[evidence.kind])
    parts = (f"{evidence.ref}, {kind}: {evidence.title}", evidence.reference)
    return ", ".join(part for part in parts if part) + "."


def observation_lines(session: Session, words: Words, ref: str) -> Iterator[str]:
    """Say what reviewers remarked on something and is not resolved, with the reply."""
    for each in session.assessment.observations_on(ref):
        if each.progress is Progress.RESOLVED:
            continue
        by = words.tell(REVIEWERS[each.by])
        yield words.say("Observation {ref}, by {reviewer}: {text}", ref=each.ref, reviewer=by, text=each.text)
        yield words.say("Reply: {text}", text=each.reply) if each.reply else words.say("Type o to reply.")


def answer_sentence(session: Session, words: Words, answer: Answer | None) -> str:
    """Say an answer in a few words."""
    if answer is None:
        return words.say("unanswered")
    if isinstance(answer, Rated):
        name = session.guideline.level(answer.level).name.read(words.language)
        return words.say("level {level}, {name}", level=answer.level, name=name)
    if isinstance(answer, NotApplicable):
        return words.say("not applicable, because: {reason}", reason=answer.reason)
    return words.say("no information") if isinstance(answer, NoInformation) else words.say("withheld")


def standing_line(session: Session, words: Words) -> str:
    """Say how much is answered, and the value between its bounds."""
    score = session.card.score
    coverage = score.coverage
    answered = words.say("{answered} of {total} answered.", answered=coverage.answered, total=coverage.total)
    if score.low is None or score.high is None:
        return answered
    low, high = round(score.low), round(score.high)
    if score.value is None:
        between = words.say("No value yet; between {low} and {high} of 100.", low=low, high=high)
    else:
        value = round(score.value)
        between = words.say("Value {value}, between {low} and {high} of 100.", value=value, low=low, high=high)
    return f"{answered} {between}"


def help_lines(words: Words) -> list[str]:
    """Say what can be typed."""
    return [
        words.say("The number of a level rates the question; the next unanswered one follows."),
        words.say("x not applicable, i no information, w withheld, clear withdraws the answer."),
        words.say("c comment, v figure, e evidence, f mark to be discussed."),
        words.say("y confirm last cycle's answer, o reply to an observation."),
        words.say("Enter next question, b the one before, n next unanswered, m this one again; a ref goes there."),
        words.say("u undo, r redo, s how it stands, q leave. Everything is saved at once."),
    ]
