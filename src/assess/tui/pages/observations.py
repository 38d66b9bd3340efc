"""The observations: what reviewers remarked, on what, how far it has come, and what was replied."""

from __future__ import annotations

from collections import Counter

from textual.content import Content

from assess.domain.ledgers.observations import Observation, Progress, Reviewer
from assess.domain.subjects import OBSERVATION
from assess.tui.drawing import looks
from assess.tui.drawing.text import NOTHING, cell, drawn, joined, line, said, spaced
from assess.tui.pages.finding import fits
from assess.tui.pages.questions.noted import disputed
from assess.tui.pages.questions.searching import search_page
from assess.tui.widgets.block import GAP, Block
from assess.tui.widgets.offers import choice, offer
from assess.tui.work.bench import Bench
from assess.tui.work.names import REVIEWERS
from assess.workflow import reviewing

WRITE = "write"
"""The wish for the follow-up as a file."""

ALL = "x"
"""The key and the wish for observations of every state."""

KEYS: dict[str, Progress] = {"o": Progress.OPEN, "a": Progress.ANSWERED, "r": Progress.RESOLVED}
"""The keys of the states, and the wishes for them."""


def observations_page(bench: Bench, only: Progress | None) -> list[Block]:
    """List the observations in the order of what they are about; `only` those of one state, or `None` for all."""
    words, observations = bench.words, bench.assessment.observations
    blocks = [Block(spaced([said(words.say("Observations"), "bold $primary"), *_counts(bench).values()], "   "))]
    if only is not None:
        text = words.say("Only: {name} (“l” changes it)", name=bench.tell(looks.PROGRESS[only].word))
        blocks.append(Block(said(text, "bold $accent")))
    shown = [each for each in _ordered(bench) if only in {None, each.progress}]
    for each in shown:
        blocks += [GAP, _observation(bench, each)]
    if not observations:
        text = words.say(
            "Nobody has commented on an answer yet. Whoever reviews the answers, in the country or "
            "at the secretariat, says here what needs to be clarified, corrected or proved; the "
            "delegation replies, and the reviewer resolves it."
        )
        blocks += [GAP, Block(said(text))]
        if bench.session.receipt is None:
            arrives = words.say(
                "The secretariat's arrive as a file, which is received from the list of assessments with “m”."
            )
            blocks += [GAP, Block(said(arrives, "$secondary"))]
    elif not shown:
        blocks += [GAP, Block(said(words.say("None in this state."), "$secondary"))]
    return [*blocks, GAP, offer(words.say("Make an observation …"), "another"), *_follow_up(bench), *_way_back(bench)]


def _follow_up(bench: Bench) -> list[Block]:
    """Offer the secretariat to write its observations to a file, and tell where it lies while nothing is added."""
    words, assessment = bench.words, bench.assessment
    ours = any(each.by is Reviewer.SECRETARIAT for each in assessment.observations.values())
    if not ours or reviewing.side(bench.session) is not Reviewer.SECRETARIAT:
        return []
    path = bench.papers.follow_ups.get((assessment.id, len(assessment.history.revisions)))
    write = offer(words.say("Write the follow-up: the secretariat's observations, to be sent …"), WRITE, sign="→")
    if not path:
        return [write]
    where = words.say("The follow-up to send to the delegation is here:")
    return [
        GAP,
        Block(said(where), gutter=drawn("✓ ", "bold $success")),
        Block(line(path, "bold"), gutter=drawn("  ")),
        write,
    ]


def _way_back(bench: Bench) -> list[Block]:
    """Tell the delegation how what it replied gets to the secretariat; nothing where it has replied to none of its."""
    replied = any(each.by is Reviewer.SECRETARIAT and each.reply for each in bench.assessment.observations.values())
    if not replied or reviewing.side(bench.session) is Reviewer.SECRETARIAT:
        return []
    text = bench.words.say("The replies get to the secretariat in the envelope, which is written under Review (F7).")
    return [GAP, Block(said(text, "$secondary"))]


def states_page(bench: Bench) -> list[Block]:
    """Offer the states to choose from, each with its key."""
    counts, all_ = _counts(bench), said(bench.words.say("All of them"))
    offers = [(ALL, all_), *((key, counts[progress]) for key, progress in KEYS.items())]
    return [choice(key, content) for key, content in offers]


def _counts(bench: Bench) -> dict[Progress, Content]:
    """Count the observations of each state."""
    count, n = bench.words.count, Counter(each.progress for each in bench.assessment.observations.values())
    texts = {
        Progress.OPEN: count(n[Progress.OPEN], "{n} open", "{n} open"),
        Progress.ANSWERED: count(n[Progress.ANSWERED], "{n} answered", "{n} answered"),
        Progress.RESOLVED: count(n[Progress.RESOLVED], "{n} resolved", "{n} resolved"),
    }
    return {each: joined(looks.PROGRESS[each].mark(), drawn(" "), said(text)) for each, text in texts.items()}


def _ordered(bench: Bench) -> list[Observation]:
    """Put them in the order of the guideline; those on evidence come last."""
    order = dict[str, int]()
    for recommendation in bench.guideline.recommendations():
        for ref in (recommendation.ref, *(each.ref for each in recommendation.indicators)):
            order[ref] = len(order)
    return sorted(bench.assessment.observations.values(), key=lambda each: order.get(each.about, len(order)))


def _observation(bench: Bench, observation: Observation) -> Block:
    """Show one: how far it has come, who made it on what, its words, and the reply below."""
    look, words = looks.PROGRESS[observation.progress], bench.words
    state = words.say(
        "{state}, by {reviewer}", state=bench.tell(look.word), reviewer=bench.tell(REVIEWERS[observation.by])
    )
    reply = joined(drawn("\n"), said(words.say("Reply:"), "$secondary"), drawn(" "), said(observation.reply))
    content = joined(
        disputed(bench, OBSERVATION + observation.ref),
        line(observation.about, "bold $primary"), drawn("  "), said(state, look.style), drawn("  "),
        line(about_title(bench, observation.about), "$secondary"), drawn("\n"), said(observation.text),
        reply if observation.reply else NOTHING,
    )  # fmt: skip
    gutter = joined(look.mark(), drawn(" "), cell(line(observation.ref, "$primary"), 6))
    return Block(content, f"observation:{observation.ref}", gutter=gutter)


def subjects_page(bench: Bench, text: str) -> list[Block]:
    """List what an observation can be made on: recommendations, questions and evidence that fit a text."""
    evidence = [
        Block(joined(line(each.ref, "$primary"), drawn("  "), line(each.title)), each.ref, wraps=False)
        for each in bench.assessment.evidence.values()
        if fits(text, each.ref, each.title, each.reference, each.issuer)
    ]
    return [*search_page(bench, text), *evidence]


def about_title(bench: Bench, ref: str) -> str:
    """Name what an observation is about: a recommendation, the one of an indicator, or evidence."""
    recommendation = bench.guideline.recommendation_about(ref)
    if recommendation:
        return bench.read(recommendation.title)
    evidence = bench.assessment.evidence.get(ref)
    return evidence.title if evidence else ""
