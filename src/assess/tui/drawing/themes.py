"""How the program is coloured: light, dark and high contrast. Meaning never rests on colour alone.

What Textual has no name for is the `quiet` colour: of what a level says that is not chosen.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from textual.theme import Theme

from assess.domain.message import Message, say
from assess.tui.work.office import THEME
from assess.workflow.ports import Settings

DARK = Theme(
    name="assess-dark",
    primary="#7fb4d9",
    secondary="#a0aeba",
    accent="#e8b45a",
    warning="#e8b45a",
    error="#f0907f",
    success="#8cc79a",
    foreground="#e4e8ec",
    background="#12181f",
    surface="#1a222c",
    panel="#24303d",
    dark=True,
    variables={"quiet": "#babec3"},
)
LIGHT = Theme(
    name="assess-light",
    primary="#1a5a84",
    secondary="#4a5762",
    accent="#754c00",
    warning="#754c00",
    error="#9f2f1d",
    success="#1f6036",
    foreground="#1a232b",
    background="#fbfaf7",
    surface="#f1efe9",
    panel="#e2e4e4",
    dark=False,
    variables={"quiet": "#474e54"},
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
    variables={"quiet": "#cccccc"},
)

THEMES: tuple[tuple[Theme, Message], ...] = (
    (DARK, say("Dark")),
    (LIGHT, say("Light")),
    (CONTRAST, say("High contrast")),
)


SIXTEEN = "standard"
"""What Rich calls a terminal of sixteen colours."""

BLACK, RED, BLUE, MAGENTA, GREY = "#000000", "#aa0000", "#0000aa", "#aa00aa", "#aaaaaa"
LIGHT_RED, LIGHT_GREEN, LIGHT_CYAN, YELLOW, WHITE = "#ff5555", "#55ff55", "#55ffff", "#ffff55", "#ffffff"

AMONG_SIXTEEN = (
    replace(
        DARK, primary=LIGHT_CYAN, secondary=GREY, accent=YELLOW, warning=YELLOW, error=LIGHT_RED, success=LIGHT_GREEN,
        foreground=WHITE, background=BLACK, surface=BLACK, panel=BLUE, variables={"quiet": GREY},
    ),
    replace(
        LIGHT, primary=BLUE, secondary=BLACK, accent=MAGENTA, warning=MAGENTA, error=RED, success=BLUE,
        foreground=BLACK, background=WHITE, surface=WHITE, panel=WHITE, variables={"quiet": BLACK},
    ),
    replace(CONTRAST, error=LIGHT_RED, success=LIGHT_GREEN, panel=BLACK, variables={"quiet": WHITE}),
)  # fmt: skip
"""The same where there are sixteen: of those that come nearest to them, some can't be read on each other."""


@cache
def themes_in(color_system: str | None) -> dict[str, Theme]:
    """Give the colours by name as a terminal shows them; `None` is one without colours."""
    themes = AMONG_SIXTEEN if color_system == SIXTEEN else [theme for theme, _ in THEMES]
    return {theme.name: theme for theme in themes}


def kept_theme(settings: Settings) -> str:
    """Give the name of the colours that were chosen last; dark ones where none were."""
    names, kept = [theme.name for theme, _ in THEMES], settings.read().get(THEME, "")
    return kept if kept in names else names[0]
