"""Good practices and assistance needs, recommendation by recommendation: what is offered, and what is asked for."""

from __future__ import annotations

from textual.content import Content

from assess.domain.guideline import Recommendation
from assess.domain.ledgers.needs import AssistanceNeed
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.subjects import NEED, PRACTICE
from assess.tui.drawing import looks
from assess.tui.drawing.text import NOTHING, cell, drawn, joined, line, said
from assess.tui.pages.questions.noted import disputed
from assess.tui.pages.questions.question import heading
from assess.tui.widgets.block import GAP, Block, titled
from assess.tui.widgets.offers import offer
from assess.tui.work.bench import Bench


def practices_page(bench: Bench) -> list[Block]:
    """List both in the order of the guideline."""
    words, assessment = bench.words, bench.assessment
    practices, needs = assessment.practices.values(), assessment.needs.values()
    counts = " · ".join(
        (
            words.count(len(practices), "{n} good practice", "{n} good practices"),
            words.count(len(needs), "{n} assistance need", "{n} assistance needs"),
        )
    )
    blocks = [titled(words.say("Good practices and assistance needs"), counts)]
    for recommendation in bench.guideline.recommendations():
        offered = [each for each in practices if each.recommendation == recommendation.ref]
        asked = [each for each in needs if each.recommendation == recommendation.ref]
        if offered or asked:
            blocks += [GAP, _head(bench, recommendation)]
            blocks += [_practice(bench, each) for each in offered] + [_need(bench, each) for each in asked]
    if not practices and not needs:
        text = words.say(
            "Nothing is noted yet. What works in your country and may help others is a good practice; what would help "
            "your country is an assistance need. “a” notes them where you notice them: beside a question or a gap. "
            "Nothing about a person is ever entered."
        )
        blocks += [GAP, Block(said(text))]
    if not assessment.sealed:
        blocks += [GAP, offer(words.say("Add to another recommendation …"), "another")]
    return blocks


def _head(bench: Bench, recommendation: Recommendation) -> Block:
    return Block(heading(bench, recommendation), f"recommendation:{recommendation.ref}", wraps=False)


def _practice(bench: Bench, practice: GoodPractice) -> Block:
    words, more = bench.words, [practice.who]
    if practice.result:
        more.append(words.say("achieved: {result}", result=practice.result))
    if practice.offer:
        more.append(words.say("offers: {offer}", offer=practice.offer))
    if practice.url:
        more.append(practice.url)
    gutter = joined(drawn(" "), looks.PRACTICE.mark(), drawn(" "), cell(line(practice.ref, "$primary"), 6))
    return Block(
        _told(disputed(bench, PRACTICE + practice.ref), practice.title, practice.what, more),
        f"practice:{practice.ref}",
        gutter=gutter,
    )


def _need(bench: Bench, need: AssistanceNeed) -> Block:
    words, more = bench.words, []
    if need.whom:
        more.append(words.say("asked of: {whom}", whom=need.whom))
    if need.by:
        more.append(words.say("by {day}", day=need.by))
    kind = bench.tell(looks.NEED_KINDS[need.kind])
    gutter = joined(drawn(" "), looks.NEED.mark(), drawn(" "), cell(line(need.ref, "$primary"), 6))
    return Block(_told(disputed(bench, NEED + need.ref), kind, need.what, more), f"need:{need.ref}", gutter=gutter)


def _told(notice: Content, title: str, what: str, more: list[str]) -> Content:
    """Show a heading with what it says, and in a line below what else is known; a notice stands in front."""
    rest = joined(drawn("\n"), line(" · ".join(more), "$secondary")) if more else NOTHING
    return joined(notice, line(title, "bold"), drawn("  "), line(what), rest)
