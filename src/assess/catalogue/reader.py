"""The shape of a checklist: trees of nodes become a `Guideline`, or every fault that stands in the way.

The format is told to its authors in `docs/guidelines.en.md`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from assess.catalogue import shapes
from assess.catalogue.disk import HEAD, FileSet, digest_of
from assess.catalogue.fields import Fields, Taken
from assess.catalogue.nodes import Listing, Mapping, Node, Scalar, read_nodes, shortened
from assess.catalogue.shapes import Shape, any_of
from assess.domain.address import is_web_address
from assess.domain.guideline import (
    Citation,
    FigureAsked,
    Guideline,
    Indicator,
    Kind,
    Level,
    Phase,
    Recommendation,
    Source,
    Term,
    Text,
    Unit,
)
from assess.domain.message import Message, say
from assess.domain.problem import Place, Problem

_LANGUAGE = re.compile("[a-z]{2}")
_DOCUMENTS = (".doc", ".docx", ".odt", ".rtf")
"""How files end that word processors write."""


def read_guideline(files: FileSet, folder: str, names: Collection[str] = ()) -> tuple[Guideline | None, list[Problem]]:
    """Read a guideline from its files; `None` where there is any problem.

    `folder` is what places begin with; among the `names` of all that is in it, a file that is missing is looked for.
    """
    name = f"{folder}/{HEAD}"
    if HEAD not in files:
        return None, [
            Problem(Place(name), say("This folder has no {file}.", file=HEAD), _where_it_is(HEAD, names, folder))
        ]
    node, problems = read_nodes(name, files[HEAD])
    if node is None:
        return None, problems
    reader = _Reader(files, folder, names, _languages(node))
    guideline = reader.guideline(node)
    problems += reader.fields.problems
    problems.sort(key=lambda each: (each.place.file != name, each.place.file, each.place.line, each.place.column))
    return (None if problems else guideline), problems


def _languages(node: Node) -> tuple[str, ...]:
    """Find the languages before anything is read in them; those of the program where that can't be done."""
    listed = node.entries.get("languages") if isinstance(node, Mapping) else None
    found = [each.text for each in listed.items if isinstance(each, Scalar)] if isinstance(listed, Listing) else []
    return tuple(dict.fromkeys(each for each in found if _LANGUAGE.fullmatch(each))) or ("es", "en")


def _where_it_is(name: str, names: Collection[str], folder: str) -> Message | None:
    """Say which file was meant by one that is missing, by other capitals or another ending; `None` where none is."""
    stem = name.removesuffix(".yaml").casefold()
    file = next((each for each in names if "/" not in each and each.casefold().split(".")[0] == stem), "")
    if file.endswith(".yaml") and name != HEAD:
        return say("Did you mean “{key}”?", key=file.removesuffix(".yaml"))
    if file.casefold().endswith(_DOCUMENTS):
        return say("{file} is a document: save it as plain text, with the name {name}.", file=file, name=name)
    if file:
        return say(
            "Rename {file} to {name}; Windows shows whole names under View, File name extensions.", file=file, name=name
        )
    below = next((each for each in names if each.endswith(f"/{HEAD}")), "") if name == HEAD else ""
    return say("Name the folder that has it: {folder}.", folder=str(Path(folder, below).parent)) if below else None


@dataclass
class _Head:
    """What the phase files refer to; `None` where it could not be read, so that nothing is held against it."""

    levels: list[int] | None
    sources: list[str] | None
    institutions: list[str] | None


