"""Sizes that keep a room liveable, and habits that keep it readable."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "assess"
LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_APP = 300, 40, 150

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    """Name a module as the tree does."""
    return str(path.relative_to(SOURCE))


@cache
def modules() -> dict[str, str]:
    """Read all modules."""
    return {name_of(path): path.read_text(encoding="utf-8") for path in sorted(SOURCE.rglob("*.py"))}


@cache
def trees() -> dict[str, ast.Module]:
    """Parse them."""
    return {name: ast.parse(code) for name, code in modules().items()}


@cache
def looked_at() -> list[tuple[str, ast.AST]]:
    """Walk through them once: the nodes of the kinds that are looked at here, and the module of each."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Call, ast.Constant)
    return [(name, node) for name, tree in trees().items() for node in ast.walk(tree) if isinstance(node, kinds)]


def nodes(kind: type[ast.AST] | tuple[type[ast.AST], ...], room: str = "") -> Iterator[tuple[str, ast.AST]]:
    """Give all nodes of a kind, with the place they stand at."""
    for name, node in looked_at():
        if isinstance(node, kind) and name.startswith(room):
            yield f"{name}:{node.lineno}", node  # type: ignore[attr-defined]


def called(node: ast.Call) -> str:
    """Name what is called, without whose it is."""
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def test_modules_are_short() -> None:
    """A room of more lines is two rooms; the app is only where the screens meet."""
    lines = {name: len(code.splitlines()) for name, code in modules().items()}
    assert {name: length for name, length in lines.items() if length > LONGEST_MODULE} == {}
    assert lines["tui/app.py"] <= LONGEST_APP


def test_functions_are_short() -> None:
    """One can be read without scrolling; its docstring is not counted."""
    long = {}
    for place, node in nodes((ast.FunctionDef, ast.AsyncFunctionDef)):
        assert isinstance(node, Function)
        first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
        lines = (node.end_lineno or 0) - first.lineno + 1
        if lines > LONGEST_FUNCTION:
            long[f"{place} {node.name}"] = lines
    assert long == {}


def test_everything_public_says_what_it_is() -> None:
    """Modules, classes, functions and methods; what sets a property is told where it is read."""
    silent = [name for name, tree in trees().items() if not ast.get_docstring(tree)]
    for place, node in nodes((ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        assert isinstance(node, Function | ast.ClassDef)
        setter = any(isinstance(each, ast.Attribute) and each.attr == "setter" for each in node.decorator_list)
        if not (setter or node.name.startswith("_") or ast.get_docstring(node) or nested(place, node)):
            silent.append(f"{place} {node.name}")
    assert silent == []


def nested(place: str, node: Function | ast.ClassDef) -> bool:
    """Tell whether something stands inside a function, or in a class that is private."""
    tree = trees()[place.partition(":")[0]]
    inside = (
        other for other in ast.walk(tree)
        if isinstance(other, Function) or (isinstance(other, ast.ClassDef) and other.name.startswith("_"))
    )  # fmt: skip
    return any(other.lineno < node.lineno <= (other.end_lineno or 0) for other in inside)


def test_every_record_of_the_domain_is_frozen() -> None:
    """Nouns do not change; there are new ones."""
    thawed = []
    for place, node in nodes(ast.ClassDef, "domain/"):
        assert isinstance(node, ast.ClassDef)
        for decorator in node.decorator_list:
            text = ast.unparse(decorator)
            if "dataclass" in text and "frozen=True" not in text:
                thawed.append(f"{place} {node.name}")
    assert thawed == []


def test_every_dialog_says_what_it_gives_back() -> None:
    """It is a function with a return type."""
    bases = {
        f"{place} {node.name}": ast.unparse(base)
        for place, node in nodes(ast.ClassDef, "tui/") if isinstance(node, ast.ClassDef)
        for base in node.bases
    }  # fmt: skip
    dialogs = {name: base for name, base in bases.items() if base.partition("[")[0] in ("Dialog", "ModalScreen")}
    assert len(dialogs) > 1
    assert {name: base for name, base in dialogs.items() if "[" not in base} == {}


def test_every_key_can_be_found_in_the_help() -> None:
    """It has an id, by which it can be changed, and a tooltip."""
    hidden = []
    for place, node in nodes(ast.Call, "tui/"):
        assert isinstance(node, ast.Call)
        named = {keyword.arg for keyword in node.keywords}
        if called(node) == "Binding" and None not in named and not {"id", "tooltip"} <= named:
            hidden.append(place)
    assert hidden == []


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Python takes that wrongly up to 3.11.4, and Debian 12 has 3.11.2; an atomic group around it says the same."""
    possessive = re.compile(r"\)(?:[*+?]|\{[^}]*\})\+")
    assert possessive.search("(?:ab)*+")
    texts = ((place, node.value) for place, node in nodes(ast.Constant) if isinstance(node, ast.Constant))
    assert [place for place, text in texts if isinstance(text, str) and possessive.search(text)] == []


def test_nobody_prints() -> None:
    """Data go to stdout through the call, words to stderr."""
    assert [place for place, node in nodes(ast.Call) if isinstance(node, ast.Call) and called(node) == "print"] == []


@pytest.mark.parametrize(("verb", "texts"), [("say", slice(0, 1)), ("count", slice(1, 3))])
def test_every_text_for_people_is_written_where_it_is_said(verb: str, texts: slice) -> None:
    """Only literals are found by the extractor; the doors through which texts pass are no sayers."""
    doors = {"words/__init__.py", "cli/call.py"}
    silent = []
    for place, node in nodes(ast.Call):
        assert isinstance(node, ast.Call)
        if called(node) != verb or place.partition(":")[0] in doors:
            continue
        said = node.args[texts]
        if verb == "count" and (len(node.args) != 3 or isinstance(node.args[0], ast.Constant)):
            continue  # counting letters, not things
        if not said or not all(isinstance(each, ast.Constant) and isinstance(each.value, str) for each in said):
            silent.append(f"{place} {ast.unparse(node)[:60]}")
    assert silent == []
