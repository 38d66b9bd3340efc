"""Where a register is: what kind of disk and folder, whether it can be written to, how much room there is."""

from __future__ import annotations

import ctypes
import errno
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from assess.domain.message import say
from assess.domain.refusal import why
from assess.domain.symptom import Symptom, fine, mend, note
from assess.storage.disk.folder import PARTIAL

ROOM = 50_000_000
"""Bytes that should be free where the register is."""

_REMOTE = 4
"""What Windows calls a drive that is on a network."""

_PROBE, _LARGEST_PROBE = 1 << 20, 64 << 20
"""Bytes that are written to see whether they can be, and after how many others at most."""

_SYNCHRONISED = re.compile(
    r"onedrive|dropbox|google ?drive|my drive|mi unidad|icloud|mobile documents|nextcloud|owncloud|megasync|pcloud",
    re.IGNORECASE,
)
_NETWORKS = frozenset({"9p", "afs", "ceph", "cifs", "davfs", "fuse.sshfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs"})
_STICKS = frozenset({"exfat", "fat", "fat32", "fuseblk", "msdos", "vfat"})

_REFUSALS = {
    errno.EDQUOT: say("Your quota of disk space is used up in {folder}."),
    errno.EFBIG: say("Files can't grow any larger: the system limits their size in {folder}."),
    errno.EROFS: say("The disk of {folder} can only be read."),
    errno.ENOSPC: say("The disk of {folder} is full."),
}
_REMEDIES = {
    errno.EDQUOT: say("Delete what you no longer need, or ask whoever looks after the computers for more."),
    errno.EFBIG: say("Ask whoever looks after the computers to lift the limit."),
    errno.ENOSPC: say("Free some space."),
}


def surroundings(register: Path) -> Iterator[Symptom]:
    """Look at where a register is or would be. Nothing is left behind."""
    folder = next((each for each in register.absolute().parents if each.is_dir()), Path.cwd())
    yield from _kind_of_place(folder)
    yield _writing(register, folder)
    free = shutil.disk_usage(folder).free
    seen = say("{free} MB are free there.", free=free // 1_000_000)
    yield fine(seen) if free > ROOM else mend(seen, say("Free some space."))


def file_system_of(folder: Path, mounts: str) -> str:
    """Name the file system that holds a folder, by the list of what is mounted; empty where that says nothing."""
    best, kind = "", ""
    for line in mounts.splitlines():
        _, where, named, *_ = line.split(" ")
        where = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), where)
        if folder.is_relative_to(where) and len(where) >= len(best):
            best, kind = where, named
    return kind


def _kind_of_place(folder: Path) -> Iterator[Symptom]:
    place = str(folder)
    kind = _file_system(folder)
    if _SYNCHRONISED.search(place):
        yield note(
            say("The register is in {folder}, which is synchronised over the Internet.", folder=place),
            say("Let one machine at a time work on it, and wait until it has synchronised. Safer: keep it elsewhere, "
                "and only backups there, with: assess backup -o FILE"),
        )  # fmt: skip
    elif place.startswith(("\\\\", "//")) or kind in _NETWORKS:
        yield note(
            say("The register is in {folder}, which is on a network.", folder=place),
            say("When the network fails, wait for it without closing the program. Make backups on this machine too, "
                "with: assess backup -o FILE"),
        )  # fmt: skip
    elif kind in _STICKS:
        yield note(
            say("The register is in {folder}, on a disk such as USB sticks are ({kind}).", folder=place, kind=kind),
            say("Close the program before you take it out. Make backups on another disk too, with: assess backup "
                "-o FILE"),
        )  # fmt: skip


def _file_system(folder: Path) -> str:
    """Name the file system that holds a folder, in small letters; empty where the system does not tell."""
    if sys.platform == "win32":
        name = ctypes.create_unicode_buffer(64)
        root = folder.anchor
        if ctypes.windll.kernel32.GetDriveTypeW(root) == _REMOTE:
            return "cifs"
        ctypes.windll.kernel32.GetVolumeInformationW(root, None, 0, None, None, None, name, 64)
        return name.value.lower()
    try:
        return file_system_of(folder, Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return ""


def _writing(register: Path, folder: Path) -> Symptom:
    """Write a little more than the register has and take it away again."""
    size = register.stat().st_size if register.is_file() else 0
    probe = folder / f"{register.name}.{os.getpid()}.doctor{PARTIAL}"
    try:
        if register.is_file():
            register.open("r+b").close()
        with probe.open("wb") as file:
            file.seek(min(size, _LARGEST_PROBE))
            file.write(bytes(_PROBE))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return _refused(error, register, folder)
    finally:
        with suppress(OSError):
            probe.unlink()
    return fine(say("Files can be written in {folder}.", folder=str(folder)))


def _refused(error: OSError, register: Path, folder: Path) -> Symptom:
    if (number := error.errno or 0) in _REFUSALS:
        told = _REFUSALS[number]._replace(values={"folder": str(folder)})
        return mend(told, _REMEDIES.get(number, say("Name another place with --register.")))
    if error.filename == str(register):
        return mend(
            say("The register {path} can only be read: {why}.", path=str(register), why=why(error)),
            say("Copy it to a place where you may write, and name that with --register."),
        )
    told = say("Nothing can be written in {folder}: {why}.", folder=str(folder), why=why(error))
    return mend(told, say("Ask for permission to write there, or name another place with --register."))
