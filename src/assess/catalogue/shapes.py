"""Which fields each part of a checklist has, in the order in which authors write them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from assess.records import dataclass


@dataclass(frozen=True)
class Shape:
    """The fields of one part."""

    fields: tuple[str, ...]
    """In order."""
    optional: frozenset[str] = frozenset()
    """Which of them may be left out."""

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The fields that must be there."""
        return tuple(field for field in self.fields if field not in self.optional)


def all_of(fields: Iterable[str]) -> Shape:
    """Make a shape of fields that must all be there."""
    return Shape(tuple(fields))


def any_of(fields: Iterable[str]) -> Shape:
    """Make a shape of fields that may all be left out."""
    names = tuple(fields)
    return Shape(names, frozenset(names))


def _shape(fields: str) -> Shape:
    """Read a shape from its field names, optional ones with a question mark."""
    names = fields.split()
    return Shape(tuple(name.rstrip("?") for name in names), frozenset(name[:-1] for name in names if name[-1] == "?"))


GUIDELINE = _shape(
    "ref edition title about languages target scale principles? approaches? institutions? instruments? sources"
    " definitions? phases"
)
LEVEL = _shape("level value name structural process outcome")
PRINCIPLE = _shape("ref name text")
DEFINITION = _shape("ref term text")
NAMED = _shape("ref name")
SOURCE = _shape("ref instrument? title symbol? year? url?")
PHASE = _shape("ref title intro recommendations")
RECOMMENDATION = _shape("ref title text rationale guideline_ref? sources institutions weight? indicators")
CITATION = _shape("source at?")
INDICATOR = _shape("ref kind question verification figure? levels?")
FIGURE = _shape("unit label")

COUNTRY = _shape("country checked working_language instruments institutions")
STATUS = _shape("source in_force basis?")
SUGGESTED = _shape("role name dated basis?")

EDITION_MAP = _shape("before after steps? reworded? incomparable?")
STEP = _shape("was now")

HEAD_PARTS = {
    "scale": LEVEL,
    "principles": PRINCIPLE,
    "approaches": PRINCIPLE,
    "definitions": DEFINITION,
    "institutions": NAMED,
    "instruments": NAMED,
    "sources": SOURCE,
}
"""What the lists of `guideline.yaml` hold."""

PHASE_PARTS = {
    "recommendations": RECOMMENDATION,
    "sources": CITATION,
    "indicators": INDICATOR,
    "figure": FIGURE,
}
"""What the lists and fields of a phase file hold."""
