"""A room for each test, in one time zone."""

from __future__ import annotations

import time

import pytest

from assess.tui.lean import put_off

with put_off():
    # As the program itself loads its interface: what is put off proves itself in every test of this room.
    from tests.tui.kit import Room


@pytest.fixture(autouse=True)
def _one_time_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


@pytest.fixture
def room() -> Room:
    """A desk in memory."""
    return Room()
