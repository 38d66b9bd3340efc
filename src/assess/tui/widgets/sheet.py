"""A sheet: a page of text blocks, of which some can be asked for. Every page and every list here is one.

It draws only the lines that are seen, so that a list of thousands costs what a screenful costs. Shown again, it draws
only the blocks that look different. It decides nothing: a click or `Enter` on a block says what is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from assess.tui.painting.strips import strip
from assess.tui.painting.unframed import unframed
from assess.tui.widgets.block import Block, Later
from assess.tui.widgets.layout import Layout


class Sheet(ScrollView, can_focus=True):
    """Shows blocks. With `picks`, a cursor goes from wish to wish; without, the keys are left to the screen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"sheet--cursor", "sheet--hover"}
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Sheet { scrollbar-size: 0 1; scrollbar-gutter: stable; overflow-x: hidden; }
    Sheet > .sheet--cursor { background: $primary 25%; text-style: bold; }
    Sheet:blur > .sheet--cursor { background: $primary 12%; }
    Sheet > .sheet--hover { background: $foreground 8%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False, id="sheet-up", tooltip="The line above"),
        Binding("down,j", "move(1)", "Down", show=False, id="sheet-down", tooltip="The line below"),
        Binding("home", "edge(-1)", "First", show=False, id="sheet-first", tooltip="The first line"),
        Binding("end", "edge(1)", "Last", show=False, id="sheet-last", tooltip="The last line"),
        Binding("enter", "ask", "Choose", show=False, id="sheet-ask", tooltip="Ask for this line"),
    ]

    @dataclass
    class Pointed(Message):
        """Somebody pointed at a block, in one way or the other."""

        sheet: Sheet
        wish: str

        @property
        def control(self) -> Sheet:
            """The sheet it stands on."""
            return self.sheet

    class Asked(Pointed):
        """A block was asked for."""

    class Moved(Pointed):
        """The cursor went to another block."""

    def __init__(self, *, picks: bool = False, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        """Begin empty."""
        super().__init__(id=id)
        self.auto_links = False
        self.picks = picks
        self.cursor = -1
        """The place of the block under the cursor; -1 for none."""
        self._hover = -1
        """The place of the block under the mouse; -1 for none."""
        self._layout = Layout()
        self._room = 0
        """How wide a line may be that is drawn at the moment."""
        self._revealed = (-1, -1)
        """The places of the blocks that are to be seen; -1 for none."""
        self._drawn: dict[int, list[Strip]] = {}
        """The lines of the blocks that were seen, by place, as they are painted."""

    # --- what stands on it -------------------------------------------------------------------------------------------

    @property
    def blocks(self) -> list[Block | Later]:
        """What stands on it."""
        return self._layout.blocks

    def show(self, blocks: Sequence[Block | Later], *, wish: str = "") -> None:
        """Put these blocks in place of what was there; the cursor goes to `wish`, or stays with the wish it was on."""
        wanted = wish or self.wish
        was, hover, before = self.cursor, self._hover, self._layout
        self._lay_out(blocks)
        self._hover = -1
        self.cursor = self._layout.asking_for(wanted)
        if self.picks and self.cursor < 0:
            self.cursor = self._nearest(was)
        if self._layout.tops == before.tops:
            new = (place for place in range(len(self.blocks)) if place not in self._layout.kept)
            self._redraw(was, hover, self.cursor, *new)
        else:
            for place in (was, hover, self.cursor):
                self._drawn.pop(place, None)
            self.refresh()

    def exchange(self, wish: str, block: Block) -> None:
        """Put a block in place of the one that asks for `wish`; both are one line high."""
        place = self._layout.asking_for(wish)
        if place >= 0 and not self.blocks[place].looks_like(block):
            self._layout.exchange(place, block)
            self._redraw(place)

    @property
    def wish(self) -> str:
        """What stands under the cursor; empty for nothing."""
        return self.blocks[self.cursor].wish if 0 <= self.cursor < len(self.blocks) else ""

    def point(self, wish: str) -> None:
        """Move the cursor to a block."""
        self._go(self._layout.asking_for(wish))

    def reveal(self, first: int, last: int) -> None:
        """Scroll so that the blocks from `first` to `last` are seen, the first one in any case, and stay so."""
        self._revealed = first, last
        if not 0 <= first <= last < len(self.blocks):
            return
        top, bottom = self._layout.span(first)[0], self._layout.span(last)[1]
        height = max(1, self.scrollable_content_region.height)
        seen = round(self.scroll_target_y)
        if top < seen or bottom - top > height:
            self.scroll_to(y=top, animate=False, immediate=True)
        elif bottom > seen + height:
            self.scroll_to(y=bottom - height, animate=False, immediate=True)

    def lead_to(self, place: int) -> None:
        """Scroll so that a block is the first that is seen, as far as there is something below it."""
        if 0 <= place < len(self.blocks):
            self.scroll_to(y=self._layout.span(place)[0], animate=False, immediate=True)

    # --- drawing -----------------------------------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines of what is seen."""
        self._room = self.scrollable_content_region.width
        return unframed(self, crop) or super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one of the lines that are asked for."""
        width, line = self._room, y + self.scroll_offset.y
        place = self._layout.at(line)
        if place < 0 or not self._layout.width:
            return Strip.blank(width, self.rich_style)
        if place not in self._drawn:
            self._drawn[place] = self._draw(place)
        return self._drawn[place][line - self._layout.span(place)[0]].crop(0, width)

    def notify_style_update(self) -> None:
        """Draw anew in the new colours."""
        super().notify_style_update()
        self._drawn.clear()

    def on_resize(self) -> None:
        """Break the lines anew where the width has changed; what is to be seen stays in sight."""
        if self.blocks and self._layout.width != self.scrollable_content_region.width:
            self._lay_out(self.blocks)
            self.see_cursor()
            self.refresh()
        self.reveal(*self._revealed)

    def _redraw(self, *places: int) -> None:
        """Draw some blocks anew, and only their lines of the screen; those out of sight when they are scrolled to."""
        above, (width, height) = self.scroll_offset.y, self.scrollable_content_region.size
        changed = list[Region]()
        for place in places:
            self._drawn.pop(place, None)
            if 0 <= place < len(self.blocks):
                top, bottom = self._layout.span(place)
                top, bottom = max(0, top - above), min(height, bottom - above)
                if top < bottom:
                    changed.append(Region(0, top, width, bottom - top))
        if changed:
            self.refresh(*changed)

    def _lay_out(self, blocks: Sequence[Block | Later]) -> None:
        """Find a place for each block; what looks as before in its place is neither broken nor drawn again."""
        width = self.scrollable_content_region.width
        self._layout = Layout(blocks, width, before=self._layout)
        self._drawn = {place: drawn for place, drawn in self._drawn.items() if place in self._layout.kept}
        self.virtual_size = Size(width, self._layout.height)

    def _draw(self, place: int) -> list[Strip]:
        block, style = self.blocks[place].made, self.visual_style
        if block.tone:
            style += Style.parse(block.tone, self.app.theme_variables)
        if place == self.cursor and self.picks:
            style += self.get_visual_style("sheet--cursor", partial=True)
        elif place == self._hover:
            style += self.get_visual_style("sheet--hover", partial=True)
        return [strip(parts, self._layout.width, style) for parts in block.hung(self._layout.lines(place))]

    # --- moving and asking -------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys to the screen where there is nothing to pick."""
        if action in {"move", "edge", "ask"}:
            return self.picks
        return super().check_action(action, parameters)

    def action_move(self, step: int) -> None:
        """Go to the next block that can be asked for; where there is none, scroll."""
        places = self._wishes()
        ahead = [place for place in places if (place > self.cursor if step > 0 else place < self.cursor)]
        if ahead:
            self._go(ahead[0] if step > 0 else ahead[-1])
        else:
            self.scroll_relative(y=step, animate=False)

    def action_edge(self, side: int) -> None:
        """Go to the first or the last block that can be asked for."""
        places = self._wishes()
        if places:
            self._go(places[0] if side < 0 else places[-1])
        if side < 0:
            self.scroll_home(animate=False)

    def action_ask(self) -> None:
        """Ask for the block under the cursor."""
        if self.wish:
            self.post_message(self.Asked(self, self.wish))

    def action_page_down(self) -> None:
        """Go on by a screenful, the cursor with it."""
        self._leaf(1)

    def action_page_up(self) -> None:
        """Go back by a screenful, the cursor with it."""
        self._leaf(-1)

    def on_click(self, event: events.Click) -> None:
        """Ask for what was clicked: a word that asks for something of its own, or the block."""
        event.stop()
        place = self._at(event.y)
        if place < 0:
            return
        if self.picks and self.blocks[place].wish:
            self._go(place)
        wish = event.style.meta.get("wish") or self.blocks[place].wish
        if wish:
            self.post_message(self.Asked(self, str(wish)))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show what a click would ask for."""
        place = self._at(event.y)
        self._light(place if place >= 0 and self.blocks[place].wish else -1)

    def on_leave(self) -> None:
        """Show nothing once the mouse is elsewhere."""
        self._light(-1)

    def _light(self, place: int) -> None:
        if place != self._hover:
            was, self._hover = self._hover, place
            self._redraw(was, place)

    def _at(self, y: int) -> int:
        return self._layout.at(y - self.gutter.top + self.scroll_offset.y)

    def _leaf(self, way: int) -> None:
        height = max(1, self.scrollable_content_region.height - 1)
        self.scroll_relative(y=way * height, animate=False)
        if self.picks and self.blocks and self.cursor >= 0:
            line = min(max(0, self._layout.span(self.cursor)[0] + way * height), self._layout.height - 1)
            self._go(self._nearest(self._layout.at(line)))

    def _go(self, place: int) -> None:
        if place < 0 or place == self.cursor:
            return
        was, self.cursor = self.cursor, place
        self._redraw(was, place)
        self.see_cursor()
        self.post_message(self.Moved(self, self.wish))

    def see_cursor(self) -> None:
        """Scroll so that the block under the cursor is seen."""
        if self.picks and 0 <= self.cursor < len(self.blocks):
            top, bottom = self._layout.span(self.cursor)
            region = Region(0, top, self._layout.width, bottom - top)
            self.scroll_to_region(region, animate=False, immediate=True, force=True)

    def _wishes(self) -> list[int]:
        return [place for place, block in enumerate(self.blocks) if block.wish]

    def _nearest(self, place: int) -> int:
        return min(self._wishes(), key=lambda each: abs(each - place), default=-1)
