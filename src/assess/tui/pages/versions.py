"""Two versions side by side: who wrote which and when, field by field, and what is chosen of each."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest

from textual.content import Content

from assess.domain.answers import NotApplicable, answer_from
from assess.domain.assessment import Declaration
from assess.domain.data import Data
from assess.domain.errors import NotFound
from assess.domain.ledgers.evidence import EvidenceKind
from assess.domain.message import Message, say
from assess.domain.response import Response
from assess.domain.subjects import ACTION, EVIDENCE, OPENING, RESPONSE, split
from assess.domain.versions import Versions
from assess.tui.drawing import looks
from assess.tui.drawing.text import NOTHING, cell, drawn, joined, line, link, said, spaced
from assess.tui.pages.finding import fits
from assess.tui.pages.history import FIELDS
from assess.tui.widgets.block import GAP, Block
from assess.tui.widgets.offers import circle, offer
from assess.tui.work.bench import Bench
from assess.tui.work.figures import figure_words
from assess.tui.work.names import EVIDENCE_KINDS

NAME = 16
"""Columns of the name of a field."""

NARROWEST = 24
"""Columns below which versions no longer stand side by side."""

BETWEEN = " │ "

LABELS: dict[str, Message] = {"answer": say("answer"), "text": say("text"), "reply": say("reply")}
"""What fields are called here, where the history calls them otherwise or not at all."""

WRITABLE = frozenset({RESPONSE, EVIDENCE, ACTION, OPENING})
"""The kinds of subject of which another version can be written on the spot."""


def versions_page(bench: Bench, versions: Versions, width: int) -> list[Block]:
    """Show the sides, what differs marked with glyph and word, and what is chosen of each."""
    words, sides = bench.words, versions.sides
    room = (width - NAME - 4 - len(BETWEEN) * (len(sides) - 1)) // len(sides)
    blocks = [Block(said(about(bench, versions.subject))), GAP, *_heads(bench, versions, room)]
    blocks += [block for name in versions.fields for block in _row(bench, versions, name, room)]
    blocks.append(GAP)
    if versions.removed:
        blocks.append(Block(said(words.say("One side removed what the other changed: choose one of them whole."))))
    left = len(versions.open)
    if left and not (versions.removed and versions.picks):
        text = words.count(left, "{n} line is to be decided: Enter or ← → on it.",
                           "{n} lines are to be decided: Enter or ← → on them.")  # fmt: skip
        blocks.append(Block(said(text, "bold $warning"), gutter=drawn("≠ ", "bold $error")))
    else:
        blocks.append(offer(words.say("Keep what is chosen"), "keep", sign="→", key="^S"))
    return [*blocks, *_offers(bench, versions)]


def _offers(bench: Bench, versions: Versions) -> list[Block]:
    """Offer to take one version whole, to write another one, to keep both."""
    words = bench.words
    offers = [
        (str(n), words.say("Take version {n} in everything ({author})", n=n, author=side.author), f"side:{n - 1}")
        for n, side in enumerate(versions.sides, start=1)
    ]
    if split(versions.subject)[0] in WRITABLE:
        offers.append(("a", words.say("Write another version, beginning with what is chosen …"), "write"))
    if versions.separate:
        offers.append(("b", words.say("They are two different things: keep both, the second with a number of its own"),
                       "both"))  # fmt: skip
    return [Block(said(text), wish, gutter=drawn(f"{key} ", "bold $accent"), key=key) for key, text, wish in offers]


def about(bench: Bench, subject: str) -> str:
    """Name what a subject is: the question, the title of the evidence, what is to be done."""
    kind, ref = split(subject)
    if kind == RESPONSE:
        try:
            return f"{ref}  {bench.read(bench.guideline.indicator(ref).question)}"
        except NotFound:
            return ref
    if not ref:
        return bench.words.say("What the assessment is, and who declares")
    body = bench.assessment.history.present(subject).body or {}
    return f"{ref}  {body.get('title') or body.get('what') or body.get('text') or ''}".strip()


def _heads(bench: Bench, versions: Versions, room: int) -> list[Block]:
    """Say who wrote each version, and when."""
    whos, whens = list[Content](), list[Content]()
    for number, side in enumerate(versions.sides, start=1):
        who = joined(drawn(f"{number} ", "bold $accent"), line(side.author, "bold"))
        whos.append(link(who, f"side:{number - 1}"))
        whens.append(joined(drawn("  "), line(looks.moment(side.at), "$secondary")))
    if room < NARROWEST:
        return [Block(joined(who, when), gutter=drawn("  ")) for who, when in zip(whos, whens, strict=True)]
    words = bench.words
    legend = spaced((joined(looks.CONFLICTING.mark(), drawn(" "), said(words.say("differs"), "$secondary")),
                     said(f"= {words.say('same')}", "$secondary")))  # fmt: skip
    return [
        Block(_beside(whos, room), gutter=cell(NOTHING, NAME + 4), wraps=False),
        Block(_beside(whens, room), gutter=cell(legend, NAME + 4), wraps=False),
    ]


def _beside(parts: Iterable[Content], room: int) -> Content:
    return Content(BETWEEN).join([cell(each, room) for each in parts])


def _row(bench: Bench, versions: Versions, name: str, room: int) -> list[Block]:
    """Show one field of all versions; of what differs, the chosen one has a full circle."""
    words, label = bench.words, bench.tell(LABELS.get(name) or FIELDS.get(name) or say("{name}", name=name))
    if name not in versions.different:
        same = value_words(bench, versions.subject, name, versions.sides[0].body)
        gutter = joined(drawn("= ", "$secondary"), cell(said(label, "$secondary"), NAME), drawn("  "))
        return [Block(said(same, "$secondary"), gutter=gutter)]
    values = [_value(bench, versions, name, number) for number in range(len(versions.sides))]
    wish, mark = "" if versions.removed else f"turn:{name}", joined(looks.CONFLICTING.mark(), drawn(" "))
    if room < NARROWEST:
        head = joined(said(label, "bold"), drawn("  "), said(words.say("differs"), "$error"))
        below = [Block(each, gutter=drawn(f"  {n} ", "bold $accent")) for n, each in enumerate(values, start=1)]
        return [Block(head, wish, gutter=mark), *below]
    columns = [each.wrap(room) or [NOTHING] for each in values]
    lines = [_beside(parts, room) for parts in zip_longest(*columns, fillvalue=NOTHING)]
    gutter = joined(mark, cell(said(label, "bold"), NAME), drawn("  "))
    return [Block(Content("\n").join(lines), wish, gutter=gutter)]


def _value(bench: Bench, versions: Versions, name: str, number: int) -> Content:
    """Show what one side has in a field; a click chooses it."""
    picked = versions.picks.get(name) == number
    text = value_words(bench, versions.subject, name, versions.sides[number].body)
    value = joined(circle(full=picked), said(text, "bold" if picked else ""))
    return value if versions.removed else link(value, f"pick:{number}:{name}")


def value_words(bench: Bench, subject: str, name: str, body: Data | None) -> str:
    """Say what a version has in a field."""
    words = bench.words
    if body is None:
        return words.say("removed")
    value, kind = body.get(name), split(subject)[0]
    if value is None:
        return words.say("unanswered") if name == "answer" else "—"
    if kind == RESPONSE:
        return _response_words(bench, name, body)
    if name == "kind" and kind == EVIDENCE:
        value = words.tell(EVIDENCE_KINDS[EvidenceKind(value)])
    elif name == "declaration":
        declared = Declaration(**value)
        value = ", ".join(part for part in (declared.name, declared.position, declared.institution) if part)
    elif isinstance(value, bool):
        value = words.say("yes") if value else words.say("no")
    return str(value)


def _response_words(bench: Bench, name: str, body: Data) -> str:
    words, response = bench.words, Response.from_data(body)
    if name in {"answer", "proposed"}:
        answer = answer_from(body[name])
        text = looks.answer_words(words, bench.guideline, answer)
        reason = answer.reason if answer is not None and (answer.reason or isinstance(answer, NotApplicable)) else ""
        return f"{text}: {reason}" if reason else text
    if name == "figure" and response.figure is not None:
        return figure_words(response.figure)
    if name == "evidence":
        entries = bench.assessment.evidence
        return "; ".join(f"{ref} {entries[ref].title}" if ref in entries else ref for ref in response.evidence)
    if name == "flagged":
        return words.tell(looks.FLAGGED.word)
    return response.comment


def conflicts_page(bench: Bench, text: str) -> list[Block]:
    """List what exists in several versions, with who wrote them."""
    blocks = []
    for subject in bench.assessment.conflicts:
        name = about(bench, subject)
        authors = ", ".join(dict.fromkeys(each.author for each in bench.assessment.history.heads(subject)))
        if fits(text, name, authors):
            content = joined(line(name), drawn("  "), line(authors, "$secondary"))
            blocks.append(Block(content, subject, gutter=joined(looks.CONFLICTING.mark(), drawn(" "))))
    return blocks
