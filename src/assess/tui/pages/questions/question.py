"""A recommendation with its indicators; of the one that is being answered, every level with its full meaning."""

from __future__ import annotations

from textual.content import Content

from assess.domain.answers import Rated
from assess.domain.guideline import Indicator, Recommendation
from assess.domain.response import Figure, Response
from assess.domain.subjects import RESPONSE
from assess.records import dataclass
from assess.tui.drawing import looks
from assess.tui.drawing.text import NOTHING, drawn, joined, line, link, said, spaced, unbroken
from assess.tui.pages.questions.noted import noted_blocks, observation_marks, observed
from assess.tui.pages.questions.renewal import edition_note, movement, renewed
from assess.tui.widgets.block import GAP, Block
from assess.tui.widgets.offers import circle
from assess.tui.work.answer_keys import UNRATED
from assess.tui.work.bench import Bench
from assess.tui.work.figures import figure_words

BAR = drawn("▌ ", "$primary")
"""Marks the question that is being answered."""


@dataclass(frozen=True)
class Page:
    """The blocks of a recommendation, and which of them are about the indicator that is being answered."""

    blocks: list[Block]
    first: int
    last: int


def heading(bench: Bench, recommendation: Recommendation) -> Content:
    """Name the recommendation."""
    return joined(
        line(recommendation.ref, "bold $primary"), drawn("  "), line(bench.read(recommendation.title), "bold")
    )


def page(bench: Bench, recommendation: Recommendation, indicator: str, *, details: bool) -> Page:
    """Lay out a recommendation below its name, with one of its indicators open."""
    blocks = [Block(said(bench.read(recommendation.text))), *noted_blocks(bench, recommendation)]
    if details:
        blocks += _grounds(bench, recommendation)
    blocks.append(GAP)
    first = last = 0
    for each in recommendation.indicators:
        if each.ref == indicator:
            first = len(blocks)
            blocks += _open(bench, each, details=details)
            last = len(blocks) - 1
            blocks.append(GAP)
        else:
            blocks.append(_closed(bench, each))
    return Page(blocks, first, last)


def _grounds(bench: Bench, recommendation: Recommendation) -> list[Block]:
    """Say why the recommendation is made and what it rests on."""
    words, guideline = bench.words, bench.guideline
    blocks = [GAP, Block(said(words.say("Why"), "bold")), Block(said(bench.read(recommendation.rationale)))]
    if recommendation.sources:
        blocks += [GAP, Block(said(words.say("Sources"), "bold"))]
    for citation in recommendation.sources:
        source = guideline.source(citation.source)
        title = bench.read(source.title)
        parts = [part for part in (title, source.symbol, str(source.year or ""), citation.at) if part]
        blocks.append(Block(line(" · ".join(parts)), gutter=drawn("– ")))
    if recommendation.institutions:
        names = [bench.read(guideline.institution(ref).name) for ref in recommendation.institutions]
        blocks += [GAP, Block(said(words.say("Usually concerned"), "bold")), Block(line(" · ".join(names)))]
    return blocks


def look_of(bench: Bench, indicator: Indicator) -> looks.Look:
    """Choose the look of an indicator as it stands."""
    assessment = bench.assessment
    conflicting = RESPONSE + indicator.ref in assessment.conflicts
    return looks.look(assessment.response(indicator.ref), bench.guideline.target, conflicting=conflicting)


def _marks(response: Response) -> Content:
    """Draw what else is there beside the answer, each in its own column."""
    there = (
        (looks.FLAGGED, response.flagged),
        (looks.COMMENTED, response.comment),
        (looks.EVIDENCED, response.evidence),
    )
    return joined(*(look.mark() if its else drawn(" ") for look, its in there))


def _closed(bench: Bench, indicator: Indicator) -> Block:
    """Show an indicator on one line: its answer and the beginning of its question."""
    response = bench.assessment.response(indicator.ref)
    level = f"{response.answer.level}" if isinstance(response.answer, Rated) else " "
    edition = renewed(bench, indicator.ref)
    marks = joined(edition.mark() if edition else NOTHING, _marks(response), observation_marks(bench, indicator.ref))
    text = spaced((marks, line(bench.read(indicator.question), "$secondary")), " ")
    arrow = movement(bench, indicator.ref)
    number = joined(drawn(level, "bold"), arrow if arrow.plain else drawn(" "))
    mark = joined(drawn("  "), look_of(bench, indicator).mark(), number)
    return Block(text, f"indicator:{indicator.ref}", gutter=mark, wraps=False)


def _open(bench: Bench, indicator: Indicator, *, details: bool) -> list[Block]:
    response = bench.assessment.response(indicator.ref)
    blocks = [
        Block(_caption(bench, indicator, response), gutter=BAR, railed=True),
        Block(line(bench.read(indicator.question), "bold"), gutter=BAR, railed=True),
        *edition_note(bench, indicator.ref),
    ]
    blocks += [_level(bench, indicator, response, step.level) for step in bench.guideline.scale]
    blocks.append(Block(_others(bench, response), gutter=drawn("  ")))
    blocks += _beside(bench, indicator, response)
    blocks += observed(bench, indicator.ref)
    if details and indicator.verification:
        blocks.append(Block(said(bench.words.say("Typical means of verification"), "bold"), gutter=drawn("  ")))
        blocks += [Block(line(bench.read(each)), gutter=drawn("  – ")) for each in indicator.verification]
    return blocks


