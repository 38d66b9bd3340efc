"""What the assessment is: country, cycle, guideline, who works on it, and who declares for the state."""

from __future__ import annotations

from assess.domain.errors import AssessError
from assess.domain.profile import CountryProfile
from assess.tui.drawing import looks
from assess.tui.drawing.text import cell, line, said
from assess.tui.pages.delegation import delegation_blocks
from assess.tui.pages.trouble import trouble
from assess.tui.widgets.block import GAP, Block, titled
from assess.tui.widgets.offers import offer
from assess.tui.work.bench import Bench

NAME = 22
"""Columns of a name."""


def profile_page(bench: Bench, suggestions: CountryProfile | AssessError | None) -> list[Block]:
    """Lay out the facts, and what can be changed of them; beside them what the guideline suggests to the country."""
    words, opening, guideline = bench.words, bench.assessment.opening, bench.guideline
    authors = sorted({revision.author for revision in bench.assessment.history.revisions})
    facts = [
        (words.say("Country"), words.country(opening.country)),
        (words.say("Unit"), opening.unit or words.say("the whole country")),
        (words.say("Cycle"), opening.cycle),
        (words.say("State"), words.tell(looks.STATES[opening.state].word)),
        (words.say("Guideline"), f"{bench.read(guideline.title)} ({guideline.ref} {guideline.edition})"),
        (words.say("Carried forward from"), opening.carried_from or words.say("nothing")),
        (words.say("Worked on by"), ", ".join(authors)),
    ]
    blocks = [titled(words.say("This assessment"))]
    blocks += [_fact(name, value) for name, value in facts]
    blocks += _declaration(bench)
    if isinstance(suggestions, AssessError):
        blocks += [GAP, *trouble(bench, suggestions)]
    blocks += delegation_blocks(bench, suggestions if isinstance(suggestions, CountryProfile) else None)
    blocks += [
        GAP,
        titled(words.say("About the guideline")),
        Block(said(bench.read(guideline.about))),
        offer(words.say("Read about the guideline …"), "guideline", sign="→", key="g"),
    ]
    return blocks


def _declaration(bench: Bench) -> list[Block]:
    """Say who answers for it on behalf of the state, and offer to name somebody."""
    words, opening = bench.words, bench.assessment.opening
    declaration = opening.declaration
    blocks = [GAP, titled(words.say("Declaration"))]
    if declaration is None:
        blocks.append(
            Block(said(words.say("Nobody has been named yet to answer for it on behalf of the state."), "$secondary"))
        )
        name = words.say("Name who declares …")
    else:
        name = words.say("Change who declares …")
        facts = [
            (words.say("Name"), declaration.name),
            (words.say("Position"), declaration.position),
            (words.say("Institution"), declaration.institution),
            (
                words.say("The answers"),
                words.say("only count in the totals of the region") if opening.unpublished else "",
            ),
        ]
        blocks += [_fact(name, value) for name, value in facts if value]
    if not bench.assessment.sealed:
        blocks += [GAP, offer(name, "declare", sign="→")]
    return blocks


def _fact(name: str, value: str) -> Block:
    return Block(line(value), gutter=cell(said(name, "$secondary"), NAME))
