"""What each screen looks like, as text, at 80x24 and 120x36 in both languages. Each name says what it shows."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from assess.domain.actions import Action
from tests.tui.kit import MIDDLE, NARROW, Room, screen_text

SCREENS: dict[str, tuple[str, ...]] = {
    "walk": ("up",),
    "walk_with_details": ("d",),
    "contents": ("t",),
    "comment": ("up", "up", "up", "c"),
    "summary": ("f4",),
    "gaps": ("f5",),
    "planning": ("f5", "enter"),
    "evidence": ("f6",),
    "review": ("f7",),
    "history": ("f8",),
    "profile": ("f9",),
    "guideline": ("g",),
    "help": ("f1",),
    "commands": ("ctrl+p",),
}
"""The keys that lead to each screen."""


class TextFile(SingleFileSnapshotExtension):
    """Keeps each screen in a text file of its own, to be read and compared by eye."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("size", [NARROW, MIDDLE], ids=["80x24", "120x36"])
async def test_screen(room: Room, snapshot: SnapshotAssertion, size: tuple[int, int], language: str) -> None:
    """Every place and dialog, one after the other, shows what its golden file shows."""
    session = room.half_done()
    session.enter(Action("", "T-02", "Campaña en rutas", "INM", session.today.replace(month=12), assistance="material"))
    golden = snapshot.use_extension(TextFile)
    for name, keys in SCREENS.items():
        async with room.open(language=language, size=size) as pilot:
            await pilot.press(*keys)
            await pilot.pause()
            assert screen_text(pilot) == golden(name=name)


@pytest.mark.parametrize("language", ["es", "en"])
async def test_the_list(room: Room, snapshot: SnapshotAssertion, language: str) -> None:
    """The list of assessments at 80x24: state, coverage, value and bounds."""
    room.half_done()
    room.desk.begin("GTM", "2026")
    room.desk.begin("MEX", "2026", unit="CHP")
    async with room.open(None, language=language) as pilot:
        assert screen_text(pilot) == snapshot.use_extension(TextFile)(name="list")
