"""Compile a cycle: fetch what the register holds of it, one assessment after the other, and hand it to the domain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from assess.domain.assessment import Assessment
from assess.domain.countries import MEMBERS, country_code
from assess.domain.editions import UNCHANGED, EditionMap
from assess.domain.errors import Misuse
from assess.domain.guideline import Guideline
from assess.domain.message import say
from assess.domain.region.compilation import Compilation
from assess.domain.region.compiling import compile_round
from assess.domain.region.round import Contribution, Round
from assess.domain.scoring import score
from assess.domain.standing import Standing
from assess.records import dataclass, replace
from assess.workflow.opening import Desk
from assess.workflow.ports import Watch, unwatched
from assess.workflow.sums import kept_sums


@dataclass(frozen=True)
class Wish:
    """What is to be compiled."""

    cycle: str
    within: str = ""
    """The country whose units are compiled; empty for the countries."""
    guideline: str = ""
    """Empty for the default one."""
    since: str = ""
    """The cycle to compare with; empty for the last one before."""
    deadline: date | None = None
    """`None` where none was set."""
    anonymous: bool = False
    listed: int | None = None
    """How many respondents are listed singly at most; where more take part, totals and distributions only are compiled.
    `None` for any number."""


def compile_cycle(desk: Desk, wish: Wish, digests: Mapping[str, str], watch: Watch = unwatched) -> Compilation:
    """Compile a cycle; `digests` are those of the envelopes the assessments came in, by assessment.

    Raises `Misuse` where the register has nothing of the cycle.
    """
    guideline = desk.catalogue.guideline(wish.guideline or desk.catalogue.refs()[0])
    within = country_code(wish.within) if wish.within else ""
    standings = [each for each in desk.standings() if _belongs(each, guideline, within)]
    chosen = [each for each in standings if each.opening.cycle == wish.cycle]
    if not chosen:
        raise _nothing_of(wish.cycle, within)
    earlier = _earlier(desk, guideline, wish, [each for each in standings if each.opening.sealed])
    round_ = Round(
        cycle=wish.cycle,
        within=within,
        expected=() if within else MEMBERS,
        deadline=wish.deadline,
        since=earlier.cycle,
        editions=earlier.editions,
    )
    summary = wish.listed is not None and len(chosen) > wish.listed
    kept, unread = kept_sums(desk, guideline, round_, chosen, digests, watch)
    contribute = _Contributor(desk, guideline, earlier.submissions, digests)
    told_more = _told_more_of(chosen, unread, earlier, lists=not (summary or wish.anonymous))
    counted = (replace(contribute(each), counted=True) for each in told_more)
    brought = _watched(chain(map(contribute, unread), counted), len(unread) + len(told_more), watch)
    return compile_round(guideline, round_, brought, kept=kept, anonymous=wish.anonymous, summary=summary)


def _watched(brought: Iterable[Contribution], of: int, watch: Watch) -> Iterator[Contribution]:
    """Pass contributions on, telling how many there were."""
    for done, each in enumerate(brought, start=1):
        yield each
        watch(done, of)


@dataclass(frozen=True)
class _Earlier:
    """The cycle that is compared with."""

    cycle: str
    """Empty for none."""
    submissions: Mapping[tuple[str, str], str]
    """Who submitted what in it, on the edition that most answered."""
    editions: EditionMap
    """What became of that edition's items."""


def _earlier(desk: Desk, guideline: Guideline, wish: Wish, submitted: Sequence[Standing]) -> _Earlier:
    """Choose what is compared with: what is wished for, or else the last cycle before.

    Raises `Misuse` where the register has nothing of the cycle that is wished for.
    """
    before = (each.opening.cycle for each in submitted if each.opening.cycle < wish.cycle)
    cycle = wish.since or max(before, default="")
    its = [each for each in submitted if each.opening.cycle == cycle]
    if wish.since and not its:
        raise Misuse(
            say("The register has no submission of the cycle {cycle} to compare with.", cycle=cycle),
            say("Leave --since out, or receive that cycle's envelopes first."),
        )
    if not its:
        return _Earlier(cycle, {}, UNCHANGED)
    edition = Counter(sorted(each.opening.edition for each in its)).most_common(1)[0][0]
    submissions = {_who(each): each.id for each in its if each.opening.edition == edition}
    return _Earlier(cycle, submissions, desk.changes_since(edition, guideline))


def _told_more_of(
    chosen: Sequence[Standing], unread: Sequence[Standing], earlier: _Earlier, *, lists: bool
) -> list[Standing]:
    """List those in the sums of whom more is told than the sums know: all where they are listed, or who is compared."""
    read = {each.id for each in unread}
    in_sums = [each for each in chosen if each.opening.sealed and each.id not in read]
    return [each for each in in_sums if lists or _who(each) in earlier.submissions]


def _nothing_of(cycle: str, within: str) -> Misuse:
    """Say that there is nothing to compile."""
    if within:
        told = say(
            "The register has no assessment of a part of {country} in the cycle {cycle}.", country=within, cycle=cycle
        )
    else:
        told = say("The register has no assessment of the cycle {cycle}.", cycle=cycle)
    return Misuse(told, say("See all of them with: assess list"))


def _belongs(standing: Standing, guideline: Guideline, within: str) -> bool:
    opening = standing.opening
    placed = opening.country == within and bool(opening.unit) if within else not opening.unit
    return placed and opening.guideline == guideline.ref


def _who(standing: Standing) -> tuple[str, str]:
    return standing.opening.country, standing.opening.unit


@dataclass(frozen=True)
class _Contributor:
    """Reads an assessment as a contribution."""

    desk: Desk
    guideline: Guideline
    earlier: Mapping[tuple[str, str], str]
    """Who submitted what in the cycle that is compared with."""
    digests: Mapping[str, str]

    def __call__(self, standing: Standing) -> Contribution:
        assessment = self._read(standing.id)
        ours = assessment.sealed and assessment.opening.edition == self.guideline.edition
        before = self.earlier.get(_who(standing)) if ours else None
        return Contribution(
            assessment=assessment,
            card=score(self.guideline, assessment.responses) if ours else None,
            digest=self.digests.get(standing.id, ""),
            earlier=self._read(before) if before else None,
        )

    def _read(self, assessment: str) -> Assessment:
        register = self.desk.register
        return register.intake.sums.brief(assessment) or Assessment.of(register.history(assessment))
