"""A longer text that keeps itself as one types, and never disappears unkept: a comment, the remarks of the state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from assess.domain.errors import AssessError
from assess.domain.message import Message
from assess.tui.bench import Bench
from assess.tui.screens.place import Place
from assess.tui.text import NOTHING, said
from assess.tui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from textual.widgets import TextArea

    from assess.tui.widgets.editor import Editor

PAUSE = 0.8
"""Seconds without a key after which what is typed is recorded."""


class Writing(Place):
    """Opens, keeps and closes a text. Which texts there are, and where they are kept, is the matter of the places."""

    def __init__(self, bench: Bench) -> None:
        """Begin with no text open."""
        super().__init__(bench)
        self.writing = ""
        """What the open text is about; empty for none."""
        self._typed = 0

    # --- for the places to fill in -----------------------------------------------------------------------------------

    def text_title(self, about: str) -> Message:
        """Say what a text is about, and how to leave it."""
        raise NotImplementedError

    def kept_text(self, about: str) -> str:
        """Give the text as it is recorded."""
        raise NotImplementedError

    def record_text(self, about: str, text: str) -> None:
        """Record the text. Raises `AssessError` where it can't be."""
        raise NotImplementedError

    def show_written(self) -> None:
        """Show what was written, once the text is closed."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave all keys to the text while it is open, but the one that closes it."""
        if self.writing and action != "back":
            return False
        return super().check_action(action, parameters)

    # --- writing -----------------------------------------------------------------------------------------------------

    def panel(self) -> ComposeResult:
        """Lay out the field, as long as it is closed."""
        with Vertical(id="writing"):
            yield Static(NOTHING, id="about")

    async def open_text(self, about: str) -> None:
        """Open the text about something."""
        from assess.tui.widgets.editor import Editor

        panel = self.query_one("#writing", Vertical)
        for before in panel.query(Editor):
            await before.remove()
        self.writing = about
        self.tell_about()
        editor = Editor(self.kept_text(about), id="written")
        await panel.mount(editor)
        editor.move_cursor(editor.document.end)
        panel.display = True
        editor.focus()
        self.refresh_bindings()

    @property
    def editor(self) -> Editor:
        """The field of the open text."""
        from assess.tui.widgets.editor import Editor

        return self.query_one("#written", Editor)

    def tell_about(self) -> None:
        """Say what the open text is about; nothing where none is open."""
        if self.writing:
            self.query_one("#about", Static).update(said(self.bench.tell(self.text_title(self.writing)), "bold"))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Say that something is not yet kept, and keep it after a short pause."""
        event.stop()
        if self.writing and event.text_area.text != self.kept_text(self.writing):
            self.query_one(TopBar).typing()
            self._typed += 1
            typed = self._typed
            self.set_timer(PAUSE, lambda: self._pause(typed))

    def _pause(self, typed: int) -> None:
        if typed == self._typed and self.writing:
            self._keep_text(quietly=True)

    def keep_typed(self) -> None:
        """Record the text that is half typed."""
        if self.writing:
            self._keep_text(quietly=True)

    def close_text(self) -> bool:
        """Record the text and close its field; where it can't be recorded, it stays open."""
        if not self.writing:
            return True
        if not self._keep_text(quietly=False):
            return False
        self.writing = ""
        self.query_one("#writing").display = False
        self.show_written()
        self.refresh_bindings()
        return True

    def _keep_text(self, *, quietly: bool) -> bool:
        """Record what the field holds. Quietly, a failure is only marked: the next pause tries again."""
        about, text = self.writing, self.editor.text
        if text.strip() == self.kept_text(about):
            self.query_one(TopBar).saved()
            return True
        if not quietly:
            return self.attempt(lambda: self.record_text(about, text))
        try:
            self.record_text(about, text)
        except AssessError:
            self.query_one(TopBar).unsaved()
            return False
        self.query_one(TopBar).saved()
        return True
