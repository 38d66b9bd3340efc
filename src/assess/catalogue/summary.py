"""A guideline in figures: what its author sees at a glance, and can compare from edition to edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from assess.domain.guideline import Guideline, Indicator, Kind, Phase, Recommendation, Text
from assess.records import dataclass


@dataclass(frozen=True)
class PhaseSummary:
    """A phase in figures, or all phases together."""

    ref: str
    """Empty for all phases together."""
    title: Text
    recommendations: int
    indicators: Mapping[Kind, int]
    """By kind; every kind is there."""
    figures: int
    """Indicators that ask for a number."""
    own_levels: int
    """Own texts for levels."""
    words: Mapping[str, int]
    """Words to read, by language."""


@dataclass(frozen=True)
class Summary:
    """A guideline in figures."""

    ref: str
    edition: str
    title: Text
    languages: tuple[str, ...]
    levels: int
    target: int
    phases: tuple[PhaseSummary, ...]
    whole: PhaseSummary
    """All phases together; its words are those of the head as well."""
    sources: int
    institutions: int
    instruments: int


def summarise(guideline: Guideline) -> Summary:
    """Count what is in a guideline."""
    phases = tuple(_phase(phase, guideline.languages) for phase in guideline.phases)
    head = _words(_head_texts(guideline), guideline.languages)
    whole = PhaseSummary(
        ref="",
        title=guideline.title,
        recommendations=sum(phase.recommendations for phase in phases),
        indicators={kind: sum(phase.indicators[kind] for phase in phases) for kind in Kind},
        figures=sum(phase.figures for phase in phases),
        own_levels=sum(phase.own_levels for phase in phases),
        words={language: head[language] + sum(phase.words[language] for phase in phases) for language in head},
    )
    return Summary(
        ref=guideline.ref,
        edition=guideline.edition,
        title=guideline.title,
        languages=guideline.languages,
        levels=len(guideline.scale),
        target=guideline.target,
        phases=phases,
        whole=whole,
        sources=len(guideline.sources),
        institutions=len(guideline.institutions),
        instruments=len(guideline.instruments),
    )


def _phase(phase: Phase, languages: tuple[str, ...]) -> PhaseSummary:
    indicators = [each for recommendation in phase.recommendations for each in recommendation.indicators]
    kinds = Counter(each.kind for each in indicators)
    return PhaseSummary(
        ref=phase.ref,
        title=phase.title,
        recommendations=len(phase.recommendations),
        indicators={kind: kinds[kind] for kind in Kind},
        figures=sum(each.figure is not None for each in indicators),
        own_levels=sum(len(each.levels) for each in indicators),
        words=_words(_phase_texts(phase), languages),
    )


def _words(texts: Iterator[Text], languages: tuple[str, ...]) -> dict[str, int]:
    counted = Counter[str]()
    for text in texts:
        counted.update({language: len(words.split()) for language, words in text.words.items()})
    return {language: counted[language] for language in languages}


def _head_texts(guideline: Guideline) -> Iterator[Text]:
    yield from (guideline.title, guideline.about)
    for step in guideline.scale:
        yield from (step.name, *step.meaning.values())
    explained = (guideline.principles, guideline.approaches, guideline.definitions)
    for entries in (*explained, guideline.institutions, guideline.instruments):
        for entry in entries:
            yield from (entry.name, entry.text)
    yield from (source.title for source in guideline.sources)


def _phase_texts(phase: Phase) -> Iterator[Text]:
    yield from (phase.title, phase.intro)
    for recommendation in phase.recommendations:
        yield from _recommendation_texts(recommendation)


def _recommendation_texts(recommendation: Recommendation) -> Iterator[Text]:
    yield from (recommendation.title, recommendation.text, recommendation.rationale)
    for indicator in recommendation.indicators:
        yield from _indicator_texts(indicator)


def _indicator_texts(indicator: Indicator) -> Iterator[Text]:
    yield from (indicator.question, *indicator.verification, *indicator.levels.values())
    if indicator.figure:
        yield indicator.figure.label
