"""The list of commands, the help, and the choice of colours."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from textual.binding import ActiveBinding
from textual.content import Content

from assess.domain.message import Message, say
from assess.tui.drawing import looks
from assess.tui.drawing.text import cell, drawn, joined, said
from assess.tui.drawing.themes import THEMES, kept_theme
from assess.tui.keys import LEDGER_KEYS, PLACE_KEYS, TABLE, Key, key_of, spelled
from assess.tui.pages.finding import fits
from assess.tui.widgets.block import GAP, Block
from assess.tui.widgets.offers import choice, circle
from assess.tui.work.bench import Bench

ABOUT: dict[str, Message] = {
    "": say(
        "The assessments of this register, one on each line: how much is answered, and the value between its bounds. "
        "Enter or a click opens one; “a” begins a new one."
    ),
    "inbox": say(
        "For the secretariat. “a” chooses envelopes (….assess.json) and report PDFs, one by one "
        "or a whole folder; each is received, or refused with the reasons. While a country's key "
        "is not known yet, its file waits: Enter shows the digits of the key, the delegation "
        "reads out its own by telephone, and only then is it accepted. Below is the board of the "
        "cycle; Enter on a country opens what it sent. The regional report is made with the "
        "command assess compile."
    ),
    "walk": say(
        "One recommendation at a time. Press the number of the level that describes your "
        "country; its full meaning is shown beside it. “n” takes you to the next question "
        "without an answer. Every answer is saved at once: nothing can be lost, and “u” undoes "
        "whatever you did. “l” shows only some of the questions, by as many filters as you tick, "
        "and “⇧L” removes them; “b” lists what was marked to be discussed. ≠ marks what two "
        "sides wrote differently: “⇧V” shows both, to decide which holds. A value never stands "
        "alone: its bounds say what it would be if everything still open were at the lowest or "
        "at the highest level."
    ),
    "dashboard": say(
        "How the assessment stands: the whole, each phase, law against practice, what has moved since the last cycle,"
        " and what to do next; Enter on a line goes there. “p” makes the gap report, to be printed or sent. On a "
        "large screen the phases are drawn beside the list: the lower bounds full, the upper bounds dotted."
    ),
    "gaps": say(
        "What falls short of the target, in the order in which to act on it. Enter plans an action; what the next "
        "level asks for is its starting point; “a” notes a practice, a need or an observation. Below, the action "
        "plan."
    ),
    "practices": say(
        "What works in your country and is offered to the region, and what is asked of it, by recommendation. “a” "
        "notes a good practice or an assistance need; Enter on one changes it, “o” goes to its questions. Nothing "
        "about a person is ever entered."
    ),
    "observations": say(
        "What reviewers observed in the answers: the country's own reviewers, and the "
        "secretariat after a submission. Enter or “c” replies, “y” marks one of your own as "
        "resolved, “o” goes to its place, “l” shows only the open ones. It works on a submitted "
        "assessment too, and never stands in the way of submission."
    ),
    "evidence": say(
        "Laws, policies, programmes and figures, each entered once and cited by many indicators. Enter corrects an "
        "entry, “a” adds one, “c” makes an observation on it."
    ),
    "review": say(
        "What stands in the way of submission, and what is only advised. Enter goes to its place; “p” makes the gap "
        "report while you work on, “s” submits. Both files are kept in the folder in which the program was started."
    ),
    "history": say("Every change: who, when, from what to what. Enter restores an earlier response."),
    "profile": say(
        "What this assessment is, who declares for the state, who the delegation is, whom it "
        "asked, how much each phase concerns the country, which instruments bind it, and the "
        "remarks of the state. Enter changes a line, “a” adds a member or an institution. What "
        "the guideline suggests is shown beside it; only what you confirm is reported."
    ),
}
"""What each place is for, by its id; the empty id is the list of assessments."""


def commands_page(bench: Bench, possible: Collection[str], text: str) -> list[Block]:
    """List what can be done here and fits a text, with its key. What is possible is told by the ids of the keys."""
    return [
        Block(_named(bench, key), id_, gutter=cell(drawn(spelled(key.keys.partition(",")[0]), "bold $accent"), 7))
        for id_, key in TABLE.items()
        if id_ in possible and id_ != "palette" and fits(text, bench.tell(key.label), bench.tell(key.means))
    ]


def _named(bench: Bench, key: Key) -> Content:
    """Name what a key does, and say it in a sentence."""
    return joined(said(bench.tell(key.label), "bold"), drawn("  "), said(bench.tell(key.means), "$secondary"))


def help_page(bench: Bench, place: str, bindings: Sequence[ActiveBinding]) -> list[Block]:
    """Explain a screen: what it is for, what its keys do, what its glyphs mean."""
    words = bench.words
    blocks = [Block(said(bench.tell(ABOUT[place]))), GAP, Block(said(words.say("Keys"), "bold"))]
    keys: dict[str, list[str]] = {}
    for active in bindings:
        its = key_of(active.binding.id or "")
        if its is not None:
            keys.setdefault(its.id, []).append(spelled(active.binding.key))
    for key in (each for each in TABLE.values() if each.id in keys):
        gutter = cell(drawn(" ".join(keys[key.id]), "bold $accent"), 14)
        blocks.append(Block(_named(bench, key), gutter=gutter))
    blocks += [GAP, Block(said(words.say("Glyphs"), "bold"))]
    blocks += [Block(said(bench.tell(look.word)), gutter=cell(look.mark(), 14)) for look in looks.LEGEND]
    bar = say("full up to the lower bound, shaded up to the upper bound, a stroke at the value")
    return [*blocks, Block(said(bench.tell(bar)), gutter=cell(drawn("██▒┃▒··", "$primary"), 14))]


def themes_page(bench: Bench) -> list[Block]:
    """List the colours one can choose; those that are worn have a full circle."""
    worn = kept_theme(bench.office.settings)
    return [
        choice(str(n), joined(circle(full=theme.name == worn), said(bench.tell(name))), theme.name)
        for n, (theme, name) in enumerate(THEMES, start=1)
    ]


def places_page(bench: Bench) -> list[Block]:
    """List all places of an assessment, for a screen that is too narrow to name them in one line."""
    return [
        Block(_named(bench, key), key.id, gutter=cell(drawn(spelled(key.keys), "bold $accent"), 4), key=key.keys)
        for key in (*PLACE_KEYS, *LEDGER_KEYS)
    ]
