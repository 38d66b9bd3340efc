"""Every fault an author can make is told with its place, what is wrong and what to do.

Each case is a file in `bad/` with the problems expected of it beside it. The first word of its name says which file of
the small guideline in `good/` it stands for.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from assess.catalogue import nodes
from assess.catalogue.folders import check, load
from assess.domain.errors import ContentInvalid
from tests.catalogue.shelf import BAD, GOOD, lay_out_case, place_of, told

COLUMN = re.compile(r":\d+:(?= )")
CASES = sorted(path.stem for path in BAD.glob("*.yaml"))


@pytest.mark.parametrize("case", CASES)
def test_the_problems_are_those_expected(case: str, tmp_path: Path) -> None:
    """All problems of the file are found, at their places and in these words, and nothing else is complained about."""
    _guideline, problems = check(lay_out_case(tmp_path, BAD, case))
    assert told(tmp_path, problems) == (BAD / f"{case}.problems.txt").read_text().splitlines()


@pytest.mark.parametrize("case", CASES)
def test_every_problem_is_told_in_spanish_too(case: str, tmp_path: Path) -> None:
    """No sentence reaches a Spanish-speaking author in English."""
    _guideline, problems = check(lay_out_case(tmp_path, BAD, case))
    assert not set(told(tmp_path, problems, "es")) & set(told(tmp_path, problems, "en"))


@pytest.mark.parametrize("case", CASES)
def test_a_guideline_with_a_problem_is_not_used_and_one_with_a_bad_profile_is(case: str, tmp_path: Path) -> None:
    """A fault in a guideline refuses it; a fault in a country profile does not."""
    folder = lay_out_case(tmp_path, BAD, case)
    if place_of(case).startswith("countries"):
        assert load(folder).ref == "small"
    else:
        with pytest.raises(ContentInvalid) as refused:
            load(folder)
        assert told(folder, list(refused.value.problems)) == (BAD / f"{case}.problems.txt").read_text().splitlines()


@pytest.mark.parametrize("case", CASES)
def test_where_libyaml_is_missing_authors_are_told_the_same(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PyYAML's own parser words its complaints otherwise and may count a column otherwise; authors hear the same."""
    monkeypatch.setattr(nodes, "Parser", yaml.SafeLoader)
    _guideline, problems = check(lay_out_case(tmp_path, BAD, case))
    expected = (BAD / f"{case}.problems.txt").read_text().splitlines()
    assert [COLUMN.sub(":", line) for line in told(tmp_path, problems)] == [COLUMN.sub(":", line) for line in expected]


def test_every_case_has_its_expectation() -> None:
    """A case without expected problems, or problems without a case, would test nothing."""
    expected = sorted(path.name.removesuffix(".problems.txt") for path in BAD.glob("*.problems.txt"))
    assert expected == CASES


def test_the_good_guideline_has_no_problems() -> None:
    """What the cases spoil is sound."""
    assert check(GOOD)[1] == []
