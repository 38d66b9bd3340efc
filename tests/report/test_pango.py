"""Pango is found where it comes with the program, and told with one command where it does not."""

from __future__ import annotations

import shutil
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from assess.report import pango
from assess.report.pango import COMMANDS, mending, surroundings


def test_windows_is_pointed_to_what_comes_with_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In both ways in which libraries are looked for; a package that is not there is passed over."""
    (tmp_path / "bin").mkdir()
    spec = ModuleSpec("gstreamer_libs", None, is_package=True)
    spec.submodule_search_locations = [str(tmp_path)]
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(pango, "find_spec", lambda name: spec if name == "gstreamer_libs" else None)
    monkeypatch.setenv("PATH", "there")
    told = surroundings()
    assert told["WEASYPRINT_DLL_DIRECTORIES"] == str(tmp_path / "bin")
    assert told["PATH"].startswith(str(tmp_path / "bin"))
    assert told["PATH"].endswith("there")


def test_without_them_nothing_is_pointed_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Pango that was installed otherwise is found by WeasyPrint itself."""
    monkeypatch.setattr(pango, "find_spec", lambda _name: None)
    assert surroundings() == {}
    monkeypatch.setattr(sys, "platform", "win32")
    assert surroundings() == {}


@pytest.mark.parametrize("installer", COMMANDS)
def test_the_command_is_one_that_this_machine_has(installer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian's, Fedora's or any other's; Debian's where none is known."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name == installer else None)
    assert COMMANDS[installer] in str(mending())
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert COMMANDS["apt"] in str(mending())


def test_on_windows_the_archive_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing else has to be installed there."""
    monkeypatch.setattr(sys, "platform", "win32")
    assert "archive for Windows" in str(mending())
