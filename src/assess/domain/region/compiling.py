"""Compile many submissions into one compilation: `Submission ... --compile--> Compilation`.

Each contribution is taken once and let go, so that memory does not grow with their histories. The order in which they
come changes nothing. Drafts and submissions on another edition are listed and not counted. What a state keeps from
publication counts in the totals and is named nowhere.

Totals come from sums (`assess.domain.region.tally`), whether they are made here, contribution by contribution, or were
kept by the register as envelopes came in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from assess.domain.assessment import Assessment, Opening
from assess.domain.crosswalk import cites
from assess.domain.editions import Movement, moved
from assess.domain.gaps import Priority, fallen_short, priority_of
from assess.domain.guideline import Guideline, Kind
from assess.domain.region.collecting import Collection, totals
from assess.domain.region.compilation import Change, Commonality, Compilation, Distribution, Sheet
from assess.domain.region.round import Contribution, Member, Round, Stage, Turnout
from assess.domain.region.tally import Sum, Tally
from assess.domain.scoring import Card, Coverage, overall
from assess.records import dataclass, replace

FIRST_GAPS = 5
"""How many gaps a sheet names."""


@dataclass(frozen=True)
class Kept:
    """What was counted before, so that nobody's history has to be read for it."""

    members: Sequence[Member] = ()
    """Who is in the sums, and who is listed only: drafts."""
    sums: Iterable[Sum] = ()
    assessments: int = 0
    """How many are in the sums."""
    invented: bool = False


NOTHING_KEPT = Kept()


def compile_round(  # noqa: PLR0913 - what is compiled, and two ways to say less
    guideline: Guideline,
    round_: Round,
    contributions: Iterable[Contribution],
    *,
    kept: Kept = NOTHING_KEPT,
    anonymous: bool = False,
    summary: bool = False,
) -> Compilation:
    """Compile a round.

    What is anonymous names no country and repeats no text that a country wrote; a summary lists who takes part and
    repeats nothing either. Neither needs to be told more of those whose counts were kept.
    """
    compiler = _Compiler(guideline, round_, kept, lists=not (anonymous or summary))
    for contribution in contributions:
        compiler.take(contribution)
    return compiler.finish(anonymous=anonymous, summary=summary)


