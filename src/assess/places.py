"""Where things are on this machine: what comes with the program, and what it keeps for its user."""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from pathlib import Path

from assess.domain.errors import RegisterUnusable
from assess.domain.message import say

FILE_ADDRESS = "sqlite:///"
"""What a register in a file is called by who gives it an address: behind it stands its path."""

IN_MEMORY = ":memory:"
"""What SQLite takes for no file at all: what is written there is gone with the program."""


def register_path(chosen: str) -> Path:
    """Tell where the register is that was chosen; empty is the usual one.

    Raises `RegisterUnusable` for an address that is not that of a file.
    """
    place = chosen.removeprefix(FILE_ADDRESS)
    if "://" in place or place == IN_MEMORY:
        raise RegisterUnusable(
            say("Registers are kept in files; that is the address of something else."),
            say("Name a file with --register."),
        )
    return Path(place).expanduser() if place else data_folder() / "assess.register"


SHIPPED = {"guidelines": "guidelines", "templates": "reports/templates", "docs": "docs"}
"""Where in the source folder things are that go with the program."""


@lru_cache
def shipped(name: str) -> Path:
    """Find a data folder that comes with the program: in the installed package, or in the source tree."""
    package = Path(__file__).parent
    installed = package / "_data" / name
    return installed if installed.is_dir() else package.parent.parent / SHIPPED[name]


def key_path() -> Path:
    """Tell where this user's signing key is kept."""
    return data_folder() / "signing-key.pem"


def decryption_key_path() -> Path:
    """Tell where the key is kept with which this user reads what was encrypted."""
    return data_folder() / "decryption-key.txt"


def data_folder() -> Path:
    """Tell where the user's registers, keys and settings are kept."""
    return _folder("user_data_path", "ASSESS_DATA")


def cache_folder() -> Path:
    """Tell where what can be made again is kept."""
    return _folder("user_cache_path", "ASSESS_CACHE")


_ON_LINUX = {"user_data_path": ("XDG_DATA_HOME", ".local/share"), "user_cache_path": ("XDG_CACHE_HOME", ".cache")}
"""What names a folder there, and where it is in the home of one for whom nothing does."""


def _folder(kind: str, variable: str) -> Path:
    if chosen := os.environ.get(variable):
        return Path(chosen)
    if sys.platform == "linux":
        # What platformdirs says too, without the 6 ms that asking it takes at each start.
        named, usual = _ON_LINUX[kind]
        base, home = Path(os.environ.get(named, "")), Path(os.environ.get("HOME", ""))
        if base.is_absolute() or home.is_absolute():
            return (base if base.is_absolute() else home / usual) / "assess"
    import platformdirs

    return Path(getattr(platformdirs, kind)("assess", appauthor=False))
