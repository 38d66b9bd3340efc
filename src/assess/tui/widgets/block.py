"""What sheets are made of: paragraphs and lines, each with what it asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from assess.records import dataclass
from assess.tui.drawing.text import NOTHING, broken, cut, said, spaced


@dataclass(frozen=True)
class Block:
    """One paragraph, or one line of a list."""

    content: Content
    wish: str = ""
    """What a click or `Enter` asks for; empty where there is nothing to ask for."""
    gutter: Content = NOTHING
    """What stands left of the first line; the lines below hang under its end."""
    railed: bool = False
    """Whether the gutter stands left of every line."""
    tone: str = ""
    """A style that covers the whole block, like `bold` or `on $panel`."""
    mark: str = ""
    """A name by which a reader can be led to it; empty for most."""
    wraps: bool = True
    """Whether it takes as many lines as it needs; otherwise it is cut to one."""
    key: str = ""
    """The key that asks for it too, where it is one of a few things to choose from; empty for none."""

    @property
    def made(self) -> Block:
        """Itself: only what is made `Later` is something else before."""
        return self

    def looks_like(self, other: Block | Later) -> bool:
        """Tell whether both are drawn the same; `==` of Textual's contents compares their letters only."""
        its = other.made
        return self is its or (
            (self.tone, self.wraps, self.railed) == (its.tone, its.wraps, its.railed)
            and self.content.is_same(its.content)
            and self.gutter.is_same(its.gutter)
        )

    def breaks_like(self, other: Block | Later) -> bool:
        """Tell whether both are paragraphs that break into the same lines, in whatever tone."""
        return (
            self.wraps
            and other.wraps
            and self.content.is_same(other.made.content)
            and self.gutter.cell_length == other.made.gutter.cell_length
        )

    def broken(self, width: int) -> list[Content]:
        """Break it into lines that leave room for the gutter; what does not wrap is cut to one."""
        room = max(1, width - self.gutter.cell_length)
        return broken(self.content, room) if self.wraps else [cut(self.content, room)]

    def hung(self, broken: Sequence[Content]) -> list[tuple[Content, Content]]:
        """Put the gutter before its first line; those below it hang under the end of the gutter, or have it too."""
        if self.railed:
            return [(self.gutter, line) for line in broken]
        hanging = Content.blank(self.gutter.cell_length) if len(broken) > 1 else NOTHING
        return [(hanging if number else self.gutter, line) for number, line in enumerate(broken)]


class Later:
    """One line of a long list that is made when it is first seen; what it asks for is known before."""

    wraps = False
    key = ""

    def __init__(self, wish: str, make: Callable[[], Block]) -> None:
        """Take what it asks for, and what makes it: a block that asks for the same and does not wrap."""
        self.wish = wish
        self._make = make
        self._made: Block | None = None

    @property
    def made(self) -> Block:
        """The block; it is made once."""
        if self._made is None:
            self._made = self._make()
        return self._made

    def looks_like(self, other: Block | Later) -> bool:
        """Tell whether both are drawn the same; what was never seen looks like nothing."""
        return self._made is not None and self._made.looks_like(other)

    def breaks_like(self, other: Block | Later) -> bool:  # noqa: ARG002 - as blocks are asked
        """Tell that it is no paragraph."""
        return False


def titled(title: str, *notes: str) -> Block:
    """Make a title, with notes beside it."""
    return Block(spaced([said(title, "bold $primary"), *(said(note, "$secondary") for note in notes)]))


GAP = Block(NOTHING, wraps=False)
"""An empty line."""
