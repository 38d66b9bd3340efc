"""Cut the text fonts of reports from the full ones: the letters of the region's languages, and no others.

`python -m tools.fonts FOLDER` reads NotoSans-{Regular,Italic,Bold}.ttf in a folder, where Debian's package
`fonts-noto-core` has put them, and writes reports/templates/fonts. The same fonts give the same bytes.

Beside those of Spanish, English, French and Portuguese there are the letters of Indigenous languages of the region:
the saltillo and the ẍ of Mayan languages, the underlined vowels of Otomí, the ɨ, ə and glottal stop of others.
"""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path

from fontTools import subset

FONTS = Path(__file__).parent.parent / "reports/templates/fonts"

STYLES = ("Regular", "Italic", "Bold")

RANGES = (
    *(range(0x20, 0x7F), range(0xA0, 0x180), range(0x1CD, 0x1DD), range(0x1F8, 0x250)),
    *(range(0x2B9, 0x2DE), range(0x300, 0x333), range(0x1E00, 0x1EFA)),
    *(range(0x2000, 0x20C0), range(0x2150, 0x218A), range(0xFB00, 0xFB03)),
)
"""Latin letters with their marks, punctuation, currencies, fractions."""

SINGLE = (
    *(0x186, 0x18F, 0x190, 0x192, 0x197, 0x254, 0x259, 0x25B, 0x268, 0x26B, 0x26C, 0x289, 0x28C, 0x294, 0x295),
    *(0x2B0, 0x2B2, 0x2B7, 0x394, 0x3A9, 0x3B8, 0x3BB, 0x3BC, 0x3C0, 0x3C7),
    *(0x2116, 0x2122, 0x2126, 0x212E, 0xA78B, 0xA78C, 0xFFFD),
)
"""Letters of Indigenous languages, units and signs; the last stands for what no font has."""

FEATURES = ("kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum", "pnum")
"""What the fonts do beyond showing letters."""


def main(folder: str) -> int:
    """Cut all styles."""
    for style in STYLES:
        name = f"NotoSans-{style}.ttf"
        cut(Path(folder) / name, FONTS / name)
        sys.stdout.write(f"{name}: {(FONTS / name).stat().st_size} bytes\n")
    return 0


def cut(whole: Path, part: Path) -> None:
    """Write of a font what reports need."""
    wishes = subset.Options()
    wishes.hinting, wishes.notdef_outline, wishes.recalc_timestamp = False, True, False
    wishes.layout_features, wishes.name_IDs = list(FEATURES), [0, 1, 2, 3, 4, 5, 6, 13, 14]
    wishes.drop_tables += ["DSIG", "FFTM", "meta"]
    font = subset.load_font(str(whole), wishes)
    scissors = subset.Subsetter(wishes)
    scissors.populate(unicodes=[*chain(*RANGES), *SINGLE])
    scissors.subset(font)
    font.save(str(part), reorderTables=True)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
