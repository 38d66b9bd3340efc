"""Compile many submissions into one compilation: `Submission ... --compile--> Compilation`.

Each contribution is taken once and let go, so that memory does not grow with their histories. The order in which they
come changes nothing. Drafts and submissions on another edition are listed and not counted. What a state keeps from
publication counts in the totals and is named nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import fsum

from assess.domain.assessment import Assessment
from assess.domain.collecting import Collection
from assess.domain.compilation import (
    Change,
    Commonality,
    Compilation,
    Contribution,
    Distribution,
    Member,
    Round,
    Sheet,
    Stage,
    Turnout,
)
from assess.domain.editions import Movement, moved
from assess.domain.gaps import Gap, Priority, find_gaps
from assess.domain.guideline import Guideline, Kind
from assess.domain.scoring import Card, Coverage
from assess.domain.subjects import OPENING
from assess.domain.tally import Tally

FIRST_GAPS = 5
"""How many gaps a sheet names."""


def compile_round(
    guideline: Guideline, round_: Round, contributions: Iterable[Contribution], *, anonymous: bool = False
) -> Compilation:
    """Compile a round; what is anonymous names no country and repeats no text that a country wrote."""
    compiler = _Compiler(guideline, round_)
    for contribution in contributions:
        compiler.take(contribution)
    return compiler.finish(anonymous=anonymous)


class _Compiler:
    """The counts so far."""

    def __init__(self, guideline: Guideline, round_: Round) -> None:
        self.guideline = guideline
        self.round = round_
        self.steps = round_.editions.over(guideline)
        self.tally = Tally(guideline)
        self.invented = False
        self.members = dict[str, Member]()
        self.priorities = {each.ref: Counter[Priority]() for each in guideline.recommendations()}
        self.points = {each.ref: list[float]() for each in guideline.recommendations()}
        self.collection = Collection(guideline)
        self.moves = Counter[tuple[str, str]]()
        self.compared = list[tuple[str, bool]]()
        self.sheets = list[Sheet]()

    def take(self, contribution: Contribution) -> None:
        """Count one contribution."""
        member = _member(self.guideline, self.round, contribution)
        self.members[member.code] = member
        if member.stage is not Stage.SUBMITTED or contribution.card is None:
            return
        assessment = contribution.assessment
        self.invented |= assessment.opening.invented
        self.tally.add(assessment.responses)
        gaps = find_gaps(self.guideline, assessment)
        self._count_gaps(contribution.card, gaps)
        self.collection.take(member, assessment)
        self._compare(member, assessment, contribution.earlier)
        if member.published:
            self.sheets.append(_sheet(member, assessment, contribution.card, gaps))

    def _count_gaps(self, card: Card, gaps: list[Gap]) -> None:
        found = {gap.recommendation.ref: gap for gap in gaps}
        for part in (part for phase in card.parts for part in phase.parts):
            if not part.score.coverage.rated:
                continue
            gap = found.get(part.ref)
            self.points[part.ref].append(gap.points if gap else 0.0)
            if gap:
                self.priorities[part.ref][gap.priority] += 1

    def _compare(self, member: Member, assessment: Assessment, earlier: Assessment | None) -> None:
        if earlier is None:
            return
        self.compared.append((member.code, member.published))
        for step in self.steps:
            movement = moved(step, earlier.responses, assessment.responses)
            recommendation = self.guideline.home(step.now[0]).ref
            for name, number in vars(movement).items():
                self.moves[recommendation, name] += number

    def finish(self, *, anonymous: bool) -> Compilation:
        """Conclude."""
        expected = {code: Member(code, Stage.MISSING) for code in self.round.expected}
        members = {**expected, **self.members}
        compilation = Compilation(
            guideline=self.guideline,
            round=self.round,
            anonymous=anonymous,
            invented=self.invented,
            turnout=_turnout(members.values()),
            spread=_spread(self.guideline, self.tally),
            kinds=_kinds(self.guideline, self.tally),
            instruments=_instruments(self.guideline, self.tally),
            commonalities=tuple(self._commonality(each.ref) for each in self.guideline.recommendations()),
            change=self._change(anonymous=anonymous),
            **self.collection.totals(),
        )
        if anonymous:
            return replace(compilation, round=replace(self.round, expected=()))
        return replace(
            compilation,
            members=tuple(members.values()),
            sheets=tuple(self.sheets),
            **self.collection.listed(),
        ).arranged(str)

    def _commonality(self, recommendation: str) -> Commonality:
        points = self.points[recommendation]
        return Commonality(
            recommendation=recommendation,
            phase=self.guideline.phase_of(recommendation).ref,
            assessed=len(points),
            priorities={priority: self.priorities[recommendation][priority] for priority in Priority},
            points=fsum(points) / len(points) if points else None,
        )

    def _change(self, *, anonymous: bool) -> Change | None:
        if not self.compared:
            return None
        recommendations = {
            each.ref: Movement(*(self.moves[each.ref, name] for name in ("up", "same", "down")))
            for each in self.guideline.recommendations()
        }
        phases = {
            phase.ref: sum((recommendations[each.ref] for each in phase.recommendations), Movement())
            for phase in self.guideline.phases
        }
        return Change(
            since=self.round.since,
            editions=self.round.editions,
            respondents=() if anonymous else tuple(sorted(code for code, published in self.compared if published)),
            compared=len(self.compared),
            steps=len(self.steps),
            total=sum(phases.values(), Movement()),
            phases=phases,
            recommendations=recommendations,
        )


def _member(guideline: Guideline, round_: Round, contribution: Contribution) -> Member:
    assessment, opening = contribution.assessment, contribution.assessment.opening
    code = opening.unit if round_.within else opening.country
    coverage = contribution.card.score.coverage if contribution.card else _counted(guideline, assessment)
    if not assessment.sealed:
        return Member(code, Stage.DRAFT, coverage)
    foreign = contribution.card is None or (opening.guideline, opening.edition) != (guideline.ref, guideline.edition)
    submitted_at = assessment.history.of(OPENING)[-1].at
    return Member(
        code=code,
        stage=Stage.OTHER_EDITION if foreign else Stage.SUBMITTED,
        coverage=coverage,
        submitted_at=submitted_at,
        late=round_.deadline is not None and submitted_at[:10] > round_.deadline.isoformat(),
        published=not opening.unpublished,
        digest=contribution.digest,
    )


def _counted(guideline: Guideline, assessment: Assessment) -> Coverage:
    tally = Tally(guideline)
    tally.add(assessment.responses)
    return tally.coverage(each.ref for each in guideline.indicators())


def _turnout(members: Iterable[Member]) -> Turnout:
    listed = list(members)
    stages = Counter(each.stage for each in listed)
    submitted = [each for each in listed if each.stage is Stage.SUBMITTED]
    return Turnout(
        expected=len(listed),
        submitted=len(submitted),
        drafts=stages[Stage.DRAFT],
        other_edition=stages[Stage.OTHER_EDITION],
        missing=stages[Stage.MISSING],
        late=sum(each.late for each in submitted),
        unpublished=sum(not each.published for each in submitted),
    )


def _parts(guideline: Guideline) -> dict[str, list[str]]:
    """List the indicators of the guideline, of each phase and of each recommendation."""
    parts = {each.ref: [indicator.ref for indicator in each.indicators] for each in guideline.recommendations()}
    for phase in guideline.phases:
        parts[phase.ref] = [ref for each in phase.recommendations for ref in parts[each.ref]]
    parts[guideline.ref] = [indicator.ref for indicator in guideline.indicators()]
    return parts


def _spread(guideline: Guideline, tally: Tally) -> Mapping[str, Coverage]:
    parts = {**_parts(guideline), **{each.ref: [each.ref] for each in guideline.indicators()}}
    return {ref: tally.coverage(indicators) for ref, indicators in parts.items()}


def _kinds(guideline: Guideline, tally: Tally) -> Mapping[str, Mapping[Kind, Coverage]]:
    return {
        ref: {kind: tally.coverage(each for each in refs if guideline.indicator(each).kind is kind) for kind in Kind}
        for ref, refs in _parts(guideline).items()
    }


def _instruments(guideline: Guideline, tally: Tally) -> tuple[Distribution, ...]:
    """Count each recommendation for every instrument that one of its sources belongs to."""
    distributions = []
    for instrument in guideline.instruments:
        refs = [
            indicator.ref
            for recommendation in guideline.recommendations()
            if any(guideline.source(each.source).instrument == instrument.ref for each in recommendation.sources)
            for indicator in recommendation.indicators
        ]
        if refs:
            distributions.append(Distribution(instrument, tally.coverage(refs)))
    return tuple(distributions)


def _sheet(member: Member, assessment: Assessment, card: Card, gaps: list[Gap]) -> Sheet:
    priorities = Counter(gap.priority for gap in gaps)
    return Sheet(
        code=member.code,
        score=card.score,
        kinds=card.kinds,
        phases={part.ref: part.score for part in card.parts},
        values={part.ref: part.score.value for phase in card.parts for part in phase.parts},
        priorities={priority: priorities[priority] for priority in Priority},
        gaps=tuple(gap.recommendation.ref for gap in gaps[:FIRST_GAPS]),
        declaration=assessment.opening.declaration,
        submitted_at=member.submitted_at,
        digest=member.digest,
        issue=assessment.opening.issue,
        delegation=assessment.delegation,
    )
