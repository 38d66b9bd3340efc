"""What is missing before submission: what blocks, and what is only advised; above it, what can be sent."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from assess.domain.review import Finding, observed
from assess.tui.drawing.text import cell, drawn, joined, line, said, spaced
from assess.tui.pages.sending import envelope_blocks, report_blocks
from assess.tui.widgets.block import GAP, Block
from assess.tui.work.bench import Bench


def review_page(bench: Bench) -> list[Block]:
    """List what can be sent, and the findings."""
    words, findings = bench.words, bench.session.review()
    blocking = [each for each in findings if each.blocks]
    advice = [each for each in findings if not each.blocks]
    blocks = [Block(_state(bench, len(blocking)), tone="bold")]
    blocks += [GAP, *envelope_blocks(bench), *report_blocks(bench), GAP]
    if bench.assessment.sealed:
        return [*blocks, *_findings(bench, list(observed(bench.guideline, bench.assessment, bench.session.today)))]
    if blocking:
        title = words.count(len(blocking), "{n} thing stands in the way", "{n} things stand in the way")
        blocks += [Block(said(title, "bold $warning")), *_findings(bench, blocking), GAP]
    if advice:
        title = words.count(len(advice), "{n} piece of advice", "{n} pieces of advice")
        blocks += [Block(said(title, "bold")), *_findings(bench, advice)]
    return blocks


def _state(bench: Bench, blocking: int) -> Content:
    words = bench.words
    if bench.assessment.sealed:
        return said(words.say("✓ Submitted. It is read-only."), "$success")
    if blocking:
        return said(words.say("Not ready yet. Enter on a line goes to its place."), "$warning")
    return said(words.say("✓ Nothing stands in the way of submission."), "$success")


def _findings(bench: Bench, findings: Sequence[Finding]) -> list[Block]:
    """Show findings; those that say the same of several questions of one recommendation share a line."""
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        about = bench.guideline.recommendation_about(finding.ref)
        alike.setdefault((about.ref if about else finding.ref, bench.tell(finding.message)), []).append(finding)
    return [_line(bench, about, told, each) for (about, told), each in alike.items()]


def _line(bench: Bench, about: str, told: str, findings: Sequence[Finding]) -> Block:
    """Show on one line what they are about, what they are, and the title of the recommendation."""
    first, several = findings[0], len(findings) > 1
    mark = drawn("! ", "bold $warning") if first.blocks else drawn("· ", "$secondary")
    many = bench.words.count(len(findings), "{n} question", "{n} questions")
    parts = (said(told), said(f"({many})" if several else ""), line(_title(bench, first.ref), "$secondary"))
    ref = cell(line(about if several else first.ref, "$primary"), 9)
    return Block(joined(ref, spaced(parts)), f"finding:{first.ref}", mark, wraps=False)


def _title(bench: Bench, ref: str) -> str:
    """Name the recommendation of a ref; empty where it is about something else."""
    recommendation = bench.guideline.recommendation_about(ref)
    return bench.read(recommendation.title) if recommendation else ""
