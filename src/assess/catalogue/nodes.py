"""YAML as bounded trees of text with places: the door through which checklists come in.

Every scalar is text (`NO` is a country, `1.10` is not 1.1); aliases, anchors, tags, merge keys, duplicate keys and
second documents are faults; size, depth and number of values are bounded before anything is built, because the C
parser dies of deep nesting. The tree is built without recursion.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

import yaml

from assess.domain.message import Message, say
from assess.domain.problem import Place, Problem

MOST_BYTES = 1_000_000
MOST_DEPTH = 16
MOST_NODES = 50_000
MOST_OPEN = 100
"""Brackets open at one point, or dashes on one line: more than any text has, fewer than the C parser dies of."""

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_BRACKETS = re.compile(r"[\[\]{}]|(?:^|(?<=\n))[ ]*(?:[-?][ ]+){%d}" % MOST_OPEN)

Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser where PyYAML was built with it; the slower one otherwise."""


@dataclass(frozen=True)
class Scalar:
    """A text."""

    place: Place
    text: str


@dataclass(frozen=True)
class Listing:
    """A sequence."""

    place: Place
    items: list[Node] = field(default_factory=list)


@dataclass(frozen=True)
class Mapping:
    """A mapping; keys are text."""

    place: Place
    entries: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)
    """Where each key stands."""


Node = Scalar | Listing | Mapping


class _Stop(Exception):  # noqa: N818 - it carries a fault and is none itself
    def __init__(self, place: Place, message: Message, hint: Message | None = None) -> None:
        super().__init__(str(message))
        self.problem = Problem(place, message, hint)


def read_nodes(file: str, content: bytes) -> tuple[Node | None, list[Problem]]:
    """Read a file into a tree; `None` where it can't be read at all."""
    problems: list[Problem] = []
    try:
        text = _decoded(file, content)
        _refuse_depth(file, text)
        return _tree(file, text, problems), problems
    except _Stop as stop:
        return None, [*problems, stop.problem]
    except yaml.MarkedYAMLError as error:
        return None, [*problems, _syntax_problem(file, error)]
    except yaml.YAMLError as error:
        message = say("This is not YAML: {why}.", why=str(error).splitlines()[0])
        return None, [*problems, Problem(Place(file), message)]


def _decoded(file: str, content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise _Stop(
            Place(file),
            say("The file has {size} bytes; a checklist has at most {most}.", size=len(content), most=MOST_BYTES),
            say("Split it into one file for each phase."),
        )
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise _Stop(Place(file), say("The file is UTF-16."), say("Save it as UTF-8."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # With a byte order mark the error counts from behind it.
        start = error.start + (3 if content.startswith(b"\xef\xbb\xbf") else 0)
        line_start = content.rfind(b"\n", 0, start) + 1
        place = Place(
            file, content.count(b"\n", 0, start) + 1, len(content[line_start:start].decode(errors="replace")) + 1
        )
        near = content[max(line_start, start - 12) : start + 12].decode("cp1252", "replace").splitlines()[0]
        raise _Stop(
            place,
            say("The file is not UTF-8; it looks like Windows-1252 near «{near}».", near=near),
            say("Save it as UTF-8."),
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _FORBIDDEN.search(text):
        raise _Stop(
            _place_at(file, text, found.start()),
            say("An invisible or control character: {code}.", code=f"U+{ord(found[0]):04X}"),
            say("Delete it and type the text again."),
        )
    return text


def _refuse_depth(file: str, text: str) -> None:
    """Count brackets in texts too: a checklist never comes near the bound."""
    open_ = 0
    for found in _BRACKETS.finditer(text):
        token = found[0]
        open_ = max(0, open_ + (1 if token in "[{" else -1 if token in "]}" else MOST_OPEN))
        if open_ >= MOST_OPEN:
            raise _Stop(_place_at(file, text, found.start()), _too_deep())


def _too_deep() -> Message:
    return say("Nested deeper than a checklist is.")


def _place_at(file: str, text: str, position: int) -> Place:
    return Place(file, text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position))


def _syntax_problem(file: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    why = error.problem or error.context or ""
    hint = (
        say("Indent with spaces, never with tabs.")
        if "\\t" in repr(why) or "'\\t'" in why
        else say(
            "Look for a missing quote, a colon inside an unquoted text, or a wrong indent on this line or the one above."
        )
    )
    return Problem(place, say("This is not YAML: {why}.", why=why), hint)


@dataclass
class _Frame:
    node: Listing | Mapping
    key: str | None = None
    """The key that waits for its value."""


def _tree(file: str, text: str, problems: list[Problem]) -> Node:
    root: Node | None = None
    stack: list[_Frame] = []
    for event, place in _events(file, text):
        if isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
            continue
        node = _node(event, place)
        if not stack:
            root = node
        else:
            _put(stack[-1], node, problems)
        if not isinstance(node, Scalar):
            if len(stack) >= MOST_DEPTH:
                raise _Stop(place, _too_deep())
            stack.append(_Frame(node))
    if root is None:
        raise _Stop(Place(file), say("The file is empty."))
    return root


def _events(file: str, text: str) -> Iterator[tuple[yaml.NodeEvent | yaml.CollectionEndEvent, Place]]:
    """Give the events that make up the one tree, refusing what a checklist must not have."""
    nodes = documents = 0
    for event in yaml.parse(text, Loader=Parser):
        mark = cast("yaml.Mark", event.start_mark)
        place = Place(file, mark.line + 1, mark.column + 1)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _Stop(place, say("A second document begins here."), say("Remove the line “---”."))
        elif isinstance(event, yaml.NodeEvent):
            nodes += 1
            if nodes > MOST_NODES:
                raise _Stop(place, say("More than {most} values.", most=MOST_NODES))
            if isinstance(event, yaml.AliasEvent) or event.anchor:
                raise _Stop(place, say("References with & and * are not allowed."), say("Write the text out."))
            if getattr(event, "tag", None) not in (None, "!"):
                raise _Stop(place, say("Tags with ! are not allowed."), say("Put the text in quotes."))
            yield event, place
        elif isinstance(event, yaml.CollectionEndEvent):
            yield event, place


def _node(event: yaml.NodeEvent | yaml.CollectionEndEvent, place: Place) -> Node:
    if isinstance(event, yaml.ScalarEvent):
        if found := _FORBIDDEN.search(event.value):
            raise _Stop(place, say("An invisible or control character: {code}.", code=f"U+{ord(found[0]):04X}"))
        return Scalar(place, unicodedata.normalize("NFC", event.value))
    return Mapping(place) if isinstance(event, yaml.MappingStartEvent) else Listing(place)


def _put(frame: _Frame, node: Node, problems: list[Problem]) -> None:
    into = frame.node
    if isinstance(into, Listing):
        into.items.append(node)
    elif frame.key is not None:
        into.entries.setdefault(frame.key, node)
        frame.key = None
    elif not isinstance(node, Scalar):
        raise _Stop(node.place, say("A key must be a plain text."), say("Put texts with braces or brackets in quotes."))
    else:
        if node.text == "<<":
            raise _Stop(node.place, say("Merging with << is not allowed."), say("Write the keys out."))
        if node.text in into.keys:
            hint = say("It stands first on line {line}; keep one.", line=into.keys[node.text].line)
            problems.append(Problem(node.place, say("“{key}” appears twice.", key=node.text), hint))
        into.keys.setdefault(node.text, node.place)
        frame.key = node.text
