"""Everything that can be mistyped, missing or broken: a sentence, an exit code, and never a traceback."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from assess.__main__ import main
from tests.cli.conftest import Assess

GOOD = Path(__file__).parents[1] / "catalogue" / "good"

MISTAKES: dict[str, tuple[tuple[str, ...], str]] = {
    "unknown country": (("new", "XXX", "--cycle", "2026"), "“XXX” is not the code of a country."),
    "country by name": (("new", "El Salvador", "--cycle", "2026"), "three letters"),
    "cycle that is none": (("new", "SLV", "--cycle", "next"), "“next” is not a cycle."),
    "unit that is none": (("new", "MEX", "--cycle", "2026", "--unit", "Chiapas"), "code of a unit"),
    "guideline that is none": (("new", "HND", "--cycle", "2026", "--guideline", "other"), "other"),
    "name taken": (("new", "SLV", "--cycle", "2026"), "exists already"),
    "carried from nothing": (("new", "SLV", "--cycle", "2028", "--from", "SLV-2024"), "SLV-2024"),
    "unknown assessment": (("status", "SLV-2025"), "There is no assessment “SLV-2025” in the register."),
    "unknown indicator": (("answer", "SLV-2026", "T-01.x", "3"), "Did you mean T-01.s"),
    "level too high": (("answer", "SLV-2026", "T-01.s", "6"), "Levels: 1, 2, 3, 4, 5"),
    "level nought": (("answer", "SLV-2026", "T-01.s", "0"), "Levels: 1, 2, 3, 4, 5"),
    "no answer": (("answer", "SLV-2026", "T-01.s", "good"), "“good” is not an answer."),
    "level in other digits": (("answer", "SLV-2026", "T-01.s", "４"), "is not an answer"),
    "na without reason": (("answer", "SLV-2026", "T-01.s", "na"), "--reason"),
    "level with reason": (("answer", "SLV-2026", "T-01.s", "3", "--reason", "Because."), "--comment"),
    "unknown evidence": (("answer", "SLV-2026", "T-01.s", "3", "--evidence", "E-009"), "E-009"),
    "figure that is none": (("answer", "SLV-2026", "T-01.s", "3", "--figure", "many"), "“many” is not a number."),
    "figure without end": (("answer", "SLV-2026", "T-01.s", "3", "--figure", "inf"), "is not a number"),
    "figure of two meanings": (("answer", "SLV-2026", "T-01.s", "3", "--figure", "1.234"), "thousands"),
    "year in words": (("answer", "SLV-2026", "T-01.s", "3", "--figure", "1", "--figure-year", "last"), "whole number"),
    "board of no cycle": (("board", "--cycle", "next"), "“next” is not a cycle."),
    "deadline of no cycle": (("deadline", "next", "2026-12-01"), "“next” is not a cycle."),
    "submission in words": (("compare", "SLV-2026", "--since", "last"), "“last” is not a whole number."),
    "year of no figure": (("answer", "SLV-2026", "T-01.s", "3", "--figure-year", "2025"), "without --figure"),
    "year that is none": (
        ("answer", "SLV-2026", "T-01.s", "3", "--figure", "1", "--figure-year", "20"),
        "from 1950 to 2027",
    ),
    "link that is none": (
        ("evidence", "add", "SLV-2026", "--kind", "law", "--title", "Act", "--url", "javascript:alert(1)"),
        "is not a link",
    ),
    "date that is none": (
        ("evidence", "add", "SLV-2026", "--kind", "law", "--title", "Act", "--date", "May 2019"),
        "is not a date",
    ),
    "title that says nothing": (("evidence", "add", "SLV-2026", "--kind", "law", "--title", "\u200b"), "title"),
    "kind that is none": (("evidence", "add", "SLV-2026", "--kind", "rumour", "--title", "Act"), "rumour"),
    "month that is none": (
        ("evidence", "add", "SLV-2026", "--kind", "law", "--title", "Act", "--date", "2019-13"),
        "“2019-13” is not a date.",
    ),
    "action for nothing": (
        ("action", "add", "SLV-2026", "T-99", "--what", "x", "--who", "y", "--by", "2027-01-31"),
        "T-99",
    ),
    "action by no day": (
        ("action", "add", "SLV-2026", "T-01", "--what", "x", "--who", "y", "--by", "2027-02-30"),
        "“2027-02-30” is not a date.",
    ),
    "history of nothing": (("history", "SLV-2026", "T-99.s"), "SLV-2026 has no T-99.s."),
    "answers from no file": (("answers", "SLV-2026", "nowhere.csv"), "nowhere.csv can't be read"),
    "ref in small letters": (("answer", "SLV-2026", "t-01.s", "3"), "Did you mean T-01.s?"),
    "show nothing": (("guideline", "show", "zz"), "No guideline has zz."),
    "show in small letters": (("guideline", "show", "t-03"), "Did you mean T-03?"),
    "text that would be cut": (("answer", "SLV-2026", "T-01.s", "3", "--comment", "a" * 20_001), "20000 characters"),
    "check no folder": (("guideline", "check", "nowhere"), "There is no folder nowhere."),
    "no such folder of guidelines": (("list", "--guidelines", "nowhere"), "There is no folder nowhere."),
    "check a file": (("guideline", "check", "data/assess.register"), "/data\n"),
    "folder without guidelines": (("guideline", "list", "--guidelines", "data"), "There is no guideline in data."),
    "no such command": (("rank",), "There is no command “rank”."),
    "misspelt command": (("statsu", "SLV-2026"), "Did you mean “status”?"),
    "misspelt command of a group": (("evidence", "lst", "SLV-2026"), "Did you mean “evidence list”?"),
    "no such command of a group": (("evidence", "burn"), "See all of them with: assess evidence --help"),
    "no such option": (("list", "--ranked"), "assess list --help"),
    "shortened option": (("list", "--js"), "--js"),
    "no such language": (("list", "--language", "fr"), "fr"),
    "too little": (("answer", "SLV-2026"), "REF"),
    "too little for a command of a group": (("evidence", "add", "SLV-2026"), "assess evidence add --help"),
    "group without command": (("evidence",), "COMMAND"),
    "new without its cycle": (("new", "HND"), "--cycle"),
    "board without its cycle": (("board",), "--cycle"),
    "law without its title": (("evidence", "add", "SLV-2026", "--kind", "law"), "--title"),
    "action without its day": (("action", "add", "SLV-2026", "T-01", "--what", "x", "--who", "y"), "--by"),
    "practice of nobody": (("practice", "add", "SLV-2026", "T-01", "--title", "x", "--what", "y"), "--who"),
    "need of no kind": (("need", "add", "SLV-2026", "T-01", "--what", "x"), "--kind"),
    "remark that says nothing": (("observation", "add", "SLV-2026", "T-01"), "--text"),
    "reply that says nothing": (("observation", "reply", "SLV-2026", "S-001"), "--text"),
    "no terminal": ((), "needs a terminal"),
    "open without a terminal": (("open", "SLV-2026"), "needs a terminal"),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_is_told_in_a_sentence_and_changes_nothing(begun: Assess, tmp_path: Path, case: str) -> None:
    """On stderr, in either language, in three lines at most, with exit code 2; stdout stays empty."""
    words, told = MISTAKES[case]
    register = tmp_path / "data" / "assess.register"
    before = register.read_bytes()
    said = begun(*words)
    assert (said.code, said.out) == (2, "")
    assert told in said.err
    assert len(said.err.splitlines()) <= 3
    if "--language" not in words:
        spanish = begun("--language", "es", *words)
        assert (spanish.code, spanish.out) == (2, "")
        assert not set(said.err.splitlines()) & set(spanish.err.splitlines())
    assert register.read_bytes() == before


def test_a_broken_guideline_is_told_line_by_line(assess: Assess, tmp_path: Path) -> None:
    """Exit code 3; each fault with file, line and column."""
    folder = tmp_path / "guidelines" / "small"
    folder.mkdir(parents=True)
    for path in GOOD.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        (folder / path.name).write_text(text.replace("target: 2", "target: 9\ncolour: red"), encoding="utf-8")
    for words in (("guideline", "check", folder), ("new", "SLV", "--cycle", "2026", "--guideline", "small")):
        said = assess("--guidelines", folder.parent, *words)
        assert (said.code, said.out) == (3, "")
        lines = [line for line in said.err.splitlines() if "guideline.yaml:" in line]
        assert len(lines) >= 2
        assert all(line.split(":")[1].isdigit() and line.split(":")[2].isdigit() for line in lines)


def test_a_guideline_without_faults_can_be_used(assess: Assess) -> None:
    """And what it contains is counted."""
    said = assess("guideline", "check", GOOD)
    assert said.code == 0
    assert said.out


def test_answers_from_a_file_are_all_or_nothing(begun: Assess, tmp_path: Path) -> None:
    """Exit code 3 with every problem; or all of them recorded."""
    table = tmp_path / "answers.csv"
    table.write_text("ref,answer,comment\nT-02.s,3,Good\nT-99.s,3,\nT-02.p,excellent,\n", encoding="utf-8")
    before = begun("history", "SLV-2026", "--json").out
    said = begun("answers", "SLV-2026", table)
    assert (said.code, said.out) == (3, "")
    assert "answers.csv:3:" in said.err
    assert "answers.csv:4:" in said.err
    assert begun("history", "SLV-2026", "--json").out == before
    table.write_text("ref,answer,comment\nT-02.s,3,Good\nT-02.p,na,\n".replace("na,", "withheld,"), encoding="utf-8")
    said = begun("answers", "SLV-2026", table)
    assert said.code == 0
    assert "2 responses recorded." in said.err


@pytest.mark.parametrize("kind", ["text", "folder", "database", "newer", "damaged"])
def test_a_register_that_cannot_be_used_is_told(begun: Assess, tmp_path: Path, kind: str) -> None:
    """Exit code 4, by every command that needs it."""
    path = tmp_path / "data" / "assess.register"
    if kind == "text":
        path.write_text("Dear Sir or Madam")
    elif kind == "folder":
        path = tmp_path
    else:
        statement = {
            "database": "CREATE TABLE notes (text TEXT)",
            "newer": "PRAGMA user_version = 99",
            "damaged": "UPDATE revision SET author = 'x' WHERE number = 2",
        }[kind]
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(statement)
            connection.commit()
    commands = [("status", "SLV-2026"), ("answer", "SLV-2026", "T-01.s", "3"), ("check", "SLV-2026")]
    for words in commands if kind == "damaged" else [*commands, ("list",)]:
        said = begun("--register", path, *words)
        assert (said.code, said.out) == (4, "")
        assert str(path) in said.err


@pytest.mark.parametrize("words", [("list",), ("new", "HND", "--cycle", "2026"), ("backup", "--list"), ("doctor",)])
def test_an_address_that_is_no_file_is_no_register(assess: Assess, words: tuple[str, ...]) -> None:
    """A password that may be in it is not repeated, and no file of its name is made."""
    said = assess("--register", "postgresql://ana:secret@here/assess", *words)
    assert said.code == (1 if words == ("doctor",) else 4)
    assert "Name a file with --register." in said.out + said.err
    assert "secret" not in said.out + said.err
    assert list(Path.cwd().iterdir()) == []


def test_a_register_may_be_named_by_the_address_of_its_file(begun: Assess, tmp_path: Path) -> None:
    """As other programs name databases in files, with a full path or from where one is."""
    for address in (f"sqlite:///{tmp_path / 'data' / 'assess.register'}", "sqlite:///data/assess.register"):
        assert "SLV-2026" in begun("--register", address, "list").out


def test_a_fault_of_the_program_is_apologised_for(
    begun: Assess, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Exit code 70, a sentence, and a file with what happened."""
    monkeypatch.setenv("ASSESS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("assess.cli.commands.concluding.gaps", lambda _: 1 / 0)
    said = begun("gaps", "SLV-2026")
    assert (said.code, said.out) == (70, "")
    assert "What had been saved is safe." in said.err
    assert "Traceback" not in said.err
    assert "ZeroDivisionError" in (tmp_path / "cache" / "last-fault.txt").read_text(encoding="utf-8")


def test_where_the_fault_cannot_be_written_down_it_is_still_told(
    begun: Assess, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr("assess.cli.commands.concluding.gaps", lambda _: 1 / 0)
    monkeypatch.setenv("ASSESS_CACHE", str(tmp_path / "file"))
    said = begun("gaps", "SLV-2026")
    assert said.code == 70
    assert "could not be written down" in said.err


def test_interrupting_is_no_fault(begun: Assess, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 130, as shells expect."""

    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("assess.cli.commands.concluding.gaps", interrupted)
    said = begun("gaps", "SLV-2026")
    assert (said.code, said.out, said.err) == (130, "", "")
    monkeypatch.setattr("assess.cli.main.run", interrupted)
    assert main() == 130


def test_a_file_is_written_whole_or_not_at_all(begun: Assess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was there before stays, and nothing is left beside it."""
    out = tmp_path / "out.json"
    out.write_text("before")
    monkeypatch.setattr("assess.cli.call.os.fsync", no_space)
    said = begun("export", "SLV-2026", "-o", out)
    assert (said.code, said.out) == (2, "")
    assert "out.json can't be written: No space left on device." in said.err
    assert out.read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "out.json"]
    monkeypatch.undo()


def test_why_the_system_refuses_is_told_in_the_language_of_the_user(begun: Assess, tmp_path: Path) -> None:
    """Not in the English of the system."""
    said = begun("--language", "es", "answers", "SLV-2026", "nowhere.csv")
    assert said.err.startswith("No se puede leer nowhere.csv: no existe el archivo o la carpeta.\n")
    said = begun("--language", "es", "export", "SLV-2026", "-o", tmp_path)
    assert f"No se puede escribir {tmp_path}: es una carpeta." in said.err


def test_answers_may_come_through_a_pipe(begun: Assess, monkeypatch: pytest.MonkeyPatch) -> None:
    """As `-`, and the assessment may be named in small letters."""
    stdin = io.TextIOWrapper(io.BytesIO(b"ref,answer\nT-01.s,2\nT-01.p,withheld\n"))
    monkeypatch.setattr("sys.stdin", stdin)
    assert begun("answers", "slv-2026", "-").err.startswith("2 responses recorded.")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"ref,answer\nT-01.s,9\n")))
    assert "standard input:2:2: There is no level 9" in begun("answers", "SLV-2026", "-").err


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_what_is_written_into_a_pipe_goes_through_it(begun: Assess, tmp_path: Path) -> None:
    """The pipe, or a device such as /dev/null, is still there afterwards."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as threads:
        received = threads.submit(pipe.read_bytes)
        assert begun("export", "SLV-2026", "-o", pipe).code == 0
        assert json.loads(received.result(30))["id"] == "SLV-2026"
    assert pipe.is_fifo()
    said = begun("backup", "-o", pipe)
    assert (said.code, said.out) == (4, "")
    assert pipe.is_fifo()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a permission there")
def test_a_link_stays_a_link(begun: Assess, tmp_path: Path) -> None:
    """What it leads to is written."""
    (tmp_path / "there").mkdir()
    link = tmp_path / "out.json"
    link.symlink_to(tmp_path / "there" / "out.json")
    for _ in range(2):
        assert begun("export", "SLV-2026", "-o", link).code == 0
    assert link.is_symlink()
    assert [path.name for path in (tmp_path / "there").iterdir()] == ["out.json"]


def no_space(_: int) -> None:
    """Be a disk that is full."""
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("place", ["nowhere/out.json", "file/out.json", "folder", ".", "/"])
def test_a_place_where_no_file_can_be_is_told(begun: Assess, tmp_path: Path, place: str) -> None:
    """No such folder, a file in its place, a folder of that name."""
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "inner").write_text("kept")
    said = begun("export", "SLV-2026", "-o", place)
    assert said.code == 2
    assert "can't be written" in said.err
    assert said.out == ""
    said = begun("demo", tmp_path / "file")
    assert said.code == 2


@pytest.mark.parametrize("words", [("backup",), ("salvage",), ("restore", "newest"), ("list",)])
def test_a_folder_is_no_register(assess: Assess, words: tuple[str, ...]) -> None:
    """Not even the root of all folders, which has no name."""
    said = assess("--register", "/", *words)
    assert (said.code, said.out) == (4, "")
    assert "is a folder, not a register." in said.err
