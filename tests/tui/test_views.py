"""What the screens of filters, decisions, new cycles and the inbox look like, in both languages and two sizes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from syrupy.assertion import SnapshotAssertion

from assess.records import dataclass
from tests.tui import test_inbox
from tests.tui.apart import answers_apart
from tests.tui.kit import MIDDLE, NARROW, WIDE, Room, screen_text
from tests.tui.test_new_cycle import next_edition
from tests.tui.test_screens import TextFile


@dataclass(frozen=True)
class View:
    """One screen, and what it shows."""

    shows: str
    prepare: Callable[[Room], object]
    keys: tuple[str, ...]
    assessment: str | None = "SLV-2026"


def arrived(room: Room) -> None:
    """One envelope taken in, one with another key, one of a country not known yet, and a file that is none."""
    first = test_inbox.sent(room, "SLV")
    room.inbox.receive(first)
    room.inbox.accept(first)
    room.inbox.receive(test_inbox.sent(room, "SLV", test_inbox.STRANGE, level=4, name="again.assess.json"))
    room.inbox.receive(test_inbox.sent(room, "GTM"))
    room.files.files["/home/ana/notes.pdf"] = b"?"
    room.inbox.receive("/home/ana/notes.pdf")


VIEWS = {
    "filter": View("every filter with what it would leave, one ticked", Room.half_done, ("l", "down", "enter")),
    "filtered": View("what is ticked above the contents", Room.half_done, ("l", "down", "enter", "escape", "t")),
    "marked": View("what is to be discussed, with answer and comment", Room.half_done, ("b",)),
    "versions": View("two versions, what both agree on chosen already", answers_apart, ("V",)),
    "versions_whole": View("the second version taken in everything", answers_apart, ("V", "2")),
    "versions_third": View("the form of a third version", answers_apart, ("V", "1", "a")),
    "new_cycle": View("a joined item with its proposal", next_edition, ("right",), "SLV-2027"),
    "new_cycle_summary": View("what moved and what is new", next_edition, ("y", "f4", "end"), "SLV-2027"),
    "inbox": View("an alarm first, then what waits, and the board", arrived, ("m",), None),
    "inbox_key": View("both fingerprints, and no as the first choice", arrived, ("m", "home", "down", "enter"), None),
    "inbox_files": View("what lies in the folder one began in", arrived, ("m", "a"), None),
}


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("size", [NARROW, MIDDLE], ids=["80x24", "120x36"])
async def test_view(snapshot: SnapshotAssertion, size: tuple[int, int], language: str) -> None:
    """Each shows what its golden file shows; `VIEWS` says in a few words what that is."""
    golden = snapshot.use_extension(TextFile)
    for name, view in VIEWS.items():
        room = Room()
        view.prepare(room)
        async with room.open(view.assessment, language=language, size=size) as pilot:
            for key in view.keys:
                await pilot.press(key)
                await pilot.pause()
            assert screen_text(pilot) == golden(name=name)


@pytest.mark.parametrize("language", ["es", "en"])
async def test_the_summary_of_a_large_screen(snapshot: SnapshotAssertion, language: str) -> None:
    """At 200x60 the phases stand beside the list, with law against practice."""
    room = Room()
    room.half_done()
    async with room.open(language=language, size=WIDE) as pilot:
        await pilot.press("f4")
        await pilot.pause()
        assert screen_text(pilot) == snapshot.use_extension(TextFile)(name="summary_large")
