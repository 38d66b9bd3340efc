"""Every way in which an envelope can be wrong has its sentence, and no wrong one is taken in."""

from __future__ import annotations

from typing import Any

import pytest

from assess.domain.answers import NotApplicable
from assess.exchange.sealed.envelope import open_envelope
from assess.records import replace
from tests.exchange.bad_envelopes import CASES, DRAFT, ENVELOPE, added, last, resigned
from tests.exchange.desk import CATALOGUE, GUIDELINE, told
from tests.fakes import FakeCatalogue

MEND = "(It can't be corrected here: ask its sender to correct it and send it again.)"


@pytest.mark.parametrize("case", CASES)
def test_a_bad_envelope_is_refused_with_its_reason(case: str) -> None:
    """The first sentence says what is wrong, and the last one what to do."""
    content, expected = CASES[case]
    submission, problems = open_envelope(content, CATALOGUE, "x.json")
    assert submission is None
    assert told(problems)[0].partition(": ")[2].removesuffix(f" {MEND}") == expected
    assert problems[-1].hint is not None or case == "another guideline"  # worded by the catalogue, here a fake one


@pytest.mark.parametrize("case", CASES)
def test_the_reason_is_told_in_spanish_too(case: str) -> None:
    """No refusal reaches a Spanish-speaking secretariat in English."""
    _submission, problems = open_envelope(CASES[case][0], CATALOGUE)
    if case != "another guideline":  # worded by the catalogue, here a fake one
        assert not set(told(problems, "es")) & set(told(problems))


@pytest.mark.parametrize("country", ["XYZ", "SL", "slv"])
def test_an_unknown_country_is_refused(country: str) -> None:
    """Only codes of ISO 3166-1, whatever the name of the file says."""

    def moved(document: Any) -> None:
        document["assessment"]["id"] = f"{country}-2026"
        for each in document["assessment"]["revisions"]:
            if each["subject"] == "assessment":
                each["body"]["country"] = country

    _submission, problems = open_envelope(resigned(moved, DRAFT), CATALOGUE)
    assert str(problems[0].message) == f"“{country}” is not the code of a country."


def test_all_that_is_wrong_is_told_at_once() -> None:
    """Two faults in the answers are two sentences."""

    def spoil(document: Any) -> None:
        last(document, "response/A-01.s")["body"]["answer"]["level"] = 9
        last(document, "response/A-01.p")["body"]["evidence"] = ["E-009"]

    _submission, problems = open_envelope(resigned(spoil), CATALOGUE)
    assert [str(problem.message) for problem in problems] == [
        "A-01.s: the scale has no level 9.",
        "A-01.p: there is no evidence E-009 in it.",
    ]


def test_what_the_guideline_has_not_is_told_once() -> None:
    """However often something is said about it."""
    spoilt = added("response/Z-01.s", {"comment": "Once."}, added("response/Z-01.s", {"comment": "Twice."}, DRAFT))
    _submission, problems = open_envelope(spoilt, CATALOGUE)
    assert [str(problem.message) for problem in problems] == ["The guideline has no Z-01.s."]


def test_a_draft_may_still_lack_a_reason() -> None:
    """Only what counts has to be whole."""
    said = added("response/A-01.o", {"answer": {"status": "na"}}, DRAFT)
    submission, problems = open_envelope(said, CATALOGUE)
    assert problems == []
    assert submission is not None
    assert submission.content.response("A-01.o").answer == NotApplicable("")


def test_a_guideline_that_cannot_be_read_is_the_reason() -> None:
    """What the catalogue says is told, and nothing falls."""
    _submission, problems = open_envelope(ENVELOPE, FakeCatalogue(replace(GUIDELINE, ref="other")))
    assert [str(problem.message) for problem in problems] == ["There is no guideline “small”."]
