"""How the assessment stands at a glance: the whole, each phase with its bounds, law against practice, what is next."""

from __future__ import annotations

from collections import defaultdict

from assess.domain.editions import Movement, moved_in
from assess.domain.guideline import Kind
from assess.domain.ledgers.observations import Progress
from assess.domain.scoring import Coverage, Score
from assess.tui.drawing import looks
from assess.tui.drawing.text import cell, drawn, flowing, joined, line, said, spaced
from assess.tui.pages.pictures import law_and_practice
from assess.tui.pages.questions.renewal import MOVED
from assess.tui.pages.questions.scores import LAW_AND_PRACTICE
from assess.tui.pages.sending import report_blocks
from assess.tui.widgets.block import GAP, Block, titled
from assess.tui.work.bench import Bench

NAME = 26
"""Columns of a name."""


def dashboard_page(bench: Bench, width: int, *, pictures: bool) -> list[Block]:
    """Lay out the summary; with `pictures`, law against practice stands in it phase by phase."""
    words, card, guideline = bench.words, bench.session.card, bench.guideline
    blocks = [titled(words.say("The whole assessment")), _bar(words.say("Total"), card.score, width)]
    why = looks.why_no_value(words, card.score)
    if why:
        blocks.append(_remark(why, width))
    blocks += [_counts(bench, width), GAP, titled(words.say("Phases"))]
    for phase in guideline.phases:
        first = phase.recommendations[0].ref if phase.recommendations else ""
        wish = f"visit:{first}" if first else ""
        blocks.append(_bar(bench.read(phase.title), card.part(phase.ref).score, width, wish))
    blocks += [GAP, titled(words.say("Law and practice"))]
    blocks += [_bar(bench.tell(name), card.kinds[kind], width) for kind, name in LAW_AND_PRACTICE]
    blocks += _distance(bench, width)
    blocks += [GAP, titled(words.say("What to do next")), *_next(bench)]
    blocks += [GAP, titled(words.say("The gap report")), *report_blocks(bench)]
    blocks += _since_last(bench)
    if pictures:
        blocks += [GAP, titled(words.say("Law and practice, phase by phase")), *law_and_practice(bench, width)]
    return [*blocks, GAP, titled(words.say("Answered, by institution concerned")), *_who(bench)]


def _bar(name: str, score: Score, width: int, wish: str = "") -> Block:
    """Show a score on one line: name, value and bounds, bar, coverage."""
    value = joined(drawn(f"{looks.points(score.value):>3} ", "bold"), drawn(f"{looks.bounds(score):<7}", "$secondary"))
    done = f" {score.coverage.answered}/{score.coverage.total}"
    room = max(8, width - NAME - 1 - value.cell_length - 1 - 9)
    content = joined(value, drawn(" "), looks.score_bar(score, room), drawn(f"{done:>9}", "$secondary"))
    return Block(content, wish, gutter=joined(cell(line(name), NAME), drawn(" ")), wraps=False)


def _counts(bench: Bench, width: int) -> Block:
    """Count the answers of each kind."""
    coverage, words = bench.session.card.score.coverage, bench.words
    parts = [
        (looks.ANSWERED, coverage.rated, words.say("rated")),
        (looks.NOT_APPLICABLE, coverage.not_applicable, words.tell(looks.NOT_APPLICABLE.word)),
        (looks.NO_INFORMATION, coverage.no_information, words.tell(looks.NO_INFORMATION.word)),
        (looks.WITHHELD, coverage.withheld, words.tell(looks.WITHHELD.word)),
        (looks.UNANSWERED, coverage.unanswered, words.tell(looks.UNANSWERED.word)),
        (looks.EVIDENCED, coverage.evidenced, words.tell(looks.EVIDENCED.word)),
    ]
    pieces = [joined(look.mark(), drawn(f" {n} ", "bold"), said(text, "$secondary")) for look, n, text in parts]
    return Block(flowing(pieces, width))


def _remark(text: str, width: int) -> Block:
    """Remark on the line above: below its value, where there is room beside the names."""
    return Block(said(text, "$secondary italic"), gutter=drawn(" " * (NAME + 1 if width > 2 * NAME else 0)))


def _distance(bench: Bench, width: int) -> list[Block]:
    """Say by how much practice lags behind law, where both have a value."""
    kinds = bench.session.card.kinds
    law = kinds[Kind.STRUCTURAL].value
    practice = [value for kind in (Kind.PROCESS, Kind.OUTCOME) if (value := kinds[kind].value) is not None]
    if law is None or not practice:
        return []
    lag = round(law - sum(practice) / len(practice))
    words = bench.words
    if lag > 0:
        text = words.count(lag, "Practice lags {n} point behind the law.", "Practice lags {n} points behind the law.")
    else:
        text = words.say("Practice does not lag behind the law.")
    return [_remark(text, width)]


