"""The columns of every table are those that `docs/formats.md` promises to other programs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from assess.domain.scoring import score
from assess.exchange.answers.lines import answer_lines
from assess.exchange.compiled.listings import compiled_listings
from assess.exchange.exported.listings import export_listings
from assess.exchange.listings import Listing
from assess.words import Words
from tests.exchange.desk import GUIDELINE, answered
from tests.secretariat.rounds import Said
from tests.secretariat.test_compiled import small_round

TOLD = (Path(__file__).parents[2] / "docs/formats.md").read_text(encoding="utf-8")


def untold(listings: Iterable[Listing]) -> list[str]:
    """Give the rows that are missing in the documentation."""
    rows = (f"| `{each.name}` | {', '.join(f'`{heading.name}`' for heading in each.headings)} |" for each in listings)
    return [row for row in rows if row not in TOLD]


def test_the_columns_of_exports_are_told() -> None:
    """Answers have theirs in the table of what can be read back."""
    assessment, words = answered().assessment, Words("en")
    lines = list(answer_lines(GUIDELINE, assessment, "en"))
    listings = export_listings(GUIDELINE, assessment, score(GUIDELINE, assessment.responses), lines, words)
    assert untold(each for each in listings if each.name != "answers") == []


def test_the_columns_of_compilations_are_told() -> None:
    """The matrix has one for each country by its code."""
    compilation = small_round(Said("SLV", "1234512"))
    assert untold(compiled_listings(compilation, Words("en"))) == []
