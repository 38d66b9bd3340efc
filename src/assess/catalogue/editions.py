"""Edition maps: `editions/BEFORE.yaml` beside a guideline says what became of the items of an earlier edition.

Like a country profile a map is no part of the edition: it can be corrected without a new one. Where there is none,
a ref that both editions have is the same item, because refs are never reused. What is new, and what is worded anew
although no map says so, is told by the texts that were locked when the earlier edition was published.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from assess.catalogue import shapes
from assess.catalogue.disk import read_file, read_folder
from assess.catalogue.fields import Fields, Taken
from assess.catalogue.lock import digests, read_lock
from assess.catalogue.nodes import Node, read_nodes
from assess.domain.editions import EditionMap, Step
from assess.domain.errors import ContentInvalid
from assess.domain.guideline import Guideline
from assess.domain.message import count, say
from assess.domain.problem import Place, Problem
from assess.records import replace

FOLDER = "editions"
"""Where the maps of a guideline are kept in its folder."""

MOST_MAPS = 60
"""More maps than a guideline has editions."""


def read_map(folder: Path, before: str, guideline: Guideline) -> EditionMap:
    """Read the map from an earlier edition to this one. Raises `ContentInvalid` with every problem."""
    plain = EditionMap(before, guideline.edition)
    path = folder / FOLDER / f"{before}.yaml"
    locked = read_lock(folder)[0].get(before)
    if before == guideline.edition:
        return plain
    if path.parent != folder / FOLDER or not path.is_file():
        return _compared(plain, locked, guideline)
    node, problems = read_nodes(str(path), read_file(path))
    if node is not None:
        fields = Fields(guideline.languages)
        plain = _map(node, fields, guideline, locked)
        problems += fields.problems
        if not problems and plain.before != before:
            problems.append(
                Problem(
                    Place(str(path)),
                    say("This file is about edition {edition}.", edition=plain.before),
                    say("Name it {name}.", name=f"{plain.before}.yaml"),
                )
            )
    if problems:
        message = count(
            len(problems), "The edition map {file} has {n} problem.", "The edition map {file} has {n} problems.",
            file=str(path),
        )  # fmt: skip
        raise ContentInvalid(message, sorted(problems, key=lambda each: (each.place.line, each.place.column)))
    return _compared(plain, locked, guideline)


def map_problems(folder: Path, guideline: Guideline) -> list[Problem]:
    """Read all maps in a guideline's folder for their problems. Raises `ContentInvalid` where it can't be read."""
    place = folder / FOLDER
    problems = list[Problem]()
    for name in read_folder(place, MOST_MAPS) if place.is_dir() else ():
        before = name.removesuffix(".yaml")
        if before == guideline.edition:
            message = say("A map leads from an earlier edition to this one; {edition} is this one.", edition=before)
            problems.append(Problem(Place(str(place / name)), message, say("Name it after the earlier edition.")))
        try:
            read_map(folder, before, guideline)
        except ContentInvalid as error:
            problems += error.problems
    return problems


def _compared(plain: EditionMap, locked: Mapping[str, str] | None, guideline: Guideline) -> EditionMap:
    """Add what the locked texts of the earlier edition tell; without them, nothing is known to be new."""
    if locked is None:
        return plain
    here, named = digests(guideline), plain.named
    refs = [indicator.ref for indicator in guideline.indicators() if indicator.ref not in named]
    anew = {ref for ref in refs if ref in locked and locked[ref] != here[ref]}
    return replace(plain, reworded=plain.reworded | anew, added=frozenset(ref for ref in refs if ref not in locked))


def _map(node: Node, fields: Fields, guideline: Guideline, locked: Collection[str] | None) -> EditionMap:
    """Read a map; `locked` are the refs of the earlier edition, `None` where it was not locked."""
    get = fields.mapping(node, shapes.EDITION_MAP).entries.get
    refs = [indicator.ref for indicator in guideline.indicators()]
    taken = Taken()
    locked = None if locked is None else _indicators(locked)
    before = fields.name(get("before"))
    after = fields.known(get("after"), (guideline.edition,), say("It must be the edition of this guideline."))
    steps = tuple(_step(item, fields, refs, taken, locked) for item in fields.listing(get("steps")))
    reworded, incomparable = (
        frozenset(_now(each, fields, refs, taken) for each in fields.listing(get(name)))
        for name in ("reworded", "incomparable")
    )
    return EditionMap(before, after, steps, reworded, incomparable)


def _indicators(locked: Collection[str]) -> list[str]:
    """List the refs of an earlier edition that no other one begins with: those of recommendations have indicators."""
    above = {ref.rpartition(".")[0] for ref in locked}
    return [ref for ref in locked if ref not in above]


def _step(node: Node, fields: Fields, refs: list[str], taken: Taken, locked: Collection[str] | None) -> Step:
    get = fields.mapping(node, shapes.STEP).entries.get
    none = say("At least one reference is expected here.")
    there = say("It must be an indicator of the earlier edition, as refs.lock has it.")
    was = tuple(fields.known(each, locked, there) for each in fields.some(get("was"), none))
    now = tuple(_now(each, fields, refs, taken) for each in fields.some(get("now"), none))
    return Step(was, now)


def _now(node: Node, fields: Fields, refs: list[str], taken: Taken) -> str:
    """Read an item of this edition that the map has not named yet."""
    return fields.known(node, refs, say("It must be an indicator of this edition.")) and fields.ref(node, taken)
