"""Opening a finished file with what the system has for it: on each system, and where there is nothing."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from assess.tui.work.viewer import view

NAME = '/home/ana/informe de país; "x" $(id).pdf'


def opener(folder: Path, name: str) -> Path:
    """Put a program of this name into a folder, which writes down what it is to open; give where it writes."""
    note = folder / "opened"
    program = folder / name
    program.write_text(f'#!/bin/sh\nprintf %s "$1" > {note}.part && mv {note}.part {note}\n', encoding="utf-8")
    program.chmod(0o755)
    return note


def read_when_written(note: Path) -> str:
    """Wait for what a program writes, however slow the machine."""
    for _ in range(3000):
        if note.exists():
            break
        time.sleep(0.02)
    return note.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="the stub is a shell script")
@pytest.mark.parametrize(("platform", "name"), [("linux", "xdg-open"), ("darwin", "open")])
def test_the_program_of_the_system_is_handed_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, name: str
) -> None:
    """A path with blanks and quotes arrives as it is; no shell reads it."""
    note = opener(tmp_path, name)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(sys, "platform", platform)
    assert view(NAME)
    assert read_when_written(note) == NAME


def test_without_a_screen_or_a_program_nothing_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over a plain remote line there is nothing to show it on; a bare machine has nothing to open it with."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    opener(tmp_path, "xdg-open")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not view("report.pdf")
    monkeypatch.setenv("DISPLAY", ":0")
    (tmp_path / "xdg-open").unlink()
    assert not view("report.pdf")


@pytest.mark.parametrize("associated", [True, False])
def test_windows_opens_what_it_has_a_program_for(monkeypatch: pytest.MonkeyPatch, *, associated: bool) -> None:
    """Where nothing is associated with PDF files, Windows says so, and so does the screen."""
    asked = list[str]()

    def startfile(path: str) -> None:
        asked.append(path)
        if not associated:
            raise OSError(1155, "No application is associated with the specified file")

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", startfile, raising=False)
    assert view(r"C:\Users\Ana\SLV-2026.pdf") is associated
    assert asked == [r"C:\Users\Ana\SLV-2026.pdf"]
