"""What sheets are made of: paragraphs and lines, each with what it asks for."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from assess.tui.text import NOTHING


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
        return (
            (self.tone, self.wraps) == (other.tone, other.wraps)
            and self.content.is_same(other.content)
            and self.gutter.is_same(other.gutter)
        )


GAP = Block(NOTHING, wraps=False)
"""An empty line."""