def _next(bench: Bench) -> list[Block]:
    """List what is left to do, each a step away."""
    words, assessment = bench.words, bench.assessment
    coverage = bench.session.card.score.coverage
    responses = assessment.responses.values()
    flagged = sum(response.flagged for response in responses)
    proposed = sum(response.proposed is not None for response in responses)
    unanswered = coverage.unanswered - sum(
        response.proposed is not None and response.answer is None for response in responses
    )
    gaps = sum(not gap.actions for gap in bench.session.gaps())
    conflicts = len(assessment.conflicts)
    observations = sum(each.progress is Progress.OPEN for each in assessment.observations.values())
    steps = [
        (conflicts, "versions", words.count(
            conflicts, "{n} entry exists in two versions: one must be chosen",
            "{n} entries exist in two versions: one of each must be chosen")),
        (unanswered, "go:open", words.count(
            unanswered, "{n} question has no answer yet", "{n} questions have no answer yet")),
        (proposed, "go:open", words.count(
            proposed, "{n} answer of the last cycle waits to be confirmed",
            "{n} answers of the last cycle wait to be confirmed")),
        (flagged, "go:flagged", words.count(
            flagged, "{n} question is marked to be discussed", "{n} questions are marked to be discussed")),
        (observations, "go:observations", words.count(
            observations, "{n} observation waits for a reply", "{n} observations wait for a reply")),
        (gaps, "go:gaps", words.count(gaps, "{n} gap has no action", "{n} gaps have no action")),
        (int(assessment.opening.declaration is None), "go:profile", words.say("Nobody has been named yet to declare")),
    ]  # fmt: skip
    arrow = drawn(" → ", "bold $accent")
    left = [Block(said(text), wish, gutter=arrow) for n, wish, text in steps if n]
    return left or [Block(said(words.say("Nothing left to do: review and submit")), "go:review", gutter=arrow)]


def _since_last(bench: Bench) -> list[Block]:
    """Count what has risen and fallen since the last cycle, where its answers were carried forward and confirmed."""
    assessment, words, phases = bench.assessment, bench.words, bench.guideline.phases
    if not assessment.opening.carried_from:
        return []
    movements = [moved_in(phase, bench.last_cycle, assessment.responses) for phase in phases]
    title = words.say("Since {earlier}", earlier=assessment.opening.carried_from)
    blocks = [GAP, titled(title), _moves(bench, words.say("Total"), sum(movements, Movement()), "state:moved")]
    blocks += [_moves(bench, bench.read(phase.title), movement, f"state:moved phase:{phase.ref}")
               for phase, movement in zip(phases, movements, strict=True) if movement.compared]  # fmt: skip
    new = len(bench.editions.added)
    if new:
        text = words.count(new, "{n} question is new in this edition.", "{n} questions are new in this edition.")
        blocks.append(Block(said(text), "only:state:renewed", gutter=looks.NEW.mark().pad_right(1)))
    return blocks


def _moves(bench: Bench, name: str, movement: Movement, filters: str) -> Block:
    """Show on one line how many levels rose, stayed and fell."""
    words = bench.words
    parts = [
        joined(drawn("↑ ", MOVED["↑"]), drawn(f"{movement.up:>3} ", "bold"), said(words.say("risen"), "$secondary")),
        joined(drawn("= "), drawn(f"{movement.same:>3} ", "bold"), said(words.say("as before"), "$secondary")),
        joined(drawn("↓ ", MOVED["↓"]), drawn(f"{movement.down:>3} ", "bold"), said(words.say("fallen"), "$secondary")),
    ]
    wish = f"only:{filters}" if movement.up + movement.down else ""
    return Block(spaced(parts, "   "), wish, gutter=joined(cell(line(name), NAME), drawn(" ")), wraps=False)


def _who(bench: Bench) -> list[Block]:
    """Show how much is answered of what concerns each institution, where least is answered first."""
    concerned = defaultdict[str, Coverage](Coverage)
    for recommendation in bench.guideline.recommendations():
        coverage = bench.session.card.part(recommendation.ref).score.coverage
        for ref in recommendation.institutions:
            concerned[ref] += coverage
    blocks = []
    for ref, coverage in sorted(concerned.items(), key=lambda each: each[1].share):
        count = drawn(f"{coverage.answered}/{coverage.total}".rjust(8) + "  ", "bold")
        name = line(bench.read(bench.guideline.institution(ref).name))
        content = joined(looks.coverage_bar(coverage, 12), count, name)
        blocks.append(Block(content, f"only:institution:{ref}", wraps=False))
    return blocks
