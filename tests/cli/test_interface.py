"""Opening the terminal interface: on a terminal only, in the language that was asked for or that was left last."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

import assess.tui
from assess.cli.commands import assessments
from assess.storage.disk.settings import DiskSettings
from assess.tui.work.office import Office
from tests.cli.conftest import Assess


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str | None]]:
    """On a terminal whose interface only notes in which language and on what it was opened."""
    found = list[tuple[str, str | None]]()

    def note(office: Office, language: str, assessment: str | None = None) -> None:
        assert office.inbox.files.start()
        found.append((language, assessment))

    monkeypatch.setattr(assess.tui, "run", note)
    terminal = SimpleNamespace(isatty=lambda: True)
    monkeypatch.setattr(assessments, "sys", SimpleNamespace(stdin=terminal, stdout=terminal))
    return found


def left_in_spanish(tmp_path: Path) -> None:
    """The last time, somebody pressed F2."""
    DiskSettings(tmp_path / "data" / "settings.json").keep("language", "es")


def test_the_language_of_the_last_time_is_spoken_again(
    assess: Assess, opened: list[tuple[str, str | None]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nobody asks for another one; the machine's own comes after it."""
    monkeypatch.delenv("ASSESS_LANGUAGE")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert assess().code == 0
    left_in_spanish(tmp_path)
    assert assess().code == 0
    assert opened == [("en", None), ("es", None)]


def test_a_language_that_is_asked_for_goes_first(
    begun: Assess, opened: list[tuple[str, str | None]], tmp_path: Path
) -> None:
    """By the option or by the variable."""
    left_in_spanish(tmp_path)
    assert begun("--language", "en", "open", "SLV-2026").code == 0
    assert begun("open", "SLV-2026").code == 0
    assert opened == [("en", "SLV-2026"), ("en", "SLV-2026")]


def test_a_damaged_settings_file_is_passed_over(
    assess: Assess, opened: list[tuple[str, str | None]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The defaults hold, and nothing is said about it."""
    monkeypatch.delenv("ASSESS_LANGUAGE")
    monkeypatch.setenv("LANG", "es_SV.UTF-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "settings.json").write_bytes(b'{"language": "\xff')
    said = assess()
    assert (said.code, said.err) == (0, "")
    assert opened == [("es", None)]


def test_without_a_terminal_one_is_told_what_there_is_instead(assess: Assess) -> None:
    """The linear mode, and the commands."""
    said = assess()
    assert said.code == 2
    assert "--linear" in said.err


def test_a_terminal_that_shows_line_after_line_is_led_to_plain_questions(
    assess: Assess, opened: list[tuple[str, str | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in an editor's shell: nothing is drawn on it."""
    monkeypatch.setenv("TERM", "dumb")
    said = assess()
    assert (said.code, opened) == (2, [])
    assert "assess open ID --linear" in said.err
