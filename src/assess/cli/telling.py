"""How commands say what several of them tell: a state, a kind, an answer, a subject."""

from __future__ import annotations

from assess.cli.call import Call
from assess.domain.answers import Answer, Rated, Status
from assess.domain.assessment import State
from assess.domain.guideline import Guideline, Kind
from assess.domain.subjects import DELEGATION, OPENING, split


def state_word(call: Call, state: State) -> str:
    """Name the state of an assessment."""
    return {State.DRAFT: call.say("draft"), State.SUBMITTED: call.say("submitted")}[state]


def kind_word(call: Call, kind: Kind) -> str:
    """Name a kind of indicator."""
    return {
        Kind.STRUCTURAL: call.say("structural"),
        Kind.PROCESS: call.say("process"),
        Kind.OUTCOME: call.say("outcome"),
    }[kind]


def answer_words(call: Call, guideline: Guideline, answer: Answer | None) -> str:
    """Say an answer, with its level's name or its reason."""
    if answer is None:
        return call.say("unanswered")
    if isinstance(answer, Rated):
        return f"{answer.level} {guideline.level(answer.level).name.read(call.words.language)}"
    word = {
        Status.NOT_APPLICABLE: call.say("not applicable"),
        Status.NO_INFORMATION: call.say("no information"),
        Status.WITHHELD: call.say("withheld"),
    }[answer.status]
    return f"{word}: {answer.reason}" if answer.reason else word


def subject_words(call: Call, subject: str) -> str:
    """Name what a change is about: by its ref, or in words where there is one of its kind only."""
    alone = {OPENING: call.say("assessment"), DELEGATION: call.say("delegation")}
    return alone.get(subject) or split(subject)[1]
