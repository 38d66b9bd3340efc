"""A guideline as lines of JSON, most of which are read only when they are asked for.

What counting, scoring and a table of contents need (refs, kinds, weights, the scale, titles) is there at once; the
other texts, which are nearly all of a guideline, are read from their line when the first of them is asked for: one line
for each recommendation, one for what stands in the head. Nothing here touches a disk.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from assess.domain.errors import ContentInvalid
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
from assess.domain.message import say

UNFIT = (AttributeError, LookupError, RuntimeError, StopIteration, TypeError, ValueError)
"""What reading raises where the lines are not those of a guideline."""

_KINDS = {str(kind): kind for kind in Kind}
_UNITS = {str(unit): unit for unit in Unit}


def write(guideline: Guideline) -> bytes:
    """Write a guideline as lines."""
    first = [
        guideline.ref,
        guideline.edition,
        list(guideline.languages),
        guideline.target,
        [
            [step.level, step.value, _words(step.name), {kind: _words(each) for kind, each in step.meaning.items()}]
            for step in guideline.scale
        ],
        [
            [
                phase.ref,
                _words(phase.title),
                _words(phase.intro),
                [
                    [each.ref, each.weight, _words(each.title), [[i.ref, i.kind] for i in each.indicators]]
                    for each in phase.recommendations
                ],
            ]
            for phase in guideline.phases
        ],
        guideline.digest,
    ]
    head = [
        _words(guideline.title),
        _words(guideline.about),
        *([[each.ref, _words(each.name), _words(each.text)] for each in entries] for entries in _lists(guideline)),
        [
            [each.ref, _words(each.title), each.symbol, each.year, each.url, each.instrument]
            for each in guideline.sources
        ],
    ]
    lines = [_line(each) for each in (head, *map(_recommendation, guideline.recommendations()))]
    return b"\n".join((_line([*first, [len(line) for line in lines]]), *lines))


def read(content: bytes) -> Guideline:
    """Read a guideline from its lines. Raises one of `UNFIT` where they are none."""
    end = content.index(b"\n")
    ref, edition, languages, target, scale, phases, digest, lengths = json.loads(content[:end])
    lines = _lines(content, end, lengths)
    guideline = _Guideline(next(lines))
    guideline.__dict__.update(
        ref=ref,
        edition=edition,
        languages=tuple(languages),
        target=target,
        scale=tuple(_level(*each) for each in scale),
        phases=tuple(
            Phase(
                ref,
                _text(title),
                _text(intro),
                tuple(_Recommendation(next(lines), *each) for each in recommendations),
            )
            for ref, title, intro, recommendations in phases
        ),
        digest=digest,
    )
    return guideline


_Line = tuple[bytes, int, int]
"""A line that has not been read: the whole, where the line begins, where it ends."""


def _lines(content: bytes, end: int, lengths: list[int]) -> Iterator[_Line]:
    for length in lengths:
        start, end = end + 1, end + 1 + length
        yield content, start, end


class _Guideline(Guideline):
    """A guideline whose lists and texts are read when first asked for."""

    def __init__(self, line: _Line) -> None:
        self.__dict__["_line"] = line

    def open(self) -> None:
        """Read the lists and texts."""
        title, about, *lists, sources = _opened(self.__dict__["_line"])
        terms = (tuple(Term(ref, _text(name), _text(text)) for ref, name, text in each) for each in lists)
        principles, approaches, definitions, institutions, instruments = terms
        self.__dict__.update(
            title=_text(title),
            about=_text(about),
            principles=principles,
            approaches=approaches,
            definitions=definitions,
            institutions=institutions,
            instruments=instruments,
            sources=tuple(Source(ref, _text(title), *rest) for ref, title, *rest in sources),
        )


class _Recommendation(Recommendation):
    """A recommendation whose texts, and those of its indicators, are read when first asked for."""

    def __init__(
        self, line: _Line, ref: str, weight: float, title: dict[str, str], indicators: Iterable[tuple[str, str]]
    ) -> None:
        shelved = tuple(_Indicator(self, ref, kind) for ref, kind in indicators)
        self.__dict__.update(_line=line, ref=ref, weight=weight, title=_text(title), indicators=shelved)

    def open(self) -> None:
        """Read the texts."""
        text, rationale, sources, institutions, guideline_ref, indicators = _opened(self.__dict__["_line"])
        self.__dict__.update(
            text=_text(text),
            rationale=_text(rationale),
            sources=tuple(Citation(*each) for each in sources),
            institutions=tuple(institutions),
            guideline_ref=guideline_ref,
        )
        for indicator, (question, verification, figure, levels) in zip(self.indicators, indicators, strict=True):
            indicator.__dict__.update(
                question=_text(question),
                verification=tuple(_text(each) for each in verification),
                figure=FigureAsked(_UNITS[figure[0]], _text(figure[1])) if figure else None,
                levels={int(level): _text(text) for level, text in levels.items()},
            )


class _Indicator(Indicator):
    """An indicator whose texts are read when first asked for."""

    def __init__(self, home: _Recommendation, ref: str, kind: str) -> None:
        self.__dict__.update(_home=home, ref=ref, kind=_KINDS[kind])

    def open(self) -> None:
        """Read the texts."""
        self.__dict__["_home"].open()


class _Late:
    """A field that is read when first asked for; from then on it stands in the record, where it is found first.

    `__getattr__` would not do: a field with a default is found in the class and would always be empty.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, record: _Guideline | _Recommendation | _Indicator, _: type) -> Any:
        try:
            record.open()
        except UNFIT as error:
            message = say("The kept copy of a guideline is damaged.")
            raise ContentInvalid(
                message, hint=say("Delete the folder of kept guidelines; it will be made again.")
            ) from error
        return record.__dict__[self.name]


