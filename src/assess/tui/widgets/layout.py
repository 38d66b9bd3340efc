"""Which lines of a sheet its blocks take. A block is broken into lines once, and again only when it looks different."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from textual.content import Content

from assess.tui.widgets.block import Block, Later


class Layout:
    """Blocks one below the other, broken into lines of one width."""

    def __init__(self, blocks: Sequence[Block | Later] = (), width: int = 0, before: Layout | None = None) -> None:
        """Find a place for each block, with what is known of those `before` it; `None` where nothing stood there."""
        self.blocks = list(blocks)
        self.width = width
        known = before if before and before.width == width else None
        pairs = list(zip(known.blocks, self.blocks, strict=False)) if known else []
        self.kept = {place for place, (was, becomes) in enumerate(pairs) if was.looks_like(becomes)}
        """The places whose blocks look as they did before: nothing of them has to be drawn anew."""
        self.broken: dict[int, list[Content]] = {}
        """The lines of the blocks that have been broken, by place."""
        for place, (was, becomes) in enumerate(pairs):
            if known and place in known.broken and (place in self.kept or was.breaks_like(becomes)):
                self.broken[place] = known.broken[place]
        heights = [len(self.lines(n)) if each.wraps and width else 1 for n, each in enumerate(self.blocks)]
        self.tops = list(accumulate(heights, initial=0))
        """The first line of each block; one more entry tells where the last one ends."""

    @property
    def height(self) -> int:
        """How many lines all of them take."""
        return self.tops[-1]

    def asking_for(self, wish: str) -> int:
        """Find the place of the first block that asks for something; -1 where none does."""
        return self._asking.get(wish, -1)

    @cached_property
    def _asking(self) -> Mapping[str, int]:
        return {block.wish: place for place, block in reversed([*enumerate(self.blocks)]) if block.wish}

    def at(self, line: int) -> int:
        """Find the place of the block that takes a line; -1 where none does."""
        return bisect_right(self.tops, line) - 1 if 0 <= line < self.height else -1

    def span(self, place: int) -> tuple[int, int]:
        """Tell on which line a block begins, and on which the next one does."""
        return self.tops[place], self.tops[place + 1]

    def lines(self, place: int) -> list[Content]:
        """Break a block into lines, once."""
        if place not in self.broken:
            self.broken[place] = self.blocks[place].made.broken(self.width)
        return self.broken[place]

    def exchange(self, place: int, block: Block) -> None:
        """Put a block in place of another one that asks for the same; both take one line."""
        self.blocks[place] = block
        self.broken.pop(place, None)
