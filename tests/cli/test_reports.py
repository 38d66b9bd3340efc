"""All country reports of a cycle: resumable, and one that fails stops no other."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assess.cli.commands import reports
from assess.cli.main import run
from assess.domain.errors import ReportFailed
from assess.domain.message import say
from assess.wiring import SystemClock
from assess.workflow.orders import Order


class Press:
    """A press that writes down what was ordered, and breaks over one assessment."""

    def __init__(self, broken: str = "") -> None:
        """Take the assessment that can't be printed."""
        self.broken = broken
        self.made: list[str] = []
        self.days: set[date] = set()

    def gap_report(self, order: Order) -> bytes:
        """Print one line."""
        if order.assessment.id == self.broken:
            raise ReportFailed(say("The paper is out."), say("Buy some."))
        self.made.append(f"{order.assessment.id} {order.language}")
        self.days.add(order.day)
        return order.assessment.id.encode()


def in_cycle(folder: Path, *countries: str) -> list[str]:
    """Begin assessments, and give the words that all commands on them begin with."""
    words = ["--register", str(folder / "assess.register"), "--language", "en"]
    for country in countries:
        assert run([*words, "new", country, "--cycle", "2026"]) == 0
    return words


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Press:
    """Put the press in the place of the real one."""
    made = Press()
    monkeypatch.setattr(reports, "press", lambda: made)
    return made


def test_both_languages_are_made_and_a_second_run_makes_only_what_changed(
    tmp_path: Path, press: Press, capsys: pytest.CaptureFixture[str]
) -> None:
    """Four reports; then none; then the two of the assessment that was changed."""
    words, folder = in_cycle(tmp_path, "SLV", "PAN"), str(tmp_path / "out")
    asked = [*words, "reports", "--cycle", "2026", folder, "--date", "2026-06-30"]
    assert run(asked) == 0
    assert sorted(press.made) == ["PAN-2026 en", "PAN-2026 es", "SLV-2026 en", "SLV-2026 es"]
    press.made.clear()
    assert run(asked) == 0
    assert press.made == []
    assert "4 reports are up to date already." in capsys.readouterr().err
    assert run([*words, "answer", "SLV-2026", "T-03.s", "3"]) == 0
    assert run(asked) == 0
    assert sorted(press.made) == ["SLV-2026 en", "SLV-2026 es"]


def test_one_that_fails_stops_no_other_and_is_made_the_next_time(
    tmp_path: Path, press: Press, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exit code tells of it, the sentence names it once for both languages, with what to do."""
    words, folder = in_cycle(tmp_path, "SLV", "PAN"), tmp_path / "out"
    press.broken = "PAN-2026"
    asked = [*words, "reports", "--cycle", "2026", str(folder)]
    assert run(asked) == 5
    assert capsys.readouterr().err.count("PAN-2026: The paper is out.\nBuy some.\n") == 1
    assert sorted(path.name for path in folder.glob("*.pdf")) == ["SLV-2026.en.pdf", "SLV-2026.es.pdf"]
    press.broken = ""
    assert run(asked) == 0
    assert len(list(folder.glob("*.pdf"))) == 4


def test_a_folder_that_can_not_be_made_is_told(
    tmp_path: Path, press: Press, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file stands where it would be: one sentence with what to do, and nothing is made."""
    words, file = in_cycle(tmp_path, "SLV"), tmp_path / "out"
    file.write_text("something else")
    assert run([*words, "reports", "--cycle", "2026", str(file)]) == 2
    assert f"{file} can't be made" in capsys.readouterr().err
    assert press.made == []


def test_reports_bear_the_day_it_is_here(
    tmp_path: Path, press: Press, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the evening of San Salvador it is tomorrow in UTC already; a report is of today."""
    monkeypatch.setenv("TZ", "America/El_Salvador")
    time.tzset()
    monkeypatch.setattr(SystemClock, "now", lambda _: datetime(2026, 11, 23, 2, tzinfo=UTC))
    words = in_cycle(tmp_path, "SLV")
    assert run([*words, "reports", "--cycle", "2026", str(tmp_path / "out")]) == 0
    assert press.days == {date(2026, 11, 22)}
    monkeypatch.undo()
    time.tzset()
    capsys.readouterr()


def test_a_cycle_without_assessments_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, and nothing is made."""
    words = in_cycle(tmp_path, "SLV")
    assert run([*words, "reports", "--cycle", "2030", str(tmp_path / "out")]) == 2
    assert "There is no assessment of the cycle 2030." in capsys.readouterr().err
