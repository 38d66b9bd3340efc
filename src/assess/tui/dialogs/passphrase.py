"""The passphrase of the signing key, asked for where something is signed. It is shown nowhere, and never kept."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from assess.domain.errors import AssessError
from assess.domain.message import say
from assess.tui.dialogs.dialog import Dialog
from assess.tui.drawing.text import NOTHING, said
from assess.tui.widgets.fields import Entry
from assess.tui.work.bench import Bench


class Passphrase(Dialog[bool]):
    """Opens the signing key; its answer is `True` once that is done."""

    KEYS = say("Enter: sign   Esc: leave it unsigned")

    def __init__(self, bench: Bench) -> None:
        """Begin with nothing typed."""
        super().__init__(bench, say("Passphrase of your signing key"))
        self._fault: AssessError | None = None
        """Why the key was not opened by what was typed last; `None` for the first time."""

    def body(self) -> ComposeResult:
        """Lay out the field, and room for what is wrong with it."""
        yield Entry(id="typed", hidden=True)
        yield Static(NOTHING, id="fault")

    def retell(self) -> None:
        """Say everything in the language of now."""
        super().retell()
        shown = self.query_one("#fault", Static)
        shown.display = self._fault is not None
        if self._fault:
            shown.update(said(self.bench.tell(self._fault.message), "bold $warning"))

    def on_input_submitted(self, event: Entry.Submitted) -> None:
        """Open the key, or say why that can't be done and ask again."""
        event.stop()
        try:
            self.bench.outbox.unlock(event.value)
        except AssessError as error:
            self._fault = error
            event.input.clear()
            self.retell()
        else:
            self.dismiss(True)  # noqa: FBT003 - the answer
