"""The program has no way to a network, and starts others in few places only."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src/assess"

NETWORK = {"aiohttp", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket", "socketserver",
           "ssl", "telnetlib", "urllib.request", "urllib3", "webbrowser", "xmlrpc"}  # fmt: skip
STARTING = {"multiprocessing", "os.exec", "os.popen", "os.spawn", "os.startfile", "os.system", "pty", "subprocess"}
RUNNING = {"compile", "eval", "exec", "__import__"}

ALLOWED = {
    "records.py": {"exec"},
    "exchange/sealed/opening_many.py": {"multiprocessing"},
    "report/press.py": {"subprocess"},
    "tui/work/viewer.py": {"os.startfile", "subprocess"},
}
"""Constructors are written out of the names of fields, many envelopes are read and reports made by processes of the
program's own, and the viewer shows one on request."""


def imported(tree: ast.AST) -> Iterator[str]:
    """Name the modules, and what is taken from them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{each.name}" for each in node.names)


def called(tree: ast.AST) -> Iterator[str]:
    """Name what is called, and what is taken of modules."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id


def found(path: Path) -> set[str]:
    """Find what a module uses of what is watched."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    brought, done = set(imported(tree)), set(called(tree))
    begins = {each for each in NETWORK | STARTING if any(f"{name}.".startswith(f"{each}.") for name in brought)}
    return begins | {each for each in STARTING | RUNNING if any(f"{name}.".startswith(f"{each}.") for name in done)}


def test_there_is_no_way_to_a_network() -> None:
    """No module of the program imports one that could connect, start a program, or run a text as code."""
    uses = {str(path.relative_to(SOURCE)): found(path) for path in SOURCE.rglob("*.py")}
    assert {name: what for name, what in uses.items() if what} == ALLOWED