class _Reader:
    """Reads the files of one guideline; what is wrong with them gathers in its fields."""

    def __init__(self, files: FileSet, folder: str, names: Collection[str], languages: tuple[str, ...]) -> None:
        self.files = files
        self.folder = folder
        self.names = names
        self.fields = Fields(languages)
        self.refs: Taken = {}
        """The refs of phases, recommendations and indicators."""

    def guideline(self, node: Node) -> Guideline:
        fields = self.fields
        head = fields.mapping(node, shapes.GUIDELINE)
        get = head.entries.get
        self._check_languages(get("languages"))
        scale = self._scale(get("scale"))
        instruments = self._terms(get("instruments"), shapes.NAMED)
        sources = self._sources(get("sources"), [each.ref for each in instruments])
        institutions = self._terms(get("institutions"), shapes.NAMED)
        known = _Head(
            levels=[level.level for level in scale] or None,
            sources=[source.ref for source in sources] if isinstance(get("sources"), Listing) else None,
            institutions=[each.ref for each in institutions]
            if isinstance(get("institutions", Listing(head.place)), Listing)
            else None,
        )
        top = max(known.levels or (99,))
        return Guideline(
            ref=fields.ref(get("ref"), {}),
            edition=fields.name(get("edition")),
            title=fields.words(get("title")),
            about=fields.words(get("about")),
            languages=fields.languages,
            target=fields.whole(get("target"), 1, top, default=top),
            scale=scale,
            phases=self._phases(get("phases"), known),
            principles=self._terms(get("principles"), shapes.PRINCIPLE),
            approaches=self._terms(get("approaches"), shapes.PRINCIPLE),
            definitions=self._terms(get("definitions"), shapes.DEFINITION),
            institutions=institutions,
            instruments=instruments,
            sources=sources,
            digest=digest_of(self.files),
        )

    def _check_languages(self, node: Node | None) -> None:
        fields, seen = self.fields, set[str]()
        for item in fields.some(node, say("A guideline has at least one language.")):
            language = fields.text(item)
            if language and not _LANGUAGE.fullmatch(language):
                hint = say("Use two lower-case letters, for example: es, en.")
                fields.fault(item.place, say("“{text}” is not the code of a language.", text=shortened(language)), hint)
            elif language in seen:
                fields.fault(item.place, say("“{key}” appears twice.", key=language))
            seen.add(language)

    def _scale(self, node: Node | None) -> tuple[Level, ...]:
        fields, levels = self.fields, list[Level]()
        for number, item in enumerate(fields.listing(node), start=1):
            entries = fields.mapping(item, shapes.LEVEL).entries
            level = fields.whole(entries.get("level"), 1, 99, default=number)
            value = fields.number(entries.get("value"), 0, 100, default=math.nan)
            if level != number:
                fields.fault(
                    entries["level"].place if "level" in entries else item.place,
                    say("Level {number} is expected here.", number=number),
                    say("Levels are numbered 1, 2, 3 ... in order."),
                )
            if levels and value <= levels[-1].value:
                fields.fault(
                    entries["value"].place if "value" in entries else item.place,
                    say("The value must be higher than that of the level before."),
                    say("Values rise from 0 to 100."),
                )
            meaning = {kind: fields.words(entries.get(kind)) for kind in Kind}
            levels.append(Level(number, value, fields.words(entries.get("name")), meaning))
        if isinstance(node, Listing) and len(levels) < 2:  # noqa: PLR2004 - one level is no scale
            fields.fault(node.place, say("A scale has at least two levels."))
        return tuple(levels)

    def _terms(self, node: Node | None, shape: Shape) -> tuple[Term, ...]:
        fields, taken, terms = self.fields, Taken(), list[Term]()
        for item in fields.listing(node):
            get = fields.mapping(item, shape).entries.get
            name = fields.words(get("term" if "term" in shape.fields else "name"))
            terms.append(Term(fields.ref(get("ref"), taken), name, fields.words(get("text"))))
        return tuple(terms)

    def _sources(self, node: Node | None, instruments: list[str]) -> tuple[Source, ...]:
        fields, taken, sources = self.fields, Taken(), list[Source]()
        for item in fields.listing(node):
            get = fields.mapping(item, shapes.SOURCE).entries.get
            url = fields.text(get("url"))
            if url and not is_web_address(url):
                hint = say("Write it without spaces, beginning with https:// or http://.")
                fields.fault(get("url", item).place, say("This is not the address of a page."), hint)
            sources.append(
                Source(
                    ref=fields.ref(get("ref"), taken),
                    title=fields.words(get("title")),
                    symbol=fields.text(get("symbol")),
                    year=fields.whole(get("year"), 1800, 2100) or None,
                    url=url,
                    instrument=fields.known(get("instrument"), instruments, say("List it under “instruments” first.")),
                )
            )
        return tuple(sources)

    def _phases(self, node: Node | None, known: _Head) -> tuple[Phase, ...]:
        phases, read = [], {HEAD}
        for item in self.fields.some(node, say("A guideline has at least one phase.")):
            name = self.fields.text(item)
            file = f"{name}.yaml"
            if not name:
                continue
            if file not in self.files:
                message = say("There is no file {file} in this folder.", file=shortened(file))
                listed = say("A phase is listed by the name of its file without .yaml.")
                self.fields.fault(item.place, message, _where_it_is(file, self.names, self.folder) or listed)
                continue
            if file in read:
                self.fields.fault(item.place, say("“{key}” appears twice.", key=name))
                continue
            read.add(file)
            tree, problems = read_nodes(f"{self.folder}/{file}", self.files[file])
            self.fields.problems += problems
            if tree is not None:
                phases.append(self._phase(tree, known))
        return tuple(phases)

    def _phase(self, node: Node, known: _Head) -> Phase:
        fields = self.fields
        get = fields.mapping(node, shapes.PHASE).entries.get
        none = say("A phase has at least one recommendation.")
        return Phase(
            ref=fields.ref(get("ref"), self.refs),
            title=fields.words(get("title")),
            intro=fields.words(get("intro")),
            recommendations=tuple(
                self._recommendation(item, known) for item in fields.some(get("recommendations"), none)
            ),
        )

    def _recommendation(self, node: Node, known: _Head) -> Recommendation:
        fields = self.fields
        get = fields.mapping(node, shapes.RECOMMENDATION).entries.get
        none = say("A recommendation has at least one indicator.")
        where = say("List it under “institutions” in {file} first.", file=HEAD)
        return Recommendation(
            ref=fields.ref(get("ref"), self.refs),
            title=fields.words(get("title")),
            text=fields.words(get("text")),
            rationale=fields.words(get("rationale")),
            indicators=tuple(self._indicator(item, known) for item in fields.some(get("indicators"), none)),
            sources=tuple(self._citation(item, known) for item in fields.listing(get("sources"))),
            institutions=tuple(
                fields.known(item, known.institutions, where) for item in fields.listing(get("institutions"))
            ),
            weight=fields.number(get("weight"), 0.01, 100, default=1.0),
            guideline_ref=fields.text(get("guideline_ref"), empty=True),
        )

    def _citation(self, node: Node, known: _Head) -> Citation:
        fields = self.fields
        get = fields.mapping(node, shapes.CITATION).entries.get
        where = say("List it under “sources” in {file} first.", file=HEAD)
        return Citation(fields.known(get("source"), known.sources, where), fields.text(get("at"), empty=True))

    def _indicator(self, node: Node, known: _Head) -> Indicator:
        fields = self.fields
        get = fields.mapping(node, shapes.INDICATOR).entries.get
        return Indicator(
            ref=fields.ref(get("ref"), self.refs),
            kind=fields.choice(get("kind"), Kind, Kind.STRUCTURAL),
            question=fields.words(get("question")),
            verification=fields.word_lists(get("verification")),
            figure=self._figure(get("figure")),
            levels=self._levels(get("levels"), known.levels),
        )

    def _figure(self, node: Node | None) -> FigureAsked | None:
        if node is None:
            return None
        get = self.fields.mapping(node, shapes.FIGURE).entries.get
        return FigureAsked(self.fields.choice(get("unit"), Unit, Unit.COUNT), self.fields.words(get("label")))

    def _levels(self, node: Node | None, levels: list[int] | None) -> dict[int, Text]:
        if node is None or levels is None:
            return {}
        numbers = {str(level): level for level in levels}
        entries = self.fields.mapping(node, any_of(numbers)).entries
        return {numbers[key]: self.fields.words(each) for key, each in entries.items() if key in numbers}
