"""The shipped fonts and what they can write. Nothing else is used on paper, so that every machine prints the same."""

from __future__ import annotations

import base64
from functools import lru_cache
from pathlib import Path

from assess.records import dataclass

SCHEME = "assess:/fonts/"
"""How the HTML that goes to the press names a shipped font."""

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""What stands for a character that no shipped font has."""


@dataclass(frozen=True)
class Face:
    """One font file."""

    file: str
    family: str
    weight: int = 400
    style: str = "normal"


FACES = (
    Face("NotoSans-Regular.ttf", "Noto Sans"),
    Face("NotoSans-Italic.ttf", "Noto Sans", style="italic"),
    Face("NotoSans-Bold.ttf", "Noto Sans", 700),
    Face("Literata-SemiBold.ttf", "Literata", 600),
    Face("NotoSansMath-Regular.ttf", "Noto Sans Math"),
    Face("NotoSansSymbols2-Regular.ttf", "Noto Sans Symbols2"),
)


def embedded(folder: Path, face: Face) -> str:
    """Give a font as a `data:` address, for a file that has to stand alone."""
    return "data:font/ttf;base64," + base64.b64encode((folder / face.file).read_bytes()).decode()


def printable(html: str, folder: Path) -> str:
    """Put a visible sign in the place of every character that no shipped font has.

    A missing character would otherwise be taken from whatever font a machine happens to have.
    """
    strange = dict.fromkeys(unprintable(html, folder), UNKNOWN)
    return html.translate(strange) if strange else html


def unprintable(html: str, folder: Path) -> set[int]:
    """Find the characters that no shipped font has."""
    return set(map(ord, set(html))) - _known_letters(folder)


def width(folder: Path, text: str, size: float, *, bold: bool = False) -> float:
    """Tell how wide a text in the text font is, in the unit of its size, without kerning."""
    advances = _advances(folder, "NotoSans-Bold.ttf" if bold else "NotoSans-Regular.ttf")
    return size * sum(advances.get(ord(letter), _USUAL) for letter in text)


_USUAL = 0.6
"""Of its size, the width of a letter that the text font does not have."""


@lru_cache
def _advances(folder: Path, file: str) -> dict[int, float]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - only drawings need it

    with TTFont(folder / file, lazy=True) as font:
        widths, em = font["hmtx"], font["head"].unitsPerEm
        return {code: widths[glyph][0] / em for code, glyph in font.getBestCmap().items()}


@lru_cache
def _known_letters(folder: Path) -> frozenset[int]:
    """Tell which characters the text font has in all its styles, or a symbol font has."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - only paper needs it

    known = {}
    for face in FACES:
        with TTFont(folder / face.file, lazy=True) as font:
            known[face] = set(font.getBestCmap())
    text = set.intersection(*(letters for face, letters in known.items() if face.family == "Noto Sans"))
    symbols = (letters for face, letters in known.items() if face.family.startswith("Noto Sans "))
    return frozenset(text.union(*symbols, map(ord, "\n\r\t")))
