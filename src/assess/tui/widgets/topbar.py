"""The lines at the top: what is open, in which language, whether all is saved; and the places one can go to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from assess.domain.message import say
from assess.tui.drawing.looks import STATES, Look
from assess.tui.drawing.text import NOTHING, cell, cut, drawn, joined, line, link, said, spaced
from assess.tui.keys import LEDGER_KEYS, PLACE_KEYS, Key, spelled
from assess.tui.widgets.oneline import OneLine
from assess.tui.work.bench import Bench

SAVED = Look("✓", say("saved"), "$success")
TYPING = Look("…", say("typing …"), "$accent")
UNSAVED = Look("!", say("NOT SAVED"), "bold $error")
"""Whether all that is shown is kept; or something typed is not yet, or could not be."""

NEEDED = (80, 24)
"""Columns and lines from which everything is comfortable."""

BETWEEN = "  "
"""What stands between two things that are told of what is open."""

MORE = "more"
"""What is asked for by a click on the end of a line that is too short for all places."""


class TopBar(Widget):
    """Says where one is. `place` is the one that is shown."""

    DEFAULT_CSS = """
    TopBar { dock: top; height: 2; background: $panel; color: $foreground; }
    TopBar OneLine { width: 100%; }
    TopBar #places { background: $surface; }
    """

    @dataclass
    class Going(Message):
        """A place was clicked."""

        place: str

    def __init__(self, bench: Bench, place: str) -> None:
        """Take what it tells about."""
        super().__init__()
        self._bench = bench
        self._place = place
        self._state = SAVED
        self._told: object = None
        """The state that was last told, and the minute of the last record; `None` before the first time."""
        self._told_in: Size | None = None
        """The size for which everything was last said; `None` before the first time."""

    def compose(self) -> ComposeResult:
        """Lay out its two lines."""
        yield OneLine(id="identity")
        if self._bench.occupied:
            yield OneLine(id="places")

    def on_mount(self) -> None:
        """Take no line for places where there is none to go to."""
        if not self._bench.occupied:
            self.styles.height = 1

    def on_resize(self) -> None:
        """Fit the lines to the width."""
        if self.size != self._told_in:
            self.retell()

    def retell(self) -> None:
        """Say everything again."""
        self._told_in = self.size
        self._identify()
        if self._bench.occupied:
            small = self.app.size.width < NEEDED[0] or self.app.size.height < NEEDED[1]
            self.query_one("#places", OneLine).tell(self._needed() if small else self._places())

    def _identify(self) -> None:
        if not self._bench.occupied:
            self._show(drawn("assess", "bold"), said(self._bench.words.say("Self-assessments"), "$secondary"))
            return
        opening = self._bench.assessment.opening
        state, country = STATES[opening.state], self._bench.words.country(opening.country)
        name = line(self._bench.assessment.id, "bold")
        told = spaced((
            joined(state.mark(), drawn(" "), said(self._bench.tell(state.word))),
            said(self._bench.words.say("INVENTED") if opening.invented else "", "bold $warning"),
        ))  # fmt: skip
        about = line(f"{country} {opening.cycle} {opening.unit}".strip(), "$secondary")
        room = self._room() - name.cell_length - told.cell_length - 2 * len(BETWEEN)
        self._show(name, cut(about, room) if room > 1 else NOTHING, told)

    def tell(self, state: Look) -> None:
        """Say whether what is shown is kept, and since when."""
        told = (state, self._last_at()[:16])  # the minute
        if told != self._told:
            self._state, self._told = state, told
            self._identify()

    def on_click(self, event: events.Click) -> None:
        """Ask to go to the place that was clicked."""
        wish = event.style.meta.get("wish")
        if wish:
            self.post_message(self.Going(str(wish)))

    def _last_at(self) -> str:
        """Tell when something was last recorded, UTC; empty where no assessment is open."""
        return self._bench.assessment.history.revisions[-1].at if self._bench.occupied else ""

    def _show(self, *parts: Content) -> None:
        self.query_one("#identity", OneLine).tell(
            joined(cell(spaced(parts, BETWEEN), self._room()), drawn(" "), self._right())
        )

    def _room(self) -> int:
        """Count the columns left of what stands at the right."""
        return max(0, self.size.width - 2 - self._right().cell_length - 1)

    def _right(self) -> Content:
        language = link(said(self._bench.words.language.upper(), "underline"), "language")
        if not self._bench.occupied:
            return language
        state = self._state
        last = datetime.fromisoformat(self._last_at()).astimezone()
        text = self._bench.tell(state.word) + (f" {last:%H:%M}" if state is SAVED else "")
        return spaced((language, joined(state.mark(), drawn(" "), said(text, state.style))))

    def _needed(self) -> Content:
        text = self._bench.words.say(
            "{columns}×{lines} is small: {wide}×{high} shows everything.",
            columns=self.app.size.width,
            lines=self.app.size.height,
            wide=NEEDED[0],
            high=NEEDED[1],
        )
        return said(text, "$warning")

    def _places(self) -> Content:
        """Name the places that there is room for, the one that is shown in any case; the others are behind a sign."""
        wide = self.size.width >= 110  # noqa: PLR2004 - the columns that the names take with their keys
        room, between, tabs = self.size.width - 2, Content(" " if wide else ""), dict[str, Content]()
        keys, more = (*PLACE_KEYS, *LEDGER_KEYS), link(drawn(" ≡ ", "bold $accent"), MORE)
        if between.join([self._tab(key, wide=wide) for key in keys]).cell_length > room:
            room -= more.cell_length
        for key in sorted(keys, key=lambda each: each.id != self._place):
            tab = self._tab(key, wide=wide)
            if between.join([*tabs.values(), tab]).cell_length <= room:
                tabs[key.id] = tab
        named = between.join([tabs[key.id] for key in keys if key.id in tabs])
        return named if len(tabs) == len(keys) else joined(named, more)

    def _tab(self, key: Key, *, wide: bool) -> Content:
        here = key.id == self._place
        name = said(self._bench.tell(key.label), "bold reverse" if here else "")
        number = drawn(f"{spelled(key.keys)} " if wide else "", "$accent")
        mark = drawn("▸" if here else " ", "bold")
        return link(joined(mark, number, name), key.id)
