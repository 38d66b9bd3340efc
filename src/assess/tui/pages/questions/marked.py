"""The questions marked to be discussed later, as a list."""

from __future__ import annotations

from assess.tui.drawing import looks
from assess.tui.drawing.text import NOTHING, beginning, drawn, joined, line, said
from assess.tui.pages.finding import fits
from assess.tui.widgets.block import Block
from assess.tui.work.bench import Bench

MOST = 160
"""Characters of a comment: two or three lines of it say what it is about, and leave room for the other questions."""


def marked_page(bench: Bench, text: str) -> list[Block]:
    """List what is marked and fits a text: the question, how it stands, and what the comment says about it."""
    assessment, blocks = bench.assessment, list[Block]()
    for indicator in bench.guideline.indicators():
        response, question = assessment.response(indicator.ref), bench.read(indicator.question)
        if not response.flagged or not fits(text, indicator.ref, question, response.comment):
            continue
        answer = looks.answer_words(bench.words, bench.guideline, response.answer)
        content = joined(
            line(question), drawn("\n"), said(answer, "bold"),
            joined(drawn("  "), line(f"{looks.COMMENTED.glyph} {beginning(response.comment, MOST)}", "$secondary"))
            if response.comment else NOTHING,
        )  # fmt: skip
        gutter = joined(looks.FLAGGED.mark(), drawn(" "), line(indicator.ref, "$primary"), drawn("  "))
        blocks.append(Block(content, indicator.ref, gutter=gutter))
    if not blocks and not text:
        nothing = bench.words.say("Nothing is marked. “f” beside a question marks it to be discussed later.")
        return [Block(said(nothing, "$secondary"))]
    return blocks
