"""What opens over everything: the help, the list of commands, the colours."""

from __future__ import annotations

from textual.app import App

from assess.domain.message import say
from assess.tui.dialogs.ask import Colours, Help
from assess.tui.dialogs.finder import Finder
from assess.tui.drawing.themes import SIXTEEN
from assess.tui.pages.commands import commands_page, help_page, themes_page
from assess.tui.screens.common.place import Place
from assess.tui.work.bench import Bench
from assess.tui.work.office import THEME


class Asides(App[None]):
    """An app that explains itself. Help and colours take each other's place: piled up, they would never end."""

    bench: Bench

    def on_mount(self) -> None:
        """Tell the styles which colours one begins with, and where there are only sixteen: there, shades are lost."""
        self.add_class(f"-theme-{self.theme}", update=False)  # Textual tells them only of a change
        if self.console.color_system == SIXTEEN:
            self.add_class("-sixteen", update=False)

    def action_help(self) -> None:
        """Explain this very screen: what it is for, its keys, its glyphs. Once more, and the help is closed."""
        if self._was_open(Help):
            return
        place = next(screen.PLACE for screen in reversed(self.screen_stack) if isinstance(screen, Place))
        bindings = list(self.screen.active_bindings.values())
        self.push_screen(Help(self.bench, say("Help"), lambda bench: help_page(bench, place, bindings)))

    def action_palette(self) -> None:
        """List everything that can be done here, and do what is chosen."""
        bindings = {each.binding.id or "": each for each in self.screen.active_bindings.values() if each.enabled}

        def do(wish: str | None) -> None:
            if wish:
                self.call_later(self.run_action, bindings[wish].binding.action, bindings[wish].node)

        find = Finder(
            self.bench, say("What can be done here"), lambda bench, text: commands_page(bench, bindings, text)
        )
        self.push_screen(find, do)

    def action_theme(self) -> None:
        """Choose the colours. Once more, and they stay as they are."""
        if not self._was_open(Colours):
            self.push_screen(Colours(self.bench, say("Colours"), themes_page), self._wear)

    def _wear(self, theme: str | None) -> None:
        if theme:
            self.theme = theme
            self.bench.office.settings.keep(THEME, theme)

    def _was_open(self, kind: type[Help | Colours]) -> bool:
        """Close the help or the colours where they are in front, and tell whether they are what is asked for."""
        front = self.screen
        if isinstance(front, (Help, Colours)):
            front.dismiss(None)
        return isinstance(front, kind)
