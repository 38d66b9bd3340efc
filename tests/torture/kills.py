"""`kill -9` at any moment: of the commands, and of the terminal interface."""

from __future__ import annotations

import asyncio
import json
import os
import pty
import select
import signal
import sys
from collections.abc import Callable, Coroutine, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random
from time import monotonic

from textual import events
from textual.pilot import Pilot

from assess.cli.main import run
from assess.storage.care import backups
from assess.storage.database.sqlite import open_to_read
from assess.tui.app import AssessApp
from assess.tui.widgets.editor import Editor
from tests.torture.victim import HELD, act, begin, killed, lost, obey
from tests.tui.kit import screen_text

Acknowledge = Callable[[int], None]

ENOUGH = 20
"""Kills of which some must have come after something was acknowledged."""

STILL, SOON = 1.0, 0.2
"""Seconds without a byte after which the interface has started, and after which it has shown what follows a key."""

IN_ONE_REGISTER = 40
"""Kills until a new register is begun: reading a long one again and again would take most of the time."""


def commands(chance: Random, times: int, folder: Path) -> Iterator[str]:
    """Kill commands one after the other, each of which also makes a backup."""
    ever = False
    for kill in range(times):
        if kill % IN_ONE_REGISTER == 0:
            register, acknowledged, number = _another(folder, kill), set[int](), 0
            began = monotonic()
            obey("status", "SLV-2026")
            usual = monotonic() - began
        seed = chance.random()
        done = killed(partial(_command_after_command, number, seed), chance.uniform(0, 3 * usual), from_the_start=True)
        acknowledged |= set(done)
        number = max([number, *done]) + 2
        ever = ever or bool(done)
        yield lost(register, acknowledged)
    yield HELD if ever or times < ENOUGH else "the commands acknowledged nothing"


def _another(folder: Path, number: int) -> Path:
    (folder / str(number)).mkdir()
    return begin(folder / str(number))


def _command_after_command(number: int, seed: float, acknowledge: Acknowledge) -> None:
    """Record and record, and say of each what the program called done."""
    backups.EVERY = timedelta(0)
    chance = Random(seed)  # noqa: S311 - a sample, not a secret
    while run(act(number := number + 1, chance)) == 0:
        acknowledge(number)


def interface(chance: Random, times: int, folder: Path) -> Iterator[str]:
    """Kill the terminal interface while somebody answers and comments; acknowledged is what it shows as saved."""
    for kill in range(times):
        if kill % IN_ONE_REGISTER == 0:
            register, acknowledged, number = _another(folder, kill), set[int](), 0
        done = killed(partial(_at_the_keyboard, number), chance.uniform(0, 0.25))
        acknowledged |= set(done)
        number = max([number, *done]) + 2
        yield lost(register, acknowledged) if done else "the interface acknowledged nothing"


def _at_the_keyboard(number: int, acknowledge: Acknowledge) -> None:
    in_the_interface(lambda pilot: _answering(pilot, number, acknowledge))


async def _answering(pilot: Pilot[None], number: int, acknowledge: Acknowledge) -> None:
    """Answer, comment and go on, as a person would."""
    while True:
        number += 1
        await comment(pilot, f"Act {number}")
        if "✓ saved" in screen_text(pilot) and f"Act {number}" in screen_text(pilot):
            acknowledge(number)
        await pilot.press(str(1 + number % 5), "down")


def at_first_sight(chance: Random, times: int, folder: Path) -> Iterator[str]:
    """Hold up an answer on its way to the disk, and kill the interface as soon as it shows the first byte of it."""
    for kill in range(times):
        register = _another(folder, kill)
        child, terminal = pty.fork()
        if child == 0:
            os.environ["TERM"] = "xterm-256color"
            os.execv(sys.executable, [sys.executable, "-m", "assess", "open", "SLV-2026"])  # noqa: S606 - our own code
        _shown(terminal, STILL)
        levels = chance.sample("12345", chance.randint(1, 4))
        for level in levels[:-1]:
            os.write(terminal, level.encode())
            _shown(terminal, SOON)
        with open_to_read(register) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM revision").fetchone()  # while this is read, nothing can be committed
            os.write(terminal, levels[-1].encode())
            early = select.select([terminal], [], [], SOON)[0]
        os.read(terminal, 1)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)
        yield "shown before it was on the disk" if early else lost(register, set()) or _not_there(register, levels)


def _shown(terminal: int, still: float) -> None:
    """Read what is shown until nothing more comes for some seconds."""
    os.read(terminal, 1)
    while select.select([terminal], [], [], still)[0]:
        os.read(terminal, 1 << 16)


def _not_there(register: Path, levels: list[str]) -> str:
    """Tell which of the answers that were shown the register does not hold."""
    with open_to_read(register) as connection:
        rows = connection.execute("SELECT body FROM revision WHERE subject LIKE 'response/%' ORDER BY number")
        kept = [str(json.loads(row["body"])["answer"]["level"]) for row in rows]
    return HELD if kept == levels else f"shown: {levels}, kept: {kept}"


def in_the_interface(work: Callable[[Pilot[None]], Coroutine[None, None, None]]) -> None:
    """Open the interface on SLV-2026 with the real command on a terminal of its own, and let somebody work in it."""

    async def at_work(app: AssessApp) -> None:
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            await work(pilot)

    _, terminal = os.openpty()
    os.dup2(terminal, 0)
    os.dup2(terminal, 1)
    sys.stdin, sys.stdout = os.fdopen(0), os.fdopen(1, "w")
    setattr(AssessApp, "run", lambda app: asyncio.run(at_work(app)))  # noqa: B010 - what is typed is not to be changed
    run(["open", "SLV-2026"])


async def comment(pilot: Pilot[None], text: str) -> None:
    """Write a comment on the question of the moment, and close it."""
    await pilot.press("c")
    editor = pilot.app.screen.query_one(Editor)
    editor.clear()
    editor.post_message(events.Paste(text))
    await pilot.pause()
    await pilot.press("escape")
    await pilot.pause()
