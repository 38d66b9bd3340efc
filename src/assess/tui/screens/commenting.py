"""The comment on the question one is at: it keeps itself as one types, and never disappears unkept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from assess.domain.errors import AssessError
from assess.domain.guideline import Indicator
from assess.domain.response import Response
from assess.tui.bench import Bench
from assess.tui.screens.place import Place
from assess.tui.text import said
from assess.tui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from textual.widgets import TextArea

    from assess.tui.widgets.editor import Editor

PAUSE = 0.8
"""Seconds without a key after which what is typed is recorded."""


class Commenting(Place):
    """Opens, keeps and closes a comment. Which question it is about is the matter of `Walk`."""

    def __init__(self, bench: Bench) -> None:
        """Begin with no comment open."""
        super().__init__(bench)
        self.commented = ""
        """The indicator whose comment is open; empty for none."""
        self._typed = 0

    # --- for the walk to fill in -------------------------------------------------------------------------------------

    @property
    def indicator(self) -> Indicator:
        """The indicator one is at."""
        raise NotImplementedError

    def show_answer(self) -> None:
        """Show how the question one is at stands now."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave all keys to the comment while it is open, but the one that closes it."""
        if self.commented and action != "back":
            return False
        return super().check_action(action, parameters)

    # --- commenting --------------------------------------------------------------------------------------------------

    @property
    def response(self) -> Response:
        """What stands for the question one is at."""
        return self.response_to(self.indicator.ref)

    def response_to(self, ref: str) -> Response:
        """What stands for an indicator."""
        return self.bench.assessment.response(ref)

    async def action_comment(self) -> None:
        """Open the comment of the question one is at."""
        from assess.tui.widgets.editor import Editor

        panel = self.query_one("#commenting", Vertical)
        for before in panel.query(Editor):
            await before.remove()
        self.commented = self.indicator.ref
        self.tell_about()
        editor = Editor(self.response.comment, id="comment")
        await panel.mount(editor)
        editor.move_cursor(editor.document.end)
        panel.display = True
        editor.focus()
        self.refresh_bindings()

    @property
    def editor(self) -> Editor:
        """The field of the open comment."""
        from assess.tui.widgets.editor import Editor

        return self.query_one("#comment", Editor)

    def tell_about(self) -> None:
        """Say what the open comment is about."""
        text = self.bench.words.say("Comment on {ref}   Esc: done   It saves itself.", ref=self.commented)
        self.query_one("#about", Static).update(said(text, "bold"))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Say that something is not yet kept, and keep it after a short pause."""
        event.stop()
        if self.commented and event.text_area.text != self.response_to(self.commented).comment:
            self.query_one(TopBar).typing()
            self._typed += 1
            typed = self._typed
            self.set_timer(PAUSE, lambda: self._pause(typed))

    def _pause(self, typed: int) -> None:
        if typed == self._typed and self.commented:
            self._keep_comment(quietly=True)

    def keep_typed(self) -> None:
        """Record the comment that is half typed."""
        if self.commented:
            self._keep_comment(quietly=True)

    def close_comment(self) -> bool:
        """Record the comment and close its field; where it can't be recorded, it stays open."""
        if not self.commented:
            return True
        if not self._keep_comment(quietly=False):
            return False
        self.commented = ""
        self.query_one("#commenting").display = False
        self.show_answer()
        self.refresh_bindings()
        return True

    def _keep_comment(self, *, quietly: bool) -> bool:
        """Record what the field holds. Quietly, a failure is only marked: the next pause tries again."""
        ref, text = self.commented, self.editor.text
        if text.strip() == self.response_to(ref).comment:
            self.query_one(TopBar).saved()
            return True
        if not quietly:
            return self.attempt(lambda: self.bench.session.comment(ref, text))
        try:
            self.bench.session.comment(ref, text)
        except AssessError:
            self.query_one(TopBar).unsaved()
            return False
        self.query_one(TopBar).saved()
        return True
