"""Two versions side by side, to decide between them field by field or as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from assess.domain.data import Data
from assess.domain.message import count, say
from assess.domain.versions import versions_of
from assess.records import replace
from assess.tui.dialogs.dialog import Dialog, wish_by
from assess.tui.dialogs.form import Form
from assess.tui.keys import SUBMIT, bound
from assess.tui.pages.asking.another_version import another_version
from assess.tui.pages.asking.fields import Values
from assess.tui.pages.versions import versions_page
from assess.tui.widgets.sheet import Sheet
from assess.tui.work.bench import Bench
from assess.workflow.deciding import decide, keep_both


class SideBySide(Dialog[bool]):
    """Has what was chosen recorded; its answer is `True` once that is done."""

    KEYS = say("↑ ↓ line   ← → choose   1 2 whole version   ^S: keep   Esc: decide later")
    BINDINGS: ClassVar[list[BindingType]] = [
        *bound(SUBMIT),
        Binding("left", "turn(-1)", "Left", show=False, id="versions-left", tooltip="Chooses the version on the left"),
        Binding("right", "turn(1)", "Right", show=False, id="versions-right", tooltip="Chooses the one on the right"),
    ]

    def __init__(self, bench: Bench, subject: str, attempt: Callable[[Callable[[], object]], bool]) -> None:
        """Take the subject that exists in several versions, and what records a choice if it can."""
        self._versions = versions_of(bench.assessment, subject)
        super().__init__(bench, count(len(self._versions.sides), "{n} version", "{n} versions: which one holds?"))
        self._attempt = attempt
        self.add_class("tall", "broad")

    def body(self) -> ComposeResult:
        """Lay out the versions."""
        yield Sheet(picks=True, id="text")

    def retell(self) -> None:
        """Say everything in the language of now; what is chosen stays."""
        super().retell()
        self.once_laid_out(self._show)

    def on_resize(self) -> None:
        """Fit the columns to the width."""
        self.once_laid_out(self._show)

    def on_sheet_asked(self, event: Sheet.Asked) -> None:
        """Do what a line or a click asks for."""
        event.stop()
        self._do(event.wish)

    def on_key(self, event: events.Key) -> None:
        """Take a version whole by its number, write another, or keep both."""
        wish = wish_by(event, self.query_one(Sheet))
        if wish:
            event.stop()
            self._do(wish)

    def _do(self, wish: str) -> None:
        what, _, which = wish.partition(":")
        if what == "turn":
            self._turn_on(which)
        elif what == "pick":
            number, _, name = which.partition(":")
            self._pick({name: int(number)})
        elif what == "side":
            self._pick(self._versions.picking(int(which)))
        else:
            {"keep": self.action_submit, "write": self._write, "both": self._both}[what]()

    def action_turn(self, step: int) -> None:
        """Choose the version beside the chosen one in the line under the cursor; the first time, the outermost."""
        what, _, name = self.query_one(Sheet).wish.partition(":")
        if what == "turn":
            last = len(self._versions.sides) - 1
            was = self._versions.picks.get(name, 0 if step < 0 else last)
            self._pick({name: min(last, max(0, was + step))})

    def _turn_on(self, name: str) -> None:
        """Choose the next version in a line, and after the last one the first."""
        was = self._versions.picks.get(name, -1)
        self._pick({name: (was + 1) % len(self._versions.sides)})

    def action_submit(self) -> None:
        """Answer with what is chosen; where something is still to be decided, go there."""
        if self._versions.open and not (self._versions.removed and self._versions.picks):
            self.query_one(Sheet).point(f"turn:{self._versions.open[0]}")
        else:
            self._keep(lambda: self._decide(self._versions.chosen))

    def _pick(self, picks: Mapping[str, int]) -> None:
        self._versions = replace(self._versions, picks={**self._versions.picks, **picks})
        self._show()

    def _write(self) -> None:
        fields, make = another_version(
            self.bench, self._versions.subject, self._versions.chosen or self._versions.merged
        )

        def record(has: Values) -> bool:
            return self._attempt(lambda: self._decide(make(has)))

        name = f"another version of {self._versions.subject}"
        self.app.push_screen(Form(self.bench, say("Another version"), fields, name, record), self._written)

    def _written(self, recorded: bool | None) -> None:  # noqa: FBT001 - a form's answer
        if recorded:
            self.dismiss(recorded)

    def _both(self) -> None:
        one, other = (side.body or {} for side in self._versions.sides[:2])
        self._keep(lambda: keep_both(self.bench.session, self._versions.subject, one, other))

    def _decide(self, body: Data | None) -> None:
        """Record what holds; `None` where the removal was chosen."""
        decide(self.bench.session, self._versions.subject, body)

    def _keep(self, record: Callable[[], object]) -> None:
        if self._attempt(record):
            self.dismiss(True)  # noqa: FBT003 - the answer

    def _show(self) -> None:
        sheet = self.query_one(Sheet)
        sheet.show(versions_page(self.bench, self._versions, sheet.scrollable_content_region.width))
