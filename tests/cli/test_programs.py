"""The program as a program: pipes, terminals, encodings, what it loads; and help in two languages."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

import pytest

from assess import __version__
from assess.cli.parsing.program import build
from assess.words import Words
from tests.cli.conftest import Assess

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of POSIX")
PROGRAM = [sys.executable, "-m", "assess"]


def started(*words: str, surroundings: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run the program with nothing on its stdin."""
    given = {**os.environ, **(surroundings or {})}
    return subprocess.run(  # noqa: S603 - our own program
        [*PROGRAM, *words], stdin=subprocess.DEVNULL, capture_output=True, timeout=300, env=given, check=False
    )


def test_without_a_terminal_it_does_not_hang(begun: Assess) -> None:
    """It says what it needs, and what there is instead."""
    assert begun("status", "SLV-2026").code == 0
    done = started()
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--linear" in done.stderr


@POSIX
def test_a_reader_that_goes_away_is_no_fault(begun: Assess) -> None:
    """As in `assess guideline show T | head -1`, whether much or little was to be written."""
    assert begun("status", "SLV-2026").code == 0
    linear = ["open", "SLV-2026", "--linear"]
    for words in (["list"], ["guideline", "show", "rcm-women"], ["--help"], linear):
        child = subprocess.Popen(  # noqa: S603
            [*PROGRAM, *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert child.stdout is not None
        child.stdout.close()
        assert child.stderr is not None
        assert child.stderr.read() == b""
        child.stderr.close()
        assert child.wait(60) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_words_that_nobody_gets_undo_nothing(begun: Assess) -> None:
    """An answer that was recorded is told as recorded, although stderr takes no more."""
    assert begun("status", "SLV-2026").code == 0
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, "answer", "SLV-2026", "T-01.s", "4"], stderr=full, check=False)  # noqa: S603
    assert done.returncode == 0
    assert "T-01.s" in begun("history", "SLV-2026").out


@POSIX
def test_a_folder_that_was_deleted_under_the_program_is_no_fault_of_it(begun: Assess, tmp_path: Path) -> None:
    """It says that the folder is gone, and what to do."""
    assert begun("status", "SLV-2026").code == 0
    command = f"mkdir gone && cd gone && rmdir ../gone && exec {shlex.join(PROGRAM)} report SLV-2026 --format html"
    done = subprocess.run(["/bin/sh", "-c", command], cwd=tmp_path, capture_output=True, check=False)  # noqa: S603
    assert done.returncode == 2
    assert done.stderr == b"The folder that you are in is gone. Go to another one, and try again.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("words", [("list",), ("--help",), ("guideline", "show", "rcm-women")])
def test_a_full_disk_behind_stdout_is_told(begun: Assess, words: tuple[str, ...]) -> None:
    """In one sentence, even where what is written is the help."""
    assert begun("status", "SLV-2026").code == 0
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, *words], stdout=full, stderr=subprocess.PIPE, timeout=300, check=False)  # noqa: S603
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1


@POSIX
@pytest.mark.parametrize(
    ("words", "redirected", "code"),
    [
        ("list", ">&-", 2),
        ("--help", ">&-", 2),
        ("status SLV-2025", "2>&-", 2),
        ("list", "<&- >&- 2>&-", 2),
        ("answer SLV-2026 T-01.s 5", "<&- >&- 2>&-", 0),
        ("open SLV-2026 --linear", "<&- 2>&1 | cat >&2", 0),
    ],
)
def test_a_closed_stream_is_no_fault(begun: Assess, words: str, redirected: str, code: int) -> None:
    """Data that nobody gets are refused, words are lost, and no file of ours takes the place of the stream."""
    assert begun("status", "SLV-2026").code == 0
    shell = f"{shlex.join(PROGRAM)} {words} {redirected}"
    done = subprocess.run(["/bin/sh", "-c", shell], capture_output=True, timeout=300, check=False)  # noqa: S603
    assert (done.returncode, done.stdout) == (code, b"")
    assert b"Traceback" not in done.stderr
    assert begun("status", "SLV-2026").code == 0


INTERRUPTED_IN_PASSING = """
import assess.__main__, assess.cli.main, sys
class Interrupted:
    def __del__(self):
        raise KeyboardInterrupt
def run(argv):
    Interrupted()
    print("It went on.")
assess.cli.main.run = run
sys.exit(assess.__main__.main())
"""


