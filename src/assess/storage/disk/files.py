"""The files of this machine from which one chooses what is taken in: the adapter of the port `Files`."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from assess.domain.errors import Misuse
from assess.domain.message import say
from assess.domain.refusal import why
from assess.workflow.ports import Listed

ENDINGS = (".json", ".age", ".pdf")
"""How the names of envelopes, follow-ups and reports end, in small or capital letters.

No more of their names: a file that is saved twice becomes `SLV-2026.assess (1).json`.
"""

LARGEST = 128 * 1024 * 1024
"""Bytes of a file that are read; what is larger is refused without reading it all."""


class DiskFiles:
    """The file system. What is hidden is not offered, but taken where it is named."""

    def start(self) -> str:
        """Tell the folder in which the program was started."""
        return str(Path.cwd())

    def above(self, folder: str) -> str:
        """Tell the folder that holds a folder; the topmost one holds itself."""
        return str(_path(folder).absolute().parent)

    def inside(self, folder: str) -> list[Listed]:
        """List the folders in a folder, then what may be taken in. Raises `Misuse` where it can't be read."""
        path = _path(folder)
        with _told(path):
            entries = [each for each in path.iterdir() if not each.name.startswith(".")]
            listed = [Listed(each.name, str(each), each.is_dir()) for each in entries if each.is_dir() or _may_be(each)]
        return sorted(listed, key=lambda each: (not each.folder, each.name.casefold()))

    def arrivals(self, place: str) -> list[str]:
        """List what may be taken in, of a folder all that is below it. Raises `Misuse` where it can't be read.

        A folder below that can't be listed stands for itself: whoever reads it is told why.
        """
        path, closed = _path(place), list[str]()
        with _told(path):
            path.stat()
        if not path.is_dir():
            return [str(path)]
        with _told(path):
            next(path.iterdir(), None)
        found = [each for each in _below(path, closed.append) if _may_be(each)]
        return sorted([*closed, *map(str, found)])

    def passed_over(self, place: str) -> list[str]:
        """List what is in a folder and below it, is not hidden, and is none of `arrivals`; nothing for a file."""
        return sorted(str(each) for each in _below(_path(place)) if not (_may_be(each) or each.name.startswith(".")))

    def read(self, path: str) -> bytes:
        """Read a file, or as much of it as shows that it is too large. Raises `Misuse` where it can't be read.

        A pipe or a device is none: one could wait for it for ever.
        """
        with _told(Path(path)):
            if not stat.S_ISREG(Path(path).stat().st_mode):
                raise OSError(errno.EISDIR if Path(path).is_dir() else errno.ENOTSUP, "")
            with Path(path).open("rb") as file:
                return file.read(LARGEST + 1)


def _path(text: str) -> Path:
    """Read a path as it is typed: `~` is the user's own folder."""
    return Path(os.path.expanduser(text))  # noqa: PTH111 - that of pathlib raises for an unknown user


def _below(folder: Path, closed: Callable[[str], None] | None = None) -> Iterator[Path]:
    """Go through all files in a folder and below it; `closed` is told of each folder that can't be listed."""
    onerror = (lambda error: closed(str(error.filename))) if closed else None
    for inside, _, names in os.walk(folder, onerror=onerror):
        yield from (Path(inside) / name for name in names)


def _may_be(path: Path) -> bool:
    return path.name.lower().endswith(ENDINGS)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Misuse(
            say("{path} can't be read: {why}.", path=str(path), why=why(error)),
            say("See that it is there, that its disk is connected, and that your account may read it."),
        ) from error
