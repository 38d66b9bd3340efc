"""Parsed guidelines, kept by the digest of what they were parsed from. Losing or damaging it costs only time.

Records are written as JSON lists in the order of their fields: quick to read, and harmless whatever is in the file.
"""

from __future__ import annotations

import dataclasses
import json
import os
import tempfile
from enum import Enum
from pathlib import Path
from typing import Any

from assess.domain.guideline import (
    Citation,
    Entry,
    FigureAsked,
    Guideline,
    Indicator,
    Kind,
    Level,
    Phase,
    Recommendation,
    Source,
    Text,
    Unit,
)

FORM = 1
"""Changes whenever the records of a guideline do."""


def recall(folder: Path | None, digest: str) -> Guideline | None:
    """Give the guideline that was parsed from these contents; `None` where it is not there or not whole."""
    if folder is None:
        return None
    try:
        form, data = json.loads(_path(folder, digest).read_bytes())
        guideline = _guideline(data) if form == FORM else None
    except (OSError, ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None
    return guideline if guideline is not None and guideline.digest == digest else None


def remember(folder: Path | None, guideline: Guideline) -> None:
    """Keep a parsed guideline; where that can't be done, it is parsed again next time."""
    if folder is None:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump([FORM, _plain(guideline)], file, ensure_ascii=False, separators=(",", ":"))
        Path(name).replace(_path(folder, guideline.digest))
    except OSError:
        return


def _path(folder: Path, digest: str) -> Path:
    return folder / f"{digest[:32]}.json"


def _plain(value: object) -> Any:
    if isinstance(value, Text):
        return value.words
    if dataclasses.is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in dataclasses.fields(value)]
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    return value.value if isinstance(value, Enum) else value


def _guideline(data: list[Any]) -> Guideline:
    ref, edition, title, about, languages, target, scale, phases, *lists, sources, digest = data
    principles, approaches, definitions, institutions, instruments = (
        tuple(Entry(ref, Text(name), Text(text)) for ref, name, text in entries) for entries in lists
    )
    return Guideline(
        ref,
        edition,
        Text(title),
        Text(about),
        tuple(languages),
        target,
        tuple(_level(each) for each in scale),
        tuple(_phase(each) for each in phases),
        principles,
        approaches,
        definitions,
        institutions,
        instruments,
        tuple(Source(ref, Text(title), *rest) for ref, title, *rest in sources),
        digest,
    )


def _level(data: list[Any]) -> Level:
    level, value, name, meaning = data
    return Level(level, value, Text(name), {Kind(kind): Text(text) for kind, text in meaning.items()})


def _phase(data: list[Any]) -> Phase:
    ref, title, intro, recommendations = data
    return Phase(ref, Text(title), Text(intro), tuple(_recommendation(each) for each in recommendations))


def _recommendation(data: list[Any]) -> Recommendation:
    ref, title, text, rationale, indicators, sources, institutions, weight, guideline_ref = data
    return Recommendation(
        ref,
        Text(title),
        Text(text),
        Text(rationale),
        tuple(_indicator(each) for each in indicators),
        tuple(Citation(*each) for each in sources),
        tuple(institutions),
        weight,
        guideline_ref,
    )


def _indicator(data: list[Any]) -> Indicator:
    ref, kind, question, verification, figure, levels = data
    return Indicator(
        ref,
        Kind(kind),
        Text(question),
        tuple(Text(each) for each in verification),
        FigureAsked(Unit(figure[0]), Text(figure[1])) if figure else None,
        {int(level): Text(text) for level, text in levels.items()},
    )
