"""What a country assesses itself against: phases, recommendations and the indicators that are rated.

A guideline is frozen: a changed text is a new edition. It is read by `assess.catalogue` and never written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from assess.domain.errors import NotFound
from assess.domain.lookup import found
from assess.domain.message import say
from assess.records import dataclass, field


@dataclass(frozen=True)
class Text:
    """One text in every language of its guideline."""

    words: Mapping[str, str]
    """By language code; the reference language comes first."""

    def read(self, language: str) -> str:
        """Give the text in `language`, or in the reference language where there is none."""
        return self.words.get(language) or next(iter(self.words.values()), "")


NO_TEXT = Text({})

T = TypeVar("T")


class Kind(StrEnum):
    """What an indicator looks at (OHCHR, MESECVI): structural is in law, process and outcome are in practice."""

    STRUCTURAL = "structural"
    PROCESS = "process"
    OUTCOME = "outcome"


class Unit(StrEnum):
    """What a reported figure is measured in."""

    PERCENT = "percent"
    COUNT = "count"
    DAYS = "days"
    RATIO = "ratio"


@dataclass(frozen=True)
class Level:
    """One step of the scale."""

    level: int
    """Its number, from 1."""
    value: float
    """What it is worth, 0 to 100."""
    name: Text
    meaning: Mapping[Kind, Text]
    """What it means for an indicator of each kind."""


@dataclass(frozen=True)
class Term:
    """A term of the guideline: a principle, an approach, a definition, an institution, an instrument."""

    ref: str
    name: Text
    text: Text = NO_TEXT
    """Its explanation; empty for institutions and instruments."""


@dataclass(frozen=True)
class Source:
    """An instrument or document that a recommendation rests on."""

    ref: str
    title: Text
    symbol: str = ""
    year: int | None = None
    """`None` where it is not established."""
    url: str = ""
    instrument: str = ""
    """The ref of the instrument under which results are read together; empty for none."""


@dataclass(frozen=True)
class Citation:
    """A place in a source."""

    source: str
    at: str = ""
    """Paragraph or article; empty where only the instrument as a whole is cited."""


@dataclass(frozen=True)
class FigureAsked:
    """A number that the delegation may report beside its rating."""

    unit: Unit
    label: Text


@dataclass(frozen=True)
class Indicator:
    """One rateable question."""

    ref: str
    kind: Kind
    question: Text
    verification: tuple[Text, ...]
    """Typical means of verification."""
    figure: FigureAsked | None = None
    """`None` where no number is asked for."""
    levels: Mapping[int, Text] = field(default_factory=dict)
    """Own texts for levels that the scale's general texts leave open."""


