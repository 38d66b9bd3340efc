"""Blocks that offer something: one of a few things with the key that chooses it, or something to do."""

from __future__ import annotations

from textual.content import Content

from assess.tui.drawing.text import drawn, joined, said
from assess.tui.widgets.block import Block


def choice(key: str, content: Content, wish: str = "") -> Block:
    """Offer one of a few things; its key chooses it too, and is what it asks for unless that is something else."""
    return Block(content, wish or key, gutter=drawn(f" {key}  ", "bold $accent"), key=key)


def circle(*, full: bool) -> Content:
    """Draw the circle before one of a few things: full before what is chosen."""
    return drawn("● ", "bold $success") if full else drawn("○ ", "$secondary")


def box(*, ticked: bool) -> Content:
    """Draw the box of something that can be ticked."""
    return drawn("[x] ", "bold $success") if ticked else drawn("[ ] ", "$secondary")


def offer(text: str, wish: str, *, sign: str = "+", key: str = "") -> Block:
    """Offer to do something: `+` adds, `→` leads on; where a key does it too, it stands behind."""
    content = joined(said(text, "bold"), drawn(f"  {key}" if key else "", "bold $accent"))
    return Block(content, wish, gutter=drawn(f"{sign} ", "bold $accent"))
