"""What tests of reports share: an engine that knows the standards, started once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.report.engine import Engine, started


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    """The veraPDF engine."""
    with started() as running:
        yield running
