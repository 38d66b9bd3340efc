"""The history: every change, newest first, with who made it, when, and from what to what."""

from __future__ import annotations

from collections.abc import Sequence

from assess.domain.assessment import State
from assess.domain.data import Data
from assess.domain.history import Revision
from assess.domain.message import Message, say
from assess.domain.response import UNANSWERED, Response
from assess.domain.subjects import DELEGATION, OPENING, RESPONSE, split
from assess.records import replace
from assess.tui.drawing import looks
from assess.tui.drawing.text import beginning, drawn, joined, line, said
from assess.tui.pages.finding import fits
from assess.tui.widgets.block import GAP, Block, titled
from assess.tui.work.bench import Bench

MOST = 2000
"""Changes listed; older ones are found by typing what they are about."""

BEGINNING = 60
"""Characters of a text that is named."""

FIELDS: dict[str, Message] = {
    "comment": say("comment"), "figure": say("figure"), "evidence": say("evidence cited"), "flagged": say("mark"),
    "proposed": say("proposal"), "title": say("title"), "what": say("what"), "who": say("who"), "by": say("by when"),
    "declaration": say("declaration"), "issue": say("submission"),
    "unpublished": say("publication"), "kind": say("kind"), "reference": say("place in it"),
    "issuer": say("issued by"), "issued": say("date"), "url": say("address"), "expiry": say("holds until"),
    "confidential": say("confidential"), "recommendation": say("recommendation"), "assistance": say("assistance"),
    "means": say("means"), "result": say("what it has achieved"), "offer": say("what is offered"),
    "whom": say("who is asked"), "about": say("about"), "text": say("words"), "reply": say("reply"),
    "resolved": say("resolution"), "members": say("members"), "consulted": say("institutions consulted"),
    "relevance": say("relevance of the phases"), "instruments": say("instruments in force"), "remarks": say("remarks"),
}  # fmt: skip

BECAME: dict[State, Message] = {State.SUBMITTED: say("submitted"), State.DRAFT: say("reopened")}
"""What an assessment was made by a change of its state."""


def history_page(bench: Bench, about: str) -> list[Block]:
    """List the changes, of everything or of the subjects that a text is found in."""
    words, revisions = bench.words, bench.assessment.history.revisions
    chosen = [each for each in reversed(revisions) if fits(about, each.subject, each.author)][:MOST]
    changes = words.count(len(revisions), "{n} change", "{n} changes")
    hint = words.say("Enter on a change of a response offers to restore it; “l” finds changes by ref or author.")
    blocks = [titled(words.say("History"), changes), Block(said(hint, "$secondary"))]
    if about:
        blocks.append(Block(said(words.say("About: {text}", text=about), "bold $accent")))
    return [*blocks, GAP, *(_change(bench, each) for each in chosen)]


def reversal(bench: Bench, changed: Sequence[Revision], *, undo: bool) -> str:
    """Say what was taken back or made again, wherever one is; nothing changed is said too."""
    words = bench.words
    if not changed:
        return words.say("There is nothing to undo.") if undo else words.say("There is nothing to redo.")
    last, before = changed[-1], bench.assessment.history.before(changed[-1])
    if not undo:  # it is the undoing that is undone
        last, before = replace(last, body=before), last.body
    what = f"{_subject(bench, last)}: {change(bench, last, before)}"
    if len(changed) > 1:
        what = words.count(len(changed) - 1, "{what}, and {n} more", "{what}, and {n} more", what=what)
    return words.say("Undone: {what}", what=what) if undo else words.say("Redone: {what}", what=what)


def _subject(bench: Bench, revision: Revision) -> str:
    """Name what a change is of."""
    alone = {OPENING: bench.words.say("assessment"), DELEGATION: bench.words.say("delegation")}
    return alone.get(revision.subject) or split(revision.subject)[1]


def _change(bench: Bench, revision: Revision) -> Block:
    before = bench.assessment.history.before(revision)
    back = joined(drawn("↶ ", "$accent")) if revision.undoes else drawn("")
    content = joined(
        line(_subject(bench, revision), "bold $primary"), drawn("  "), back, line(change(bench, revision, before)),
        drawn("  "), line(revision.author, "$secondary"),
    )  # fmt: skip
    return Block(content, revision.id, gutter=drawn(f"{looks.moment(revision.at)}  ", "$secondary"))


def change(bench: Bench, revision: Revision, before: Data | None) -> str:
    """Say what a revision changed: from what to what."""
    words = bench.words
    if not revision.subject.startswith(RESPONSE):
        if revision.body is None:
            return words.say("removed")
        if before is None:
            return words.say("begun") if revision.subject == OPENING else _entered(bench, revision.body)
        return _fields(bench, before, revision.body)
    was, became = _response(before), _response(revision.body)
    parts = []
    if was.answer != became.answer:
        guideline = bench.guideline
        old, new = (looks.answer_words(words, guideline, each.answer) for each in (was, became))
        parts.append(f"{old} → {new}")
    rest = _fields(bench, {**(before or {}), "answer": None}, {**(revision.body or {}), "answer": None})
    if was.comment != became.comment and became.comment:
        rest += " " + words.say("“{comment}”", comment=beginning(became.comment, BEGINNING))
    return " · ".join(part for part in (*parts, rest) if part)


def _entered(bench: Bench, body: Data) -> str:
    """Say that something was entered, and its beginning."""
    told = next((str(body[name]) for name in ("title", "what", "text", "remarks") if name in body), "")
    entered = bench.words.say("entered")
    return bench.words.say("{entered}: “{text}”", entered=entered, text=beginning(told, BEGINNING)) if told else entered


def _response(body: Data | None) -> Response:
    return UNANSWERED if body is None else Response.from_data(body)


def _fields(bench: Bench, before: Data, after: Data) -> str:
    """Say what became of the fields that changed: in a few words where there are any, else their names."""
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    if "state" in names:  # what else changes with it goes without saying
        return bench.tell(BECAME[State(after["state"])])
    told = [_field(bench, name, before.get(name), after.get(name)) for name in names]
    return ", ".join(part for part in told if part)


def _field(bench: Bench, name: str, was: object, became: object) -> str:
    """Say what became of one field."""
    if name == "flagged":
        return bench.words.say("marked to be discussed") if became else bench.words.say("no longer marked")
    if name == "evidence":
        return _citing(bench, _refs(was), _refs(became))
    return bench.tell(FIELDS[name]) if name in FIELDS else name


def _citing(bench: Bench, was: Sequence[str], became: Sequence[str]) -> str:
    """Say which evidence is cited now, and which no longer."""
    cited = ", ".join(ref for ref in became if ref not in was)
    dropped = ", ".join(ref for ref in was if ref not in became)
    told = (
        bench.words.say("cites {refs}", refs=cited) if cited else "",
        bench.words.say("no longer cites {refs}", refs=dropped) if dropped else "",
    )
    return ", ".join(part for part in told if part)


def _refs(value: object) -> list[str]:
    """Read the refs of evidence that a response cites; none where it cites none."""
    return [str(each) for each in value] if isinstance(value, list | tuple) else []
