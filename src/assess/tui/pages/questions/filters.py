"""Filters: which questions to go through, by phase, kind, institution and state, several together.

What is chosen of one sort widens: transit or return. What is chosen of different sorts narrows: transit, and
structural. States all have to hold: gaps, and without evidence. The number beside each tells how many are left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from assess.domain.answers import Rated
from assess.domain.guideline import Indicator
from assess.domain.message import Message, say
from assess.domain.response import Response
from assess.domain.review import EVIDENCE_FROM
from assess.domain.subjects import RESPONSE
from assess.tui.drawing import looks
from assess.tui.drawing.text import cell, drawn, joined, line, said
from assess.tui.pages.finding import fits
from assess.tui.pages.questions.renewal import moved, renewed
from assess.tui.widgets.block import GAP, Block
from assess.tui.widgets.offers import box
from assess.tui.work.bench import Bench
from assess.tui.work.course import EVERYTHING, Filter

ALL = "all"
"""The wish for no filter at all."""

STATE = "state"
"""The sort of filters that all have to hold."""

Keeps = Callable[[Bench, Indicator, Response], bool]


def _is_gap(bench: Bench, _: Indicator, response: Response) -> bool:
    return isinstance(response.answer, Rated) and response.answer.level < bench.guideline.target


def _unproved(_: Bench, __: Indicator, response: Response) -> bool:
    return isinstance(response.answer, Rated) and response.answer.level >= EVIDENCE_FROM and not response.evidence


STATES: dict[str, tuple[Message, Keeps]] = {
    "unanswered": (say("Unanswered"), lambda _, __, response: response.answer is None),
    "gaps": (say("Gaps"), _is_gap),
    "flagged": (say("To be discussed"), lambda _, __, response: response.flagged),
    "unproved": (say("Level without evidence"), _unproved),
    "proposed": (say("From last cycle, to be confirmed"), lambda _, __, response: response.proposed is not None),
    "conflicting": (
        say("Two versions, to be decided"),
        lambda bench, each, _: RESPONSE + each.ref in bench.assessment.conflicts,
    ),
    "moved": (say("Changed since the last cycle"), lambda bench, each, _: bool(moved(bench, each.ref))),
    "renewed": (say("New or changed in this edition"), lambda bench, each, _: renewed(bench, each.ref) is not None),
    "commented": (say("With a comment"), lambda _, __, response: bool(response.comment)),
}


OF_A_NEW_CYCLE = frozenset({"proposed", "moved", "renewed"})
"""States that there are only where answers were carried forward."""


def options(bench: Bench) -> list[tuple[str, str]]:
    """List every filter with its name; those of one sort stand together."""
    guideline = bench.guideline
    carried = bool(bench.assessment.opening.carried_from)
    states = [id_ for id_ in STATES if carried or id_ not in OF_A_NEW_CYCLE]
    found = [(f"{STATE}:{id_}", bench.tell(STATES[id_][0])) for id_ in states]
    found += [(f"phase:{phase.ref}", bench.read(phase.title)) for phase in guideline.phases]
    found += [(f"kind:{kind}", bench.tell(name)) for kind, name in looks.KINDS.items()]
    concerned = {ref for each in guideline.recommendations() for ref in each.institutions}
    found += [(f"institution:{i.ref}", bench.read(i.name)) for i in guideline.institutions if i.ref in concerned]
    return found


def filter_that(bench: Bench, wishes: Iterable[str]) -> Filter:
    """Make the filter that was asked for, as the answers stand now; asked for nothing, it leaves everything."""
    chosen = tuple(wishes)
    if not chosen:
        return EVERYTHING
    return Filter(chosen, _kept(bench, chosen, {}))


def toggled(wishes: Iterable[str], wish: str) -> tuple[str, ...]:
    """Choose what was not chosen, and the other way round; `ALL` takes everything off."""
    chosen = tuple(wishes)
    if wish == ALL:
        return ()
    return tuple(each for each in chosen if each != wish) if wish in chosen else (*chosen, wish)


def filter_page(bench: Bench, chosen: Filter, text: str) -> list[Block]:
    """List the filters whose names fit a text, each ticked or not, with how many questions it would leave."""
    blocks, sort, known = list[Block](), "", dict[str, frozenset[str]]()
    take_off = bench.words.say("Clear all")
    if chosen.wishes and fits(text, take_off):
        blocks.append(Block(said(take_off, "bold"), ALL, gutter=drawn(" × ", "bold $accent")))
    for wish, name in options(bench):
        if not fits(text, name):
            continue
        kind = _sort(wish)
        if kind != sort and blocks:
            blocks.append(GAP)
        sort = kind
        ticked = wish in chosen.wishes
        others = tuple(each for each in chosen.wishes if kind == STATE or _sort(each) != kind)
        left = len(_kept(bench, (*others, wish), known))
        count = cell(drawn(str(left), "bold" if left else "$secondary"), 5, right=True)
        gutter = joined(count, drawn("  "), box(ticked=ticked))
        blocks.append(Block(line(name, "bold" if ticked else ""), wish, gutter=gutter, wraps=False))
    return blocks


def filter_head(bench: Bench, chosen: Filter) -> list[Block]:
    """Say above the contents what is left and by what; each part can be taken off, and all at once."""
    if chosen.keeps is None:
        return []
    words, total = bench.words, sum(1 for _ in bench.guideline.indicators())
    left = words.say("Only {left} of {total} questions", left=len(chosen.keeps), total=total)
    names, off = dict(options(bench)), drawn("× ", "bold $accent")
    blocks = [Block(said(left, "bold $accent"), wraps=False)]
    blocks += [Block(line(names[wish]), f"filter:{wish}", gutter=off, wraps=False) for wish in chosen.wishes]
    if len(chosen.wishes) > 1:
        text = words.say("clear all")
        blocks.append(Block(said(text, "$secondary"), f"filter:{ALL}", gutter=off, wraps=False))
    return [*blocks, GAP]


def filter_words(bench: Bench, chosen: Filter) -> str:
    """Say a filter in words: what widens with "or", what narrows with dots; empty where nothing is left out."""
    names, sorts = dict(options(bench)), dict[str, list[str]]()
    for wish in chosen.wishes:
        sorts.setdefault(wish if _sort(wish) == STATE else _sort(wish), []).append(names[wish])
    either = f" {bench.words.say('or')} "
    return " · ".join(either.join(each) for each in sorts.values())


def _kept(bench: Bench, wishes: tuple[str, ...], known: dict[str, frozenset[str]]) -> frozenset[str]:
    """List the indicators that some wishes leave; what each leaves alone is looked up in `known`, or put there."""
    sorts: dict[str, set[str]] = {}
    for wish in wishes:
        if wish not in known:
            known[wish] = frozenset(_fitting(bench, wish))
        sorts.setdefault(wish if _sort(wish) == STATE else _sort(wish), set()).update(known[wish])
    return frozenset(set.intersection(*sorts.values()))


def _fitting(bench: Bench, wish: str) -> Iterable[str]:
    """Give the indicators that one wish leaves."""
    sort, _, which = wish.partition(":")
    guideline, assessment = bench.guideline, bench.assessment
    if sort == STATE:
        keeps = STATES[which][1]
        return (each.ref for each in guideline.indicators() if keeps(bench, each, assessment.response(each.ref)))
    if sort == "kind":
        return (each.ref for each in guideline.indicators() if each.kind == which)
    homes = (
        recommendation
        for phase in guideline.phases
        for recommendation in phase.recommendations
        if (phase.ref == which if sort == "phase" else which in recommendation.institutions)
    )
    return (each.ref for home in homes for each in home.indicators)


def _sort(wish: str) -> str:
    return wish.partition(":")[0]
