"""The small questions: a line to look by, yes or no, one of a few, and a text to read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from assess.domain.message import Message, say
from assess.tui.dialogs.dialog import Dialog, wish_by
from assess.tui.drawing.text import said
from assess.tui.keys import YES
from assess.tui.widgets.block import Block
from assess.tui.widgets.fields import Entry
from assess.tui.widgets.offers import choice
from assess.tui.widgets.sheet import Sheet
from assess.tui.work.bench import Bench

Page = Callable[[Bench], Sequence[Block]]
"""Makes the blocks that a dialog shows, in the language of the bench."""


class Line(Dialog[str]):
    """Asks for a line to look by; an empty one is an answer too."""

    KEYS = say("Enter: show   Esc: leave")

    def __init__(self, bench: Bench, title: Message, text: str) -> None:
        """Take the question, and what the answer was before."""
        super().__init__(bench, title)
        self._text = text

    def body(self) -> ComposeResult:
        """Lay out the field."""
        yield Entry(self._text, id="typed")

    def on_input_submitted(self, event: Entry.Submitted) -> None:
        """Answer with what was typed."""
        event.stop()
        self.dismiss(event.value.strip())


class Choose(Dialog[str]):
    """Lets one thing be chosen, by its key where it has one."""

    KEYS = say("↑ ↓ Enter or its key: choose   Esc: leave")

    def __init__(self, bench: Bench, title: Message, page: Page) -> None:
        """Take the question, and what makes the lines to choose from."""
        super().__init__(bench, title)
        self._page = page

    def body(self) -> ComposeResult:
        """Lay out the lines."""
        yield Sheet(picks=True, id="choices")

    def retell(self) -> None:
        """Say everything in the language of now."""
        super().retell()
        self.query_one(Sheet).show(self._page(self.bench))

    def on_sheet_asked(self, event: Sheet.Asked) -> None:
        """Answer with what was chosen."""
        event.stop()
        self.dismiss(event.wish)

    def on_key(self, event: events.Key) -> None:
        """Answer with the line whose key was pressed."""
        wish = wish_by(event, self.query_one(Sheet))
        if wish:
            event.stop()
            self.dismiss(wish)


NO: Message = say("No, leave it as it is")


class Confirm(Choose):
    """Asks whether to do what can't simply be undone; its answer is `YES`, or anything else for no.

    No stands first, so that a hasty `Enter` changes nothing.
    """

    def __init__(
        self, bench: Bench, title: Message, yes: Message, no: Message = NO, before: Page = lambda _: ()
    ) -> None:
        """Take the question, what yes and no would do, and what is to be read before."""

        def page(bench: Bench) -> list[Block]:
            return [*before(bench), _by_its_letter(bench, no, "n"), _by_its_letter(bench, yes, YES)]

        super().__init__(bench, title, page)


def _by_its_letter(bench: Bench, text: Message, wish: str) -> Block:
    """Offer an answer by the letter that it begins with in the language of now."""
    told = bench.tell(text)
    return choice(told[0].lower(), said(told), wish)


class Leaving(Confirm):
    """Asks whether to close the program although something would be lost."""

    def __init__(self, bench: Bench, *, kept: bool) -> None:
        """Take whether what is typed is kept; where it is, it is about the report that is being made."""
        typed = say(
            "What you typed can't be kept anywhere: the disk is full, or read-only. Close the program and lose it?"
        )
        report = say("The gap report is still being made. Close the program without it?")
        super().__init__(bench, report if kept else typed, say("Yes, close it"))


class Reading(Dialog[None]):
    """Shows a text."""

    KEYS = say("↑ ↓ PgUp PgDn: read   Esc: go on")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "roll(-1)", "Up", show=False, id="text-up", tooltip="The line above"),
        Binding("down,j", "roll(1)", "Down", show=False, id="text-down", tooltip="The line below"),
        Binding("home", "edge(-1)", "First", show=False, id="text-first", tooltip="The beginning"),
        Binding("end", "edge(1)", "Last", show=False, id="text-last", tooltip="The end"),
    ]

    def __init__(self, bench: Bench, title: Message, page: Page, *, begin: str = "") -> None:
        """Take its title, and what makes it; `begin` is the mark of the block to begin with, empty for the top."""
        super().__init__(bench, title)
        self._page = page
        self._begin = begin
        self.add_class("tall")

    def on_mount(self) -> None:
        """Begin where it was asked for, once all is laid out."""
        self.once_laid_out(self._lead)

    def action_roll(self, way: int) -> None:
        """Go on or back by a line."""
        self.query_one(Sheet).scroll_relative(y=way, animate=False)

    def action_edge(self, side: int) -> None:
        """Go to the beginning or the end."""
        sheet = self.query_one(Sheet)
        sheet.lead_to(0 if side < 0 else len(sheet.blocks) - 1)

    def _lead(self) -> None:
        sheet = self.query_one(Sheet)
        place = next((n for n, block in enumerate(sheet.blocks) if self._begin and block.made.mark == self._begin), 0)
        sheet.lead_to(place)

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Sheet(id="text")

    def retell(self) -> None:
        """Say it in the language of now."""
        super().retell()
        self.query_one(Sheet).show(self._page(self.bench))


class Help(Reading):
    """Explains what is behind it."""


class Colours(Choose):
    """Lets the colours be chosen."""
