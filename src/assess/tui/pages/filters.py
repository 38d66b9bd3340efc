"""Filters: which questions to go through, by phase, kind, institution and state."""

from __future__ import annotations

from collections.abc import Callable

from assess.domain.answers import Rated
from assess.domain.guideline import Guideline, Indicator, Kind
from assess.domain.message import Message, say
from assess.domain.response import Response
from assess.domain.review import EVIDENCE_FROM
from assess.tui import looks
from assess.tui.bench import Bench
from assess.tui.course import EVERYTHING, Filter
from assess.tui.finding import fits
from assess.tui.text import said
from assess.tui.widgets.block import Block

Keeps = Callable[[Guideline, Indicator, Response], bool]


def _is_gap(guideline: Guideline, _: Indicator, response: Response) -> bool:
    return isinstance(response.answer, Rated) and response.answer.level < guideline.target


def _unproved(_: Guideline, __: Indicator, response: Response) -> bool:
    return isinstance(response.answer, Rated) and response.answer.level >= EVIDENCE_FROM and not response.evidence


STATES: dict[str, tuple[Message, Keeps]] = {
    "unanswered": (say("Unanswered"), lambda _, __, response: response.answer is None),
    "gaps": (say("Gaps"), _is_gap),
    "flagged": (say("To be discussed"), lambda _, __, response: response.flagged),
    "unproved": (say("Level without evidence"), _unproved),
    "proposed": (say("From last cycle, to be confirmed"), lambda _, __, response: response.proposed is not None),
    "commented": (say("With a comment"), lambda _, __, response: bool(response.comment)),
}


def _options(bench: Bench) -> list[tuple[str, str]]:
    """List every filter with its name."""
    guideline = bench.guideline
    options = [("all", bench.words.say("Everything"))]
    options += [(f"state:{id_}", bench.tell(name)) for id_, (name, _) in STATES.items()]
    options += [(f"phase:{phase.ref}", bench.read(phase.title)) for phase in guideline.phases]
    options += [(f"kind:{kind}", bench.tell(name)) for kind, name in looks.KINDS.items()]
    concerned = {ref for each in guideline.recommendations() for ref in each.institutions}
    options += [(f"institution:{i.ref}", bench.read(i.name)) for i in guideline.institutions if i.ref in concerned]
    return options


def filter_page(bench: Bench, text: str) -> list[Block]:
    """List the filters whose names fit a text."""
    return [Block(said(name), wish) for wish, name in _options(bench) if fits(text, name)]


def filter_that(bench: Bench, wish: str) -> Filter:
    """Make the filter that was asked for, as the answers stand now."""
    if wish == "all":
        return EVERYTHING
    what, _, which = wish.partition(":")
    guideline, assessment = bench.guideline, bench.assessment
    name = dict(_options(bench))[wish]
    tests: dict[str, Callable[[Indicator], bool]] = {
        "state": lambda each: STATES[which][1](guideline, each, assessment.response(each.ref)),
        "phase": lambda each: guideline.phase_of(guideline.home(each.ref).ref).ref == which,
        "kind": lambda each: each.kind is Kind(which),
        "institution": lambda each: which in guideline.home(each.ref).institutions,
    }
    return Filter(name, frozenset(each.ref for each in guideline.indicators() if tests[what](each)))
