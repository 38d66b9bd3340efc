"""The short form of every trial; the long one is `make torture`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are made and killed as they are not there")


def test_bad_days_do_no_harm() -> None:
    """In a program of its own, because it kills; what did not hold stands in its table."""
    command = [sys.executable, "-m", "tests.torture", "--short", "--seed", "2026"]
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    done = subprocess.run(  # noqa: S603 - our own code
        command, cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=800, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    lines = [line.rsplit(maxsplit=3) for line in done.stdout.splitlines()[2:]]
    assert len(lines) == 15
    assert all(tried == held for _, tried, held, _ in lines)
