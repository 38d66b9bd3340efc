"""The examples that the help of each command ends with: they are there, and they work as they stand."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from assess.cli.parsing.examples import EXAMPLES
from assess.places import shipped
from assess.report.press_room import PressRoom
from assess.words import Words
from tests.cli.conftest import Assess, everything
from tests.cli.test_programs import COMMANDS

DELEGATION = """
    new, list, answer, undo, redo, evidence add, evidence list, action add, action list, practice add, practice list,
    need add, need list, observation add, observation list, observation reply, observation resolve, profile, status,
    gaps, history, form, answers, EVERYTHING IS ANSWERED, check, report, submit, reopen, compare, key, export, backup,
    restore, salvage
"""
SECRETARIAT = "receive, board, observation add, follow-up, deadline, reports, compile"
ANYBODY = """
    guideline list, guideline show, A GUIDELINE IS BEGUN, guideline check, guideline lock, guideline print, doctor,
    help, completion
"""
ELSEWHERE = {"open", "demo"}
"""Tested in files of their own: one needs a terminal, the other takes minutes."""


def test_every_command_has_an_example() -> None:
    """A group of commands has none; its commands have."""
    groups = {words[:-1] for words in COMMANDS if words}
    assert set(EXAMPLES) == {" ".join(("assess", *words)) for words in COMMANDS if words not in groups}


@pytest.mark.parametrize("language", ["en", "es"])
def test_help_fits_a_terminal_of_80_columns(language: str, assess: Assess) -> None:
    """And ends with the example."""
    for prog, example in EXAMPLES.items():
        helped = assess("--language", language, *prog.split()[1:], "--help").out
        assert max(map(len, helped.splitlines())) <= 80
        assert helped.endswith(f"\n  {Words(language, 'cli').tell(example)}\n")


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_example_works(
    language: str,
    assess: Assess,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One after the other: by a delegation, and then by the secretariat with a register of its own."""
    monkeypatch.setenv("ASSESS_LANGUAGE", language)
    for name in ("gap_report", "regional_report", "questionnaire"):
        monkeypatch.setattr(PressRoom, name, lambda *_: b"A report")
    monkeypatch.setattr(PressRoom, "ready", lambda _: None)
    happenings: dict[str, Callable[[], object]] = {
        "EVERYTHING IS ANSWERED": lambda: assess("answers", "SLV-2026", everything(tmp_path)),
        "A GUIDELINE IS BEGUN": lambda: shutil.copytree(shipped("guidelines") / "rcm-women", tmp_path / folder),
    }
    words = Words(language, "cli")
    folder = words.tell(EXAMPLES["assess guideline check"]).split()[-1]
    played = set()
    for story in (DELEGATION, SECRETARIAT, ANYBODY):
        for name in story.replace("\n", " ").split(","):
            if happening := happenings.get(name.strip()):
                happening()
                continue
            played.add(name.strip())
            said = assess(*shlex.split(words.tell(EXAMPLES[f"assess {name.strip()}"]))[1:])
            assert said.code == 0, (name, said)
        monkeypatch.setenv("ASSESS_DATA", str(tmp_path_factory.mktemp("secretariat")))
    assert played | ELSEWHERE == {prog.removeprefix("assess ") for prog in EXAMPLES}
