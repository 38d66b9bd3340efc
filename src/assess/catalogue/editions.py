"""Edition maps: `editions/BEFORE.yaml` beside a guideline says what became of the items of an earlier edition.

Like a country profile a map is no part of the edition: it can be corrected without a new one. Where there is none,
a ref that both editions have is the same item, because refs are never reused. What is new, and what is worded anew
although no map says so, is told by the texts that were locked when the earlier edition was published.
"""

from __future__ import annotations

from pathlib import Path

from assess.catalogue.disk import read_file
from assess.catalogue.fields import Fields
from assess.catalogue.lock import digests, read_lock
from assess.catalogue.nodes import Node, read_nodes
from assess.catalogue.shapes import Shape
from assess.domain.editions import EditionMap, Step
from assess.domain.errors import ContentInvalid
from assess.domain.guideline import Guideline
from assess.domain.message import count, say
from assess.domain.problem import Place, Problem
from assess.records import replace

FOLDER = "editions"
"""Where the maps of a guideline are kept in its folder."""

MAP = Shape(("before", "after", "steps", "reworded", "incomparable"), frozenset({"steps", "reworded", "incomparable"}))
STEP = Shape(("was", "now"))


def read_map(folder: Path, before: str, guideline: Guideline) -> EditionMap:
    """Read the map from an earlier edition to this one. Raises `ContentInvalid` with every problem."""
    plain = EditionMap(before, guideline.edition)
    path = folder / FOLDER / f"{before}.yaml"
    if before == guideline.edition:
        return plain
    if path.parent != folder / FOLDER or not path.is_file():
        return _compared(plain, folder, guideline)
    node, problems = read_nodes(str(path), read_file(path))
    if node is not None:
        fields = Fields(guideline.languages)
        plain = _map(node, fields, guideline)
        problems += fields.problems
        if not problems and plain.before != before:
            problems.append(
                Problem(Place(str(path)), say("This file is about edition {edition}.", edition=plain.before))
            )
    if problems:
        message = count(
            len(problems), "The edition map {file} has {n} problem.", "The edition map {file} has {n} problems.",
            file=str(path),
        )  # fmt: skip
        raise ContentInvalid(message, sorted(problems, key=lambda each: (each.place.line, each.place.column)))
    return _compared(plain, folder, guideline)


def _compared(plain: EditionMap, folder: Path, guideline: Guideline) -> EditionMap:
    """Add what the locked texts of the earlier edition tell; without them, nothing is known to be new."""
    locked = read_lock(folder)[0].get(plain.before)
    if locked is None:
        return plain
    here, named = digests(guideline), plain.named
    refs = [indicator.ref for indicator in guideline.indicators() if indicator.ref not in named]
    anew = {ref for ref in refs if ref in locked and locked[ref] != here[ref]}
    return replace(plain, reworded=plain.reworded | anew, added=frozenset(ref for ref in refs if ref not in locked))


def _map(node: Node, fields: Fields, guideline: Guideline) -> EditionMap:
    get = fields.mapping(node, MAP).entries.get
    refs = [indicator.ref for indicator in guideline.indicators()]
    taken: dict[str, Place] = {}
    before = fields.name(get("before"))
    after = fields.known(get("after"), (guideline.edition,), say("It must be the edition of this guideline."))
    steps = tuple(_step(item, fields, refs, taken) for item in fields.listing(get("steps")))
    reworded, incomparable = (
        frozenset(_now(each, fields, refs, taken) for each in fields.listing(get(name)))
        for name in ("reworded", "incomparable")
    )
    return EditionMap(before, after, steps, reworded, incomparable)


def _step(node: Node, fields: Fields, refs: list[str], taken: dict[str, Place]) -> Step:
    get = fields.mapping(node, STEP).entries.get
    none = say("At least one reference is expected here.")
    was = tuple(fields.name(each) for each in fields.some(get("was"), none))
    now = tuple(_now(each, fields, refs, taken) for each in fields.some(get("now"), none))
    return Step(was, now)


def _now(node: Node, fields: Fields, refs: list[str], taken: dict[str, Place]) -> str:
    """Read an item of this edition that the map has not named yet."""
    return fields.known(node, refs, say("It must be an indicator of this edition.")) and fields.ref(node, taken)
