"""The application: holds the bench, speaks its language, looks for news, and closes without a loss."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment, Segments
from textual.binding import BindingType
from textual.reactive import Initialize, Reactive
from textual.theme import Theme

from assess.domain.errors import AssessError
from assess.tui.dialogs.ask import Leaving
from assess.tui.dialogs.dialog import Dialog
from assess.tui.drawing.themes import kept_theme, themes_in
from assess.tui.keys import EVERYWHERE, LEDGER_KEYS, PLACE_KEYS, YES, bound
from assess.tui.running.asides import Asides
from assess.tui.running.kept_first import KeptFirst
from assess.tui.running.noticing import Noticing
from assess.tui.running.printing import Printing
from assess.tui.screens.common.place import Place
from assess.tui.work.bench import Bench, Tongue
from assess.tui.work.office import LANGUAGE, Office
from assess.workflow.session import Session

if TYPE_CHECKING:
    from rich.console import RenderableType

NEWS_EVERY = 2.0
"""Seconds between looks at what other windows recorded."""


class AssessApp(KeptFirst, Asides, Noticing, Printing):
    """The terminal interface of `assess`."""

    TITLE = "assess"
    CSS_PATH = Path(__file__).with_name("app.tcss")
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-middle"), (150, "-wide")]  # noqa: RUF012 - Textual's
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012 - Textual's
    BINDINGS: ClassVar[list[BindingType]] = bound(*EVERYWHERE, *PLACE_KEYS, *LEDGER_KEYS)

    def __init__(self, office: Office, language: str, session: Session | None = None) -> None:
        """Take what to work with, and the session to begin with; `None` begins with the list of assessments."""
        super().__init__(Bench(office, Tongue(language), session))

    def _kept_theme(self) -> str:
        return kept_theme(self.bench.office.settings)

    theme = Reactive[str](Initialize(_kept_theme))
    """The colours: those that were chosen once, from the beginning, so that nothing is coloured twice."""

    @property
    def available_themes(self) -> dict[str, Theme]:
        """The colours there are, by name; Textual asks for them before it knows what the terminal can show."""
        return themes_in(self.console.color_system if "console" in vars(self) else None)

    def on_mount(self) -> None:
        """Begin to look for news, and for signals to leave."""
        self.set_interval(NEWS_EVERY, self._look_for_news)
        if not self.is_headless and sys.platform != "win32":
            for number in (signal.SIGTERM, signal.SIGHUP):
                asyncio.get_running_loop().add_signal_handler(number, self._leave, 128 + number)

    def on_ready(self) -> None:
        """Begin to look for garbage, but not among what was made to start with: it lives as long as the program."""
        if not self.is_headless:
            gc.freeze()
            gc.enable()

    # --- what works everywhere ---------------------------------------------------------------------------------------

    def action_language(self) -> None:
        """Speak the other language, on all screens at once; what is half typed stays."""
        self.bench.tongue.turn()
        self.bench.office.settings.keep(LANGUAGE, self.bench.words.language)
        for screen in self.screen_stack:
            if isinstance(screen, (Place, Dialog)) and screen.stands:
                screen.retell()

    def action_help_quit(self) -> None:
        """Say how to leave: Ctrl+C copies in fields, and would be pressed by accident."""
        self.notify(self.bench.words.say("F10 or Ctrl+Q closes the program."))

    def _look_for_news(self) -> None:
        """Show what other windows recorded. A register out of reach is told of when something is to be recorded."""
        place = next(reversed(self.screen_stack), None)  # none is left while the program closes
        if not self.bench.occupied or not isinstance(place, Place) or not place.stands or not self.all_is_kept():
            return
        try:
            news = self.bench.session.refresh()
        except AssessError:
            return
        if news:
            place.retell()

    def _leave(self, code: int) -> None:
        """Keep what is half typed and leave, ended from outside."""
        self._keep_typed()
        self.exit(return_code=code)

    async def action_quit(self) -> None:
        """Keep what is half typed, and leave; ask first where something would be lost. Asked again, it is yes."""
        kept = self._keep_typed()
        if isinstance(self.screen, Leaving) or (kept and not self.bench.papers.making):
            self.exit()
        else:
            self.push_screen(Leaving(self.bench, kept=kept), lambda answer: self.exit() if answer == YES else None)

    def _keep_typed(self) -> bool:
        """Keep what is half typed anywhere, and tell whether all of it is kept."""
        typed = {each.keep_typed() for each in self.screen_stack if isinstance(each, (Place, Dialog))}
        return self.all_is_kept() and False not in typed

    def panic(self, *_: RenderableType) -> None:
        """Keep what is half typed and close: the keyboard can't be read any more."""
        self._keep_typed()
        self._handle_exception(OSError())

    def _fatal_error(self) -> None:
        """Close with one sentence; nobody is shown the inside of the program."""
        fault = type(self._exception).__name__
        text = self.bench.words.say(
            "The program had to stop ({fault}). Everything shown as saved is kept.", fault=fault
        )
        text = textwrap.fill(text, max(20, self.console.width - 1))
        self._exit_renderables.append(Segments([Segment(text + "\n")]))
        self._close_messages_no_wait()
