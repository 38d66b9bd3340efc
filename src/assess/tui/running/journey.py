"""The way from place to place: which screen is in front, and what is open on the bench."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from assess.domain.message import say
from assess.tui.dialogs.ask import Choose
from assess.tui.input.typing_ahead import TypingAhead
from assess.tui.pages.commands import places_page
from assess.tui.screens.common.listing import Listing
from assess.tui.screens.common.place import Place
from assess.tui.screens.places import HOME, place_for
from assess.tui.screens.walk import Walk
from assess.tui.widgets.topbar import MORE, TopBar
from assess.tui.work.bench import Bench

LIST = "list"
"""The mode of one who began with an assessment and went on to the list of them."""


class Journey(TypingAhead):
    """An app that answers the wishes of its places to go elsewhere."""

    def __init__(self, bench: Bench) -> None:
        """Take the bench that all places share."""
        self.bench = bench
        self._left = dict[str, str]()
        """The line under the cursor of each place, when it was last left."""
        super().__init__()

    def get_default_screen(self) -> Screen[Any]:
        """Begin with the questions of the open assessment, or with the list of assessments."""
        return Walk(self.bench) if self.bench.occupied else place_for(HOME, self.bench)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide the places of an assessment while none is open."""
        return self.bench.occupied if action == "go" else super().check_action(action, parameters)

    def action_go(self, place: str) -> None:
        """Go to a place of the open assessment; what is half typed here is kept first."""
        here = self.screen
        if not isinstance(here, Place) or place == here.PLACE:
            return
        here.keep_typed()
        if isinstance(here, Listing):
            self._left[here.PLACE] = here.list.wish
        if place == Walk.PLACE:
            self.pop_screen()
        elif isinstance(here, Walk):
            here.led_from = ""
            self.push_screen(self._place(place))
        else:
            self.switch_screen(self._place(place))

    def _place(self, id_: str) -> Place:
        """Make a place, with the cursor where it was when it was last left."""
        place = place_for(id_, self.bench)
        if isinstance(place, Listing):
            place.begin = self._left.get(id_, "")
        return place

    async def on_top_bar_going(self, event: TopBar.Going) -> None:
        """Go to what was clicked in the line at the top."""
        if event.place == MORE:
            self.push_screen(Choose(self.bench, say("Where to?"), places_page), self._go_on_to)
            return
        await self.run_action("language" if event.place == "language" else f"go({event.place!r})")

    def _go_on_to(self, place: str | None) -> None:
        if place:
            self.call_later(self.action_go, place)

    async def on_place_going(self, event: Place.Going) -> None:
        """Go to a place, or to the next question that is open or flagged."""
        onward = {"open": "next_open", "flagged": "next_flagged"}
        if event.place in onward:
            walk = self._to_walk()
            if event.place != "open" or walk.response.answer is not None:
                await walk.run_action(onward[event.place])
        else:
            self.action_go(event.place)

    def on_place_only(self, event: Place.Only) -> None:
        """Go through the questions that a filter leaves."""
        self._to_walk().restrict(event.filter.split())

    def on_place_take(self, event: Place.Take) -> None:
        """Lay an assessment on the bench and begin to walk, or at the place that was asked for."""
        self.bench = self.bench.with_assessment(event.session)
        self._left.clear()
        self.push_screen(Walk(self.bench))
        if event.place:
            self.action_go(event.place)

    def on_place_leave(self) -> None:
        """Put the assessment away and show the list; one that is put away already is not put away again."""
        if not self.bench.occupied:
            return
        self.bench = self.bench.with_assessment(None)
        if isinstance(self.screen_stack[0], Walk):
            self.add_mode(LIST, lambda: place_for(HOME, self.bench))
            self.switch_mode(LIST)
        else:
            self.pop_screen()

    def on_place_visit(self, event: Place.Visit) -> None:
        """Show an indicator or recommendation among the questions."""
        self._to_walk().go(event.ref)

    def _to_walk(self) -> Walk:
        """Lead to the questions, from where the way back leads here again."""
        here = self.screen
        self.action_go(Walk.PLACE)
        walk = next(screen for screen in self.screen_stack if isinstance(screen, Walk))
        if isinstance(here, Place) and here is not walk:
            walk.led_from = here.PLACE
        return walk
