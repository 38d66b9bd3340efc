"""What is put off while the interface is loaded: not there for the first screen, and there as soon as it is used."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from assess.tui import lean

ROOT = Path(__file__).parents[2]

LOADED = """
import sys
from assess.tui.lean import OF_OTHERS, OURS, put_off
with put_off():
    import assess.tui.app
left = {name for name in OF_OTHERS | OURS | {"ssl", "typing_extensions"} if name in sys.modules}
assert not left, left
"""
"""Loads the interface as the program does, and asserts that nothing is there of what is put off, nor what stood in."""

STORIES = {
    "everything can be loaded afterwards": """
        import re, ssl, uuid
        from importlib import import_module
        from types import ModuleType
        assert all(type(import_module(name)) is ModuleType for name in OF_OTHERS | OURS)
        assert ssl.create_default_context()
        assert type(re.compile("a")) is re.Pattern
    """,
    "Textual's own palette would open": """
        from textual.app import App, CommandPalette
        from textual.pilot import Pilot
        import asyncio
        class Plain(App[None]):
            pass
        async def story() -> None:
            async with Plain().run_test() as pilot:
                await pilot.press("ctrl+p")
                assert CommandPalette.is_open(pilot.app)
                assert isinstance(pilot.app.screen, CommandPalette)
        asyncio.run(story())
    """,
    "a fault of Textual is told in full": """
        from textual.css.stylesheet import Stylesheet, StylesheetParseError
        from rich.console import Console
        sheet = Stylesheet()
        sheet.add_source("Screen { colour: red; }", ("here", ""))
        try:
            sheet.parse()
        except StylesheetParseError as error:
            with (told := Console(width=200)).capture() as said:
                told.print(error.errors)
            assert "Did you mean 'color'?" in said.get(), said.get()
        else:
            raise AssertionError
    """,
    "a notice has its identity": """
        from textual.notifications import Notification
        assert Notification("a").identity != Notification("a").identity
    """,
}
"""What those do who use something of it."""


def run(code: str) -> None:
    """Run some code in a Python of its own, in which nothing is loaded yet."""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())
def test_what_is_put_off_is_there_when_it_is_used(story: str) -> None:
    """And not before: the interface is loaded without any of it."""
    run(LOADED + inspect.cleandoc(story))


def test_a_module_that_textual_no_longer_has_is_not_missed() -> None:
    """With another version of Textual less is put off, and nothing breaks."""
    run(
        "from assess.tui import lean\n"
        "lean.OF_OTHERS |= {'textual.no_longer', 'no_such_package'}\n"
        "with lean.put_off():\n    import assess.tui.app\n"
    )


def test_where_textual_is_loaded_already_nothing_is_put_off() -> None:
    """As in these tests; patterns are what they always are."""
    before = dict(sys.modules)
    with lean.put_off():
        assert type(re.compile("never seen before")) is re.Pattern
        assert dict(sys.modules) == before


def imported(source: Path, package: str) -> dict[str, set[str]]:
    """List what a module imports by name when it is loaded, by module."""
    names: dict[str, set[str]] = {}
    for node in ast.parse(source.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom):
            base = package.rsplit(".", node.level - 1)[0] + "." if node.level else ""
            names.setdefault((base + (node.module or "")).rstrip("."), set()).update(each.name for each in node.names)
    return names


def loaders() -> list[ModuleType]:
    """List the modules of Textual, Rich and the interface that are loaded here, but for those that are put off."""
    rooms, off = ("assess.tui", "rich", "textual"), lean.OF_OTHERS | lean.OURS
    return [each for name, each in list(sys.modules.items()) if name.startswith(rooms) and name not in off]


def test_only_functions_and_classes_are_imported_by_name_from_what_is_put_off() -> None:
    """And names for types. Nothing else could be stood in for: a text that is loaded later equals no other."""
    found = 0
    for module in loaders():
        for name, names in imported(Path(str(module.__file__)), module.__package__ or "").items():
            if name in lean.OF_OTHERS | lean.OURS:
                real = import_module(name)
                things = {each for each in names if "TypeAlias" not in str(real.__annotations__.get(each))}
                wrong = [each for each in things if not callable(getattr(real, each))]
                assert not wrong, f"{module.__name__} imports {wrong} from {name}"
                found += 1
    assert found > 20, "nothing was looked at"


def test_what_stands_in_does_what_it_stands_for() -> None:
    """Called, asked, and asked whether it made something."""
    fraction: Any = lean.Later("fractions", "Fraction")
    assert fraction(1, 2) == fraction.from_float(0.5)
    assert isinstance(fraction(1, 2), fraction)
    assert not isinstance(1, fraction)
    with pytest.raises(AttributeError):
        _ = fraction.__wrapped__


def test_nothing_is_made_by_what_is_not_loaded() -> None:
    """And to find that out, it is not loaded."""
    thing: Any = lean.Later("no.such.module", "Thing")
    assert not isinstance(1, thing)


def test_a_late_pattern_is_a_pattern() -> None:
    """It matches, searches, and has all that patterns have, also where it is handed to `re` itself."""
    late = lean.LatePattern("(b)(?P<c>c)?", re.IGNORECASE)
    match, search = late.match, late.search
    assert isinstance(late, re.Pattern)
    assert (match("abc"), match("B", 0) is not None) == (None, True)
    assert (found := search("abc")) is not None
    assert found.span() == (1, 3)
    assert (late.groups, late.groupindex, late.fullmatch("x")) == (2, {"c": 2}, None)
    assert re.sub(late, "-", "abcab") == "a-a-"
