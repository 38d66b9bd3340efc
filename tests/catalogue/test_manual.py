"""The manual for authors is true: its example is sound, and every fault it shows is told in the words it shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assess.catalogue import shapes
from assess.catalogue.advice import advise
from assess.catalogue.folders import check
from assess.catalogue.wording import FITS
from tests.catalogue.manual import DOCS, FOLDERS, Trial, attempt, example, lay_out, trials

MANUALS = {language: (DOCS / f"guidelines.{language}.md").read_text(encoding="utf-8") for language in FOLDERS}
TRIALS = [(language, trial) for language, manual in MANUALS.items() for trial in trials(manual)]


@pytest.mark.parametrize("language", FOLDERS)
def test_the_example_is_sound(language: str, tmp_path: Path) -> None:
    """Whoever copies the example begins without a fault, and without advice."""
    lay_out(tmp_path, example(MANUALS[language]))
    assert check(tmp_path)[1] == []
    assert advise(tmp_path) == []


@pytest.mark.parametrize(
    ("language", "trial"), TRIALS, ids=[f"{language} {trial.how} {trial.new[:30]}" for language, trial in TRIALS]
)
def test_every_fault_is_told_as_shown(language: str, trial: Trial, tmp_path: Path) -> None:
    """What an author reads on the screen is what the manual says."""
    folder = tmp_path / FOLDERS[language]
    lay_out(folder, example(MANUALS[language]))
    assert attempt(folder, trial, language) == list(trial.said)


def test_both_manuals_show_the_same() -> None:
    """Whoever reads one language misses nothing: the same example, and as many faults in the same files."""
    assert example(MANUALS["es"]) == example(MANUALS["en"])
    assert [(trial.file, trial.how) for trial in trials(MANUALS["es"])] == [
        (trial.file, trial.how) for trial in trials(MANUALS["en"])
    ]
    assert all(manual.count("```text") == len(trials(manual)) > 40 for manual in MANUALS.values())


@pytest.mark.parametrize("language", FOLDERS)
def test_every_field_is_explained(language: str) -> None:
    """No field of a checklist has to be guessed."""
    parts = [shapes.GUIDELINE, shapes.RECOMMENDATION, shapes.INDICATOR, shapes.SOURCE, shapes.FIGURE, shapes.COUNTRY]
    parts += [shapes.EDITION_MAP, shapes.STEP]
    for field in {field for part in parts for field in part.fields}:
        assert f"`{field}`" in MANUALS[language] or f"{field}: " in MANUALS[language], field


@pytest.mark.parametrize("language", FOLDERS)
def test_the_lengths_are_those_that_are_checked(language: str) -> None:
    """What the manual calls brief is what the program takes for brief."""
    [line] = [line for line in MANUALS[language].splitlines() if line.startswith(("- **Breve", "- **Brief"))]
    named = ("title", "text", "rationale", "question", "levels")
    assert [int(number) for number in re.findall(r"\d+", line)] == [FITS[field] for field in named]
