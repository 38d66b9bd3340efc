"""Check the machine that the program runs on, and say how to mend what is missing; print completion scripts."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assess.cli.call import Call, Exit
from assess.domain.errors import AssessError
from assess.domain.message import Message, say

ROOM = 50_000_000
"""Bytes that should be free where the register is."""

SMALLEST = (80, 24)
"""Columns and lines at which the terminal interface is fully usable."""


@dataclass(frozen=True)
class Symptom:
    """What one look at the machine found."""

    well: bool
    message: Message
    hint: Message | None = None
    """How to mend it; `None` where nothing needs mending."""


def doctor(call: Call) -> int:
    """Look at everything; exit 1 where something needs mending."""
    ill = False
    for look in (_python, _terminal, _fonts, _paper, _guidelines, _register):
        for symptom in look(call):
            mark = call.say("fine") if symptom.well else call.say("MEND")
            call.data(f"{mark}: {call.words.tell(symptom.message)}")
            if symptom.hint:
                call.data(f"    {call.words.tell(symptom.hint)}")
            ill = ill or not symptom.well
    return Exit.FOUND if ill else Exit.FINE


def completion(call: Call) -> None:
    """Print the completion script of a shell."""
    import shtab

    from assess.cli.parser import build

    call.data(shtab.complete(build(call.words), shell=call.args.shell))


def _python(_: Call) -> Iterator[Symptom]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Symptom(well=True, message=say("Python {version} on {system}.", version=version, system=sys.platform))


def _terminal(_: Call) -> Iterator[Symptom]:
    if not sys.stdout.isatty():
        yield Symptom(well=True, message=say("No terminal is connected; the commands work all the same."))
        return
    size, encoding = shutil.get_terminal_size(), sys.stdout.encoding
    wide = (size.columns, size.lines) >= SMALLEST and size.lines >= SMALLEST[1]
    seen = say("The terminal has {columns} columns and {lines} lines.", columns=size.columns, lines=size.lines)
    yield Symptom(wide, seen, None if wide else say("Make the window larger: at least 80 columns and 24 lines."))
    speaks = encoding.lower().replace("-", "") == "utf8"
    hint = None if speaks else say("Set the terminal to UTF-8; on Windows, use Windows Terminal.")
    yield Symptom(speaks, say("The terminal writes {encoding}.", encoding=encoding), hint)


def _fonts(_: Call) -> Iterator[Symptom]:
    from assess.wiring import shipped

    fonts = len(list(shipped("templates").glob("fonts/*.ttf")))
    hint = None if fonts else say("Install assess again; its fonts are part of it.")
    yield Symptom(bool(fonts), say("{fonts} fonts for reports come with the program.", fonts=fonts), hint)


def _paper(_: Call) -> Iterator[Symptom]:
    from assess.wiring import press

    try:
        press().ready()
    except AssessError as error:
        yield Symptom(well=False, message=error.message, hint=error.hint)
    else:
        yield Symptom(well=True, message=say("PDF reports can be made."))


def _guidelines(call: Call) -> Iterator[Symptom]:
    catalogue = call.desk.catalogue
    for ref in catalogue.refs():
        yield _unless(
            lambda ref=ref: catalogue.guideline(ref),  # type: ignore[misc]
            say("The guideline {ref} can be answered.", ref=ref),
        )


def _register(call: Call) -> Iterator[Symptom]:
    from assess.wiring import register_path

    path = register_path(call.options)
    if not path.exists():
        yield Symptom(well=True, message=say("There is no register yet; it will be made at {path}.", path=str(path)))
    else:
        yield _unless(lambda: _read_all(call), say("The register {path} is whole.", path=str(path)))
    folder = next((each for each in (path.parent, *path.parents) if each.is_dir()), Path.cwd())
    may = os.access(folder, os.W_OK)
    hint = None if may else say("Name another place with --register.")
    yield Symptom(may, say("Files can be written in {folder}.", folder=str(folder)), hint)
    free = shutil.disk_usage(folder).free
    hint = None if free > ROOM else say("Free some space.")
    yield Symptom(free > ROOM, say("{free} MB are free there.", free=free // 1_000_000), hint)


def _read_all(call: Call) -> None:
    """Read every history, which checks every change in it."""
    for standing in call.desk.standings():
        call.desk.session(standing.id)


def _unless(look: Callable[[], object], well: Message) -> Symptom:
    try:
        look()
    except AssessError as error:
        return Symptom(well=False, message=error.message, hint=error.hint)
    return Symptom(well=True, message=well)
