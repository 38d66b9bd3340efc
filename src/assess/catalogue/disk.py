"""The files of a guideline as bytes: no more of them, and of each, than a guideline can have."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from assess.domain.errors import ContentInvalid
from assess.domain.message import say
from assess.domain.refusal import why

HEAD = "guideline.yaml"
"""The file a guideline folder is known by."""

FileSet = Mapping[str, bytes]
"""The files of a guideline folder by name."""

MOST_BYTES = 1_000_000
"""As large as a file of a guideline may be."""


def is_file(path: Path) -> bool:
    """Tell whether there is a file that this account may look at."""
    return os.path.isfile(path)  # noqa: PTH113 - Path.is_file() raises where looking is not allowed


def read_file(path: Path) -> bytes:
    """Read a file, but no more of it than shows that it is too large. Raises `ContentInvalid`."""
    try:
        with path.open("rb") as file:
            return file.read(min(os.fstat(file.fileno()).st_size, MOST_BYTES) + 1)
    except OSError as error:
        raise _unreadable(path, error) from error


def read_folder(folder: Path, most: int) -> dict[str, bytes]:
    """Read the YAML files in a folder by name, in order. Raises `ContentInvalid`, also for more than `most` of them."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(each.name for each in entries if each.name.endswith(".yaml") and each.is_file())
    except OSError as error:
        raise _unreadable(folder, error) from error
    if len(names) > most:
        raise ContentInvalid(say("{path} has more than {most} files.", path=str(folder), most=most))
    return {name: read_file(folder / name) for name in names}


def names_in(folder: Path) -> list[str]:
    """List the names of all files in a folder and of the heads one folder below; none where it can't be read."""
    with suppress(OSError):
        below = [each.relative_to(folder).as_posix() for each in folder.glob(f"*/{HEAD}")]
        return sorted([*below, *(each.name for each in folder.iterdir() if is_file(each))])
    return []


def digest_of(files: FileSet) -> str:
    """Give the SHA-256 over names and contents of a guideline's files, in hexadecimal."""
    whole = hashlib.sha256()
    for name in sorted(files):
        whole.update(f"{name}\0{len(files[name])}\0".encode())
        whole.update(files[name])
    return whole.hexdigest()


def _unreadable(path: Path, error: OSError) -> ContentInvalid:
    return ContentInvalid(say("{path} can't be read: {why}.", path=str(path), why=why(error)))
