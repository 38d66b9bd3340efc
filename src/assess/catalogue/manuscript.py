"""A sound guideline together with what its author wrote: every part and every text with its place.

What the reader leaves behind once a guideline is read (places, the order of fields, comments) is what advice to
authors is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from assess.catalogue import nodes, shapes
from assess.catalogue.disk import HEAD
from assess.catalogue.folders import files_of
from assess.catalogue.nodes import Listing, Node, Scalar, read_nodes
from assess.catalogue.reader import read_guideline
from assess.catalogue.shapes import Shape
from assess.domain.guideline import Guideline
from assess.domain.problem import Place
from assess.records import dataclass

CONTENT = ("", "recommendations", "indicators")
"""The blocks whose refs are printed: phases as wholes of their files, recommendations, indicators."""


@dataclass(frozen=True)
class Part:
    """A set of fields: the head, a source, a recommendation, an indicator."""

    block: str
    """The list or field it stands in; empty for a file as a whole."""
    ref: str
    """Its own ref; empty where it has none."""
    node: nodes.Mapping
    shape: Shape


@dataclass(frozen=True)
class Written:
    """One text in its languages."""

    owner: str
    """The ref of what it belongs to; empty for a text of the head."""
    field: str
    """The field it stands in: question, verification, levels."""
    words: Mapping[str, Scalar]
    """By language."""

    @property
    def place(self) -> Place:
        """Where it stands in the first of its languages."""
        return next(iter(self.words.values())).place


@dataclass(frozen=True)
class Manuscript:
    """The files of a sound guideline as written."""

    guideline: Guideline
    files: Mapping[str, bytes]
    """By name."""
    folder: Path
    trees: Mapping[str, Node]
    """By file name: the head and the phases, as far as they are listed."""

    def line(self, place: Place) -> str:
        """Give the rest of a line from a place on."""
        lines = self._lines[Path(place.file).name]
        return lines[place.line - 1][place.column - 1 :]

    def place(self, block: str, ref: str) -> Place:
        """Tell where a ref stands; `block` is the list it stands in, empty for a phase."""
        return self._places[block, ref]

    def home(self, ref: str) -> Place:
        """Tell where a phase, recommendation or indicator stands."""
        return next(self._places[block, ref] for block in CONTENT if (block, ref) in self._places)

    def field(self, name: str) -> Place:
        """Tell where a field of the head stands."""
        head = self.trees[HEAD]
        return head.keys[name] if isinstance(head, nodes.Mapping) else head.place

    @cached_property
    def parts(self) -> list[Part]:
        """All parts in the order of the files."""
        return [each for each in self._walked if isinstance(each, Part)]

    @cached_property
    def texts(self) -> list[Written]:
        """All texts in the order of the files."""
        return [each for each in self._walked if isinstance(each, Written)]

    @cached_property
    def _walked(self) -> list[Part | Written]:
        languages = frozenset(self.guideline.languages)
        found: list[Part | Written] = []
        for name, tree in self.trees.items():
            whole, parts = (shapes.GUIDELINE, shapes.HEAD_PARTS) if name == HEAD else (shapes.PHASE, shapes.PHASE_PARTS)
            found += _walk(tree, "", "", {"": whole, **parts}, languages)
        return found

    @cached_property
    def _places(self) -> dict[tuple[str, str], Place]:
        return {(part.block, part.ref): part.node.entries["ref"].place for part in self.parts if part.ref}

    @cached_property
    def _lines(self) -> dict[str, list[str]]:
        return {
            name: content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
            for name, content in self.files.items()
            if name in self.trees
        }


def open_manuscript(folder: Path) -> Manuscript | None:
    """Read a guideline as written; `None` where it has problems. Raises `ContentInvalid` for an unreadable folder."""
    files = files_of(folder)
    guideline, _problems = read_guideline(files, str(folder))
    if guideline is None:
        return None
    head, _problems = read_nodes(str(folder / HEAD), files[HEAD])
    trees = {HEAD: head, **{name: read_nodes(str(folder / name), files[name])[0] for name in _phase_files(head)}}
    return Manuscript(guideline, files, folder, {name: tree for name, tree in trees.items() if tree is not None})


def _phase_files(head: Node | None) -> list[str]:
    listed = head.entries["phases"] if isinstance(head, nodes.Mapping) else None
    items = listed.items if isinstance(listed, Listing) else []
    return [f"{item.text.strip()}.yaml" for item in items if isinstance(item, Scalar)]


def _walk(
    node: Node, block: str, owner: str, parts: Mapping[str, Shape], languages: frozenset[str]
) -> Iterator[Part | Written]:
    """Walk what stands under a node; a checklist is not deep."""
    if isinstance(node, Listing):
        for item in node.items:
            yield from _walk(item, block, owner, parts, languages)
    elif isinstance(node, nodes.Mapping):
        if languages.issuperset(node.entries) and node.entries:
            yield from _texts(node, block, owner)
            return
        ref = node.entries.get("ref")
        own = ref.text.strip() if isinstance(ref, Scalar) else ""
        if block in parts:
            yield Part(block, own, node, parts[block])
        for key, child in node.entries.items():
            yield from _walk(child, key if block in parts else block, own or owner, parts, languages)


def _texts(node: nodes.Mapping, block: str, owner: str) -> Iterator[Written]:
    """Give the one text of a mapping by language, or each of its list of texts."""
    lists = {language: each.items if isinstance(each, Listing) else [each] for language, each in node.entries.items()}
    for words in zip(*lists.values(), strict=True):
        yield Written(
            owner, block, {name: word for name, word in zip(lists, words, strict=True) if isinstance(word, Scalar)}
        )
