"""The evidence register: each entry with its kind, by how many it is cited, and what is wrong with it."""

from __future__ import annotations

from collections import Counter

from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.domain.subjects import EVIDENCE
from assess.tui.drawing import looks
from assess.tui.drawing.text import NOTHING, cell, drawn, joined, line, said, unbroken
from assess.tui.pages.questions.noted import observation_marks
from assess.tui.widgets.block import GAP, Block, titled
from assess.tui.widgets.offers import offer
from assess.tui.work.bench import Bench
from assess.tui.work.names import EVIDENCE_KINDS


def evidence_page(bench: Bench) -> list[Block]:
    """List the entries kind by kind."""
    words, entries = bench.words, bench.assessment.evidence
    cited = Counter(ref for response in bench.assessment.responses.values() for ref in response.evidence)
    blocks = [titled(words.say("Evidence register"), words.count(len(entries), "{n} entry", "{n} entries"))]
    for kind in EvidenceKind:
        inside = [each for each in entries.values() if each.kind is kind]
        if inside:
            blocks += [GAP, Block(said(bench.tell(EVIDENCE_KINDS[kind]), "bold"))]
            blocks += [_entry(bench, each, cited[each.ref]) for each in inside]
    if not entries:
        text = words.say(
            "Nothing is registered yet. Enter a law, policy, programme or figure once, and cite it wherever it proves "
            "an answer. Nothing about a person is ever entered."
        )
        blocks += [GAP, Block(said(text))]
    if bench.assessment.sealed:
        return blocks
    return [*blocks, GAP, offer(words.say("Register evidence …"), "add")]


def _entry(bench: Bench, evidence: Evidence, cited: int) -> Block:
    words = bench.words
    tail = " · ".join(part for part in (evidence.reference, evidence.issuer, evidence.issued, evidence.url) if part)
    disputed = EVIDENCE + evidence.ref in bench.assessment.conflicts
    notes = [words.count(cited, "cited once", "cited {n} times") if cited else words.say("not cited anywhere")]
    if evidence.confidential:
        notes.append(words.say("confidential"))
    if evidence.expired(bench.session.today):
        notes.append(words.say("expired on {day}", day=evidence.expiry))
    if disputed:
        notes.insert(0, f"{looks.CONFLICTING.glyph} {words.tell(looks.CONFLICTING.word)}")
    warning = disputed or not cited or evidence.expired(bench.session.today)
    content = joined(
        observation_marks(bench, evidence.ref), line(evidence.title, "bold"), drawn("  ") if tail else NOTHING,
        line(tail, "$secondary"), drawn("  "),
        said(" · ".join(map(unbroken, notes)), "$accent" if warning else "$secondary"),
    )  # fmt: skip
    return Block(content, evidence.ref, gutter=cell(line(evidence.ref, "$primary"), 7))
