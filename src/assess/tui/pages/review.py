"""What is missing before submission: what blocks, and what is only advised; above it, what can be sent."""

from __future__ import annotations

from textual.content import Content

from assess.domain.review import Finding
from assess.tui.bench import Bench
from assess.tui.pages.sending import envelope_blocks, report_blocks
from assess.tui.text import cell, drawn, joined, line, said, spaced
from assess.tui.widgets.block import GAP, Block


def review_page(bench: Bench) -> list[Block]:
    """List what can be sent, and the findings."""
    words, findings = bench.words, bench.session.review()
    blocking = [each for each in findings if each.blocks]
    advice = [each for each in findings if not each.blocks]
    blocks = [Block(_state(bench, len(blocking)), tone="bold")]
    blocks += [GAP, *envelope_blocks(bench), *report_blocks(bench), GAP]
    if bench.assessment.sealed:
        return blocks
    if blocking:
        title = words.count(len(blocking), "{n} thing stands in the way", "{n} things stand in the way")
        blocks += [Block(said(title, "bold $warning")), *(_finding(bench, each) for each in blocking), GAP]
    if advice:
        title = words.count(len(advice), "{n} piece of advice", "{n} pieces of advice")
        blocks += [Block(said(title, "bold")), *(_finding(bench, each) for each in advice)]
    return blocks


def _state(bench: Bench, blocking: int) -> Content:
    words = bench.words
    if bench.assessment.sealed:
        return said(words.say("✓ Submitted. It is read-only."), "$success")
    if blocking:
        return said(words.say("Not ready yet. Enter on a line goes to its place."), "$warning")
    return said(words.say("✓ Nothing stands in the way of submission."), "$success")


def _finding(bench: Bench, finding: Finding) -> Block:
    """Show a finding on one line: its ref, what it is, and the title of the recommendation it is about."""
    mark = drawn("! ", "bold $warning") if finding.blocks else drawn("· ", "$secondary")
    what = spaced((said(bench.tell(finding.message)), line(_title(bench, finding.ref), "$secondary")))
    return Block(joined(cell(line(finding.ref, "$primary"), 9), what), f"finding:{finding.ref}", mark, wraps=False)


def _title(bench: Bench, ref: str) -> str:
    """Name the recommendation of a ref; empty where it is about something else."""
    recommendation = bench.guideline.recommendation_about(ref)
    return bench.read(recommendation.title) if recommendation else ""