_LATE: Mapping[type, tuple[str, ...]] = {
    _Guideline: (
        "title", "about", "principles", "approaches", "definitions", "institutions", "instruments", "sources",
    ),
    _Recommendation: ("text", "rationale", "sources", "institutions", "guideline_ref"),
    _Indicator: ("question", "verification", "figure", "levels"),
}  # fmt: skip
"""Which fields of a record are read when first asked for."""

for _record, _names in _LATE.items():
    for _name in _names:
        setattr(_record, _name, _Late(_name))


def _line(data: list[Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _opened(line: _Line) -> Any:
    content, start, end = line
    return json.loads(content[start:end])


def _text(words: dict[str, str]) -> Text:
    """Take words for a text. Raises one of `UNFIT` where they are none."""
    if not {str}.issuperset(map(type, words.values())):
        raise TypeError("words")
    return Text(words)


def _lists(guideline: Guideline) -> tuple[tuple[Term, ...], ...]:
    return (
        guideline.principles,
        guideline.approaches,
        guideline.definitions,
        guideline.institutions,
        guideline.instruments,
    )


def _level(level: int, value: float, name: dict[str, str], meaning: dict[str, dict[str, str]]) -> Level:
    return Level(level, value, _text(name), {_KINDS[kind]: _text(text) for kind, text in meaning.items()})


def _recommendation(recommendation: Recommendation) -> list[Any]:
    return [
        _words(recommendation.text),
        _words(recommendation.rationale),
        [[each.source, each.at] for each in recommendation.sources],
        list(recommendation.institutions),
        recommendation.guideline_ref,
        [
            [
                _words(each.question),
                [_words(text) for text in each.verification],
                [each.figure.unit, _words(each.figure.label)] if each.figure else None,
                {str(level): _words(text) for level, text in each.levels.items()},
            ]
            for each in recommendation.indicators
        ],
    ]


def _words(text: Text) -> dict[str, str]:
    return dict(text.words)
