"""A small guideline, an assessment on it with a bit of everything, and how problems are written down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from assess.domain.answers import NoInformation, NotApplicable, Rated, Withheld
from assess.domain.assessment import Assessment, Declaration
from assess.domain.delegation import Delegation, Member, Relevance
from assess.domain.guideline import (
    FigureAsked,
    Guideline,
    Indicator,
    Kind,
    Level,
    Phase,
    Recommendation,
    Text,
    Unit,
)
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.domain.ledgers.needs import AssistanceNeed, NeedKind
from assess.domain.ledgers.observations import Observation, Reviewer
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.problem import Problem
from assess.domain.profile import InForce
from assess.domain.response import Figure
from assess.exchange.sealed.keys import SigningKey
from assess.words import Words
from assess.workflow.opening import Desk
from assess.workflow.session import Session
from tests.fakes import FakeCatalogue, FakeClock, FakeRegister

KEY = SigningKey(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
OTHER_KEY = SigningKey(Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33))))
AUTHOR = "Ana Pérez"
SEALED_AT = "2026-06-30T15:00:00+00:00"


def text(en: str, es: str) -> Text:
    """Give a text in both languages, Spanish first."""
    return Text({"es": es, "en": en})


def _indicator(ref: str, kind: Kind, figure: Unit | None = None) -> Indicator:
    asked = FigureAsked(figure, text("Women served", "Mujeres atendidas")) if figure else None
    return Indicator(ref, kind, text(f"Question {ref}?", f"¿Pregunta {ref}?"), (), asked)


def _recommendation(ref: str, *indicators: Indicator) -> Recommendation:
    return Recommendation(ref, text(f"Title {ref}", f"Título {ref}"), text("T", "T"), text("R", "R"), indicators)


_NAMES = [
    ("Not implemented", "No implementada"),
    ("In design", "En diseño"),
    ("Partly implemented", "Implementada parcialmente"),
    ("Implemented", "Implementada"),
    ("Implemented and evaluated", "Implementada y evaluada"),
]

GUIDELINE = Guideline(
    ref="small",
    edition="2026-1",
    title=text("Small guideline", "Lineamiento pequeño"),
    about=text("About", "Acerca"),
    languages=("es", "en"),
    target=5,
    scale=tuple(
        Level(
            level, 25.0 * (level - 1), text(*names), {kind: text(f"{kind} {level}", f"{kind} {level}") for kind in Kind}
        )
        for level, names in enumerate(_NAMES, start=1)
    ),
    phases=(
        Phase(
            "A",
            text("Origin", "Origen"),
            text("", ""),
            (
                _recommendation(
                    "A-01",
                    _indicator("A-01.s", Kind.STRUCTURAL),
                    _indicator("A-01.p", Kind.PROCESS, Unit.PERCENT),
                    _indicator("A-01.o", Kind.OUTCOME, Unit.COUNT),
                ),
                _recommendation("A-02", _indicator("A-02.s", Kind.STRUCTURAL)),
            ),
        ),
        Phase(
            "B",
            text("Transit", "Tránsito"),
            text("", ""),
            (_recommendation("B-01", _indicator("B-01.s", Kind.STRUCTURAL)),),
        ),
    ),
    digest="5" * 64,
)
CATALOGUE = FakeCatalogue(GUIDELINE)
REFS = [indicator.ref for indicator in GUIDELINE.indicators()]


def fresh(author: str = AUTHOR) -> Session:
    """Begin an assessment with nothing in it."""
    register = FakeRegister()
    return Desk(lambda: register, CATALOGUE, FakeClock(), author).begin("SLV", "2026")


def begun(author: str = AUTHOR) -> Session:
    """Begin an assessment with two pieces of evidence, one of them confidential, and no answers."""
    session = fresh(author)
    session.enter(
        Evidence("new", EvidenceKind.LAW, "Migration Act", "Art. 3", "Parliament", "2019", "https://example.org")
    )
    session.enter(
        Evidence("new", EvidenceKind.BUDGET, "Secret budget", issuer="Treasury", url="https://secret.example")
    )
    secret = session.assessment.evidence["E-002"]
    session.correct(Evidence(**{**vars(secret), "title": "Very secret budget", "confidential": True}))
    return session


def answered(author: str = AUTHOR) -> Session:
    """Answer every question, each in its own way, and plan a step."""
    session = begun(author)
    session.answer("A-01.s", Rated(3))
    session.comment("A-01.s", "Sí, según la ley;\n- artículo 3")
    session.link("A-01.s", ["E-001", "E-002"])
    session.answer("A-01.p", Rated(5))
    session.report_figure("A-01.p", Figure(Decimal("12.5"), 2025, Decimal(800)))
    session.flag("A-01.p", flagged=True)
    session.answer("A-01.o", NotApplicable("No coast"))
    session.answer("A-02.s", NoInformation())
    session.answer("B-01.s", Withheld("Security"))
    session.enter(Action("new", "A-01", "Train front-line staff", "Migration authority", date(2027, 6, 30)))
    return session


def told_in_full() -> Session:
    """Answer, and say everything else that can be said: practices, needs, observations, the delegation."""
    session = answered()
    session.enter(GoodPractice("", "A-01", "Mobile teams", "Since 2019", "MIG", "Reaches 400 a year", "A visit"))
    session.enter(AssistanceNeed("", "A-02", NeedKind.TRAINING, "Training of trainers", "IOM", "2027"))
    session.enter(Observation("", "A-01.s", "Which article?", Reviewer.SECRETARIAT, "Art. 3", resolved=True))
    members = (Member("Ana Pérez", "Director", "MIG"), Member("Luz Gómez"))
    relevance = {GUIDELINE.phases[0].ref: Relevance.HIGH}
    instruments = {GUIDELINE.sources[0].ref: InForce.YES} if GUIDELINE.sources else {}
    session.introduce(Delegation(members, ("Red Cross",), relevance, instruments, "We thank the reviewers."))
    return session


def submitted() -> Session:
    """Declare for it and close it."""
    session = told_in_full()
    session.declare(Declaration("Ana Pérez", "Director"))
    session.seal()
    return session


def told(problems: Sequence[Problem], language: str = "en") -> list[str]:
    """Write problems as the program prints them."""
    words = Words(language)
    return [
        f"{problem.place}: {words.tell(problem.message)}" + (f" ({words.tell(problem.hint)})" if problem.hint else "")
        for problem in problems
    ]


def assessment() -> Assessment:
    """Give the assessment that has evidence and no answers."""
    return begun().assessment
