"""Files that leave the program: written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from assess.domain.errors import Misuse
from assess.domain.message import say


class DiskFolder:
    """A folder on disk: the adapter of the port `Folder`."""

    def __init__(self, path: Path) -> None:
        """Take its path."""
        self._path = path.absolute()

    def place(self, name: str) -> str:
        """Tell the full path that a file of this name has here."""
        return str(self._path / name)

    def holds(self, name: str) -> bool:
        """Tell whether there is something of this name."""
        return (self._path / name).exists()

    def keep(self, name: str, content: bytes) -> None:
        """Write a file, in place of one of the same name. Raises `Misuse` where it can't be written."""
        write_whole(self._path / name, content)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises `Misuse` where it can't be written."""
    partial = path.with_name(path.name + ".partial")
    try:
        try:
            with partial.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)
        except BaseException:
            with suppress(OSError):
                partial.unlink()
            raise
    except OSError as error:
        raise Misuse(
            say("{path} can't be written: {why}.", path=str(path), why=error.strerror or str(error)),
            say("Name another file with -o, or begin in a folder where you may write."),
        ) from error