def test_an_interruption_that_python_cannot_pass_on_is_not_lost() -> None:
    """As in the middle of an import: the program leaves, and no word of Python's reaches the user."""
    done = subprocess.run([sys.executable, "-c", INTERRUPTED_IN_PASSING], capture_output=True, timeout=300, check=False)  # noqa: S603
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_behind_the_words_is_no_fault_of_the_program(begun: Assess) -> None:
    """There is nobody to tell; the exit code tells."""
    assert begun("status", "SLV-2026").code == 0
    for words in (["status", "no"], ["no"]):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run([*PROGRAM, *words], stdout=subprocess.PIPE, stderr=full, timeout=300, check=False)  # noqa: S603
        assert (done.returncode, done.stdout) == (2, b"")


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "LANG": "C"},
        {"PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    ],
    ids=["ascii", "latin-1", "C"],
)
def test_every_character_is_written_whatever_the_surroundings(begun: Assess, surroundings: dict[str, str]) -> None:
    """Data are UTF-8, always."""
    begun("answer", "SLV-2026", "T-01.s", "4", "--comment", "ñandú, qhipa, Tlahtōlli — ꞌ")
    done = started("history", "SLV-2026", "T-01.s", "--json", surroundings=surroundings)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)[-1]["body"]["comment"] == "ñandú, qhipa, Tlahtōlli — ꞌ"
    done = started("--language", "es", "status", "SLV-2025", surroundings=surroundings)
    assert done.returncode == 2
    assert "evaluación" in done.stderr.decode()


def test_an_argument_that_is_no_text_is_no_fault(begun: Assess) -> None:
    """Bytes that are not UTF-8, as an old terminal sends them."""
    assert begun("answer", "SLV-2026", "T-01.s", "4", "--comment", "caf\udce9").code == 0
    assert begun("--author", "Jos\udce9", "answer", "SLV-2026", "T-01.s", "5").code == 0
    assert begun("status", "caf\udce9").code == 2
    assert "caf" in begun("history", "SLV-2026", "T-01.s").out


def test_the_version_is_told(assess: Assess) -> None:
    """And nothing else."""
    assert assess("--version").out == f"assess {__version__}\n"


def commands(parser: ArgumentParser, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Walk through all commands, with those below them."""
    yield words
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            for name, inner in action.choices.items():
                yield from commands(inner, (*words, name))


COMMANDS = list(commands(build(Words("en", "cli"))))


def test_every_command_of_the_contract_is_there() -> None:
    """Other programs call them by these names."""
    promised = (
        "new list open answer answers status gaps check history report submit receive compile export demo doctor "
        "evidence/add evidence/list action/add action/list guideline/list guideline/show guideline/check"
    )
    assert set(promised.split()) <= {"/".join(words) for words in COMMANDS}


@pytest.mark.parametrize("words", COMMANDS, ids=[" ".join(words) or "assess" for words in COMMANDS])
def test_help_is_told_in_both_languages(assess: Assess, words: tuple[str, ...]) -> None:
    """Exit 0, and no line of more than a few words is the same in both."""
    english, spanish = assess(*words, "--help"), assess("--language", "es", *words, "--help")
    assert (english.code, spanish.code, english.err, spanish.err) == (0, 0, "", "")
    assert english.out.startswith("usage: ")
    assert spanish.out.startswith("uso: ")
    same = set(sentences(english.out)) & set(sentences(spanish.out))
    assert same == set()


def sentences(helped: str) -> list[str]:
    """Give the explanations of a help text: what stands behind the names of commands and options."""
    _, _, explained = helped.partition("\n\n")
    parts = [part.strip() for line in explained.splitlines() for part in line.split("  ")]
    said = [part for part in parts if " " in part and part[0].islower() and "_" not in part]
    return [each for each in said if not each.startswith("assess ")]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_completion_is_a_script_that_its_shell_can_read(assess: Assess, shell: str, language: str) -> None:
    """With every command in it."""
    said = assess("--language", language, "completion", shell)
    assert said.code == 0
    assert "guideline" in said.out
    if found := shutil.which(shell):
        done = subprocess.run([found, "-n"], input=said.out.encode(), capture_output=True, timeout=300, check=False)  # noqa: S603
        assert (done.returncode, done.stderr) == (0, b"")
