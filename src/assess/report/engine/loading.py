"""Loading WeasyPrint without what it loads and our pages never need: a third of the child's start."""

from __future__ import annotations

import ctypes.util
import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from importlib import import_module
from types import ModuleType
from typing import Any


def load() -> None:
    """Import WeasyPrint. Raises `OSError` where Pango is missing."""
    with redirect_stdout(io.StringIO()):  # it prints what to read where a library is missing, and output is for the PDF
        try:
            with _named_plainly(), _unstyled(), _without_subsetter():
                import_module("weasyprint")
        except OSError:
            import_module("weasyprint")


@contextmanager
def _named_plainly() -> Iterator[None]:
    """Have libraries of Linux looked for by the loader alone, which knows their full names.

    WeasyPrint tries other names first, and for each of them Python starts the compiler and more: 54 processes.
    """
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = _unfound
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _unfound(name: str) -> str | None:  # noqa: ARG001 - the interface
    return None


@contextmanager
def _unstyled() -> Iterator[None]:
    """Have the engine's own style sheets read as empty: `pages` reads the one that is needed, and less of it."""
    sheets = import_module("tinycss2")
    parse = sheets.parse_stylesheet
    sheets.parse_stylesheet = lambda _css: []  # type: ignore[attr-defined]
    try:
        yield
    finally:
        sheets.parse_stylesheet = parse  # type: ignore[attr-defined]


@contextmanager
def _without_subsetter() -> Iterator[None]:
    """Leave the subsetter written in Python aside until it is asked for: HarfBuzz has one; no font of ours varies."""
    aside = {"fontTools.subset": _Aside("fontTools.subset"), "fontTools.varLib.instancer": _instancer()}
    aside = {name: module for name, module in aside.items() if name not in sys.modules}
    sys.modules.update(aside)
    try:
        yield
    finally:
        for name in aside:
            del sys.modules[name]


class _Aside(ModuleType):
    """A module that is imported when something in it is asked for."""

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self.__name__), name)


def _instancer() -> ModuleType:
    module = ModuleType("fontTools.varLib.instancer")

    def instantiate(*args: Any, **wishes: Any) -> Any:
        make: Callable[..., Any] = import_module(module.__name__).instantiateVariableFont
        return make(*args, **wishes)

    module.instantiateVariableFont = instantiate  # type: ignore[attr-defined]
    return module
