"""What was noted about a recommendation, as it is shown among the questions, and what can be added to it.

Good practices and assistance needs stand in one line with the recommendation; observations where they were made.
"""

from __future__ import annotations

from textual.content import Content

from assess.domain.guideline import Recommendation
from assess.domain.ledgers.observations import Observation, Progress
from assess.tui.drawing import looks
from assess.tui.drawing.text import NOTHING, drawn, joined, line, said, spaced
from assess.tui.widgets.block import GAP, Block
from assess.tui.widgets.offers import choice
from assess.tui.work.bench import Bench
from assess.tui.work.names import REVIEWERS

PRACTICES, OBSERVATIONS = "practices", "observations"
"""The ids of the places where all of them are listed."""


def noted_blocks(bench: Bench, recommendation: Recommendation) -> list[Block]:
    """Count what is offered and asked for on one line; below it, the observations on the recommendation itself."""
    words, assessment = bench.words, bench.assessment
    practices = sum(each.recommendation == recommendation.ref for each in assessment.practices.values())
    needs = sum(each.recommendation == recommendation.ref for each in assessment.needs.values())
    counted = [
        (looks.PRACTICE, practices, words.count(practices, "{n} good practice", "{n} good practices")),
        (looks.NEED, needs, words.count(needs, "{n} assistance need", "{n} assistance needs")),
    ]
    parts = [joined(look.mark(), drawn(" "), said(text)) for look, n, text in counted if n]
    blocks = []
    if parts:
        key = drawn("⇧A", "bold $accent")
        blocks.append(Block(spaced([*parts, key], "   "), f"go:{PRACTICES}", wraps=False))
    return blocks + observed(bench, recommendation.ref, "")


def observed(bench: Bench, ref: str, indent: str = "  ") -> list[Block]:
    """Show the observations on something, with the reply to each; what is resolved is shown by its first words."""
    if not bench.assessment.observations:
        return []
    blocks = []
    for each in bench.assessment.observations_on(ref):
        gutter = joined(drawn(indent), looks.PROGRESS[each.progress].mark(), drawn(" "))
        resolved = each.progress is Progress.RESOLVED
        blocks.append(Block(observation_words(bench, each), f"observation:{each.ref}", gutter, wraps=not resolved))
        if each.reply and not resolved:
            reply = joined(said(bench.words.say("Reply:"), "$secondary"), drawn(" "), said(each.reply))
            blocks.append(Block(reply, f"observation:{each.ref}", drawn(f"{indent}  ")))
    return blocks


def observation_words(bench: Bench, observation: Observation) -> Content:
    """Say an observation: its number, how far it has come, who made it, its words."""
    look = looks.PROGRESS[observation.progress]
    state = bench.words.say(
        "{state}, by {reviewer}:", state=bench.tell(look.word), reviewer=bench.tell(REVIEWERS[observation.by])
    )
    return joined(
        line(observation.ref, "$primary"), drawn(" "), said(state, look.style), drawn(" "), said(observation.text)
    )


def observation_marks(bench: Bench, ref: str) -> Content:
    """Draw the glyph of what is not resolved about something; nothing where all is."""
    if not bench.assessment.observations:
        return NOTHING
    states = {each.progress for each in bench.assessment.observations_on(ref)} - {Progress.RESOLVED}
    return joined(*(looks.PROGRESS[each].mark() for each in Progress if each in states))


def disputed(bench: Bench, subject: str) -> Content:
    """Say that an entry exists in two versions; nothing where it does not."""
    if subject not in bench.assessment.conflicts:
        return NOTHING
    return joined(looks.CONFLICTING.told(bench.words), drawn("  "))


def add_page(bench: Bench, recommendation: Recommendation, about: str) -> list[Block]:
    """Offer what can be added to a recommendation, each with its key; below it, what is there already."""
    words = bench.words
    offers = [
        ("a", words.say("An action: what is to be done about its gap, by whom and by when")),
        ("p", words.say("A good practice: what works here, and is offered to the region")),
        ("n", words.say("An assistance need: what is asked of the region or of cooperation")),
    ]
    if bench.assessment.sealed:
        offers = []
    offers.append(("o", words.say("An observation on {ref}: a reviewer's remark, to be answered", ref=about)))
    blocks = [choice(key, said(text)) for key, text in offers]
    there = [*_entries(bench, recommendation), *_observations(bench, recommendation)]
    return [*blocks, GAP, *there] if there else blocks


def _entries(bench: Bench, recommendation: Recommendation) -> list[Block]:
    assessment, home = bench.assessment, recommendation.ref
    if assessment.sealed:
        return []
    entries = [
        *(("action", each.ref, each.what) for each in assessment.actions_for(home)),
        *(("practice", each.ref, each.title) for each in assessment.practices.values() if each.recommendation == home),
        *(("need", each.ref, each.what) for each in assessment.needs.values() if each.recommendation == home),
    ]
    gutters = {"action": _gutter("→"), "practice": _marked(looks.PRACTICE), "need": _marked(looks.NEED)}
    return [
        Block(joined(line(ref, "$primary"), drawn(" "), line(what)), f"{kind}:{ref}", gutters[kind])
        for kind, ref, what in entries
    ]


def _observations(bench: Bench, recommendation: Recommendation) -> list[Block]:
    refs = [recommendation.ref, *(each.ref for each in recommendation.indicators)]
    return [
        Block(
            joined(line(each.ref, "$primary"), drawn(f" {each.about}  "), line(each.text)),
            f"observation:{each.ref}",
            _marked(looks.PROGRESS[each.progress]),
            wraps=False,
        )
        for ref in refs
        for each in bench.assessment.observations_on(ref)
    ]


def _marked(look: looks.Look) -> Content:
    return _gutter(look.glyph, look.style)


def _gutter(glyph: str, style: str = "$secondary") -> Content:
    return drawn(f" {glyph}  ", style)
