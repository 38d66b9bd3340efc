"""The countries that can assess themselves, as they are offered to be chosen."""

from __future__ import annotations

from assess.domain.countries import CODES, MEMBERS
from assess.tui.drawing.text import drawn, line
from assess.tui.pages.finding import fits
from assess.tui.widgets.block import Block
from assess.tui.work.bench import Bench
from assess.words import sorting


def countries_page(bench: Bench, text: str) -> list[Block]:
    """List the countries that fit a text: the member states first, then the others, each by name."""
    name = bench.words.country
    members = sorted(MEMBERS, key=lambda code: sorting(name(code)))
    others = sorted(CODES - set(MEMBERS), key=lambda code: sorting(name(code))) if text.strip() else []
    return [
        Block(line(name(code), "bold" if code in MEMBERS else ""), code, gutter=drawn(f" {code}  ", "$accent"))
        for code in (*members, *others)
        if fits(text, name(code), code)
    ]
