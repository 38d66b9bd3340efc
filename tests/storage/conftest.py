"""A register to spoil, for every test of this room that asks for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.storage.registers import begun


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a register with SLV-2026 and five comments in it, of which there is no backup."""
    return begun(tmp_path / "assess.register")
