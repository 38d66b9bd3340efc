"""A room for each test, in one time zone and one sort of terminal."""

from __future__ import annotations

import time

import pytest

from assess.tui.lean import put_off

with put_off():
    # As the program itself loads its interface: what is put off proves itself in every test of this room.
    from tests.tui.kit import Room


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("COLORTERM", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def room() -> Room:
    """A desk in memory."""
    return Room()
