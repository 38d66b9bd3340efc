"""The findings: every recommendation with its indicators, what was answered and said, and what the next level asks."""

from __future__ import annotations

from collections.abc import Iterator

from assess.domain.answers import Rated
from assess.domain.guideline import Indicator, Kind, Phase, Recommendation, Unit
from assess.domain.ledgers.evidence import Evidence
from assess.domain.response import Figure, Response
from assess.records import dataclass
from assess.report.model.frame import ContentsLine
from assess.report.model.marks import Mark, kind_name, mark, passages, short
from assess.report.model.material import Material
from assess.report.model.scores import ScoreView, view
from assess.words import Words


@dataclass(frozen=True)
class Proof:
    """A piece of evidence, an action or a practice as a finding names it."""

    ref: str
    title: str


@dataclass(frozen=True)
class Place:
    """A passage of a source that a recommendation is based on."""

    symbol: str
    """Of the document; empty where it has none and is named by its title."""
    title: str
    at: str
    """Articles or paragraphs; empty for the whole document."""


@dataclass(frozen=True)
class IndicatorFinding:
    """One indicator and what is said about it; every text may be empty where there is nothing to say."""

    ref: str
    kind: str
    kind_code: str
    question: str
    mark: Mark
    meaning: str
    """What the level means here; for an answer that is no level, the reason given."""
    comment: tuple[str, ...]
    figure: str
    proofs: tuple[Proof, ...]
    asks: str
    """What the next level asks; empty at the target and where there is no level."""
    next_level: str
    previous: str
    """How it stood in the last cycle."""
    short: bool
    """Whether it is short enough to be kept on one page."""


@dataclass(frozen=True)
class RecommendationFinding:
    """One recommendation."""

    ref: str
    title: str
    text: str
    score: ScoreView
    institutions: str
    institution_codes: tuple[str, ...]
    places: tuple[Place, ...]
    indicators: tuple[IndicatorFinding, ...]
    actions: tuple[Proof, ...]
    practices: tuple[Proof, ...]


@dataclass(frozen=True)
class PhaseFindings:
    """One phase."""

    ref: str
    title: str
    intro: str
    score: ScoreView
    recommendations: tuple[RecommendationFinding, ...]


@dataclass(frozen=True)
class Findings:
    """All phases."""

    phases: tuple[PhaseFindings, ...]
    kinds: tuple[tuple[str, str], ...]
    """Code and name of what indicators look at, for choosing on the screen."""
    institutions: tuple[tuple[str, str], ...]
    """Ref and name of the institutions that are concerned, for choosing on the screen."""

    @property
    def parts(self) -> Iterator[ContentsLine]:
        """Where the phases stand, for the contents."""
        return (ContentsLine(f"phase-{phase.ref}", phase.title) for phase in self.phases)


def findings(material: Material) -> Findings:
    """Lay out all findings."""
    guideline = material.guideline
    concerned = {ref for each in guideline.recommendations() for ref in each.institutions}
    return Findings(
        phases=tuple(_phase(material, phase) for phase in guideline.phases),
        kinds=tuple((str(kind), kind_name(material.words, kind)) for kind in Kind),
        institutions=tuple((e.ref, material.read(e.name)) for e in guideline.institutions if e.ref in concerned),
    )


def figure_text(words: Words, unit: Unit, figure: Figure) -> str:
    """Write a reported number in its unit, with its year and what it is a share of where they were told."""
    number = words.number(float(figure.value), 2)
    if unit is Unit.PERCENT:
        number = words.percent(figure.value / 100, 2)
    elif unit is Unit.DAYS:
        number = words.say("{number} days", number=number)
    notes = [str(figure.year)] if figure.year is not None else []
    if figure.denominator is not None:
        notes.append(words.say("of {n}", n=words.number(float(figure.denominator), 2)))
    return f"{number} ({', '.join(notes)})" if notes else number


def _phase(material: Material, phase: Phase) -> PhaseFindings:
    card = material.card.part(phase.ref)
    found = [_recommendation(material, phase, each) for each in phase.recommendations]
    intro = next(iter(passages(material.read(phase.intro))), "")
    return PhaseFindings(phase.ref, material.read(phase.title), intro, view(material.words, card.score), tuple(found))


def _recommendation(material: Material, phase: Phase, each: Recommendation) -> RecommendationFinding:
    guideline, score = material.guideline, material.card.part(phase.ref).part(each.ref).score
    cited = [(guideline.source(citation.source), citation.at) for citation in each.sources]
    return RecommendationFinding(
        ref=each.ref,
        title=material.read(each.title),
        text=material.read(each.text),
        score=view(material.words, score),
        institutions="; ".join(material.institutions(each.institutions)),
        institution_codes=each.institutions,
        places=tuple(Place(source.symbol, material.read(source.title), at) for source, at in cited),
        indicators=tuple(_indicator(material, indicator) for indicator in each.indicators),
        actions=tuple(Proof(action.ref, action.what) for action in material.assessment.actions_for(each.ref)),
        practices=tuple(
            Proof(practice.ref, practice.title)
            for practice in material.assessment.practices.values()
            if practice.recommendation == each.ref
        ),
    )


def _indicator(material: Material, indicator: Indicator) -> IndicatorFinding:
    words, response = material.words, material.assessment.response(indicator.ref)
    answer, figure = response.answer, response.figure
    asks, next_level = _asks(material, indicator, response)
    was = material.previous.get(indicator.ref)
    meaning, comment = _meaning(material, indicator, response), passages(response.comment)
    proofs = tuple(_proof(material, ref) for ref in response.evidence)
    return IndicatorFinding(
        ref=indicator.ref,
        kind=kind_name(words, indicator.kind),
        kind_code=str(indicator.kind),
        question=material.read(indicator.question),
        mark=mark(material, answer),
        meaning=meaning,
        comment=comment,
        figure=_figure(material, indicator, figure) if figure else "",
        proofs=proofs,
        asks=asks,
        next_level=next_level,
        previous=mark(material, was).name if was else "",
        short=short((meaning, *comment, *(proof.title for proof in proofs))),
    )


def _meaning(material: Material, indicator: Indicator, response: Response) -> str:
    if isinstance(response.answer, Rated):
        return material.read(material.guideline.meaning(indicator, response.answer.level))
    return response.answer.reason if response.answer else ""


def _asks(material: Material, indicator: Indicator, response: Response) -> tuple[str, str]:
    """Say what the next level asks, and its name; nothing at the target and above."""
    answer, guideline = response.answer, material.guideline
    if not isinstance(answer, Rated) or answer.level >= guideline.target:
        return "", ""
    above = guideline.level(answer.level + 1)
    return material.read(guideline.meaning(indicator, above.level)), str(above.level)


def _figure(material: Material, indicator: Indicator, figure: Figure) -> str:
    asked = indicator.figure
    if asked is None:
        return figure_text(material.words, Unit.RATIO, figure)
    return f"{material.read(asked.label)}: {figure_text(material.words, asked.unit, figure)}"


def _proof(material: Material, ref: str) -> Proof:
    entry: Evidence | None = material.evidence.get(ref)
    if entry is None:
        return Proof(ref, "")
    return Proof(ref, material.words.say("confidential") if entry.confidential else entry.title)
