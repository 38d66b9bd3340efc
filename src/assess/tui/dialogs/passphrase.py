"""The passphrase of the signing key, asked for where something is signed. It is shown nowhere, and never kept."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from assess.domain.errors import AssessError
from assess.tui.dialogs.dialog import Dialog
from assess.tui.drawing.text import NOTHING, said
from assess.tui.widgets.fields import Entry
from assess.tui.widgets.key_names import KeyNames
from assess.tui.work.bench import Bench


class Passphrase(Dialog[bool]):
    """Opens the signing key; its answer is `True` once that is done."""

    def __init__(self, bench: Bench) -> None:
        """Begin with nothing typed."""
        super().__init__(bench)
        self._fault: AssessError | None = None
        """Why the key was not opened by what was typed last; `None` for the first time."""

    def body(self) -> ComposeResult:
        """Lay out the field, and room for what is wrong with it."""
        yield Entry(id="typed", hidden=True)
        yield Static(NOTHING, id="fault")
        yield KeyNames(id="keys")

    def retell(self) -> None:
        """Say everything in the language of now."""
        words, fault = self.bench.words, self._fault
        self.query_one("#caption", Static).update(said(words.say("Passphrase of your signing key"), "bold"))
        shown = self.query_one("#fault", Static)
        shown.display = fault is not None
        shown.update(NOTHING if fault is None else said(self.bench.tell(fault.message), "bold $warning"))
        keys = words.say("Enter: sign   Esc: leave it unsigned")
        self.query_one(KeyNames).tell(keys)

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
