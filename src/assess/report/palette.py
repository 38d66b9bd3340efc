"""The colours of a report: one sequential palette that colour-blind readers can follow, for any number of levels.

The palette is YlGnBu of ColorBrewer, light for the lowest and dark for the highest: its lightness falls steadily, so
that it survives grey printing. Text on a colour is black or white, whichever can be read better. Answers that are no
levels have no colour of the palette: they are white with a pattern or a sign.
"""

from __future__ import annotations

from assess.domain.guideline import Guideline
from assess.records import dataclass

INK, PAPER = "#0f1b33", "#ffffff"
"""What text is printed in, and on."""

BLACK = "#000000"
"""Text on colours: only black and white have contrast enough on every one."""

EDGE = "#5b6b86"
"""Around cells whose colour is too light to be seen on white."""

STOPS = ("#f3fabd", "#c7e9b4", "#7fcdbb", "#41b6c4", "#1d91c0", "#225ea8", "#253494", "#0c1f5c")
"""From the lowest to the highest."""

Rgb = tuple[int, int, int]


@dataclass(frozen=True)
class Tone:
    """A colour to fill with, and the colour of text upon it."""

    fill: str
    ink: str


def shade(position: float) -> str:
    """Give the colour at a position of the palette, 0 for the lowest to 1 for the highest."""
    place = min(1.0, max(0.0, position)) * (len(STOPS) - 1)
    below = min(int(place), len(STOPS) - 2)
    part = place - below
    pairs = zip(rgb(STOPS[below]), rgb(STOPS[below + 1]), strict=True)
    return "#" + "".join(f"{round(one + (other - one) * part):02x}" for one, other in pairs)


def tone(position: float) -> Tone:
    """Give the colour at a position, with the text colour that can be read on it."""
    fill = shade(position)
    return Tone(fill, max((BLACK, PAPER), key=lambda ink: contrast(ink, fill)))


def tones(guideline: Guideline) -> dict[str, Tone]:
    """Give the colour of every answer by its tone: levels by their place on the scale, the others without colour."""
    last = max(1, len(guideline.scale) - 1)
    levels = {f"level-{step.level}": tone(place / last) for place, step in enumerate(guideline.scale)}
    plain = Tone(PAPER, INK)
    return {**levels, "na": plain, "no-information": plain, "withheld": plain, "unanswered": plain}


def rgb(colour: str) -> Rgb:
    """Read `#rrggbb`."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours as WCAG 2 defines it, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (part / 255 for part in rgb(colour))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)  # noqa: PLR2004 - the definition
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
