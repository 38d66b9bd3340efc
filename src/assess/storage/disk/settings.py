"""What the user chose once and for all, in a small JSON file: the adapter of the port `Settings`.

A damaged file is no settings; a folder that can't be written keeps none. Neither is worth stopping for.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from assess.domain.errors import Misuse
from assess.storage.disk.folder import make_folder, write_whole

LARGEST = 64 * 1024
"""Bytes; a settings file never has more."""


class DiskSettings:
    """Settings in a file."""

    def __init__(self, path: Path) -> None:
        """Take its path; it is made when something is first kept."""
        self._path = path

    def read(self) -> dict[str, str]:
        """Read them by name; empty where there are none, or where they can't be read."""
        found: object = None
        with suppress(OSError, ValueError, RecursionError), self._path.open("rb") as file:
            found = json.loads(file.read(LARGEST).decode())
        if not isinstance(found, dict):
            return {}
        return {name: value for name, value in found.items() if isinstance(value, str)}

    def keep(self, name: str, value: str) -> None:
        """Keep one for the next time; where that can't be done, it holds for this time only."""
        settings = {**self.read(), name: value}
        text = json.dumps(settings, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        with suppress(OSError, Misuse):
            make_folder(self._path.parent)
            write_whole(self._path, text.encode())
