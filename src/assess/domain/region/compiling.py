"""Compile many submissions into one compilation: `Submission ... --compile--> Compilation`.

Each contribution is taken once and let go, so that memory does not grow with their histories. The order in which they
come changes nothing. Drafts and submissions on another edition are listed and not counted. What a state keeps from
publication counts in the totals and is named nowhere.

Totals come from sums (`assess.domain.region.tally`), whether they are made here, contribution by contribution, or were
kept by the register as envelopes came in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from assess.domain.assessment import Assessment, Opening
from assess.domain.editions import Movement, moved
from assess.domain.guideline import Guideline
from assess.domain.region.collecting import Collection
from assess.domain.region.compilation import Change, Compilation
from assess.domain.region.round import Contribution, Respondent, Round, Stage, Turnout, end_of
from assess.domain.region.tally import Sum, Tally
from assess.domain.region.totals import totals
from assess.domain.scoring import Coverage, overall
from assess.records import dataclass, replace


@dataclass(frozen=True)
class Kept:
    """What was counted before, so that nobody's history has to be read for it."""

    respondents: Sequence[Respondent] = ()
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
        self.respondents = {respondent.code: respondent for respondent in kept.respondents}
        self.collection = Collection(guideline)
        self.moves = {each.ref: Movement() for each in guideline.recommendations()}
        self.compared = list[tuple[str, bool]]()

    def take(self, contribution: Contribution) -> None:
        """Count one contribution."""
        respondent = self._respondent(contribution)
        if respondent.stage is not Stage.SUBMITTED or contribution.card is None:
            return
        assessment = contribution.assessment
        self.invented |= assessment.opening.invented
        if not contribution.counted:
            self.tally.add(assessment)
        self._compare(respondent, assessment, contribution.earlier)
        if self.lists and respondent.published:
            self.collection.take(respondent, assessment, contribution.card)

    def _respondent(self, contribution: Contribution) -> Respondent:
        if contribution.counted:
            return self.respondents[code_of(self.round, contribution.assessment.opening)]
        respondent = _respondent(self.guideline, self.round, contribution)
        self.respondents[respondent.code] = respondent
        return respondent

    def _compare(self, respondent: Respondent, assessment: Assessment, earlier: Assessment | None) -> None:
        if earlier is None:
            return
        self.compared.append((respondent.code, respondent.published))
        for step in self.steps:
            self.moves[self.guideline.home(step.now[0]).ref] += moved(step, earlier.responses, assessment.responses)

    def finish(self, *, anonymous: bool, summary: bool) -> Compilation:
        """Conclude."""
        expected = {code: Respondent(code, Stage.MISSING) for code in self.round.expected}
        respondents = tuple({**expected, **self.respondents}.values())
        compilation = Compilation(
            guideline=self.guideline,
            round=self.round,
            anonymous=anonymous,
            summary=summary,
            invented=self.invented,
            turnout=_turnout(respondents),
            change=self._change(),
            **totals(self.guideline, self.tally),
        )
        if anonymous:
            return replace(compilation, round=replace(self.round, expected=()))
        return replace(
            compilation,
            respondents=respondents,
            **self.collection.listed(),
        ).arranged(str)

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


def _respondent(guideline: Guideline, round_: Round, contribution: Contribution) -> Respondent:
    assessment, card = contribution.assessment, contribution.card
    coverage = (card.score if card else overall(guideline, assessment.responses)).coverage
    return respondent_of(guideline, round_, assessment.opening, coverage, assessment.submitted_at, contribution.digest)


def respondent_of(  # noqa: PLR0913, PLR0917 - what a list says of one
    guideline: Guideline, round_: Round, opening: Opening, coverage: Coverage, submitted_at: str, digest: str
) -> Respondent:
    """Say what part somebody has in a round."""
    code = code_of(round_, opening)
    if not opening.sealed:
        return Respondent(code, Stage.DRAFT, coverage)
    ours = (opening.guideline, opening.edition) == (guideline.ref, guideline.edition)
    return Respondent(
        code=code,
        stage=Stage.SUBMITTED if ours else Stage.OTHER_EDITION,
        coverage=coverage,
        submitted_at=submitted_at,
        late=submitted_at >= end_of(round_.deadline),
        published=not opening.unpublished,
        digest=digest,
    )


def code_of(round_: Round, opening: Opening) -> str:
    """Tell by which code a round knows somebody."""
    return opening.unit if round_.within else opening.country


def _turnout(respondents: Sequence[Respondent]) -> Turnout:
    stages = Counter(each.stage for each in respondents)
    submitted = [each for each in respondents if each.stage is Stage.SUBMITTED]
    return Turnout(
        expected=len(respondents),
        submitted=len(submitted),
        drafts=stages[Stage.DRAFT],
        other_edition=stages[Stage.OTHER_EDITION],
        missing=stages[Stage.MISSING],
        late=sum(each.late for each in submitted),
        unpublished=sum(not each.published for each in submitted),
    )
