"""A place of its own for every test: no register, no settings, no language and no terminal of whoever runs it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from assess.cli.main import run
from assess.records import dataclass
from assess.wiring import Options, desk


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


def everything(folder: Path) -> Path:
    """Write a table that answers every question with level 3."""
    refs = [each.ref for each in desk(Options()).catalogue.guideline("rcm-women").indicators()]
    table = folder / "answers.csv"
    table.write_text("ref,answer\n" + "".join(f"{ref},3\n" for ref in refs), encoding="utf-8")
    return table


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make what many tests begin with: SLV-2026 a little of which is answered, and a country that has submitted all."""
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("ASSESS_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
        surroundings.setenv("ASSESS_DATA", str(folder))
        for words in (
            ("begun", "new", "SLV", "--cycle", "2026"),
            ("begun", "answer", "SLV-2026", "T-01.s", "4", "--comment", "In force since 2019."),
            ("begun", "answer", "SLV-2026", "T-01.p", "2"),
            ("begun", "answer", "SLV-2026", "T-01.o", "no-information"),
            ("country", "new", "SLV", "--cycle", "2026"),
            ("country", "answers", "SLV-2026", everything(folder)),
            ("country", "submit", "SLV-2026", "--declared-by", "Ana", "--not-for-publication",
             "-o", folder / "SLV-2026.assess.json"),
        ):  # fmt: skip
            register, *command = map(str, words)
            assert run(["--register", str(folder / f"{register}.register"), *command]) == 0
    return folder


@pytest.fixture
def begun(assess: Assess, made: Path, tmp_path: Path) -> Assess:
    """Go on with SLV-2026 where it was left."""
    (tmp_path / "data").mkdir()
    shutil.copy(made / "begun.register", tmp_path / "data" / "assess.register")
    return assess


@pytest.fixture
def envelope(made: Path, tmp_path: Path) -> Path:
    """Give what El Salvador has submitted, which has its own register and the key that it signed with."""
    (tmp_path / "data").mkdir()
    shutil.copy(made / "signing-key.pem", tmp_path / "data")
    shutil.copy(made / "country.register", tmp_path)
    (tmp_path / "arrived").mkdir()
    return Path(shutil.copy(made / "SLV-2026.assess.json", tmp_path / "arrived"))