class _Compiler:
    """The counts so far."""

    def __init__(self, guideline: Guideline, round_: Round, kept: Kept, *, lists: bool) -> None:
        self.guideline = guideline
        self.round = round_
        self.steps = round_.editions.over(guideline)
        self.lists = lists
        self.tally = Tally(guideline)
        self.tally.add_sums(kept.sums, kept.assessments)
        self.invented = kept.invented
        self.members = {member.code: member for member in kept.members}
        self.collection = Collection(guideline)
        self.moves = {each.ref: Movement() for each in guideline.recommendations()}
        self.compared = list[tuple[str, bool]]()
        self.sheets = list[Sheet]()

    def take(self, contribution: Contribution) -> None:
        """Count one contribution."""
        member = self._member(contribution)
        if member.stage is not Stage.SUBMITTED or contribution.card is None:
            return
        assessment = contribution.assessment
        self.invented |= assessment.opening.invented
        if not contribution.counted:
            self.tally.add(assessment)
        self._compare(member, assessment, contribution.earlier)
        if self.lists and member.published:
            self.collection.take(member, assessment)
            self.sheets.append(_sheet(self.guideline, member, assessment, contribution.card))

    def _member(self, contribution: Contribution) -> Member:
        if contribution.counted:
            return self.members[code_of(self.round, contribution.assessment.opening)]
        member = _member(self.guideline, self.round, contribution)
        self.members[member.code] = member
        return member

    def _compare(self, member: Member, assessment: Assessment, earlier: Assessment | None) -> None:
        if earlier is None:
            return
        self.compared.append((member.code, member.published))
        for step in self.steps:
            self.moves[self.guideline.home(step.now[0]).ref] += moved(step, earlier.responses, assessment.responses)

    def finish(self, *, anonymous: bool, summary: bool) -> Compilation:
        """Conclude."""
        expected = {code: Member(code, Stage.MISSING) for code in self.round.expected}
        members = {**expected, **self.members}
        compilation = Compilation(
            guideline=self.guideline,
            round=self.round,
            anonymous=anonymous,
            summary=summary,
            invented=self.invented,
            turnout=_turnout(members.values()),
            spread=_spread(self.guideline, self.tally),
            kinds=_kinds(self.guideline, self.tally),
            instruments=_instruments(self.guideline, self.tally),
            commonalities=tuple(self._commonality(each.ref) for each in self.guideline.recommendations()),
            change=self._change(),
            **totals(self.guideline, self.tally),
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
        points = self.tally.shortfalls(recommendation)
        assessed, sum_ = sum(points.values()), sum(Fraction(each) * number for each, number in points.items())
        priorities = Counter[Priority]()
        for each, number in points.items():
            if each:
                priorities[priority_of(each)] += number
        return Commonality(
            recommendation=recommendation,
            phase=self.guideline.phase_of(recommendation).ref,
            assessed=assessed,
            priorities={priority: priorities[priority] for priority in Priority},
            points=float(sum_) / assessed if assessed else None,
        )

    def _change(self) -> Change | None:
        if not self.compared:
            return None
        phases = {
            phase.ref: sum((self.moves[each.ref] for each in phase.recommendations), Movement())
            for phase in self.guideline.phases
        }
        return Change(
            since=self.round.since,
            editions=self.round.editions,
            respondents=() if not self.lists else tuple(sorted(code for code, published in self.compared if published)),
            compared=len(self.compared),
            steps=len(self.steps),
            total=sum(phases.values(), Movement()),
            phases=phases,
            recommendations=self.moves,
        )


def _member(guideline: Guideline, round_: Round, contribution: Contribution) -> Member:
    assessment, card = contribution.assessment, contribution.card
    coverage = (card.score if card else overall(guideline, assessment.responses)).coverage
    return member_of(guideline, round_, assessment.opening, coverage, assessment.submitted_at, contribution.digest)


def member_of(  # noqa: PLR0913, PLR0917 - what a list says of one
    guideline: Guideline, round_: Round, opening: Opening, coverage: Coverage, submitted_at: str, digest: str
) -> Member:
    """Say what part somebody has in a round."""
    code = code_of(round_, opening)
    if not opening.sealed:
        return Member(code, Stage.DRAFT, coverage)
    ours = (opening.guideline, opening.edition) == (guideline.ref, guideline.edition)
    return Member(
        code=code,
        stage=Stage.SUBMITTED if ours else Stage.OTHER_EDITION,
        coverage=coverage,
        submitted_at=submitted_at,
        late=round_.deadline is not None and submitted_at[:10] > round_.deadline.isoformat(),
        published=not opening.unpublished,
        digest=digest,
    )


def code_of(round_: Round, opening: Opening) -> str:
    """Tell by which code a round knows somebody."""
    return opening.unit if round_.within else opening.country


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
            if cites(guideline, recommendation, instrument.ref)
            for indicator in recommendation.indicators
        ]
        if refs:
            distributions.append(Distribution(instrument, tally.coverage(refs)))
    return tuple(distributions)


def _sheet(guideline: Guideline, member: Member, assessment: Assessment, card: Card) -> Sheet:
    gaps = fallen_short(guideline, assessment.responses)
    priorities = Counter([priority_of(width.points) for _, width in gaps])
    return Sheet(
        code=member.code,
        score=card.score,
        kinds=card.kinds,
        phases={part.ref: part.score for part in card.parts},
        values={part.ref: part.score.value for phase in card.parts for part in phase.parts},
        priorities={priority: priorities[priority] for priority in Priority},
        gaps=tuple(recommendation.ref for recommendation, _ in gaps[:FIRST_GAPS]),
        declaration=assessment.opening.declaration,
        submitted_at=member.submitted_at,
        digest=member.digest,
        issue=assessment.opening.issue,
        delegation=assessment.delegation,
    )
