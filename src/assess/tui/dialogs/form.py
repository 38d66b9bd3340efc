"""A form: a few labelled fields, checked together, answered as a whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from assess.domain.message import Message, say
from assess.tui.bench import Bench
from assess.tui.dialogs.dialog import Dialog
from assess.tui.keys import SUBMIT, bound
from assess.tui.text import NOTHING, drawn, joined, link, said, spaced
from assess.tui.widgets.fields import Choices, Entry

if TYPE_CHECKING:
    from assess.tui.widgets.editor import Editor

Check = Callable[[str], Message | None]
"""Says what is wrong with what was typed; `None` where nothing is."""


def anything(_: str) -> Message | None:
    """Accept whatever was typed."""
    return None


def needed(text: str) -> Message | None:
    """Refuse an empty field."""
    return None if text.strip() else say("Please fill this in.")


@dataclass(frozen=True)
class Field:
    """One field of a form."""

    id: str
    label: Message
    value: str = ""
    options: Sequence[tuple[str, Message | str]] = ()
    """What can be chosen, with its name; empty for a field to type in."""
    hint: Message | None = None
    """What to type; shown below the field."""
    check: Check = anything
    long: bool = False
    """Whether it takes several lines."""


class Form(Dialog[Mapping[str, str]]):
    """Answers with what each field holds, by its id."""

    BINDINGS: ClassVar[list[BindingType]] = bound(SUBMIT)

    def __init__(self, bench: Bench, title: Message, fields: Sequence[Field]) -> None:
        """Take the title and the fields."""
        super().__init__(bench)
        self._title = title
        self._fields = list(fields)
        self._leaving = False
        self.add_class("tall")

    def body(self) -> ComposeResult:
        """Lay out label, field and hint, one after the other."""
        with VerticalScroll(id="fields", can_focus=False):
            for field in self._fields:
                yield Static(NOTHING, id=f"label-{field.id}", classes="label")
                yield self._widget(field)
                yield Static(NOTHING, id=f"hint-{field.id}", classes="hint")
        yield Static(NOTHING, id="keys")

    def _widget(self, field: Field) -> Widget:
        if field.options:
            return Choices(self._options(field), field.value, id=field.id)
        if field.long:
            from assess.tui.widgets.editor import Editor

            return Editor(field.value, id=field.id)
        return Entry(field.value, id=field.id)

    def on_mount(self) -> None:
        """Begin with the first field."""
        super().on_mount()
        self.query_one(f"#{self._fields[0].id}").focus()

    def retell(self) -> None:
        """Say everything in the language of now; what is typed stays."""
        self.query_one("#caption", Static).update(said(self.bench.tell(self._title), "bold"))
        for field in self._fields:
            self.query_one(f"#label-{field.id}", Static).update(said(self.bench.tell(field.label), "bold"))
            self._hint(field, field.hint, "$secondary")
            if field.options:
                self.query_one(f"#{field.id}", Choices).rename(self._options(field))
        self._keys()

    def on_input_submitted(self, event: Entry.Submitted) -> None:
        """Go on to the next field; from the last one, submit."""
        event.stop()
        if event.input.id == self._fields[-1].id:
            self.action_submit()
        else:
            self.focus_next()

    def on_click(self, event: events.Click) -> None:
        """Do what was clicked in the last line."""
        wish = event.style.meta.get("wish")
        if wish == "submit":
            self.action_submit()
        elif wish == "back":
            self.action_back()

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
        else:
            self.dismiss(values)

    def action_back(self) -> None:
        """Leave; where something was typed, only when asked twice."""
        typed = self._values() != {field.id: self._first(field) for field in self._fields}
        if typed and not self._leaving:
            self._leaving = True
            text = self.bench.words.say("Esc again: leave without saving what was typed.   ^S: save")
            self.query_one("#keys", Static).update(said(text, "bold $warning"))
        else:
            self.dismiss(None)

    def on_input_changed(self) -> None:
        """Forget that one wanted to leave once typing goes on."""
        self._stay()

    def on_text_area_changed(self) -> None:
        """Forget it in a field of several lines too."""
        self._stay()

    def _stay(self) -> None:
        if self._leaving:
            self._leaving = False
            self._keys()

    def _keys(self) -> None:
        offers = (("^S", say("Save"), "submit"), ("Esc", say("Leave"), "back"))
        parts = [
            link(joined(drawn(key, "bold $accent"), drawn(" "), said(self.bench.tell(name))), wish)
            for key, name, wish in offers
        ]
        words, long = self.bench.words, any(field.long for field in self._fields)
        how = said(words.say("Tab: next field") if long else words.say("Tab or Enter: next field"), "$secondary")
        self.query_one("#keys", Static).update(spaced([*parts, how], "   "))

    def _hint(self, field: Field, message: Message | None, style: str) -> None:
        hint = self.query_one(f"#hint-{field.id}", Static)
        hint.display = message is not None
        hint.update(NOTHING if message is None else said(self.bench.tell(message), style))

    def _values(self) -> dict[str, str]:
        return {field.id: self._value(field) for field in self._fields}

    def _value(self, field: Field) -> str:
        widget = self.query_one(f"#{field.id}")
        if isinstance(widget, Choices):
            return widget.value
        return widget.value.strip() if isinstance(widget, Entry) else cast("Editor", widget).text.strip()

    def _first(self, field: Field) -> str:
        values = [value for value, _ in field.options]
        return field.value if not values or field.value in values else values[0]

    def _options(self, field: Field) -> list[tuple[str, str]]:
        return [(value, self.bench.tell(name) if isinstance(name, Message) else name) for value, name in field.options]
