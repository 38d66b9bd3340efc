"""Country profiles: `countries/XXX.yaml` beside a guideline, read with the same care and the same manner of problems.

A profile suggests; it is no part of the edition, so that it can be corrected at any time without a new one. A fault
in it never stops its guideline from being used.
"""

from __future__ import annotations

from pathlib import Path

from assess.catalogue import shapes
from assess.catalogue.disk import read_file, read_folder
from assess.catalogue.fields import Fields
from assess.catalogue.nodes import Node, read_nodes
from assess.domain.countries import CODES
from assess.domain.errors import ContentInvalid
from assess.domain.guideline import Guideline
from assess.domain.message import count, say
from assess.domain.problem import Place, Problem
from assess.domain.profile import CountryProfile, InForce, InstitutionSuggested, InstrumentStatus

FOLDER = "countries"
"""Where the profiles of a guideline are kept in its folder."""

MOST_PROFILES = 250
"""As many as there are countries."""


def read_profile(folder: Path, country: str, guideline: Guideline) -> CountryProfile | None:
    """Read the profile of a country from a guideline's folder; `None` where there is none.

    Raises `ContentInvalid` with every problem.
    """
    path = folder / FOLDER / f"{country}.yaml"
    if country not in CODES or not path.is_file():
        return None
    profile, problems = _read(path, read_file(path), guideline)
    if profile is None:
        message = count(
            len(problems), "The profile in {file} has {n} problem.", "The profile in {file} has {n} problems.",
            file=str(path),
        )  # fmt: skip
        raise ContentInvalid(message, problems)
    return profile


def read_profiles(folder: Path, guideline: Guideline) -> tuple[list[CountryProfile], list[Problem]]:
    """Read all sound profiles in a guideline's folder, and the problems of the others.

    Raises `ContentInvalid` where the folder can't be read.
    """
    place = folder / FOLDER
    files = read_folder(place, MOST_PROFILES) if place.is_dir() else {}
    read = [_read(place / name, content, guideline) for name, content in files.items()]
    profiles = [profile for profile, _problems in read if profile is not None]
    return profiles, [problem for _profile, problems in read for problem in problems]


def _read(path: Path, content: bytes, guideline: Guideline) -> tuple[CountryProfile | None, list[Problem]]:
    node, problems = read_nodes(str(path), content)
    if node is None:
        return None, problems
    fields = Fields(guideline.languages)
    profile = _profile(node, fields, guideline)
    problems += fields.problems
    if profile.country in CODES and profile.country != path.stem:
        message = say(
            "This file is about {country}, but its name says {name}.", country=profile.country, name=path.stem
        )
        hint = say("Name it {country}.yaml.", country=profile.country)
        problems.append(Problem(Place(str(path)), message, hint))
    problems.sort(key=lambda each: (each.place.line, each.place.column))
    return (None if problems else profile), problems


def _profile(node: Node, fields: Fields, guideline: Guideline) -> CountryProfile:
    get = fields.mapping(node, shapes.COUNTRY).entries.get
    codes = say("Use the three letters of ISO 3166-1, for example {examples}.", examples="SLV")
    languages = say("Use one of: {choices}.", choices=", ".join(guideline.languages))
    return CountryProfile(
        country=fields.known(get("country"), CODES, codes),
        checked=fields.day(get("checked")),
        working_language=fields.known(get("working_language"), guideline.languages, languages),
        instruments=_instruments(get("instruments"), fields, guideline),
        institutions=_institutions(get("institutions"), fields, guideline),
    )


def _instruments(node: Node | None, fields: Fields, guideline: Guideline) -> tuple[InstrumentStatus, ...]:
    sources = [source.ref for source in guideline.sources]
    where = say("It must be one of the guideline's sources.")
    statuses, seen = [], set[str]()
    for item in fields.listing(node):
        get = fields.mapping(item, shapes.STATUS).entries.get
        source = fields.known(get("source"), sources, where)
        if source and source in seen:
            fields.fault(item.place, say("“{key}” appears twice.", key=source))
        seen.add(source)
        in_force = fields.choice(get("in_force"), InForce, InForce.UNKNOWN)
        statuses.append(InstrumentStatus(source, in_force, fields.words(get("basis"))))
    return tuple(statuses)


def _institutions(node: Node | None, fields: Fields, guideline: Guideline) -> tuple[InstitutionSuggested, ...]:
    roles = [institution.ref for institution in guideline.institutions]
    where = say("It must be one of the guideline's institutions.")
    suggested = []
    for item in fields.listing(node):
        get = fields.mapping(item, shapes.SUGGESTED).entries.get
        suggested.append(
            InstitutionSuggested(
                role=fields.known(get("role"), roles, where),
                name=fields.proper_name(get("name")),
                dated=fields.day(get("dated")),
                basis=fields.words(get("basis")),
            )
        )
    return tuple(suggested)
