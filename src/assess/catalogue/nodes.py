"""YAML as bounded trees of text with places: the door through which checklists come in.

Every scalar is text (`NO` is a country, `1.10` is not 1.1); aliases, anchors, tags, merge keys, duplicate keys and
second documents are faults. The parser is asked for one event at a time and left as soon as size, depth or number of
values pass their bounds; nothing here is recursive, so no nesting can exhaust the stack.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

import yaml

from assess.catalogue.disk import MOST_BYTES
from assess.catalogue.syntax import syntax_problem
from assess.domain.clean import is_hostile
from assess.domain.message import Message, say
from assess.domain.problem import Place, Problem

MOST_DEPTH = 16
MOST_NODES = 20_000
LONGEST_SHOWN = 60
"""Characters of a text that a message quotes."""

_DOCUMENTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"%PDF-")
"""How what a word processor writes begins: DOCX and ODT, DOC, RTF, PDF."""

_AS_UTF8 = say("Save it as UTF-8; in Notepad: Save as, Encoding.")

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


@dataclass(frozen=True)
class Refused:
    """What stands where nothing can be read; its fault has been noted."""

    place: Place


Node = Scalar | Listing | Mapping | Refused


class _Stop(Exception):
    """Ends the reading of a file: what follows can't be understood or is too much."""

    def __init__(self, place: Place, message: Message, hint: Message | None = None) -> None:
        super().__init__(str(message))
        self.problem = Problem(place, message, hint)


def read_nodes(file: str, content: bytes) -> tuple[Node | None, list[Problem]]:
    """Read a file into a tree; `None` where it can't be read to its end."""
    problems: list[Problem] = []
    text = ""
    try:
        text = _decoded(file, content)
        return _tree(file, text, problems), problems
    except _Stop as stop:
        return None, [*problems, stop.problem]
    except yaml.YAMLError as error:
        return None, [*problems, syntax_problem(file, text, error)]


def shortened(text: str) -> str:
    """Shorten a text to what a message can quote."""
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def _decoded(file: str, content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise _Stop(
            Place(file),
            say("The file is larger than {most} bytes.", most=MOST_BYTES),
            say("Split it into one file for each phase."),
        )
    if content.startswith(_DOCUMENTS):
        raise _Stop(
            Place(file), say("This is not plain text."), say("Save it as plain text in UTF-8, without formatting.")
        )
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or 0 in content[:2]:
        raise _Stop(Place(file), say("The file is UTF-16."), _AS_UTF8)
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise _Stop(*_not_utf8(file, content, error.start)) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _first_hostile(text):
        place, n = _place_at(file, text, text.index(found)), text.count(found)
        once, often = (
            say("Delete it and type the text again."),
            say("Delete it; Replace in Notepad takes all {n} at once.", n=n),
        )
        raise _Stop(place, _invisible(found), often if n > 1 else once)
    if directive := re.search("^%", text, re.MULTILINE):
        place = _place_at(file, text, directive.start())
        raise _Stop(place, say("A line can't begin with %."), say("Indent the line, or put the text in quotes."))
    return text


def _not_utf8(file: str, content: bytes, at: int) -> tuple[Place, Message, Message]:
    begin = max(content.rfind(b"\n", 0, at), content.rfind(b"\r", 0, at)) + 1
    before = content[:at].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    place = Place(file, before.count(b"\n") + 1, len(content[begin:at].decode()) + 1)
    near = "".join(content[max(begin, at - 12) : at + 12].decode("cp1252", "replace").splitlines()[:1])
    clean = "".join("�" if is_hostile(letter) else letter for letter in near)
    message = say("The file is not UTF-8; it looks like Windows-1252 near «{near}».", near=clean)
    return place, message, _AS_UTF8


def _first_hostile(text: str) -> str:
    """Find the first character that no text may have; empty where there is none. Tabs are left to the parser."""
    found = {letter for letter in set(text) if letter != "\t" and is_hostile(letter)}
    return next(letter for letter in text if letter in found) if found else ""


def _invisible(letter: str) -> Message:
    return say("An invisible or control character: {code}.", code=f"U+{ord(letter):04X}")


def _place_at(file: str, text: str, position: int) -> Place:
    return Place(file, text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position))


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
        node = _node(event, place, problems)
        if stack:
            _put(stack[-1], node, problems)
        else:
            root = node
        if isinstance(node, Listing | Mapping):
            if len(stack) >= MOST_DEPTH:
                raise _Stop(place, say("Nested more deeply than any checklist."))
            stack.append(_Frame(node))
    if root is None or root == Scalar(root.place, ""):
        raise _Stop(Place(file), say("The file is empty."))
    return root


def _events(file: str, text: str) -> Iterator[tuple[yaml.NodeEvent | yaml.CollectionEndEvent, Place]]:
    """Give the events that make up the one tree, as far as the bounds allow."""
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
            yield event, place
        elif isinstance(event, yaml.CollectionEndEvent):
            yield event, place


def _node(event: yaml.NodeEvent | yaml.CollectionEndEvent, place: Place, problems: list[Problem]) -> Node:
    """Make the node of an event, noting what a checklist must not have."""
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        hint = say("Write the text out; put a text that begins with & or * in quotes.")
        problems.append(Problem(place, say("References with & and * are not allowed."), hint))
    if getattr(event, "tag", None) not in (None, "!"):
        problems.append(Problem(place, say("Tags with ! are not allowed."), say("Put the text in quotes.")))
    if isinstance(event, yaml.MappingStartEvent):
        return Mapping(place)
    if isinstance(event, yaml.SequenceStartEvent):
        return Listing(place)
    if not isinstance(event, yaml.ScalarEvent):
        return Refused(place)
    if not event.value.isprintable() and (found := _first_hostile(event.value)):
        problems.append(Problem(place, _invisible(found), say("Remove the backslash and what follows it.")))
        return Refused(place)
    return Scalar(place, unicodedata.normalize("NFC", event.value))


def _put(frame: _Frame, node: Node, problems: list[Problem]) -> None:
    """Put a node where it belongs; of two entries under one key the first stays."""
    into = frame.node
    if isinstance(into, Listing):
        into.items.append(node)
    elif frame.key is not None:
        into.entries.setdefault(frame.key, node)
        frame.key = None
    else:
        frame.key = _key(node, into, problems)


def _key(node: Node, into: Mapping, problems: list[Problem]) -> str:
    if not isinstance(node, Scalar):
        hint = say("Put texts with braces or brackets in quotes.")
        raise _Stop(node.place, say("The name of a field must be a plain text."), hint)
    if node.text == "<<":
        problems.append(Problem(node.place, say("Merging with << is not allowed."), say("Write the fields out.")))
    elif node.text in into.keys:
        hint = say("It is first on line {line}; keep one.", line=into.keys[node.text].line)
        if node.text == next(iter(into.keys)):
            hint = say(
                "It is first on line {line}; keep one, or begin a new entry with “- ”.",
                line=into.keys[node.text].line,
            )
        problems.append(Problem(node.place, say("“{key}” appears twice.", key=shortened(node.text)), hint))
    else:
        into.keys[node.text] = node.place
    return node.text
