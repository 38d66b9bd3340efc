"""The shipped guidelines keep what they promise: complete, in two languages, on known sources, under stable refs."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

from assess.catalogue.advice import advise
from assess.catalogue.countries import read_profiles
from assess.catalogue.folders import check, load
from assess.catalogue.lock import changed_refs, read_lock
from assess.catalogue.manuscript import Written, open_manuscript
from assess.domain.countries import MEMBERS
from assess.domain.guideline import Guideline, Kind

GUIDELINES = Path(__file__).parents[2] / "guidelines"
SHIPPED = sorted(path.parent.name for path in GUIDELINES.glob("*/guideline.yaml"))
WOMEN = GUIDELINES / "rcm-women"

TOPICS = {"X": 12, "O": 13, "T": 14, "D": 14, "R": 13}
"""How many topics each phase of the guidelines on women has; they are numbered from 01."""


@pytest.fixture(params=SHIPPED)
def folder(request: pytest.FixtureRequest) -> Path:
    """Each shipped guideline in turn."""
    return GUIDELINES / str(request.param)


@pytest.fixture
def guideline(folder: Path) -> Guideline:
    """Each shipped guideline in turn, read."""
    return read(folder)


@pytest.fixture(scope="module")
def women() -> Guideline:
    """The guidelines on women in the context of migration."""
    return read(WOMEN)


@lru_cache
def read(folder: Path) -> Guideline:
    """Read a guideline, once for all tests: nothing can change it."""
    return load(folder)


@lru_cache
def texts(folder: Path) -> tuple[Written, ...]:
    """Give every text of a guideline as written."""
    manuscript = open_manuscript(folder)
    assert manuscript is not None
    return tuple(manuscript.texts)


def test_two_guidelines_are_shipped() -> None:
    """The one this program is made for, and a small one that shows that nothing is tied to it."""
    assert SHIPPED == ["rcm-profiles", "rcm-women"]


def test_they_have_no_problems(folder: Path) -> None:
    """Guidelines and country profiles are read without a single problem."""
    _guideline, problems = check(folder)
    assert [f"{problem.place}: {problem.message}" for problem in problems] == []


def test_they_need_no_advice(folder: Path) -> None:
    """The author's companion has nothing to say about them."""
    assert [f"{problem.place}: {problem.message}" for problem in advise(folder)] == []


def test_published_texts_stand_as_they_were_locked(folder: Path, guideline: Guideline) -> None:
    """Nothing was changed or removed under a ref since its edition was locked."""
    lock, problems = read_lock(folder)
    assert problems == []
    assert guideline.edition in lock
    assert list(changed_refs(guideline, lock)) == []


def test_the_phases_have_as_many_recommendations_as_there_are_topics(women: Guideline) -> None:
    """Every topic of the factual base has its recommendation, in order, under its own number."""
    refs = {phase.ref: [each.ref for each in phase.recommendations] for phase in women.phases}
    assert refs == {phase: [f"{phase}-{n:02}" for n in range(1, most + 1)] for phase, most in TOPICS.items()}


def test_every_recommendation_asks_about_law_effort_and_result(guideline: Guideline) -> None:
    """At least one structural, one process and one outcome indicator each."""
    for recommendation in guideline.recommendations():
        assert {each.kind for each in recommendation.indicators} == set(Kind), recommendation.ref


def test_refs_of_indicators_begin_with_their_recommendation(guideline: Guideline) -> None:
    """Whoever reads a ref knows where the indicator stands and of which kind it is."""
    for recommendation in guideline.recommendations():
        for indicator in recommendation.indicators:
            assert re.fullmatch(rf"{re.escape(recommendation.ref)}\.{indicator.kind[0]}\d?", indicator.ref)


def test_every_outcome_indicator_has_its_own_levels(guideline: Guideline) -> None:
    """Results are rated by thresholds of their own, on every level."""
    levels = {step.level for step in guideline.scale}
    for indicator in guideline.indicators():
        if indicator.kind is Kind.OUTCOME:
            assert set(indicator.levels) == levels, indicator.ref


def test_both_languages_are_complete(folder: Path, guideline: Guideline) -> None:
    """A reader of one language misses nothing."""
    assert guideline.languages == ("es", "en")
    for text in texts(folder):
        assert set(text.words) == {"es", "en"}, text.place


def test_every_citation_leads_to_a_source_and_every_source_is_used(folder: Path, guideline: Guideline) -> None:
    """Sources are those that recommendations cite, or that country profiles speak of, and no others."""
    listed = {source.ref for source in guideline.sources}
    cited = {citation.source for each in guideline.recommendations() for citation in each.sources}
    profiles, _problems = read_profiles(folder, guideline)
    assert cited <= listed
    assert listed == cited.union(each.source for profile in profiles for each in profile.instruments)


def test_every_recommendation_rests_on_a_source_and_has_someone_to_answer(guideline: Guideline) -> None:
    """Nothing is recommended without a source, and nobody is left to guess who answers."""
    for recommendation in guideline.recommendations():
        assert recommendation.sources, recommendation.ref
        assert recommendation.institutions, recommendation.ref
        assert len(set(recommendation.institutions)) == len(recommendation.institutions), recommendation.ref
        assert len(set(recommendation.sources)) == len(recommendation.sources), recommendation.ref


@pytest.mark.parametrize("field", ["question", "title", "text", "rationale"])
def test_nothing_is_said_twice(field: str, folder: Path) -> None:
    """No title, statement, rationale or question is a copy of another."""
    for language in ("es", "en"):
        said = Counter(
            text.words[language].text.casefold() for text in texts(folder) if text.field == field and text.owner
        )
        assert [words for words, times in said.items() if times > 1] == []


@pytest.mark.parametrize(
    "never",
    [r"\bilegal", r"\billegal (im)?migra", r"\billegals?\b(?= (wom|person|alien))", r"tráfico de personas", r"\betc\b"],
)
def test_words_the_field_does_not_use_do_not_occur(never: str, folder: Path) -> None:
    """Nobody is illegal, trafficking is “trata”, and no item trails off."""
    found = [
        str(word.place)
        for text in texts(folder)
        for word in text.words.values()
        if re.search(never, word.text, re.IGNORECASE)
    ]
    assert found == []


def test_the_head_says_where_the_items_come_from(women: Guideline) -> None:
    """Readers are told plainly that the items await validation against the official text."""
    assert "pendientes de validación frente al texto oficial" in women.about.read("es")
    assert "await validation against the official text" in women.about.read("en")


class TestProfiles:
    """Each member state has a profile, which suggests and never invents."""

    def test_all_members_have_one(self, women: Guideline) -> None:
        """Eleven member states, eleven profiles."""
        profiles, problems = read_profiles(WOMEN, women)
        assert problems == []
        assert sorted(profile.country for profile in profiles) == sorted(MEMBERS)

    def test_all_speak_of_the_same_instruments(self, women: Guideline) -> None:
        """What is not established is said to be unknown, not left out."""
        profiles, _problems = read_profiles(WOMEN, women)
        assert len({tuple(each.source for each in profile.instruments) for profile in profiles}) == 1

    def test_every_statement_has_its_basis(self, women: Guideline) -> None:
        """A delegation can see what a suggestion rests on, in both languages."""
        profiles, _problems = read_profiles(WOMEN, women)
        for profile in profiles:
            bases = [*(each.basis for each in profile.instruments), *(each.basis for each in profile.institutions)]
            assert all(set(basis.words) == {"es", "en"} for basis in bases), profile.country
