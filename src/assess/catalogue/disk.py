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


def misnamed(folder: Path, name: str) -> str:
    """Find the file that was meant to be called `name`: by other capitals or with another ending; empty for none."""
    stem = name.removesuffix(".yaml").casefold()
    with suppress(OSError):
        found = sorted(each.name for each in folder.iterdir() if each.name.casefold().split(".")[0] == stem)
        return next((each for each in found if is_file(folder / each)), "")
    return ""


def digest_of(files: FileSet) -> str:
    """Give the SHA-256 over names and contents of a guideline's files, in hexadecimal."""
    whole = hashlib.sha256()
    for name in sorted(files):
        whole.update(f"{name}\0{len(files[name])}\0".encode())
        whole.update(files[name])
    return whole.hexdigest()


def _unreadable(path: Path, error: OSError) -> ContentInvalid:
    return ContentInvalid(say("{path} can't be read: {why}.", path=str(path), why=why(error)))
