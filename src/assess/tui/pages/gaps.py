"""The gaps in the order in which to act on them, and the action plan by date or by institution."""

from __future__ import annotations

from assess.domain.gaps import Gap, Priority
from assess.domain.ledgers.actions import Action
from assess.tui.drawing import looks
from assess.tui.drawing.text import NOTHING, cell, drawn, joined, line, said
from assess.tui.widgets.block import GAP, Block, titled
from assess.tui.work.bench import Bench


def gaps_page(bench: Bench, width: int, *, by_institution: bool) -> list[Block]:
    """List gaps by priority, then the plan."""
    words, gaps = bench.words, bench.session.gaps()
    if not gaps:
        nothing = words.say("No gaps so far: only what is rated below the target is a gap.")
        return [Block(said(nothing)), GAP, *_plan(bench, by_institution=by_institution)]
    unplanned = sum(not gap.actions for gap in gaps)
    head = titled(
        words.count(len(gaps), "{n} gap", "{n} gaps"),
        words.count(unplanned, "{n} without an action", "{n} without an action"),
        words.say("with the points that are missing"),
    )
    hint = words.say("Enter plans an action; “o” goes to the question.")
    if bench.assessment.sealed:
        hint = words.say("Enter goes to the question.")
    blocks = [head, Block(said(hint, "$secondary"))]
    for priority in Priority:
        inside = [gap for gap in gaps if gap.priority is priority]
        if inside:
            look = looks.PRIORITIES[priority]
            title = words.say("{priority} priority", priority=words.tell(look.word)).capitalize()
            blocks += [GAP, Block(joined(look.mark(), drawn(" "), said(title, "bold")))]
            blocks += [_gap(bench, gap, width) for gap in inside]
    return [*blocks, GAP, *_plan(bench, by_institution=by_institution)]


def _gap(bench: Bench, gap: Gap, width: int) -> Block:
    """Show a gap: how far, which recommendation, what is planned; a note that would break stands below."""
    words = bench.words
    planned = " ".join(gap.actions)
    lag = round(gap.law_without_practice)
    note = words.count(lag, "law {n} point ahead", "law {n} points ahead") if lag else ""
    mark = drawn("✓ ", "$success") if planned else drawn("○ ", "$secondary")
    ref = cell(line(gap.recommendation.ref, "bold $primary"), 6)
    content = joined(
        line(bench.read(gap.recommendation.title)), drawn("  ") if planned else NOTHING, line(planned, "$success")
    )
    gutter = joined(mark, drawn(f"−{round(gap.points):<3} ", "bold"), ref)
    if note:
        fits = gutter.cell_length + content.cell_length + 2 + len(note) <= width
        content = joined(content, drawn("  " if fits else "\n"), said(note, "$accent"))
    return Block(content, f"gap:{gap.recommendation.ref}", gutter=gutter)


def _plan(bench: Bench, *, by_institution: bool) -> list[Block]:
    """List the actions, by date, or by who acts and then by date."""
    words, actions = bench.words, sorted(bench.assessment.actions.values(), key=lambda each: each.by)
    order = words.say("by institution") if by_institution else words.say("by date")
    blocks = [titled(words.say("Action plan"), order, words.say("“l” changes the order"))]
    if not actions:
        return [*blocks, Block(said(words.say("No action is planned yet."), "$secondary"))]
    if not by_institution:
        return [*blocks, *(_action(bench, each) for each in actions)]
    for who in sorted({each.who for each in actions}):
        blocks.append(Block(line(who, "bold")))
        blocks += [_action(bench, each) for each in actions if each.who == who]
    return blocks


def _action(bench: Bench, action: Action) -> Block:
    """Show an action: when, what, who, for which gap; what is late says so."""
    late = action.by < bench.session.today
    day = drawn(f"{action.by.isoformat()} ", "bold $error" if late else "bold")
    rest = [action.who, action.recommendation]
    if action.assistance:
        rest.append(bench.words.say("asks for: {assistance}", assistance=action.assistance))
    if late:
        rest.append(bench.words.say("past its date"))
    content = joined(line(action.what), drawn("  "), line(" · ".join(rest), "$secondary"))
    return Block(content, f"action:{action.ref}", gutter=joined(line(action.ref, "$primary"), drawn(" "), day))