def _caption(bench: Bench, indicator: Indicator, response: Response) -> Content:
    """Say which indicator it is, what it looks at, and how it stands."""
    look = look_of(bench, indicator)
    kind = f"{bench.tell(looks.KINDS[indicator.kind])}: {bench.tell(looks.KIND_MEANS[indicator.kind])}"
    flag = looks.FLAGGED.told(bench.words) if response.flagged else NOTHING
    parts = (line(indicator.ref, "$primary"), said(kind, "$secondary"), look.told(bench.words), flag)
    return spaced(parts, " · ")


def _level(bench: Bench, indicator: Indicator, response: Response, level: int) -> Block:
    """Show a level with its full meaning; the chosen one by glyph, weight and colour."""
    chosen = isinstance(response.answer, Rated) and response.answer.level == level
    proposed = isinstance(response.proposed, Rated) and response.proposed.level == level and not chosen
    glyph = "●" if chosen else "◇" if proposed else "○"
    name = said(bench.read(bench.guideline.level(level).name), "bold $foreground")
    meaning = said(bench.read(bench.guideline.meaning(indicator, level)))
    gutter = joined(
        drawn(f"  {level} ", "bold $accent"), drawn(f"{glyph} ", "bold $success" if chosen else "$secondary")
    )
    tone = "on $success 18%" if chosen else "$quiet"
    return Block(joined(name, drawn("  "), meaning), f"level:{level}", gutter=gutter, tone=tone)


def _others(bench: Bench, response: Response) -> Content:
    """Offer the three answers that are not levels, on one line; each can be clicked."""
    parts = []
    for key, status in UNRATED.items():
        look = looks.UNRATED[status]
        chosen = response.answer is not None and response.answer.status is status
        word = said(unbroken(bench.tell(look.word)), "bold reverse" if chosen else "")
        parts.append(link(joined(drawn(f"{key} ", "bold $accent"), circle(full=chosen), word), f"answer:{status}"))
    return spaced(parts, "   ")


def _beside(bench: Bench, indicator: Indicator, response: Response) -> list[Block]:
    """Show what goes with the answer: reason, proposal, figure, evidence, comment."""
    words, answer = bench.words, response.answer
    blocks = []
    if answer is not None and answer.reason:
        blocks.append(_noted(words.say("Reason"), line(answer.reason), f"answer:{answer.status}"))
    if response.proposed is not None:
        was = looks.answer_words(words, bench.guideline, response.proposed)
        text = words.say(
            "Last cycle: {answer}. “y” confirms it, “⇧Y” all of this recommendation; or answer anew.", answer=was
        )
        blocks.append(Block(said(text, "$accent"), "confirm", gutter=drawn("  ◇ ", "$accent")))
    else:
        blocks += _since(bench, indicator, response)
    subject = RESPONSE + indicator.ref
    if subject in bench.assessment.conflicts:
        text = words.say("Two versions exist: “⇧V” shows them side by side, to decide which holds.")
        blocks.append(Block(said(text, "$error"), f"versions:{subject}", gutter=drawn("  ≠ ", "$error")))
    if indicator.figure is not None:
        label = bench.read(indicator.figure.label)
        blocks.append(_noted(words.say("Figure (v)"), _figure(label, response.figure), "figure"))
    titles = [
        f"{ref} {bench.assessment.evidence[ref].title}" for ref in response.evidence if ref in bench.assessment.evidence
    ]
    cited = line(" · ".join(titles)) if titles else said(words.say("none yet"), "$secondary")
    blocks.append(_noted(words.say("Evidence (e)"), cited, "evidence"))
    comment = said(response.comment) if response.comment else said(words.say("none yet"), "$secondary")
    blocks.append(_noted(words.say("Comment (c)"), comment, "comment"))
    return blocks


def _since(bench: Bench, indicator: Indicator, response: Response) -> list[Block]:
    """Show last cycle's answer beside this one's, and whether the level has risen or fallen."""
    was = bench.last_cycle.get(indicator.ref)
    if was is None:
        return []
    text = looks.answer_words(bench.words, bench.guideline, was)
    arrow = drawn(f"{looks.trend(was, response.answer)} ", "bold $accent")
    return [_noted(bench.words.say("Last cycle"), joined(arrow, line(text)), "")]


def _noted(name: str, content: Content, wish: str) -> Block:
    return Block(joined(said(name, "$secondary"), drawn("  "), content), wish, gutter=drawn("    "))


def _figure(label: str, figure: Figure | None) -> Content:
    """Show the number that was reported, and what it is; `None` where there is none yet."""
    reported = NOTHING if figure is None else drawn(f"{figure_words(figure)} ", "bold")
    return joined(reported, line(label, "$secondary"))
