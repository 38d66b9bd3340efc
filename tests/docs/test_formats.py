"""Columns and keys are those that the page of formats promises to other programs, in both languages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from assess.domain.ledgers.evidence import EvidenceKind
from assess.domain.ledgers.needs import NeedKind
from assess.domain.scoring import score
from assess.exchange.answers.lines import answer_lines
from assess.exchange.compiled.listings import compiled_listings
from assess.exchange.exported.listings import export_listings
from assess.exchange.listings import Listing
from assess.words import Words
from tests.exchange.desk import GUIDELINE, answered, told_in_full
from tests.exchange.test_export import exported
from tests.secretariat.rounds import Said
from tests.secretariat.test_compiled import small_round, teller, written

DOCS = Path(__file__).parents[2] / "docs"

CODES = {str(each) for codes in (EvidenceKind, NeedKind) for each in codes} | {"treaty"}
"""What entries are counted by, and the instrument of the small guideline."""

TOLD, TOLD_IN_SPANISH = ((DOCS / f"formats.{language}.md").read_text(encoding="utf-8") for language in ("en", "es"))


def untold(listings: Iterable[Listing]) -> list[str]:
    """Give the rows that are missing in the documentation."""
    rows = (f"| `{each.name}` | {', '.join(f'`{heading.name}`' for heading in each.headings)} |" for each in listings)
    return [row for row in rows if row not in TOLD]


def names(page: str) -> list[set[str]]:
    """Gather what a page writes as code, section by section; options and what is typed with them are left out."""
    return [set(re.findall(r"`([\w./-]+)`", section)) for section in re.split(r"^##+ ", page, flags=re.MULTILINE)]


def keys(document: object) -> set[str]:
    """Gather the keys of a document, however deep, but for refs and what is counted by codes."""
    if isinstance(document, list):
        return set[str]().union(*map(keys, document))
    if not isinstance(document, dict):
        return set()
    named = {key for key in document if key not in CODES and not key[0].isupper()}
    return named.union(*map(keys, document.values()))


@pytest.mark.parametrize("kind", ["export", "compilation"])
def test_every_key_of_what_is_written_as_json_is_told(kind: str) -> None:
    """Nobody has to guess what a number means."""
    compilation = written(small_round(teller()), "json")
    document = json.loads(exported(told_in_full().assessment, "json") if kind == "export" else compilation)
    assert {key for key in keys(document) if f"`{key}`" not in TOLD} == set()


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


def test_both_languages_name_the_same_columns_and_keys() -> None:
    """In every section: what holds for the page in English holds for the one in Spanish."""
    assert names(TOLD_IN_SPANISH) == names(TOLD)
    tables = [re.findall(r"^\| (?:`[\w/.-]+`(?:, | \|))+", page, re.MULTILINE) for page in (TOLD, TOLD_IN_SPANISH)]
    assert tables[0] == tables[1]
