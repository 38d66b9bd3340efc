"""The inbox: what became of each file that was taken in hand, and how the cycle stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from textual.content import Content

from assess.domain.message import Message, say
from assess.domain.problem import Problem
from assess.domain.region.round import Stage
from assess.domain.submission import fingerprint
from assess.records import dataclass
from assess.tui.drawing import looks
from assess.tui.drawing.looks import Look
from assess.tui.drawing.text import cell, drawn, joined, line, row, said, spaced
from assess.tui.pages.finding import fits
from assess.tui.widgets.block import GAP, Block, Later, titled
from assess.tui.widgets.offers import offer
from assess.tui.work.bench import Bench
from assess.words import sorting
from assess.workflow.arrival import Doubt, Outcome, Verdict
from assess.workflow.board import Seat, returned
from assess.workflow.ports import Listed

WAITING = Look("?", say("waits: is this its key?"), "bold $warning")
VERDICTS: dict[Verdict, Look] = {
    Verdict.TAKEN_IN: Look("✓", say("received"), "$success"),
    Verdict.REPEATED: Look("=", say("received before"), "$secondary"),
    Verdict.REFUSED: Look("!", say("refused"), "bold $error"),
}
STAGES: dict[Stage, Look] = {
    Stage.SUBMITTED: Look("✓", say("submitted"), "$success"),
    Stage.DRAFT: Look("✎", say("in progress")),
    Stage.OTHER_EDITION: Look("≠", say("other edition"), "$warning"),
    Stage.MISSING: Look("○", say("nothing yet"), "$secondary"),
}
UNKNOWN_KEY: Message = say(
    "What waits is signed with a key that nobody has accepted yet: Enter shows its digits, to compare by telephone."
)
CHANGED_KEY: Message = say(
    "ALARM: it is signed with a different key than before. Enter shows both; ask the delegation first."
)
SAME_KEY: Message = say("Yes, the digits are the same: receive it")
OTHER_KEY: Message = say("No, leave it outside")

WIDE = 98
"""Columns from which there is room for the day of receipt."""

_INSET = drawn("    ")


@dataclass(frozen=True)
class Headway:
    """How far the files are that are being taken in."""

    done: int = 0
    total: int = 0
    """0 while none are."""


@dataclass(frozen=True)
class Cycle:
    """A cycle whose board is shown."""

    name: str
    deadline: date | None = None
    """`None` for none."""
    seats: Sequence[Seat] = ()


def inbox_page(bench: Bench, width: int, cycle: Cycle, headway: Headway) -> list[Block | Later]:
    """Lay out what arrived, what waits for a person first, and the status board of the cycle below it."""
    return [*_arrived(bench, headway), GAP, *_board(bench, width, cycle)]


def look_of(outcome: Outcome) -> Look:
    """Choose the look of what became of a file."""
    return WAITING if outcome.doubt is not None else VERDICTS[outcome.verdict]


def summary(bench: Bench, outcomes: Sequence[Outcome]) -> str:
    """Count in one sentence what became of files."""
    words, found = bench.words, Counter(look_of(each).glyph for each in outcomes)
    waiting, refused = found[WAITING.glyph], found[VERDICTS[Verdict.REFUSED].glyph]
    taken, repeated = found[VERDICTS[Verdict.TAKEN_IN].glyph], found[VERDICTS[Verdict.REPEATED].glyph]
    counts = (
        (taken, words.count(taken, "{n} received", "{n} received")),
        (repeated, words.count(repeated, "{n} received before", "{n} received before")),
        (waiting, words.count(waiting, "{n} waits for its key", "{n} wait for their key")),
        (refused, words.count(refused, "{n} refused", "{n} refused")),
    )
    files = words.count(len(outcomes), "{n} file", "{n} files")
    return f"{files}: " + " · ".join(text for n, text in counts if n)


def _arrived(bench: Bench, headway: Headway) -> list[Block]:
    words, outcomes = bench.words, list(bench.office.inbox.outcomes.values())
    blocks = [
        titled(words.say("Inbox")),
        Block(said(words.say("Each file is received or refused as a whole; a refused file changes nothing."),
                   "$secondary")),
        offer(words.say("Receive files or a folder …"), "take-in", key="a"),
    ]  # fmt: skip
    if headway.total:
        text = words.say("{done} of {total} files … Esc stops here.", done=headway.done, total=headway.total)
        blocks.append(Block(said(text, "bold"), gutter=drawn("◔ ", "bold $accent")))
    if outcomes:
        blocks += [GAP, Block(said(summary(bench, outcomes), "bold"))]
    if any(each.doubt is Doubt.NEW for each in outcomes):
        blocks.append(Block(said(bench.tell(UNKNOWN_KEY), "$secondary")))
    return [*blocks, *(block for each in sorted(outcomes, key=_urgency) for block in _outcome(bench, each))]


def _urgency(outcome: Outcome) -> int:
    """Put alarms first, then what waits, then what was refused."""
    if outcome.doubt is not None:
        return 0 if outcome.doubt is Doubt.CHANGED else 1
    return 2 if outcome.verdict is Verdict.REFUSED else 3


def wish_of(outcome: Outcome) -> str:
    """Give what the line of a file asks for: to look at its key, to go on with what it brought, or (empty) nothing."""
    if outcome.doubt is not None:
        return f"key:{outcome.file}"
    if outcome.verdict is Verdict.REFUSED:
        return ""
    return f"observations:{outcome.about}" if outcome.follow_up else f"open:{outcome.about or '—'}"


def _outcome(bench: Bench, outcome: Outcome) -> list[Block]:
    """Show what became of a file on one line, and why below it."""
    look = look_of(outcome)
    named = (outcome.receipt.assessment if outcome.receipt else outcome.about) or "—"
    content = joined(
        cell(line(named, "bold"), 14), drawn(" "), cell(said(bench.tell(look.word), look.style), 26), drawn(" "),
        line(file_name(outcome.file), "$secondary"),
    )  # fmt: skip
    head = Block(content, wish_of(outcome), gutter=joined(drawn(" "), look.mark(), drawn(" ")), wraps=False)
    if outcome.doubt is Doubt.CHANGED:
        return [head, Block(said(bench.tell(CHANGED_KEY), "bold $error"), gutter=_INSET)]
    why = [] if outcome.doubt else [bench.tell(each) for each in (*outcome.reasons, *outcome.remarks)]
    why += [_fault(bench, each) for each in outcome.problems]
    return [head, *(Block(said(each, "$secondary"), gutter=_INSET) for each in why)]


def _fault(bench: Bench, problem: Problem) -> str:
    """Word a fault of a file: where in it, unless that is its beginning, and what. The file is named above."""
    line_and_column = f"{problem.place.line}:{problem.place.column}"
    told = bench.tell(problem.message)
    return told if line_and_column == "1:1" else f"{line_and_column}: {told}"


def key_page(bench: Bench, outcome: Outcome, known: str) -> list[Block]:
    """Show the fingerprint to be read out, the known one beside it where it has changed."""
    words, signed = bench.words, outcome.signed
    if signed is None:
        return []
    ask = words.say(
        "Call the delegation and ask them to read the digits out to you: they are in the annex of its report."
    )
    if outcome.receipt is None:
        ask = words.say("Call the secretariat and ask them to read the digits out to you: assess key shows them there.")
    theirs = _digits(words.say("This file is signed with"), fingerprint(signed.key))
    blocks = [Block(said(ask)), GAP, *theirs]
    if known:
        alarm = words.say(
            "Until now it was known by a different key. Find out why it has changed before you accept it."
        )
        blocks = [Block(said(alarm, "bold $error"), gutter=drawn("! ", "bold $error")), GAP, *blocks, GAP]
        blocks += _digits(words.say("Known until now by"), known)
    return [*blocks, GAP]


def _digits(title: str, digits: str) -> list[Block]:
    """Show a fingerprint as it is read out: in two lines of four groups."""
    groups = digits.split()
    half = len(groups) // 2
    return [
        Block(said(title, "$secondary")),
        *(Block(drawn("  ".join(part), "bold $accent"), gutter=_INSET) for part in (groups[:half], groups[half:])),
    ]


# --- the status board ------------------------------------------------------------------------------------------------


def _board(bench: Bench, width: int, cycle: Cycle) -> list[Block | Later]:
    words, seats, deadline = bench.words, cycle.seats, cycle.deadline
    submitted, total = returned(seats, units=False)
    of_units, units = returned(seats, units=True)
    until = words.say("deadline {day}", day=words.day(deadline)) if deadline else words.say("no deadline")
    title = joined(
        said(words.say("Cycle {cycle}", cycle=cycle.name), "bold $primary"), drawn("  "),
        said(words.say("{submitted} of {total} submitted", submitted=submitted, total=total), "bold"),
        said(words.say(", units {submitted} of {total}", submitted=of_units, total=units) if units else ""),
        drawn("  "), said(until, "$secondary"), drawn("  "),
        said(words.say("another cycle or deadline …"), "bold"), drawn("  l", "bold $accent"),
    )  # fmt: skip
    widths = _widths(width)
    titles = (
        words.say("Country"), "", words.say("State"), words.say("Submitted"),
        words.say("Answered"), words.say("Received"),
    )  # fmt: skip
    head = row(*((said(each, "$secondary"), size) for each, size in zip(titles, widths, strict=False)))
    places = {country: sorting(words.country(country)) for country in {seat.country for seat in seats}}
    ordered = sorted(seats, key=lambda seat: (places[seat.country], seat.unit))
    return [Block(title, "cycle", wraps=False), Block(head, wraps=False),
            *(_seat(bench, seat, widths) for seat in ordered)]  # fmt: skip


def _widths(width: int) -> tuple[int, ...]:
    """Share the columns out; on a narrow screen the day of receipt is left out."""
    fixed = (14, 21, 11, 10, 10) if width >= WIDE else (12, 20, 10, 10)
    return (max(12, min(34, width - sum(fixed) - len(fixed))), *fixed)


def _seat(bench: Bench, seat: Seat, widths: tuple[int, ...]) -> Later:
    """Make the line of a seat when it is seen: there may be thousands."""
    wish = f"open:{seat.assessment}" if seat.assessment else ""
    return Later(wish, lambda: Block(_told_of(bench, seat, widths), wish, wraps=False))


def _told_of(bench: Bench, seat: Seat, widths: tuple[int, ...]) -> Content:
    words, look = bench.words, STAGES[seat.stage]
    late = said(words.say("late"), "bold $warning") if seat.late else Content("")
    state = spaced((look.told(words), late), ", ")
    closed = seat.stage in (Stage.SUBMITTED, Stage.OTHER_EDITION)
    cells = (
        line(f"{words.country(seat.country)} {seat.unit}".strip(), "bold" if seat.assessment else ""),
        line(seat.assessment or "—", "$primary"), state, line(seat.at[:10] if closed else "—"),
        line(looks.share(words, seat.coverage.share) if seat.assessment else "—"), line(seat.received_at[:10] or "—"),
    )  # fmt: skip
    return row(*zip(cells, widths, strict=False))


# --- choosing files --------------------------------------------------------------------------------------------------


def files_page(bench: Bench, folder: str, above: str, listed: Sequence[Listed], text: str) -> list[Block]:
    """Offer what is in a folder, all of it, and the folder above; what is typed finds names first, or is a path."""
    words = bench.words
    if any(sign in text for sign in "/\\~"):
        go = words.say("Go to {place}", place=text)
        return [Block(line(go, "bold"), f"into:{text}", gutter=drawn(" → ", "bold $accent"), wraps=False)]
    offers = [
        (words.say("Receive everything here and in the folders below"), f"take:{folder}", " + "),
        (words.say("The folder above"), f"into:{above}", " ↑ "),
    ]
    first = [Block(said(name, "bold"), wish, gutter=drawn(sign, "bold $accent"), wraps=False)
             for name, wish, sign in offers if fits(text, name)]  # fmt: skip
    found = [_listed(each) for each in listed if fits(text, each.name)]
    return [*found, *first] if text else [*first, *found]


def _listed(each: Listed) -> Block:
    """Offer a folder to look into, or a file to take in."""
    if each.folder:
        gutter = drawn(" ▸ ", "$secondary")
        return Block(line(each.name + "/", "bold $primary"), f"into:{each.path}", gutter=gutter, wraps=False)
    return Block(line(each.name), f"take:{each.path}", gutter=drawn("   "), wraps=False)


def file_name(path: str) -> str:
    """Name a file without its folders, on whatever system."""
    return path.replace("\\", "/").rpartition("/")[2]
