"""Invent assessments for demonstration: eleven countries, one cycle, nothing true, and marked so wherever it is shown.

The same guideline always gives the same inventions: levels come from digests, not from chance, and time from a clock
of its own. What is invented looks like what delegations write, and names nothing that exists.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from assess.domain.answers import Answer, NoInformation, NotApplicable, Rated, Withheld
from assess.domain.assessment import Declaration
from assess.domain.delegation import Delegation, Member, Relevance
from assess.domain.entries import Entry
from assess.domain.gaps import Gap
from assess.domain.guideline import Guideline, Indicator, Kind, Unit
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.evidence import Evidence
from assess.domain.ledgers.needs import AssistanceNeed
from assess.domain.ledgers.observations import Observation
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.response import Change, Figure, Response
from assess.records import dataclass
from assess.workflow.invented import ACTIONS, COMMENTS, DECLARED, EVIDENCE, REASONS
from assess.workflow.invented_ledgers import CONSULTED, MEMBERS, NEEDS, OBSERVATIONS, PRACTICES, REMARKS
from assess.workflow.opening import Desk
from assess.workflow.session import Session

CYCLE = "2026"

DAY = date(2026, 6, 30)
"""The day that reports of what is invented bear: after the last answer."""

NOT_APPLICABLE, NO_INFORMATION, NO_OUTCOME, WITHHELD = 0.02, 0.02, 0.09, 0.008
"""Shares of the answers that are no level; outcomes are known least."""

PROVED, COMMENTED, MEASURED = 0.35, 0.36, 0.6
"""Shares of the answers with evidence (more for higher levels), with a comment, with the figure asked for."""


@dataclass(frozen=True)
class Invention:
    """How the invented answers of one country lean."""

    country: str
    language: str
    law: float
    """Where structural indicators lie on the scale, 0 to 1."""
    practice: float
    """Where process and outcome indicators lie, 0 to 1."""
    answered: float
    """The share of indicators answered; below 1 the assessment stays a draft."""


INVENTIONS = (
    Invention("BLZ", "en", 0.42, 0.34, 1.0),
    Invention("CAN", "en", 0.78, 0.66, 1.0),
    Invention("CRI", "es", 0.74, 0.55, 1.0),
    Invention("DOM", "es", 0.55, 0.38, 1.0),
    Invention("SLV", "es", 0.66, 0.46, 1.0),
    Invention("GTM", "es", 0.60, 0.36, 1.0),
    Invention("HND", "es", 0.52, 0.33, 0.72),
    Invention("MEX", "es", 0.80, 0.48, 1.0),
    Invention("NIC", "es", 0.48, 0.40, 0.36),
    Invention("PAN", "es", 0.62, 0.50, 1.0),
    Invention("USA", "en", 0.64, 0.60, 1.0),
)


class InventedClock:
    """A clock that begins with the cycle and goes on by a minute each time it is asked."""

    def __init__(self) -> None:
        """Begin."""
        self._now = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """Give the time, in UTC."""
        self._now += timedelta(minutes=1)
        return self._now


def invent(desk: Desk) -> Iterator[Session]:
    """Begin and answer the invented assessments, giving each as it is done."""
    for invention in INVENTIONS:
        session = desk.begin(invention.country, CYCLE, invented=True)
        evidence = [session.enter(each) for each in _evidence(invention)]
        session.respond(_responses(session.guideline, invention, evidence))
        for gap in session.gaps()[:8]:
            session.enter(_action(session.guideline, invention, gap))
        session.introduce(_delegation(session.guideline, invention))
        for entry in _beside(session, invention):
            session.enter(entry)
        if invention.answered == 1.0:
            session.declare(Declaration(*DECLARED[invention.language]))
            session.seal()
        yield session


def _chance(*words: str) -> float:
    """Give a number from 0 to 1 that is always the same for the same words."""
    return int.from_bytes(hashlib.sha256("|".join(words).encode()).digest()[:4], "big") / 2**32


def _responses(guideline: Guideline, invention: Invention, evidence: list[str]) -> dict[str, Change]:
    """Answer the indicators; a draft stops where the delegation has got to."""
    indicators = list(guideline.indicators())
    reached = round(len(indicators) * invention.answered)
    return {each.ref: _always(_response(guideline, invention, each, evidence)) for each in indicators[:reached]}


def _always(response: Response) -> Change:
    return lambda _: response


def _response(guideline: Guideline, invention: Invention, indicator: Indicator, evidence: list[str]) -> Response:
    answer = _answer(guideline, invention, indicator)
    if not isinstance(answer, Rated):
        return Response(answer)
    proof = _chance(invention.country, indicator.ref, "proof")
    linked: tuple[str, ...] = ()
    if answer.level > 1 and proof < PROVED + 0.5 * answer.level / len(guideline.scale):
        linked = (evidence[int(proof * 997) % len(evidence)],)
    return Response(
        answer,
        comment=_comment(guideline, invention, indicator, answer.level),
        figure=_figure(invention, indicator, answer.level / len(guideline.scale)),
        evidence=linked,
    )


def _answer(guideline: Guideline, invention: Invention, indicator: Indicator) -> Answer:
    reasons, place = REASONS[invention.language], _chance(invention.country, indicator.ref, "answer")
    if place < NOT_APPLICABLE:
        return NotApplicable(reasons[0])
    if place < NOT_APPLICABLE + (NO_OUTCOME if indicator.kind is Kind.OUTCOME else NO_INFORMATION):
        return NoInformation(reasons[1])
    if place > 1 - WITHHELD:
        return Withheld(reasons[2])
    lean = invention.law if indicator.kind is Kind.STRUCTURAL else invention.practice
    recommendation = guideline.home(indicator.ref).ref
    spread = _chance(invention.country, recommendation) * 0.5 + _chance(invention.country, indicator.ref) * 0.4 - 0.45
    difficulty = _chance(recommendation) * 0.3 - 0.15
    share = min(0.999, max(0.0, lean + spread + difficulty))
    return Rated(guideline.scale[int(share * len(guideline.scale))].level)


def _figure(invention: Invention, indicator: Indicator, share: float) -> Figure | None:
    if indicator.figure is None or _chance(invention.country, indicator.ref, "figure") > MEASURED:
        return None
    spread = _chance(invention.country, indicator.ref, "value")
    value = {
        Unit.PERCENT: round(max(2.0, share * 90 - 12 * spread)),
        Unit.COUNT: round(12 + 400 * share * spread),
        Unit.DAYS: round(90 - 70 * share + 20 * spread),
        Unit.RATIO: round(0.4 + share * 0.6 * spread, 2),
    }[indicator.figure.unit]
    return Figure(Decimal(str(value)), 2025)


def _comment(guideline: Guideline, invention: Invention, indicator: Indicator, level: int) -> str:
    """Comment on about a third of the answers."""
    place = _chance(invention.country, indicator.ref, "comment")
    if place > COMMENTED:
        return ""
    third = min(2, (level - 1) * 3 // len(guideline.scale))
    choices = COMMENTS[invention.language][third]
    return choices[int(place / COMMENTED * len(choices)) % len(choices)]


def _evidence(invention: Invention) -> Iterator[Evidence]:
    for kind, title, reference, issuer, expiry in EVIDENCE[invention.language]:
        year = 2013 + int(_chance(invention.country, title) * 12)
        yield Evidence(
            ref="",
            kind=kind,
            title=title,
            reference=reference,
            issuer=issuer,
            issued=str(year),
            expiry=expiry,
        )


def _action(guideline: Guideline, invention: Invention, gap: Gap) -> Action:
    recommendation = gap.recommendation
    place = _chance(invention.country, recommendation.ref, "action")
    shape, means, assistance = ACTIONS[invention.language][int(place * 997) % len(ACTIONS[invention.language])]
    who = guideline.institution(recommendation.institutions[0]) if recommendation.institutions else None
    return Action(
        ref="",
        recommendation=recommendation.ref,
        what=shape.format(title=recommendation.title.read(invention.language)),
        who=who.name.read(invention.language) if who else DECLARED[invention.language][2],
        by=date(2027, 1 + int(place * 12), 28) + timedelta(days=180 * int(place * 3)),
        means=means,
        assistance=assistance,
    )


def _delegation(guideline: Guideline, invention: Invention) -> Delegation:
    """Invent a delegation. It confirms no instrument: those exist, and nothing is said of them that is not true."""
    language, place = invention.language, _chance(invention.country, "delegation")
    return Delegation(
        members=tuple(Member(*each) for each in MEMBERS[language][: 2 + int(2 * place)]),
        consulted=CONSULTED[language][: 2 + int(3 * place)],
        relevance={
            phase.ref: list(Relevance)[int(3 * _chance(invention.country, phase.ref, "relevance"))]
            for phase in guideline.phases
        },
        remarks=REMARKS[language],
    )


def _beside(session: Session, invention: Invention) -> Iterator[Entry]:
    """Invent what stands beside the answers: offered, asked for, remarked."""
    yield from _practices(session, invention)
    yield from _needs(session, invention)
    yield from _observations(session, invention)


def _practices(session: Session, invention: Invention) -> Iterator[GoodPractice]:
    """Offer one or two of what is best developed."""
    values = {each.ref: session.card.part(each.ref).score.value or 0 for each in session.guideline.recommendations()}
    best = sorted(values, key=lambda ref: -values[ref])
    choices, place = PRACTICES[invention.language], _chance(invention.country, "practice")
    for number in range(1 + int(2 * place)):
        title, what, who, result, offer = choices[(int(997 * place) + number) % len(choices)]
        yield GoodPractice("", best[number % len(best)], title, what, who, result, offer)


def _needs(session: Session, invention: Invention) -> Iterator[AssistanceNeed]:
    """Ask for help with one or two of what falls shortest."""
    choices, place = NEEDS[invention.language], _chance(invention.country, "need")
    for number, gap in enumerate(session.gaps()[: 1 + int(2 * place)]):
        kind, what, whom, by = choices[(int(997 * place) + number) % len(choices)]
        yield AssistanceNeed("", gap.recommendation.ref, kind, what, whom, by)


def _observations(session: Session, invention: Invention) -> Iterator[Observation]:
    """Remark on two answers: one remark is settled; the other waits, in a draft even for its reply."""
    rated = [ref for ref, each in session.assessment.responses.items() if isinstance(each.answer, Rated)]
    choices, place = OBSERVATIONS[invention.language], _chance(invention.country, "observation")
    for number, resolved in enumerate((True, False)):
        if number < len(rated):
            text, reply = choices[(int(997 * place) + number) % len(choices)]
            waits = not resolved and invention.answered < 1.0
            about = rated[(int(997 * place) + 7 * number) % len(rated)]
            yield Observation("", about, text, reply="" if waits else reply, resolved=resolved)
