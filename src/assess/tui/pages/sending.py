"""What can be sent from the review: the envelope and the gap report, how far they are, and where they lie."""

from __future__ import annotations

from assess.tui.drawing.text import drawn, line, said
from assess.tui.pages.trouble import trouble
from assess.tui.widgets.block import GAP, Block
from assess.tui.widgets.offers import offer
from assess.tui.work.bench import Bench
from assess.tui.work.papers import Paper, Stage
from assess.words import Words

_DONE = drawn("✓ ", "bold $success")
_INSET = drawn("  ")


def read_only(bench: Bench) -> str:
    """Say that a submitted assessment can't be changed, and how it can be reopened where that is possible."""
    if bench.session.receipt:
        return bench.words.say("Submitted: read-only, as the delegation sent it.")
    return bench.words.say("Submitted: read-only. It can be reopened under Review (F7).")


def envelope_blocks(bench: Bench) -> list[Block]:
    """Offer to submit; once submitted, offer the envelope, and tell where it lies and whose key signed it."""
    words, assessment = bench.words, bench.assessment
    if not assessment.sealed:
        return [offer(words.say("Submit …"), "send", sign="→", key="s")]
    paper = bench.papers.envelope(assessment.id)
    blocks, write = [], words.say("Write its envelope, the file to be sent …")
    if paper.stage is Stage.MADE:
        write = words.say("Write the envelope again …")
        blocks = [
            Block(said(words.say("The envelope to send to the secretariat is here:")), gutter=_DONE),
            Block(line(paper.path, "bold"), gutter=_INSET),
            Block(said(words.say("Fingerprint of its key, to compare by telephone:")), gutter=_INSET),
            Block(line(paper.fingerprint, "bold"), gutter=_INSET),
        ]
    blocks.append(offer(write, "envelope", sign="→"))
    if not bench.session.receipt:
        blocks.append(offer(words.say("Reopen it to change answers …"), "reopen", sign="→"))
    return blocks


def report_blocks(bench: Bench) -> list[Block]:
    """Offer the gap report; tell that it is being made, where it lies, or why there is none."""
    words, paper = bench.words, bench.papers.report(bench.assessment.id)
    if paper.stage is Stage.MAKING:
        making = words.say("The gap report is being made; you can work on meanwhile.")
        return [
            Block(said(making, "bold"), gutter=drawn("◔ ", "bold $accent")),
            *[Block(said(far), gutter=_INSET) for far in _how_far(words, paper)],
            offer(words.say("Cancel it"), "give-up", sign="→"),
        ]
    make = offer(words.say("Make the gap report (PDF) …"), "report", sign="→", key="p")
    if paper.stage is Stage.FAILED and paper.error is not None:
        return [GAP, *trouble(bench, paper.error), make]
    if paper.stage is Stage.MADE:
        return [
            Block(said(words.say("The gap report is here:")), gutter=_DONE),
            Block(line(paper.path, "bold"), gutter=_INSET),
            offer(words.say("Open it"), f"view:{paper.path}", sign="→"),
            make,
        ]
    return [make]


def _how_far(words: Words, paper: Paper) -> list[str]:
    """Tell which page is being made; nothing before the first."""
    if paper.of:
        return [words.say("Page {page} of {of} is being written.", page=paper.page, of=paper.of)]
    return [words.say("Page {page} is being laid out.", page=paper.page)] if paper.page else []
