"""Writing files whole or not at all, and making the folders they stand in; the adapter of the port `Folder`."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

from assess.domain.errors import Misuse
from assess.domain.message import say
from assess.domain.refusal import why

PARTIAL = ".partial"
"""How the names of files end that are not finished yet."""


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


def write_whole(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write a file, at once or piece by piece, whole or not at all. Raises `Misuse` where it can't be written.

    A pipe or a device has nothing that could be kept: what is written goes into it.
    """
    try:
        with nullcontext(path) if _is_stream(path) else whole(path) as place, place.open("wb") as file:
            file.writelines([content] if isinstance(content, bytes) else content)
    except OSError as error:
        raise Misuse(
            say("{path} can't be written: {why}.", path=str(path), why=why(error)),
            say("Name another file with -o, or begin in a folder where you may write."),
        ) from error


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a name to write under; what was written has the name `path` once it is on the disk, and not before.

    Where something goes wrong, nothing of it is left and what had the name `path` keeps it. A link stays one: what it
    leads to is written. A pipe or a device never makes way for a file. Raises `OSError`.
    """
    if _is_stream(path):
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP), str(path))
    path = Path(os.path.realpath(path)) if path.is_symlink() else path
    if not path.name:  # "." and "/"
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    partial = path.with_name(f"{path.name}.{os.getpid()}{PARTIAL}")
    try:
        partial.unlink(missing_ok=True)
        yield partial
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        partial.replace(path)
        _sync_folder(path.parent)
    except BaseException:
        with suppress(OSError):
            partial.unlink()
        raise


def meant(path: Path) -> Path:
    """Name the file that is being written under this name; a file that is no such part is meant itself."""
    name, _, number = path.name.removesuffix(PARTIAL).rpartition(".")
    return path.with_name(name) if path.name.endswith(PARTIAL) and number.isdigit() else path


def refuse_if_closed(folder: Path) -> None:
    """Raise `OSError` for a folder that can't be looked into and written to, and for what is no folder."""
    next(folder.iterdir(), None)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))


def make_folder(folder: Path) -> None:
    """Make a folder, and those it is in, where it is not there yet: its owner's alone. Raises `OSError`."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        share(folder)


def share(path: Path) -> None:
    """Let the group of a folder read and write what is new in it, where it may write in the folder itself.

    So several accounts of a computer can work on one register, whatever else they keep from each other.
    """
    with suppress(OSError):
        group = path.parent.stat().st_mode & stat.S_IRWXG
        if group & stat.S_IWGRP:
            path.chmod(stat.S_IMODE(path.stat().st_mode) | (group if path.is_dir() else group & ~stat.S_IXGRP))


def _is_stream(path: Path) -> bool:
    """Tell whether there is a pipe or a device of this name."""
    return path.exists() and not (path.is_file() or path.is_dir())


def _sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system has a way to do so."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
