"""The palette can be read by everyone: contrast, colour blindness, grey printing, any number of levels."""

from __future__ import annotations

from itertools import pairwise

import pytest

from assess.report.palette import EDGE, INK, PAPER, contrast, rgb, shade, tone, tones
from tests.report.build import tiny

VISIONS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""How colours are seen by most, and by who lacks one of the three cones (Machado, Oliveira and Fernandes 2009)."""

Lab = tuple[float, float, float]


def seen(colour: str, vision: str) -> Lab:
    """Give a colour as an eye sees it, in CIELAB."""
    linear = [(part / 255) / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in rgb(colour)]
    light = [min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear, strict=True)))) for row in VISIONS[vision]]
    white = (0.95047, 1.0, 1.08883)
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    x, y, z = (
        _root(sum(a * b for a, b in zip(row, light, strict=True)) / full) for row, full in zip(rows, white, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(part: float) -> float:
    return float(part ** (1 / 3)) if part > 0.008856 else 7.787 * part + 16 / 116


def distance(one: Lab, other: Lab) -> float:
    """Give how different two colours look."""
    return float(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5)


@pytest.mark.parametrize("levels", [2, 3, 4, 5])
@pytest.mark.parametrize("vision", VISIONS)
def test_neighbouring_levels_look_different_to_every_eye(vision: str, levels: int) -> None:
    """Two levels next to each other differ by at least 15 in CIELAB, whatever cone is missing."""
    fills = [each.fill for name, each in tones(tiny(levels)).items() if name.startswith("level-")]
    assert len(fills) == levels
    assert min(distance(seen(a, vision), seen(b, vision)) for a, b in pairwise(fills)) >= 15


def test_darker_always_means_further() -> None:
    """Lightness falls from the lowest to the highest, so that a grey print tells the same."""
    lightness = [seen(shade(step / 20), "normal")[0] for step in range(21)]
    assert all(here > after for here, after in pairwise(lightness))


@pytest.mark.parametrize("position", [step / 40 for step in range(41)])
def test_text_on_any_colour_can_be_read(position: float) -> None:
    """Text on a colour of the palette has the contrast that WCAG 2.2 AA asks for."""
    painted = tone(position)
    assert contrast(painted.fill, painted.ink) >= 4.5


def test_edges_are_seen_on_white() -> None:
    """The edge of a cell stands out from paper as WCAG asks of graphics, however light the cell."""
    assert contrast(EDGE, PAPER) >= 3
    assert contrast(INK, PAPER) >= 7


@pytest.mark.parametrize("colour", ["#35435e", "#225ea8", "#1d6fa5", "#8a1c4a", "#0c1f5c", "#1f4e9c"])
@pytest.mark.parametrize("ground", ["#ffffff", "#eef2f8"])
def test_every_colour_of_text_can_be_read(colour: str, ground: str) -> None:
    """The colours that the style sheets give to small text have contrast enough on both grounds they lie on."""
    assert contrast(colour, ground) >= 4.5
