"""Every fault in a table of answers is told with its place, what is wrong and what to do.

Each case is a file in `bad_answers/` with the problems expected of it beside it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from assess.exchange.answers.tables import read_answers
from tests.exchange.desk import GUIDELINE, assessment, told

BAD = Path(__file__).parent / "bad_answers"
CASES = sorted(path.name for path in BAD.iterdir() if path.suffix != ".txt")


def problems_of(case: str, language: str = "en") -> list[str]:
    """Read a case and write down its problems."""
    _changes, problems = read_answers(Path(case), (BAD / case).read_bytes(), GUIDELINE, assessment())
    return told(problems, language)


@pytest.mark.parametrize("case", CASES)
def test_the_problems_are_those_expected(case: str) -> None:
    """All problems of the table are found at once, at their places and in these words, and no others."""
    assert problems_of(case) == (BAD / f"{case}.problems.txt").read_text().splitlines()


@pytest.mark.parametrize("case", CASES)
def test_every_problem_is_told_in_spanish_too(case: str) -> None:
    """No sentence reaches a Spanish-speaking official in English."""
    assert not set(problems_of(case, "es")) & set(problems_of(case))


def test_every_case_has_its_expectation() -> None:
    """A case without expected problems, or problems without a case, would test nothing."""
    assert sorted(path.name.removesuffix(".problems.txt") for path in BAD.glob("*.problems.txt")) == CASES
