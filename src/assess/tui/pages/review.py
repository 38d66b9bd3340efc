"""What is missing before submission: what blocks, and what is only advised."""

from __future__ import annotations

from textual.content import Content

from assess.domain.review import Finding
from assess.tui.bench import Bench
from assess.tui.text import cell, drawn, joined, line, said
from assess.tui.widgets.block import GAP, Block

TITLED = 60
"""Characters of a title that stand beside a finding."""


def review_page(bench: Bench) -> list[Block]:
    """List the findings, and what can be done once nothing blocks."""
    words, findings = bench.words, bench.session.review()
    blocking = [each for each in findings if each.blocks]
    advice = [each for each in findings if not each.blocks]
    blocks = [Block(_state(bench, len(blocking)), tone="bold"), GAP]
    if bench.assessment.sealed:
        return [*blocks, Block(said(words.say("Reopen it to change answers …")), "reopen", drawn("→ ", "bold $accent"))]
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
    mark = drawn("! ", "bold $warning") if finding.blocks else drawn("· ", "$secondary")
    content = joined(cell(line(finding.ref, "$primary"), 9), said(bench.tell(finding.message)))
    return Block(content, f"finding:{finding.ref}", gutter=mark, wraps=False)
