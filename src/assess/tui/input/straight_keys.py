"""Keys that only bindings know do at once what they are bound to, and the screen shows it before anything else is done.

Textual hands a key to what has the focus, and from there through the queue of each part of the screen up to the app,
which looks for its binding. What has changed then finds its way back to the screen through the same queues. Where
nobody on the way does anything with a key, and nobody has anything left to do, the end of that way is known.
"""

from __future__ import annotations

from functools import cache

from textual import events
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.widget import Widget

from assess.tui.painting.painter import paint_at_once


class StraightKeys(App[None]):
    """An app that takes a key to its binding by the shortest way on which it means the same."""

    async def on_event(self, event: events.Event) -> None:
        """Obey a key by its binding; all else goes Textual's way."""
        if isinstance(event, events.Key) and not event.is_forwarded and self.app_focus:
            screen, way = self.screen, (self.focused or self.screen).ancestors_with_self
            names = tuple(event.name_aliases)
            if all(_passes_on(node, names) for node in way if node is not self):
                bindings = _bindings(way, event.key)
                if not any(binding.priority for _, binding in bindings):
                    await self._obey(bindings)
                    if self.screen_stack and self.screen is screen:
                        paint_at_once(screen)
                    return
        await super().on_event(event)

    async def _obey(self, bindings: list[tuple[DOMNode, Binding]]) -> None:
        """Do what the first binding says that makes sense where it is bound."""
        for node, binding in bindings:
            if await self.run_action(binding.action, node):
                break


def _bindings(way: list[DOMNode], key: str) -> list[tuple[DOMNode, Binding]]:
    """Find what a key is bound to, from the focus up to the app, or to the dialog that lies before all else."""
    last = next((place for place, node in enumerate(way) if node.is_modal), len(way))
    # Asked for in any other way, all bindings would be copied first, and asked whether a field takes their keys.
    return [(node, each) for node in way[: last + 1] for each in node._bindings.key_to_bindings.get(key, ())]  # noqa: SLF001


def _passes_on(node: DOMNode, names: tuple[str, ...]) -> bool:
    """Tell whether a key of these names would only pass: the node has nothing to do, and does nothing with keys."""
    idle = isinstance(node, Widget) and node.is_mounted and not node.message_queue_size
    return idle and not _minds(type(node), names)


@cache
def _minds(kind: type[DOMNode], names: tuple[str, ...]) -> bool:
    """Tell whether parts of a kind do more with a key of these names than to look for its binding."""
    does = {name for base in kind.__mro__ if base not in Widget.__mro__ for name in vars(base)}
    heard = {f"{prefix}_{name}" for prefix in ("key", "_key") for name in names}
    return bool(does & {"on_key", "_on_key", "handle_key", "check_consume_key", *heard})
