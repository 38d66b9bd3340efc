"""The demonstration keeps to itself: it writes over nothing and takes in nothing but its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from assess.cli.commands import demo, reports
from assess.cli.main import run
from assess.domain.errors import ReportFailed
from assess.domain.message import say
from assess.wiring import Options, desk
from assess.workflow import inventing
from assess.workflow.orders import Order, RegionalOrder


class Press:
    """A press that prints one line, or stops as one does who presses Ctrl+C."""

    def __init__(self, *, interrupted: bool = False, ready: bool = True) -> None:
        """Say whether somebody interrupts it, and whether it can print PDFs."""
        self._interrupted = interrupted
        self._ready = ready

    def ready(self) -> None:
        """Be missing a library where it is not ready."""
        if not self._ready:
            raise ReportFailed(say("There is no Pango."), say("Install it."))

    def gap_report(self, order: Order) -> bytes:
        """Print the name."""
        if self._interrupted:
            raise KeyboardInterrupt
        return order.assessment.id.encode()

    def regional_report(self, order: RegionalOrder) -> bytes:
        """Print the language."""
        return order.language.encode()


def put(monkeypatch: pytest.MonkeyPatch, press: Press) -> None:
    """Put a press in the place of the real one."""
    for module in (demo, reports):
        monkeypatch.setattr(module, "press", lambda: press)


def invent_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave it at two assessments, where the others would only be more of the same."""
    for module in (demo, inventing):
        monkeypatch.setattr(module, "INVENTIONS", inventing.INVENTIONS[3:5])


def everything(folder: Path) -> dict[str, bytes]:
    """Read all files of a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_it_leaves_alone_what_is_in_the_folder_already(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither notes nor an envelope that somebody put there are changed, or taken into its register."""
    put(monkeypatch, Press())
    (tmp_path / "MEX-2026-CHP.assess.json").write_bytes(b"an envelope of somebody else")
    (tmp_path / "notes.txt").write_bytes(b"ours")
    before = everything(tmp_path)
    assert run(["--language", "en", "demo", str(tmp_path)]) == 0
    after = everything(tmp_path)
    assert before.items() <= after.items()
    made = {name for name in after.keys() - before.keys() if not name.endswith("-journal")}
    assert made <= demo._names()  # what it looks for beforehand
    secretariat = desk(Options(register=str(tmp_path / demo.SECRETARIAT)))
    assert len(secretariat.standings()) == 9  # two of the eleven are drafts
    capsys.readouterr()

    assert run(["--language", "en", "demo", str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert "exists already, and is not overwritten." in told
    assert everything(tmp_path) == after


@pytest.mark.parametrize("name", ["demo.register", "SLV-2026.assess.json", "region-2026.es.pdf", "demo-key.pem"])
def test_it_writes_over_nothing(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever bears a name of its own, it begins nothing."""
    (tmp_path / name).write_bytes(b"ours")
    assert run(["--language", "en", "demo", str(tmp_path)]) == 2
    assert f"{name} exists already" in capsys.readouterr().err
    assert everything(tmp_path) == {name: b"ours"}


def test_who_interrupts_it_is_told_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was made stays, and is called unfinished."""
    put(monkeypatch, Press(interrupted=True))
    invent_two(monkeypatch)
    folder = tmp_path / "practice"
    assert run(["--language", "en", "demo", str(folder)]) == 130
    assert f"what is in {folder} of this demonstration is not finished" in capsys.readouterr().err
    assert (folder / "SLV-2026.assess.json").exists()


def test_where_no_pdf_can_be_made_that_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Everything else is made, and what mends it stands beside it."""
    put(monkeypatch, Press(ready=False))
    invent_two(monkeypatch)
    assert run(["--language", "en", "demo", str(tmp_path)]) == 5
    told = capsys.readouterr().err
    assert told.count("There is no Pango.") == told.count("Install it.") == 1
    made = {name.rpartition(".")[2] for name in everything(tmp_path)}
    assert {"register", "html", "xlsx"} <= made
    assert "pdf" not in made