@dataclass(frozen=True)
class Recommendation:
    """One thing a state should do."""

    ref: str
    title: Text
    text: Text
    rationale: Text
    indicators: tuple[Indicator, ...]
    sources: tuple[Citation, ...] = ()
    institutions: tuple[str, ...] = ()
    weight: float = 1.0
    """Its weight among the recommendations of its phase."""
    guideline_ref: str = ""
    """Page and number in the official document; empty until known."""

    @cached_property
    def refs(self) -> tuple[str, ...]:
        """The refs of its indicators, in their order."""
        return tuple([indicator.ref for indicator in self.indicators])

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of its indicators, in their order."""
        return tuple([indicator.kind for indicator in self.indicators])


@dataclass(frozen=True)
class Phase:
    """A part of the migration cycle, or what cuts across all of them."""

    ref: str
    title: Text
    intro: Text
    recommendations: tuple[Recommendation, ...]


Worth = tuple[tuple[int, float], ...]
"""The levels of a scale, each with what it is worth."""


@dataclass(frozen=True)
class Guideline:
    """A document assessed against, in one frozen edition."""

    ref: str
    edition: str
    title: Text
    about: Text
    languages: tuple[str, ...]
    """The first is the reference language."""
    target: int
    """The level a state aims at."""
    scale: tuple[Level, ...]
    """In order, values strictly rising."""
    phases: tuple[Phase, ...]
    principles: tuple[Term, ...] = ()
    approaches: tuple[Term, ...] = ()
    definitions: tuple[Term, ...] = ()
    institutions: tuple[Term, ...] = ()
    instruments: tuple[Term, ...] = ()
    sources: tuple[Source, ...] = ()
    digest: str = ""
    """SHA-256 over the files it was read from, in hexadecimal."""

    def recommendations(self) -> Iterator[Recommendation]:
        """Walk all recommendations in order."""
        return (recommendation for phase in self.phases for recommendation in phase.recommendations)

    def indicators(self) -> Iterator[Indicator]:
        """Walk all indicators in order."""
        return (indicator for recommendation in self.recommendations() for indicator in recommendation.indicators)

    def phase_of(self, recommendation: str) -> Phase:
        """Find the phase that a recommendation stands in. Raises `NotFound`."""
        return _found(self._phase_of, recommendation, self)

    def recommendation(self, ref: str) -> Recommendation:
        """Find a recommendation. Raises `NotFound`."""
        return _found(self._recommendations, ref, self)

    def indicator(self, ref: str) -> Indicator:
        """Find an indicator. Raises `NotFound`."""
        return _found(self._indicators, ref, self)

    def home(self, indicator: str) -> Recommendation:
        """Find the recommendation that an indicator stands in. Raises `NotFound`."""
        return _found(self._home, indicator, self)

    def recommendation_about(self, ref: str) -> Recommendation | None:
        """Find the recommendation that a ref names, or in which an indicator of that ref stands; `None` for others."""
        return self._recommendations.get(ref) or self._home.get(ref)

    def level(self, level: int) -> Level:
        """Find a level of the scale. Raises `NotFound`."""
        for each in self.scale:
            if each.level == level:
                return each
        raise NotFound(
            say("There is no level {level} in this guideline.", level=level),
            say("Levels: {levels}", levels=", ".join(str(each.level) for each in self.scale)),
        )

    def meaning(self, indicator: Indicator, level: int) -> Text:
        """Say what a level means for an indicator: its own text, or the scale's for its kind."""
        return indicator.levels.get(level) or self.level(level).meaning[indicator.kind]

    def value(self, level: int) -> float:
        """Say what a level is worth, 0 to 100."""
        return self._values[level]

    def institution(self, ref: str) -> Term:
        """Find an institution; an unknown one is named by its ref."""
        return self._institutions.get(ref) or Term(ref, Text({self.languages[0]: ref}))

    def source(self, ref: str) -> Source:
        """Find a source. Raises `NotFound`."""
        return _found(self._sources, ref, self)

    @cached_property
    def indicator_refs(self) -> frozenset[str]:
        """The refs of all indicators."""
        return frozenset([indicator.ref for indicator in self.indicators()])

    @cached_property
    def worth(self) -> Worth:
        """The scale, as scores know it."""
        return tuple((each.level, each.value) for each in self.scale)

    @cached_property
    def _values(self) -> dict[int, float]:
        return {each.level: each.value for each in self.scale}

    @cached_property
    def _recommendations(self) -> dict[str, Recommendation]:
        return {recommendation.ref: recommendation for recommendation in self.recommendations()}

    @cached_property
    def _phase_of(self) -> dict[str, Phase]:
        return {recommendation.ref: phase for phase in self.phases for recommendation in phase.recommendations}

    @cached_property
    def _indicators(self) -> dict[str, Indicator]:
        return {indicator.ref: indicator for indicator in self.indicators()}

    @cached_property
    def _home(self) -> dict[str, Recommendation]:
        return {i.ref: recommendation for recommendation in self.recommendations() for i in recommendation.indicators}

    @cached_property
    def _institutions(self) -> dict[str, Term]:
        return {institution.ref: institution for institution in self.institutions}

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.ref: source for source in self.sources}


def _found(things: Mapping[str, T], ref: str, guideline: Guideline) -> T:
    if ref in things:
        return things[ref]
    return found(
        things,
        ref,
        say("{guideline} has no {ref}.", guideline=guideline.ref, ref=ref),
        say("See all references: assess guideline show {guideline}", guideline=guideline.ref),
    )
