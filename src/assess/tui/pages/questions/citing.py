"""The registered evidence, as it is offered to be cited: what is cited first, then what is likely, then the rest."""

from __future__ import annotations

from collections import Counter

from assess.domain.ledgers.evidence import Evidence
from assess.tui.drawing.text import drawn, joined, line, said
from assess.tui.pages.finding import fits
from assess.tui.widgets.block import Block
from assess.tui.widgets.offers import circle
from assess.tui.work.bench import Bench
from assess.tui.work.names import EVIDENCE_KINDS

NEW = "new"
"""The wish for evidence that is not yet registered."""


def cite_page(bench: Bench, indicator: str, text: str) -> list[Block]:
    """List evidence that fits a text, with whether the indicator cites it; and offer to register some."""
    assessment, words = bench.assessment, bench.words
    cited = assessment.response(indicator).evidence
    likely = _likely(bench, indicator)
    order = sorted(
        (
            each
            for each in assessment.evidence.values()
            if fits(text, each.ref, each.title, each.reference, each.issuer)
        ),
        key=lambda each: (each.ref not in cited, -likely[each.ref], each.ref),
    )
    blocks = [_offer(bench, each, cited=each.ref in cited, likely=likely[each.ref] > 0) for each in order]
    return [
        *blocks,
        Block(said(words.say("Register new evidence …"), "bold"), NEW, gutter=drawn(" + ", "bold $accent")),
    ]


def _likely(bench: Bench, indicator: str) -> Counter[str]:
    """Count how often evidence is cited by the indicators of the same recommendation."""
    home = bench.guideline.home(indicator)
    return Counter(ref for each in home.indicators for ref in bench.assessment.response(each.ref).evidence)


def _offer(bench: Bench, evidence: Evidence, *, cited: bool, likely: bool) -> Block:
    kind = bench.tell(EVIDENCE_KINDS[evidence.kind])
    tail = " · ".join(part for part in (kind, evidence.reference, evidence.issuer) if part)
    hint = bench.words.say("cited alongside") if likely and not cited else ""
    content = joined(
        line(evidence.ref, "$primary"), drawn("  "), line(evidence.title, "bold" if cited else ""), drawn("  "),
        line(tail, "$secondary"), drawn("  "), said(hint, "$accent"),
    )  # fmt: skip
    return Block(content, evidence.ref, gutter=joined(drawn(" "), circle(full=cited)))
