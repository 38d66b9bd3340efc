"""A place of its own for every test: no register, no settings, no language and no terminal of whoever runs it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from assess.cli.main import run
from assess.records import dataclass


@dataclass(frozen=True)
class Said:
    """What one call of the program gave back."""

    code: int
    out: str
    """Its data."""
    err: str
    """Its words."""


Assess = Callable[..., Said]


@pytest.fixture(autouse=True)
def _place(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder, in English, on a page of 80 columns; parsed guidelines are kept for all together."""
    for name in [name for name in os.environ if name.startswith(("ASSESS_", "LC_", "LANG"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("ASSESS_LANGUAGE", "en")
    monkeypatch.setenv("ASSESS_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("ASSESS_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def assess(capsys: pytest.CaptureFixture[str]) -> Assess:
    """Call the program in this process."""

    def call(*words: object) -> Said:
        code = run([str(word) for word in words])
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return call


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a register in which SLV-2026 has been begun and a little of it answered."""
    path = tmp_path_factory.mktemp("prepared") / "assess.register"
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("ASSESS_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
        for words in (
            ("new", "SLV", "--cycle", "2026"),
            ("answer", "SLV-2026", "T-01.s", "4", "--comment", "In force since 2019."),
            ("answer", "SLV-2026", "T-01.p", "2"),
            ("answer", "SLV-2026", "T-01.o", "no-information"),
        ):
            assert run(["--register", str(path), *words]) == 0
    return path


@pytest.fixture
def begun(assess: Assess, prepared: Path, tmp_path: Path) -> Assess:
    """Go on with SLV-2026 where it was left."""
    (tmp_path / "data").mkdir()
    shutil.copy(prepared, tmp_path / "data" / "assess.register")
    return assess
