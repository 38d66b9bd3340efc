"""Where things are on this machine."""

from __future__ import annotations

import platformdirs
import pytest

from assess.domain.errors import RegisterUnusable
from assess.places import cache_folder, data_folder, register_path

ENVIRONMENTS: dict[str, dict[str, str]] = {
    "nothing but a home": {"HOME": "/home/ana"},
    "folders named": {"HOME": "/home/ana", "XDG_DATA_HOME": "/data/ana", "XDG_CACHE_HOME": "/var/cache/ana/"},
    "folders named from where one happens to be": {"HOME": "/home/ana", "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "."},
    "folders named empty": {"HOME": "/home/ana", "XDG_DATA_HOME": "", "XDG_CACHE_HOME": ""},
    "folders named, and no home": {"XDG_DATA_HOME": "/data/ana", "XDG_CACHE_HOME": "/var/cache/ana"},
    "a home of no place": {"HOME": "ana"},
    "an empty home": {"HOME": ""},
    "no home": {},
}


@pytest.mark.parametrize("environment", ENVIRONMENTS.values(), ids=ENVIRONMENTS.keys())
def test_the_folders_of_a_user_are_where_platformdirs_says(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Linux they are found without it."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "ASSESS_DATA", "ASSESS_CACHE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert data_folder() == platformdirs.user_data_path("assess", appauthor=False)
    assert cache_folder() == platformdirs.user_cache_path("assess", appauthor=False)


def test_a_register_that_is_nowhere_is_refused() -> None:
    """SQLite would take it for one that is gone with the program."""
    with pytest.raises(RegisterUnusable, match="Registers are kept in files"):
        register_path(":memory:")
