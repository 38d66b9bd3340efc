"""What all tests share: how often properties are tried, and what is never looked through for garbage."""

from __future__ import annotations

import gc
import os

import pytest
from hypothesis import HealthCheck, settings

from tests.once import shelves

settings.register_profile("house", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

MADE = 20_000
"""How many more things are made than thrown away before garbage is looked for; Python's 700 is for small programs."""

gc.disable()


@pytest.fixture(scope="session", autouse=True)
def _one_shelf(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep what is made once where the other processes of the run look for it."""
    own = tmp_path_factory.getbasetemp()
    shelves.append(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)


def pytest_collection_finish() -> None:
    """Leave the modules and the tests, which stay to the end, out of every search for garbage: it was a fifth."""
    gc.freeze()
    gc.set_threshold(MADE)
    gc.enable()
