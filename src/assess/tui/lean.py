"""What the first screen does without, so that it stands sooner: it is loaded when somebody uses it.

A third of what loading the interface takes goes to what nothing calls before a key is pressed, if ever: Textual's
command palette with its trees, lists and fields (this program has its own), what asyncio needs on networks, patterns
that are never matched, our own dialogs. While the interface is loaded these modules have stand-ins. What is imported
from a stand-in by name is a `Later`: called, or asked for anything, it loads its module and passes that on. Then the
stand-ins are taken away, and whoever imports one of these modules gets the module itself. See decision 21.

From these modules only functions and classes may be imported by name. Where Textual is loaded already nothing is put
off, and a module that Textual no longer asks for is not missed.
"""

from __future__ import annotations

import re
import sys
import typing
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

OF_OTHERS = frozenset({
    "textual.command",  # Textual's palette
    "textual.suggestions", "textual.css._help_renderables", "textual.css._help_text",  # mistakes in style sheets
    "rich.markup", "rich.padding", "rich.pager", "rich.panel", "rich.table", "rich.tree",  # printing, as of faults
    "textual.canvas",  # lines between the cells of a grid
    "mimetypes", "platformdirs", "uuid",  # files handed over to a browser; notices
    "asyncio.sslproto", "asyncio.staggered",  # networks
})  # fmt: skip
"""Modules of others, and what they are for."""

OURS = frozenset({
    "assess.tui.dialogs.ask", "assess.tui.dialogs.dialog", "assess.tui.dialogs.finder", "assess.tui.dialogs.form",
    "assess.tui.dialogs.passphrase", "assess.tui.dialogs.side_by_side", "assess.tui.dialogs.ticking",
    "assess.tui.dialogs.trouble",
    "assess.tui.pages.asking.answers", "assess.tui.pages.asking.assessment", "assess.tui.pages.asking.checks",
    "assess.tui.pages.asking.evidence", "assess.tui.pages.asking.fields", "assess.tui.pages.asking.noting",
    "assess.tui.pages.commands", "assess.tui.pages.countries", "assess.tui.pages.history",
    "assess.tui.pages.questions.citing", "assess.tui.pages.questions.guideline", "assess.tui.pages.questions.marked",
    "assess.tui.pages.questions.searching", "assess.tui.pages.trouble", "assess.tui.pages.versions",
    "assess.tui.screens.common.listing", "assess.tui.widgets.fields", "assess.tui.widgets.offers",
    "assess.workflow.reviewing",
})  # fmt: skip
"""Modules of this program that a key or a click needs."""

COMPILE = re.compile


class Later:
    """A function or a class of a module that is not loaded yet."""

    def __init__(self, module: str, name: str) -> None:
        """Take where it is, and what it is called there."""
        self._module, self._name = module, name

    def __call__(self, *given: object, **named: object) -> object:
        """Call it."""
        return self._real()(*given, **named)

    def __getattr__(self, name: str) -> typing.Any:
        """Give what it has under a name; who only looks how one may deal with it finds nothing."""
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._real(), name)

    def __instancecheck__(self, thing: object) -> bool:
        """Tell whether something is made by it; as long as its module is not loaded, nothing is."""
        loaded = sys.modules.get(self._module)
        return loaded is not None and not isinstance(loaded, StandIn) and isinstance(thing, self._real())

    def __mro_entries__(self, bases: tuple[object, ...]) -> tuple[type, ...]:
        """Be left out where a class is derived from it: Textual's themes for its palette are, and nothing else."""
        return ()

    def _real(self) -> typing.Any:
        if isinstance(sys.modules.get(self._module), StandIn):
            del sys.modules[self._module]
        return getattr(import_module(self._module), self._name)


class StandIn(ModuleType):
    """A module that is loaded when what it has is used, not when it is imported."""

    def __getattr__(self, name: str) -> typing.Any:
        """Give a stand-in for what it has under a name; once it stands in no longer, the thing itself."""
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            return Later(self.__name__, name)
        return getattr(import_module(self.__name__), name)


class Typing(StandIn):
    """Names for types that the standard library had to borrow once: Textual asks for none that it has not by now."""

    def __getattr__(self, name: str) -> typing.Any:
        """Give the standard library's."""
        return getattr(typing, name)


class LatePattern:
    """A pattern that is compiled when something is to be matched."""

    def __init__(self, pattern: typing.Any, flags: int = 0) -> None:
        """Take what `re.compile` takes."""
        self._given = pattern, flags
        self._made: re.Pattern[typing.Any] | None = None

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        """Be a pattern for who looks."""
        return re.Pattern

    def match(self, *given: typing.Any) -> re.Match[typing.Any] | None:
        """Match. Textual takes this method out of its patterns long before there is anything to match."""
        return (self._made or self._make()).match(*given)

    def search(self, *given: typing.Any) -> re.Match[typing.Any] | None:
        """Search, likewise."""
        return (self._made or self._make()).search(*given)

    def __getattr__(self, name: str) -> typing.Any:
        """Give anything else that a pattern has."""
        return getattr(self._made or self._make(), name)

    def _make(self) -> re.Pattern[typing.Any]:
        self._made = COMPILE(*self._given)
        return self._made


@contextmanager
def put_off() -> Iterator[None]:
    """Load the interface within this, and it comes without what its first screen doesn't use."""
    if "textual" in sys.modules:
        yield
        return
    stand_ins: dict[str, ModuleType | None] = {name: StandIn(name) for name in OF_OTHERS | OURS}
    stand_ins["typing_extensions"] = Typing("typing_extensions")
    if "asyncio" not in sys.modules:
        # What is known not to be there: asyncio does without it, and anybody can load it afterwards.
        stand_ins["ssl"] = None
    stand_ins = {name: module for name, module in stand_ins.items() if name not in sys.modules}
    sys.modules.update(stand_ins)  # type: ignore[arg-type]
    re.compile = LatePattern  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = COMPILE
        for name, module in stand_ins.items():
            if sys.modules.get(name, put_off) is module:
                del sys.modules[name]
