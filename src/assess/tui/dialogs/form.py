"""A form: a few labelled fields, checked together, recorded as a whole or not at all.

What is half typed in it is kept as a draft: whoever leaves it, or is left by the power, finds it there again. Only what
was recorded or deliberately thrown away is gone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from assess.domain.message import Message, say
from assess.tui.dialogs.dialog import Dialog
from assess.tui.drawing.text import NOTHING, said
from assess.tui.keys import ANEW, SUBMIT, bound
from assess.tui.pages.asking.fields import Field, Values, taken_up
from assess.tui.widgets.fields import Choices, Entry
from assess.tui.widgets.key_names import KeyNames
from assess.tui.work.bench import Bench
from assess.tui.work.drafting import Drafting

if TYPE_CHECKING:
    from assess.tui.widgets.editor import Editor

FEW = 4
"""Fields for which a form is no taller than they need."""

Record = Callable[[Values], bool]
"""Records what the fields hold, by their ids, and tells whether that could be done; where not, the form stays."""


class Form(Dialog[bool]):
    """Has what its fields hold recorded; its answer is `True` once that is done."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bound(SUBMIT, ANEW)

    def __init__(self, bench: Bench, title: Message, fields: Sequence[Field], name: str, record: Record) -> None:
        """Take the title, the fields, the name that its draft is found by, and what records it."""
        super().__init__(bench, title)
        self._fields = list(fields)
        self._record = record
        self._drafting = Drafting(bench, name)
        self._asked = ""
        """What was asked for and is done when asked again, as an action; empty for nothing."""
        self.add_class("tall")
        self.set_class([field.long for field in self._fields] == [True], "sole")
        self.set_class(len(self._fields) <= FEW and not any(field.long for field in self._fields), "few")

    def body(self) -> ComposeResult:
        """Lay out label, field and hint, one after the other."""
        yield Static(NOTHING, id="taken-up")
        with VerticalScroll(id="fields", can_focus=False):
            for field in self._fields:
                yield Static(NOTHING, id=f"label-{field.id}", classes="label")
                yield self._widget(field)
                yield Static(NOTHING, id=f"hint-{field.id}", classes="hint")

    def _widget(self, field: Field) -> Widget:
        if field.options:
            return Choices(self._options(field), self._begun(field), id=field.id)
        if field.long:
            from assess.tui.widgets.editor import Editor

            return Editor(self._begun(field), id=field.id)
        return Entry(self._begun(field), id=field.id)

    def on_mount(self) -> None:
        """Begin with the first field."""
        self.query_one(f"#{self._fields[0].id}").focus(scroll_visible=False)

    def retell(self) -> None:
        """Say everything in the language of now; what is typed stays."""
        super().retell()
        for field in self._fields:
            self.query_one(f"#label-{field.id}", Static).update(said(self.bench.tell(field.label), "bold"))
            self._hint(field, field.hint, "$secondary")
            if field.options:
                self.query_one(f"#{field.id}", Choices).rename(self._options(field))
        self._tell_draft()

    def on_input_submitted(self, event: Entry.Submitted) -> None:
        """Go on to the next field; from the last one, submit."""
        event.stop()
        if event.input.id == self._fields[-1].id:
            self.action_submit()
        else:
            self.focus_next()

    def action_submit(self) -> None:
        """Check the fields and answer, or say at each what is wrong and go to the first."""
        values = self._values()
        wrong = [(field, fault) for field in self._fields if (fault := field.check(values[field.id]))]
        for field in self._fields:
            self._hint(field, field.hint, "$secondary")
        for field, fault in wrong:
            self._hint(field, fault, "bold $warning")
        if wrong:
            self.query_one(f"#{wrong[0][0].id}").focus()
        elif self._record(values):
            self._drafting.drop()
            self.dismiss(True)  # noqa: FBT003 - the answer

    def action_back(self) -> None:
        """Leave; what was typed is kept. Where it can't be, only when asked twice."""
        words, typed, found = self.bench.words, self._typed(), self._drafting.found
        if self.keep_typed():
            if typed and not (found and typed == found.typed):
                self.notify(words.say("What you typed is kept: it is here when you open this again."))
            self.dismiss(None)
        elif self._again("back", words.say("The draft can't be kept. Esc again: leave without it.   ^S: save")):
            self.dismiss(None)

    def action_anew(self) -> None:
        """Throw away what was typed, when asked twice."""
        text = self.bench.words.say("^N again: discard what was typed here.   Esc: leave, it is kept")
        if self._typed() and self._again("anew", text):
            self._drafting.drop()
            for field in self._fields:
                self._blank(field).value = self._first(field)
            self._tell_draft()
            self.query_one(f"#{self._fields[0].id}").focus()

    def _again(self, action: str, warning: str) -> bool:
        """Tell whether an action is asked for the second time; the first time, warn."""
        again, self._asked = self._asked == action, "" if self._asked == action else action
        if not again:
            self.query_one(KeyNames).tell(warning, "bold $warning")
        return again

    # --- the draft ---------------------------------------------------------------------------------------------------

    def on_input_changed(self) -> None:
        """Keep what is typed, in a moment."""
        self._changed()

    def on_text_area_changed(self) -> None:
        """Keep what is typed in a field of several lines too."""
        self._changed()

    def on_choices_changed(self) -> None:
        """Keep what was chosen."""
        self._changed()

    def _changed(self) -> None:
        self._asked = ""
        self.tell_keys()
        self._drafting.keep_soon(self, self._typed)

    def keep_typed(self) -> bool:
        """Keep what is typed before one leaves, and tell whether it is kept; nothing typed is kept as it is."""
        return self._drafting.keep_now(self._typed())

    def _typed(self) -> dict[str, str]:
        """Give what differs from what the form began with."""
        values = self._values()
        return {field.id: values[field.id] for field in self._fields if values[field.id] != self._first(field).strip()}

    def _begun(self, field: Field) -> str:
        """Give what a field begins with: what the draft has of it, or its own value."""
        draft = self._drafting.found
        typed = draft.typed.get(field.id, field.value) if draft else field.value
        return typed if not field.options or typed in {value for value, _ in field.options} else field.value

    def _tell_draft(self) -> None:
        """Say from when that is what the form begins with, where it was half typed."""
        draft, taken = self._drafting.found, self.query_one("#taken-up", Static)
        taken.display = draft is not None
        if draft:
            taken.update(said(taken_up(self.bench, draft.at), "$accent"))

    def tell_keys(self) -> None:
        """Say what its keys do now: some only where something is typed, or where there is more than one field."""
        typed, alone = bool(self._typed()), len(self._fields) == 1 and not self._fields[0].long
        offers = [
            ("Enter" if alone else "^S", say("Save")),
            ("Esc", say("Leave as a draft") if typed else say("Leave")),
        ]
        if typed:
            offers.append(("^N", ANEW.label))
        if len(self._fields) > 1:
            offers.append(("Tab", say("Next field")))
        self.query_one(KeyNames).offer([(key, self.bench.tell(does)) for key, does in offers])

    def _hint(self, field: Field, message: Message | None, style: str) -> None:
        hint = self.query_one(f"#hint-{field.id}", Static)
        hint.display = message is not None
        hint.update(NOTHING if message is None else said(self.bench.tell(message), style))

    def _values(self) -> dict[str, str]:
        return {field.id: self._blank(field).value.strip() for field in self._fields}

    def _blank(self, field: Field) -> Choices | Entry | Editor:
        """Give what a field is filled in on."""
        return cast("Choices | Entry | Editor", self.query_one(f"#{field.id}"))

    def _first(self, field: Field) -> str:
        """Give what a field begins with where there is no draft."""
        values = [value for value, _ in field.options] or [field.value]
        return field.value if field.value in values else values[0]

    def _options(self, field: Field) -> list[tuple[str, str]]:
        return [(value, self.bench.tell(name)) for value, name in field.options]
