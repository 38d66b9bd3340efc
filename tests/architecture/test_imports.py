"""Who may know whom, and what is loaded when."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = {"babel", "cryptography", "jinja2", "python_calamine", "sqlite3", "textual", "weasyprint", "yaml"}
"""What costs time to load, or belongs to one room only."""


UNASKED = {
    "assess.exchange", "assess.report", "assess.storage.intake", "assess.storage.sums", "assess.domain.region",
    "difflib", "shutil",
}  # fmt: skip
"""What a command that tells how an assessment stands has no use for."""

ASK = "import sys\nsys.stderr.write('\\n' + ' '.join({name.partition('.')[0] for name in sys.modules}))"


def loaded(code: str) -> set[str]:
    """Run some code in a Python of its own, and tell which of `HEAVY` it loaded."""
    command = [sys.executable, "-c", f"{code}\n{ASK}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)  # noqa: S603 - our own code
    assert done.returncode == 0, done.stderr
    return HEAVY & set(done.stderr.splitlines()[-1].split())


def modules(room: str) -> list[str]:
    """List the modules of a room."""
    found = (ROOT / "src" / "assess" / room).rglob("*.py")
    return sorted(".".join(path.relative_to(ROOT / "src").with_suffix("").parts) for path in found)


@pytest.mark.parametrize("room", ["domain", "workflow"])
def test_the_core_loads_nothing_but_the_standard_library(room: str) -> None:
    """All of its modules together."""
    assert loaded("\n".join(f"import {module}" for module in modules(room))) == set()


@pytest.mark.parametrize(
    ("words", "may"),
    [
        (["--help"], set()),
        (["--version"], set()),
        (["answer", "--help"], set()),
        (["list"], {"sqlite3", "yaml"}),
        (["list", "--json"], {"sqlite3", "yaml"}),
        (["help"], set()),
    ],
    ids=["help", "version", "help of a command", "list", "list as JSON", "the manuals"],
)
def test_a_command_loads_only_what_it_needs(
    words: list[str], may: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Starting is a feature."""
    monkeypatch.setenv("ASSESS_DATA", str(tmp_path))
    assert loaded(f"from assess.cli.main import run\nrun({words!r})") <= may


def test_telling_how_an_assessment_stands_loads_nothing_for_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No envelopes, no sums of the secretariat, no names from Babel; and no parsers of other commands."""
    monkeypatch.setenv("ASSESS_DATA", str(tmp_path))
    monkeypatch.setenv("ASSESS_CACHE", str(tmp_path))
    loaded("from assess.cli.main import run\nrun(['new', 'SLV', '--cycle', '2026'])")
    code = (
        "import sys\nfrom argparse import ArgumentParser\nfrom assess.cli.main import run\n"
        "made, make = [], ArgumentParser.__init__\n"
        "ArgumentParser.__init__ = lambda self, **given: made.append(given.get('prog')) or make(self, **given)\n"
        "run(['status', 'SLV-2026'])\n"
        f"unasked = {UNASKED} & sys.modules.keys()\n"
        "assert not unasked, unasked\n"
        "assert made == ['assess', None, 'assess status'], made"
    )
    assert loaded(code) == {"sqlite3"}


def test_the_interface_opens_with_what_it_shows_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Signing, reports and names of countries are loaded when they are first needed."""
    monkeypatch.setenv("ASSESS_DATA", str(tmp_path))
    code = "import assess.tui.app\nfrom assess.wiring import Options, desk, outbox\noutbox(desk(Options()))"
    assert loaded(code) == {"textual"}


def test_the_contracts_between_the_rooms_are_kept() -> None:
    """As import-linter reads them in pyproject.toml."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout
