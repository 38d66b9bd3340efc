"""The backups that stand in the folder `backups` beside a register: their names say of what, from when and why.

It reads names and changes nothing; the making is in `assess.storage.care.backups`.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from assess.records import dataclass

FOLDER = "backups"
_STAMP = "%Y-%m-%d-%H%M%S"


class Why(StrEnum):
    """Why a backup was made; its name says it."""

    AUTOMATIC = "auto"
    """Before the first change of a day or of an hour; old ones make room for new ones."""
    ASKED = "kept"
    """Somebody asked for it."""
    UPDATE = "before-update"
    """A newer version of the program was about to change the register's shape."""
    REPLACED = "replaced"
    """What stood in the register's place before a backup was restored; it may be damaged."""


@dataclass(frozen=True)
class Backup:
    """One backup."""

    path: Path
    why: Why
    at: datetime
    """When it was made; in the local time zone, as in its name."""


def folder_of(register: Path) -> Path:
    """Tell where the backups of a register are kept."""
    return register.absolute().parent / FOLDER


def name_for(register: Path, why: Why, at: datetime) -> Path:
    """Name a new backup of a register by the second, in local time; where there is one of this name, by the next."""
    name = folder_of(register) / f"{register.stem}-{at.astimezone():{_STAMP}}-{why}{register.suffix}"
    taken = os.path.exists(name)  # noqa: PTH110 - where looking is not allowed, writing says so
    return name_for(register, why, at + timedelta(seconds=1)) if taken else name


def name_salvaged(register: Path, at: datetime) -> Path:
    """Name what is saved of a damaged register: a register of its own, beside it."""
    return register.with_name(f"{register.stem}-salvaged-{at.astimezone():{_STAMP}}{register.suffix}")


def name_before_update(register: Path, version: int) -> Path:
    """Name the backup that is made before a register takes the shape of a version."""
    return folder_of(register) / f"{register.stem}-{Why.UPDATE}-{version}{register.suffix}"


def backups_of(register: Path) -> list[Backup]:
    """List the backups of a register, newest first; none where there is no folder of them, or none that can be read."""
    stem, suffix = re.escape(register.stem), re.escape(register.suffix)
    stamped = re.compile(rf"{stem}-(\d{{4}}-\d\d-\d\d)-(\d{{6}})-({'|'.join(Why)}){suffix}")
    updating = re.compile(rf"{stem}-{Why.UPDATE}-\d+{suffix}")
    paths, found = list[Path](), list[Backup]()
    with suppress(OSError):
        paths += folder_of(register).iterdir()
    for path in paths:
        # What has the name of a backup and is none, or of a day that there never was, hides no other.
        with suppress(OSError, ValueError, OverflowError):
            if (named := stamped.fullmatch(path.name)) and path.is_file():
                found.append(Backup(path, Why(named[3]), datetime.fromisoformat(f"{named[1]}T{named[2]}").astimezone()))
            elif updating.fullmatch(path.name) and path.is_file():
                at = datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone()
                found.append(Backup(path, Why.UPDATE, at))
    return sorted(found, key=lambda backup: (backup.at, backup.path.name), reverse=True)
