"""A guideline in figures."""

from __future__ import annotations

from assess.catalogue.folders import load
from assess.catalogue.summary import summarise
from assess.domain.guideline import Kind
from tests.catalogue.shelf import GOOD


def test_everything_an_author_asks_about_is_counted() -> None:
    """Phases by recommendations, indicators by kind, figures, own texts of levels, and words to read."""
    summary = summarise(load(GOOD))
    assert (summary.ref, summary.edition, summary.languages) == ("small", "2026-1", ("es", "en"))
    assert (summary.levels, summary.target) == (2, 2)
    assert (summary.sources, summary.institutions, summary.instruments) == (1, 1, 1)
    [phase] = summary.phases
    assert (phase.ref, phase.title.read("en"), phase.recommendations) == ("T", "Transit", 1)
    assert phase.indicators == {Kind.STRUCTURAL: 1, Kind.PROCESS: 1, Kind.OUTCOME: 1}
    assert (phase.figures, phase.own_levels) == (1, 3)


def test_words_are_counted_by_language() -> None:
    """Every text of a phase counts once in each language, and the whole has those of the head as well."""
    summary = summarise(load(GOOD))
    [phase] = summary.phases
    texts = (
        "Transit / The routes. / First interview / The State interviews every woman. / It is the first chance."
        " / How far is there a norm? / Norm / Circular / Percentage of posts / Norm in force countrywide."
        " / How far are women interviewed? / Annual report"
        " / What share of women is referred? / Aggregated statistics / None. / Practically all."
    )
    assert phase.words["en"] == len(texts.replace("/", "").split())
    assert summary.whole.words["en"] > phase.words["en"]
    assert summary.whole.recommendations == phase.recommendations
