"""How the program is coloured: light, dark and high contrast. Meaning never rests on colour alone."""

from __future__ import annotations

from textual.theme import Theme

from assess.domain.message import Message, say
from assess.tui.work.office import THEME
from assess.workflow.ports import Settings

DARK = Theme(
    name="assess-dark",
    primary="#7fb4d9",
    secondary="#9aa8b5",
    accent="#e8b45a",
    warning="#e8b45a",
    error="#ef8a7a",
    success="#8cc79a",
    foreground="#e4e8ec",
    background="#12181f",
    surface="#1a222c",
    panel="#24303d",
    dark=True,
)
LIGHT = Theme(
    name="assess-light",
    primary="#1d5f8a",
    secondary="#55636f",
    accent="#8a5a00",
    warning="#8a5a00",
    error="#a8321f",
    success="#22663a",
    foreground="#1a232b",
    background="#fbfaf7",
    surface="#f1efe9",
    panel="#e2e4e4",
    dark=False,
)
CONTRAST = Theme(
    name="assess-contrast",
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffff00",
    warning="#ffff00",
    error="#ff9d9d",
    success="#7dff7d",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    dark=True,
)

THEMES: tuple[tuple[Theme, Message], ...] = (
    (DARK, say("Dark")),
    (LIGHT, say("Light")),
    (CONTRAST, say("High contrast")),
)


def kept_theme(settings: Settings) -> str:
    """Give the name of the colours that were chosen last; dark ones where none were."""
    names, kept = [theme.name for theme, _ in THEMES], settings.read().get(THEME, "")
    return kept if kept in names else names[0]
