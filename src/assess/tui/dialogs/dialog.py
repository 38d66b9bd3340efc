"""What all dialogs have: a frame with a title and a line of keys, what works everywhere, the language of the moment."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

from assess.domain.message import Message
from assess.tui.drawing.text import NOTHING, said
from assess.tui.keys import BACK, EVERYWHERE, bound
from assess.tui.painting.laid_out import LaidOut
from assess.tui.painting.painter import Painter
from assess.tui.widgets.key_names import KeyNames
from assess.tui.widgets.sheet import Sheet
from assess.tui.work.bench import Bench

Result = TypeVar("Result")


def wish_by(event: Key, sheet: Sheet) -> str:
    """Give what a key asks for on a sheet: its block's wish, or a wish of one letter; empty where it is for nothing."""
    pressed = {event.key, event.character} - {None, ""}
    return next((block.wish for block in sheet.blocks if pressed & {block.key, block.wish}), "")


class Dialog(LaidOut[Result | None], ModalScreen[Result | None], Generic[Result]):
    """A question. `None` is its answer where one leaves without deciding."""

    KEYS: ClassVar[Message]
    """What its keys do, for its last line."""

    BINDINGS: ClassVar[list[BindingType]] = bound(BACK, *(key for key in EVERYWHERE if key.id != "palette"))

    def __init__(self, bench: Bench, title: Message) -> None:
        """Take who speaks, and what is asked."""
        super().__init__()
        self._compositor = Painter()
        self.bench = bench
        self._title = title

    def compose(self) -> ComposeResult:
        """Put the body into the frame."""
        with Vertical(id="frame"):
            yield Static(NOTHING, id="caption")
            yield from self.body()
            yield KeyNames(id="keys")

    def body(self) -> ComposeResult:
        """Lay out what the dialog asks."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Say what it is about."""
        self.retell()

    def retell(self) -> None:
        """Say everything again, in the language of now. What is half typed stays."""
        self.query_one("#caption", Static).update(said(self.bench.tell(self._title), "bold"))
        self.tell_keys()

    def tell_keys(self) -> None:
        """Say what its keys do, in its last line."""
        self.query_one(KeyNames).tell(self.bench.tell(self.KEYS))

    def keep_typed(self) -> bool:
        """Keep what is half typed, and tell whether it is kept; most dialogs have nothing to keep."""
        return True

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Answer, once: what was asked for twice closes nothing else."""
        return super().dismiss(result) if self.is_current else AwaitComplete()

    def action_back(self) -> None:
        """Leave without deciding."""
        self.dismiss(None)
