"""The last line of the screen: the keys that do something here, as many as there is room for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual import events
from textual.content import Content
from textual.screen import Screen

from assess.tui.drawing.text import NOTHING, cell, drawn, joined, link, said
from assess.tui.keys import LEVEL, TABLE, Key, key_of, spelled
from assess.tui.widgets.oneline import OneLine
from assess.tui.work.bench import Bench

ALWAYS = ("palette", "help")
"""What stands at the right end, whatever happens."""

NAMED = tuple((key, (1,) if key is LEVEL else ()) for key in TABLE.values() if key.shown)
"""The keys that are named where they do something, each with what it is asked about."""


class KeyLine(OneLine):
    """Names keys in the language that is spoken; each can be clicked."""

    DEFAULT_CSS = """
    KeyLine { dock: bottom; background: $panel; }
    """

    def __init__(self, bench: Bench, worth: Callable[[Key], bool]) -> None:
        """Take who speaks, and what tells whether a key that does something is worth naming just now."""
        super().__init__()
        self._bench = bench
        self._worth = worth
        self._placed = False
        self._told_of: object = None
        """What it was last put together for; `None` before the first time."""

    def on_mount(self) -> None:
        """Listen for keys that come and go."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def on_resize(self) -> None:
        """Use the room there is."""
        self._placed = True
        self.retell()

    def _changed(self, _: Screen[object]) -> None:
        if self._placed:
            self.retell()

    def retell(self) -> None:
        """Say everything again, where anything it depends on has changed."""
        if not self.size:
            return
        screen = self.screen
        can = [self._worth(key) and screen.check_action(key.action, about) for key, about in NAMED]
        told_of = (can, screen.focused, self._bench.words.language, self.size.width)
        if told_of != self._told_of:
            self._told_of = told_of
            self.tell(self._names(self._known()))

    def _known(self) -> dict[str, list[str]]:
        """Find the keys that do something here, by the id of what they do."""
        known: dict[str, list[str]] = {}
        for key, active in self.screen.active_bindings.items():
            its = key_of(active.binding.id or "")
            if its and active.enabled:
                known.setdefault(its.id, []).append(key)
        return known

    def _names(self, known: Mapping[str, list[str]]) -> Content:
        right = Content("  ").join([self._named(TABLE[each], known[each]) for each in ALWAYS if each in known])
        left, room = NOTHING, self.size.width - 2 - right.cell_length - 2
        for key_here in (key for key, _ in NAMED if key.id in known and self._worth(key)):
            named = self._named(key_here, known[key_here.id])
            if left.cell_length + named.cell_length + 2 <= room:
                left = joined(left, drawn("  ") if left.plain else NOTHING, named)
        return joined(cell(left, max(0, room)), drawn("  "), right)

    def _named(self, key: Key, keys: list[str]) -> Content:
        several = key is LEVEL and len(keys) > 1
        printed = f"{keys[0]}-{keys[-1]}" if several else spelled(keys[0])
        return link(joined(drawn(printed, "bold $accent"), drawn(" "), said(self._bench.tell(key.label))), key.id)

    async def on_click(self, event: events.Click) -> None:
        """Do what the clicked key does; a level can't be chosen here."""
        key = TABLE.get(event.style.meta.get("wish", ""))
        if key and key is not LEVEL:
            await self.screen.run_action(key.action)
