"""Parsed guidelines, kept by the digest of what they were parsed from. Losing or damaging them costs only time.

A file is believed only where its form, its digest and its checksum are right; what is in it is JSON, which can hold
wrong texts but do nothing.
"""

from __future__ import annotations

import os
import zlib
from contextlib import suppress
from pathlib import Path

from assess.catalogue import shelved
from assess.domain.guideline import Guideline

FORM = b"assess guideline 3"
"""Changes whenever the records of a guideline do."""

MOST_BYTES = 64_000_000
"""More than any guideline that can be read needs."""


def recall(folder: Path | None, digest: str) -> Guideline | None:
    """Give the guideline that was parsed from these contents; `None` where it is not there or not whole."""
    if folder is None:
        return None
    try:
        path = _path(folder, digest)
        if path.stat().st_size > MOST_BYTES:
            return None
        seal, content = path.read_bytes().split(b"\n", maxsplit=1)
        guideline = shelved.read(content) if seal == _seal(content) else None
    except (OSError, *shelved.UNFIT):
        return None
    return guideline if guideline is not None and guideline.digest == digest else None


def remember(folder: Path | None, guideline: Guideline) -> None:
    """Keep a parsed guideline; where that can't be done, it is parsed again next time."""
    if folder is None:
        return
    import tempfile

    content = shelved.write(guideline)
    name = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(_seal(content) + b"\n" + content)
        Path(name).replace(_path(folder, guideline.digest))
    except OSError:
        if name is not None:
            with suppress(OSError):
                Path(name).unlink()


def _seal(content: bytes) -> bytes:
    return FORM + b" %08x" % zlib.crc32(content)


def _path(folder: Path, digest: str) -> Path:
    return folder / f"{digest[:32]}.json"
