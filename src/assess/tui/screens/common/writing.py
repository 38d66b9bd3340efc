"""A longer text that keeps itself as one types, and never disappears unkept: a comment, the remarks of the state.

It is recorded whenever one pauses. What is typed without a pause is kept as a draft meanwhile; who is interrupted by a
power cut finds the text open again, with the sentence in it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from assess.domain.errors import AssessError
from assess.domain.message import Message
from assess.tui.drawing.text import NOTHING, said
from assess.tui.keys import SUBMIT, bound
from assess.tui.pages.asking.fields import taken_up
from assess.tui.screens.common.place import Place
from assess.tui.widgets.key_names import KeyNames
from assess.tui.widgets.topbar import SAVED, TYPING, UNSAVED, TopBar
from assess.tui.work.bench import Bench
from assess.tui.work.drafting import Drafting
from assess.tui.work.together import together

if TYPE_CHECKING:
    from textual.widgets import TextArea

    from assess.tui.widgets.editor import Editor

PAUSE = 0.8
"""Seconds without a key after which what is typed is recorded."""


class Writing(Place):
    """Opens, keeps and closes a text. Which texts there are, and where they are kept, is the matter of the places."""

    BINDINGS: ClassVar[list[BindingType]] = bound(SUBMIT)

    TEXT = ""
    """The name by which the draft of its texts is found: one is written at a time."""

    def __init__(self, bench: Bench) -> None:
        """Begin with no text open."""
        super().__init__(bench)
        self.writing = ""
        """What the open text is about; empty for none."""
        self._base = ""
        """The open text as it was recorded when it last stood here: what is typed since is to be recorded."""
        self._taken_up = ""
        """When what the open text begins with was half typed; empty where it begins as it is recorded."""
        self._typed = 0
        """How often something was typed: whoever has typed again meanwhile has not paused."""

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

    def lead_to_text(self, about: str) -> bool:
        """Go to where a text is written, and tell whether it can be."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave all keys to the text while it is open, but those that close it."""
        if action == "submit":
            return bool(self.writing)
        if self.writing and action != "back":
            return False
        return super().check_action(action, parameters)

    def action_submit(self) -> None:
        """Close the text, as one closes a form: it is recorded as it is."""
        self.close_text()

    # --- writing -----------------------------------------------------------------------------------------------------

    def panel(self) -> ComposeResult:
        """Lay out the field, as long as it is closed."""
        with Vertical(id="writing"):
            yield KeyNames(id="about")

    async def open_text(self, about: str) -> None:
        """Open the text about something."""
        from assess.tui.widgets.editor import Editor

        panel = self.query_one("#writing", Vertical)
        for before in panel.query(Editor):
            await before.remove()
        self.writing, self._base = about, self.kept_text(about)
        text = self._half_typed(about)
        self.tell_about()
        editor = Editor(text, id="written")
        await panel.mount(editor)
        editor.move_cursor(editor.document.end)
        panel.display = True
        editor.focus()
        self.refresh_bindings()
        if self._taken_up:
            self._take_over()
            self._changed()

    def _half_typed(self, about: str) -> str:
        """Give the text to begin with: what was half typed of it and never recorded, or what is recorded."""
        found, self._taken_up = self._drafting.found, ""
        if found is None or found.typed.get("about") != about or "text" not in found.typed:
            return self.kept_text(about)
        if found.typed["text"].strip() != self.kept_text(about):
            self._taken_up = found.at
        self._base = found.typed.get("was", self._base)
        return found.typed["text"]

    async def take_up(self) -> None:
        """Go on with what was being typed when the program was ended from outside, where anything was."""
        found = self._drafting.found
        about = found.typed.get("about", "") if found and "text" in found.typed else ""
        if about and not self.bench.assessment.sealed and self.lead_to_text(about):
            await self.open_text(about)

    @cached_property
    def _drafting(self) -> Drafting:
        return Drafting(self.bench, self.TEXT)

    @property
    def editor(self) -> Editor:
        """The field of the open text."""
        from assess.tui.widgets.editor import Editor

        return self.query_one("#written", Editor)

    def retell(self) -> None:
        """Say everything again, and what others made of the open text."""
        super().retell()
        self._take_over()

    def _take_over(self) -> None:
        """Show what others made of the open text since it last stood here; what was typed here stays in it."""
        if not self.writing or (kept := self.kept_text(self.writing)) == self._base:
            return
        editor, base, self._base = self.editor, self._base, kept
        at_end, place = editor.cursor_at_end_of_text, editor.cursor_location
        editor.text = together(base, kept, editor.text)
        editor.move_cursor(editor.document.end if at_end else min(place, editor.document.end))

    def tell_about(self) -> None:
        """Say what the open text is about; nothing where none is open."""
        if self.writing:
            taken = said(taken_up(self.bench, self._taken_up), "$accent") if self._taken_up else NOTHING
            self.query_one(KeyNames).tell(self.bench.tell(self.text_title(self.writing)), "bold", below=taken)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Say that something is not yet kept, and keep it after a short pause."""
        event.stop()
        if self.writing and event.text_area.text != self.kept_text(self.writing):
            self._changed()

    def _changed(self) -> None:
        self.query_one(TopBar).tell(TYPING)
        self._typed += 1
        typed = self._typed
        self.set_timer(PAUSE, lambda: self._pause(typed))
        self._drafting.keep_soon(self, self._unrecorded)

    def _unrecorded(self) -> dict[str, str]:
        """Give the open text as a draft; nothing where it is recorded as it stands, or none is open."""
        if not self.writing or self.editor.text.strip() == self.kept_text(self.writing):
            return {}
        return {"about": self.writing, "text": self.editor.text, "was": self._base}

    def _pause(self, typed: int) -> None:
        if typed == self._typed and self.writing:
            self._keep_text(quietly=True)

    def keep_typed(self) -> bool:
        """Record the text that is half typed; where that can't be done, keep it as a draft. Tell whether it is kept."""
        return not self.writing or self._keep_text(quietly=True) or self._drafting.keep_now(self._unrecorded())

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
        if self.editor.text.strip() == self._base:
            self.query_one(TopBar).tell(SAVED)
        elif not quietly:
            if not self.attempt(self._record):
                return False
        else:
            try:
                self._record()
            except AssessError:
                self.query_one(TopBar).tell(UNSAVED)
                return False
            self.query_one(TopBar).tell(SAVED)
        self._drafting.drop()
        return True

    def _record(self) -> None:
        """Record the open text, together with what others made of it. Raises `AssessError` where that can't be done."""
        self.bench.session.refresh()
        self._take_over()
        self.record_text(self.writing, self.editor.text)
        self._base = self.kept_text(self.writing)
