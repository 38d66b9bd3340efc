"""What sheets are made of: paragraphs and lines, each with what it asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import cast

from textual.content import Content

from assess.records import dataclass
from assess.tui.text import NOTHING, cut


@dataclass(frozen=True)
class Block:
    """One paragraph, or one line of a list."""

    content: Content
    wish: str = ""
    """What a click or `Enter` asks for; empty where there is nothing to ask for."""
    gutter: Content = NOTHING
    """What stands left of the first line; the lines below hang under its end."""
    tone: str = ""
    """A style that covers the whole block, like `bold` or `on $panel`."""
    mark: str = ""
    """A name by which a reader can be led to it; empty for most."""
    wraps: bool = True
    """Whether it takes as many lines as it needs; otherwise it is cut to one."""

    def looks_like(self, other: Block) -> bool:
        """Tell whether both are drawn the same; `==` of Textual's contents compares their letters only."""
        return self is other or (
            (self.tone, self.wraps) == (other.tone, other.wraps)
            and self.content.is_same(other.content)
            and self.gutter.is_same(other.gutter)
        )

    def broken(self, width: int) -> list[Content]:
        """Break it into lines that leave room for the gutter; what does not wrap is cut to one."""
        room = max(1, width - self.gutter.cell_length)
        return self.content.wrap(room) if self.wraps else [cut(self.content, room)]

    def hung(self, broken: Sequence[Content]) -> list[Content]:
        """Put the gutter before its first line; those below it hang under the end of the gutter."""
        hanging = Content.blank(self.gutter.cell_length)
        return [Content.assemble(hanging if number else self.gutter, line) for number, line in enumerate(broken)]


class Later(Block):
    """A line of a long list: it is known what it asks for, and it is made when it is first seen."""

    def __init__(self, wish: str, make: Callable[[], Block]) -> None:
        """Take what it asks for, and what makes it: a line that asks for the same and does not wrap."""
        vars(self).update(wish=wish, wraps=False, make=make)

    @cached_property
    def _made(self) -> Block:
        return cast("Block", vars(self)["make"]())

    @property
    def content(self) -> Content:
        """What it says."""
        return self._made.content

    @property
    def gutter(self) -> Content:
        """What stands left of it."""
        return self._made.gutter


GAP = Block(NOTHING, wraps=False)
"""An empty line."""
