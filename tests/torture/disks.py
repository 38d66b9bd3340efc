"""Disks that are full, that refuse, and that lose the register while the program has it open."""

from __future__ import annotations

import asyncio
import os
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

from textual.pilot import Pilot

from tests.torture.kills import comment, in_the_interface
from tests.torture.victim import HELD, NOBODY, Said, act, begin, killed, lost, obey
from tests.tui.kit import screen_text

NOW_AND_THEN = 0.15
"""How often the doctor is asked."""


def full(chance: Random, times: int, folder: Path) -> Iterator[str]:
    """Fill a small disk while commands record; where no disk can be made, there is nothing to try."""
    disk = folder / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0  # noqa: S603 - our own words
    except OSError:
        mounted = False
    if mounted:
        try:
            yield from _filled(chance, times, begin(disk), disk / "other")
        finally:
            os.chdir(folder)
            subprocess.run(["umount", "-l", str(disk)], capture_output=True, check=False)  # noqa: S603, S607 - likewise


def _filled(chance: Random, times: int, register: Path, other: Path) -> Iterator[str]:
    acknowledged, number = set[int](), 0
    for _ in range(times):
        other.write_bytes(bytes(max(0, shutil.disk_usage(register.parent).free - chance.randint(0, 40_000))))
        said, number = _until_refused(chance, number, acknowledged)
        told = said.amiss(4) or lost(register, acknowledged) or _doctor_finds("Free some space", chance=chance)
        other.unlink()
        again = obey(*act(number + 1, chance))
        if again.code == 0:
            number += 1
            acknowledged.add(number)
        for each in register.parent.glob("backups/*"):
            each.unlink()
        yield told or (again.err if again.code else HELD)
        if register.stat().st_size > 1_000_000:
            return


def _until_refused(chance: Random, number: int, acknowledged: set[int]) -> tuple[Said, int]:
    """Record until the program says that it can't."""
    while True:
        number += 1
        said = obey(*act(number, chance))
        if said.code:
            return said, number
        acknowledged.add(number)


def quota(chance: Random, times: int, folder: Path) -> Iterator[str]:
    """Let the system refuse to let files grow."""
    register, acknowledged, number = begin(folder), set[int](), 0
    for _ in range(times):
        limit = register.stat().st_size + chance.randint(0, 6000)
        narrow = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (limit, limit))
        number += 1
        said = obey(
            "evidence", "add", "SLV-2026", "--kind", "law", "--title", f"Act {number} " + "x" * 800, first=narrow
        )
        told = HELD
        if said.code == 0:
            acknowledged.add(number)
        else:
            told = said.amiss(4, "nothing was saved") or _doctor_finds("can't grow any larger", narrow, chance=chance)
        yield told or lost(register, acknowledged)
        obey(*act(number := number + 1, chance))


def protected(chance: Random, times: int, folder: Path) -> Iterator[str]:
    """Take the permission to write to the file, to its folder, or to both away.

    Nothing is tried by root where others can't read the program: nobody could run it.
    """
    if os.geteuid() == 0 and not all(each.stat().st_mode & 0o001 for each in Path(__file__).resolve().parents):
        return
    register = begin(folder)
    acknowledged = {1} if obey(*act(1, chance)).code == 0 else set[int]()
    for number in range(times):
        shutil.chown(register, NOBODY, NOBODY) if os.geteuid() == 0 else None
        folder.chmod(chance.choice((0o555, 0o777)))
        register.chmod(0o444 if folder.stat().st_mode & 0o222 else chance.choice((0o444, 0o644)))
        said = obey(*act(number + 2, chance), first=_become_nobody)
        read = obey("status", "SLV-2026", first=_become_nobody)
        told = said.amiss(4) or read.err
        folder.chmod(0o777)
        register.chmod(0o644)
        yield told or lost(register, acknowledged)


def _become_nobody() -> None:
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def _doctor_finds(words: str, first: Callable[[], object] = lambda: None, *, chance: Random) -> str:
    """Ask the doctor now and then, who takes his time."""
    if chance.random() > NOW_AND_THEN:
        return HELD
    said = obey("doctor", first=first)
    return HELD if said.code == 1 and words in said.out and "FIX" in said.out else f"doctor: {said.out}{said.err}"


def taken_away(chance: Random, times: int, folder: Path) -> Iterator[str]:
    """Delete, move or replace the register, or take its folder away, under the open interface."""
    for number in range(times):
        room = folder / f"room{number}" / "inside"
        room.mkdir(parents=True)
        register = begin(room)
        acknowledged = {1} if obey(*act(1, chance)).code == 0 else set[int]()
        accident = chance.choice((_delete, _move, _replace, _take_folder_away))
        outcome = folder / f"outcome{number}"
        killed(partial(_work_on, register, accident, outcome), 0)
        told = outcome.read_text() if outcome.exists() else "the interface died"
        yield f"{accident.__name__}: {told}" if told else lost(register, acknowledged | {2})


def _work_on(
    register: Path, accident: Callable[[Path], Callable[[], None]], outcome: Path, done: Callable[[int], None]
) -> None:
    async def work(pilot: Pilot[None]) -> None:
        put_back = accident(register)
        await comment(pilot, "Act 2")
        shown = screen_text(pilot)
        told = HELD if "register" in shown and "→" in shown else f"not told: {shown}"
        await pilot.press("enter")
        await pilot.pause()
        shown = screen_text(pilot)
        told = told or (HELD if "NOT SAVED" in shown and "Act 2" in shown else f"not marked as unsaved: {shown}")
        put_back()
        await pilot.press("escape")
        await pilot.pause()
        _conclude(
            outcome, told or (HELD if "✓ saved" in screen_text(pilot) else f"not saved later: {screen_text(pilot)}")
        )
        done(1)
        await asyncio.sleep(60)

    in_the_interface(work)


def _conclude(outcome: Path, told: str) -> None:
    outcome.write_text(told, encoding="utf-8")


def _delete(register: Path) -> Callable[[], None]:
    kept = register.with_name("link")
    kept.hardlink_to(register)
    register.unlink()
    return lambda: void(kept.rename(register))


def _move(register: Path) -> Callable[[], None]:
    register.rename(register.with_name("elsewhere"))
    return lambda: void(register.with_name("elsewhere").rename(register))


def _replace(register: Path) -> Callable[[], None]:
    aside = register.with_name("aside")
    register.rename(aside)
    shutil.copy(aside, register)
    return lambda: void(aside.replace(register))


def _take_folder_away(register: Path) -> Callable[[], None]:
    away = register.parent.with_name("away")
    register.parent.rename(away)

    def put_back() -> None:
        """Cover what was written in its place meanwhile, as a disk does that is there again."""
        shutil.rmtree(register.parent, ignore_errors=True)
        away.rename(register.parent)

    return put_back


def void(_: object) -> None:
    """Give back nothing."""
