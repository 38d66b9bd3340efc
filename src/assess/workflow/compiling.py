"""Compile a cycle: fetch what the register holds of it, one assessment after the other, and hand it to the domain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from itertools import chain

from assess.domain.assessment import Assessment
from assess.domain.countries import MEMBERS, country_code
from assess.domain.editions import UNCHANGED
from assess.domain.errors import Misuse
from assess.domain.guideline import Guideline
from assess.domain.message import say
from assess.domain.region.compilation import Compilation, Contribution, Round
from assess.domain.region.compiling import compile_round
from assess.domain.scoring import score
from assess.domain.standing import Standing
from assess.records import dataclass, replace
from assess.workflow.opening import Desk
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


def compile_cycle(desk: Desk, wish: Wish, digests: Mapping[str, str]) -> Compilation:
    """Compile a cycle; `digests` are those of the envelopes the assessments came in, by assessment.

    Raises `Misuse` where the register has nothing of the cycle.
    """
    guideline = desk.catalogue.guideline(wish.guideline or desk.catalogue.refs()[0])
    within = country_code(wish.within) if wish.within else ""
    standings = [each for each in desk.standings() if _belongs(each, guideline, within)]
    chosen = [each for each in standings if each.opening.cycle == wish.cycle]
    if not chosen:
        raise _nothing_of(wish.cycle, within)
    since = wish.since or max(
        (each.opening.cycle for each in standings if _submitted(each) and each.opening.cycle < wish.cycle), default=""
    )
    before = [each for each in standings if _submitted(each) and each.opening.cycle == since]
    if wish.since and not before:
        raise Misuse(
            say("The register has no submission of the cycle {cycle} to compare with.", cycle=since),
            say("Leave --since out, or receive that cycle's envelopes first."),
        )
    edition = Counter(sorted(each.opening.edition for each in before)).most_common(1)[0][0] if before else ""
    earlier = {_who(each): each.id for each in before if each.opening.edition == edition}
    changed = edition not in ("", guideline.edition)
    round_ = Round(
        cycle=wish.cycle,
        within=within,
        expected=() if within else MEMBERS,
        deadline=wish.deadline,
        since=since,
        editions=desk.catalogue.edition_map(guideline.ref, edition) if changed else UNCHANGED,
    )
    summary = wish.listed is not None and len(chosen) > wish.listed
    kept, others = kept_sums(desk, guideline, round_, chosen, digests)
    counted = {each.id for each in chosen if _submitted(each)} - {each.id for each in others}
    if summary or wish.anonymous:
        counted -= {each.id for each in chosen if _who(each) not in earlier}
    contribute = _Contributor(desk, guideline, earlier, digests)
    listed = (replace(contribute(each), counted=True) for each in chosen if each.id in counted)
    brought = chain(map(contribute, others), listed)
    return compile_round(guideline, round_, brought, kept=kept, anonymous=wish.anonymous, summary=summary)


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


def _submitted(standing: Standing) -> bool:
    return standing.opening.state == "submitted"


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
