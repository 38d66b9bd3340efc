"""Registers that are cut short or have flipped bits: found when they are read, and salvaged with a true account."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

from assess.storage.care.backups import Backups
from assess.storage.care.survey import survey
from assess.wiring import SystemClock
from tests.torture.victim import HELD, act, begin, obey

ACTS = 20
_LOST = re.compile(r"LOST: (\d+) change")


def cut_short(chance: Random, times: int, folder: Path) -> Iterator[str]:
    """Cut the file anywhere."""
    yield from _damaged(chance, times, folder, cut=True)


def flipped(chance: Random, times: int, folder: Path) -> Iterator[str]:
    """Flip one to eight bits anywhere."""
    yield from _damaged(chance, times, folder, cut=False)


def _damaged(chance: Random, times: int, folder: Path, *, cut: bool) -> Iterator[str]:
    register = begin(folder)
    for number in range(1, ACTS + 1):
        obey(*act(number, chance))
    shutil.rmtree(folder / "backups", ignore_errors=True)
    good = register.read_bytes()
    whole, exported = survey(register), obey("export", "SLV-2026", "-o", "-").out
    backup = Backups(register, SystemClock().now).keep(folder / "backup.register")
    for _ in range(times):
        content = bytearray(good)
        if cut:
            del content[chance.randrange(1, len(content)) :]
        else:
            for _ in range(chance.randint(1, 8)):
                content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        register.write_bytes(content)
        yield _read(exported) or _salvaged(register, whole.changes["SLV-2026"], cut=cut)
        shutil.rmtree(folder / "backups", ignore_errors=True)
    register.unlink()
    yield HELD if obey("restore", str(backup)).code == 0 and survey(register) == whole else "not restored"


def _read(good: str) -> str:
    """Read as a command does: all of it as it was written, or a sentence."""
    read = obey("export", "SLV-2026", "-o", "-")
    if read.code:
        return read.amiss(4)
    return HELD if read.out == good else "silently different"


def _salvaged(register: Path, changes: int, *, cut: bool) -> str:
    """Salvage: what is saved is whole, and what is lost is counted."""
    before = register.read_bytes()
    new = register.with_name("new.register")
    new.unlink(missing_ok=True)
    said = obey("salvage", "-o", str(new))
    if register.read_bytes() != before:
        return "salvage changed the damaged register"
    if said.code == 0 and not new.exists():
        return HELD if "nothing to salvage" in said.err else said.err
    if said.code == 4:
        return said.amiss(4, "can be read.")
    if said.code not in (0, 1) or "Traceback" in said.err:
        return f"salvage: {said.code} {said.err}"
    kept = survey(new).changes["SLV-2026"]
    gone = int(found[1]) if (found := _LOST.search(said.err)) else 0
    # What the assessment is may have been written anew, and of what was cut off nothing may tell any more.
    well = kept + gone <= changes + 1 and (cut or kept + gone >= changes)
    return HELD if well else f"{kept} saved and {gone} told as lost of {changes} changes"
