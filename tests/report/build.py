"""Assessments to print: a handmade guideline of two phases, the shipped one, and answers invented by rule."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from assess.catalogue.folders import load
from assess.domain.answers import Answer, NoInformation, NotApplicable, Rated, Withheld
from assess.domain.assessment import Declaration
from assess.domain.delegation import Delegation, Member, Relevance
from assess.domain.guideline import (
    Citation,
    FigureAsked,
    Guideline,
    Indicator,
    Kind,
    Level,
    Phase,
    Recommendation,
    Source,
    Term,
    Text,
    Unit,
)
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.domain.ledgers.needs import AssistanceNeed, NeedKind
from assess.domain.ledgers.observations import Observation, Reviewer
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.profile import InForce
from assess.domain.response import Figure
from assess.records import replace
from assess.workflow.opening import Desk
from assess.workflow.orders import Order
from assess.workflow.session import Session
from tests.fakes import FakeCatalogue, FakeClock, FakeRegister

ROOT = Path(__file__).parent.parent.parent
TEMPLATES = ROOT / "reports/templates"
DAY = date(2026, 11, 22)

Choice = Callable[[Indicator], Answer | None]


def text(en: str, es: str) -> Text:
    """Give a text in both languages, Spanish first."""
    return Text({"es": es, "en": en})


def tiny(levels: int = 4) -> Guideline:
    """A guideline of two phases and three recommendations, with any number of levels."""
    names = ["None", "Begun", "Half", "Most", "All", "More"]
    scale = tuple(
        Level(
            number,
            100 * (number - 1) / (levels - 1),
            text(names[number - 1], f"Nivel {number}"),
            {kind: text(f"{kind} meaning {number}", f"significado {kind} {number}") for kind in Kind},
        )
        for number in range(1, levels + 1)
    )
    return Guideline(
        ref="tiny",
        edition="1",
        title=text("A tiny guideline", "Una guía pequeña"),
        about=text("About it.", "Acerca de ella."),
        languages=("es", "en"),
        target=levels,
        scale=scale,
        phases=(
            Phase("A", text("Arrival", "Llegada"), text("Intro.", "Introducción."), (_shelter(), _papers())),
            Phase("B", text("Stay", "Estancia"), text("", ""), (_work(),)),
        ),
        principles=(Term("p", text("Dignity", "Dignidad"), text("Everyone has it.", "Toda persona la tiene.")),),
        institutions=(Term("MIG", text("Migration authority", "Autoridad migratoria")),),
        sources=(Source("law", text("The law", "La ley"), "A/1", 2001, "https://example.org/law"),),
        digest="0" * 64,
    )


def _indicator(ref: str, kind: Kind, figure: FigureAsked | None = None) -> Indicator:
    return Indicator(ref, kind, text(f"Question {ref}?", f"¿Pregunta {ref}?"), (), figure)


def _shelter() -> Recommendation:
    asked = FigureAsked(Unit.PERCENT, text("Share sheltered", "Proporción alojada"))
    return Recommendation(
        "A-01",
        text("Shelter", "Albergue"),
        text("The State shelters.", "El Estado aloja."),
        text("", ""),
        (
            _indicator("A-01.s", Kind.STRUCTURAL),
            _indicator("A-01.p", Kind.PROCESS),
            _indicator("A-01.o", Kind.OUTCOME, asked),
        ),
        (Citation("law", "art. 1"),),
        ("MIG",),
    )


def _papers() -> Recommendation:
    said = text("The State gives papers.", "El Estado da documentos.")
    indicators = (_indicator("A-02.s", Kind.STRUCTURAL), _indicator("A-02.p", Kind.PROCESS))
    return Recommendation("A-02", text("Papers", "Documentos"), said, text("", ""), indicators)


def _work() -> Recommendation:
    said = text("The State lets people work.", "El Estado permite trabajar.")
    indicators = (_indicator("B-01.s", Kind.STRUCTURAL), _indicator("B-01.o", Kind.OUTCOME))
    return Recommendation("B-01", text("Work", "Trabajo"), said, text("", ""), indicators, institutions=("MIG",))


@lru_cache
def shipped(name: str = "rcm-women") -> Guideline:
    """Read a shipped guideline."""
    return load(ROOT / "guidelines" / name)


def session(
    guideline: Guideline, country: str = "SLV", *, invented: bool = False, carry: Session | None = None
) -> Session:
    """Open an empty assessment, or one that carries another one's answers."""
    register = carry._register if carry else FakeRegister()
    desk = Desk(lambda: register, FakeCatalogue(guideline), FakeClock(), "Ana López")
    cycle, earlier = ("2027", carry.assessment.id) if carry else ("2026", "")
    return desk.begin(country, cycle, guideline=guideline.ref, carry_from=earlier, invented=invented)


def draw(ref: str, sides: int) -> int:
    """Throw a die that always falls the same way for the same ref."""
    return int(hashlib.sha256(ref.encode()).hexdigest()[:8], 16) % sides


def varied(guideline: Guideline, share: int = 95) -> Choice:
    """Answer `share` of a hundred indicators, law better than practice, with each sort of answer among them."""
    top = len(guideline.scale)

    def choose(indicator: Indicator) -> Answer | None:
        thrown = draw(indicator.ref, 100)
        if thrown >= share:
            return None
        if thrown < 4:
            return NotApplicable("El país no tiene litoral ni puertos internacionales de pasajeros.")
        if thrown < 8:
            return NoInformation("No existe un registro nacional desagregado por sexo." if thrown < 6 else "")
        if thrown == 9:
            return Withheld("Información reservada por ley.")
        home = indicator.ref.rpartition(".")[0]
        law = 1 if indicator.kind is Kind.STRUCTURAL else 0
        return Rated(max(1, min(top, 1 + draw(home, top) + law - draw(indicator.ref + "x", 2))))

    return choose


def answer(opened: Session, choose: Choice) -> Session:
    """Answer every indicator by rule."""
    changes = {}
    for indicator in opened.guideline.indicators():
        chosen = choose(indicator)
        if chosen is not None:
            changes[indicator.ref] = lambda was, chosen=chosen: replace(was, answer=chosen, proposed=None)
    opened.respond(changes)
    return opened


LONG_COMMENT = (
    "La Ley Especial de Migración y de Extranjería lo prevé desde 2019; el reglamento se publicó en 2020 y se aplica "
    "en todos los puestos fronterizos terrestres. En los aeropuertos la aplicación comenzó en 2024, con apoyo externo."
)

COMMENTS = (LONG_COMMENT, "Hay acuerdo interinstitucional, aunque falta personal en el turno nocturno.", "Sí.", "")

WHO = (
    "Dirección General de Migración y Extranjería",
    "ISDEMU",
    "Ministerio de Relaciones Exteriores",
    "Ministerio de Salud",
)

TITLES = (
    "Ley Especial de Migración y de Extranjería",
    "Protocolo de atención a mujeres migrantes retornadas",
    "Política Nacional para la Protección y Desarrollo de la Persona Migrante y su Familia",
    "Encuesta nacional de migración y remesas",
)


def furnish(opened: Session, evidence: int = 24, actions: int = 18) -> Session:
    """Add comments, figures, evidence and actions by rule."""
    refs = [opened.enter(_entry(number)) for number in range(evidence)]
    changes = {}
    for indicator in opened.guideline.indicators():
        if opened.assessment.response(indicator.ref).answer is None:
            continue
        thrown = draw(indicator.ref + "c", 97)
        figure = Figure(Decimal(thrown), 2025, Decimal(1250)) if indicator.figure and thrown % 2 else None
        proofs = (
            tuple(dict.fromkeys(refs[(thrown + each * 7) % len(refs)] for each in range(thrown % 4))) if refs else ()
        )
        changes[indicator.ref] = lambda was, comment=COMMENTS[thrown % 4], figure=figure, proofs=proofs: replace(
            was, comment=comment, figure=figure, evidence=proofs
        )
    opened.respond(changes)
    for number, gap in enumerate(opened.gaps()[:actions]):
        opened.enter(
            Action(
                "new",
                gap.recommendation.ref,
                "Elaborar y aprobar el protocolo de atención, con presupuesto para su aplicación en las fronteras",
                WHO[number % len(WHO)],
                date(2026 + number % 3, 1 + number % 12, 15),
                "Presupuesto ordinario y dos personas" if number % 3 == 0 else "",
                "Intercambio con países que ya tienen el protocolo" if number % 4 == 0 else "",
            )
        )
    return opened


WINDOW = (
    "Desde 2021, cuatro instituciones atienden en un mismo lugar a las mujeres que retornan: migración, salud, trabajo "
    "y el instituto de la mujer. Una sola entrevista sustituye a las cuatro anteriores.\n"
    "La ventanilla acompaña a cada mujer durante seis meses, con una persona responsable."
)

PRACTICES = (
    (
        "Ventanilla única para mujeres retornadas",
        WINDOW,
        "El tiempo de espera bajó de nueve días a uno; así lo confirma el registro de la ventanilla.",
        "Una visita de estudio de tres días y los formularios, para adaptarlos.",
        "https://www.example.org/ventanilla",
    ),
    ("Equipos móviles en pasos fronterizos", "Dos equipos recorren los pasos sin oficina.", "", "", ""),
)

REMARKS = (
    "El Estado agradece el acompañamiento.\n\nLa reforma de la ley está en discusión y cambiará parte de las "
    "respuestas en el próximo ciclo."
)


def tell(opened: Session, practices: int = 5, needs: int = 6, observations: int = 4) -> Session:
    """Add practices, needs, observations and the delegation by rule."""
    recommendations = [each.ref for each in opened.guideline.recommendations()]
    indicators = [each.ref for each in opened.guideline.indicators()]
    for number in range(practices):
        title, what, result, offer, url = PRACTICES[number % 2]
        ref = recommendations[number * 7 % len(recommendations)]
        opened.enter(GoodPractice("", ref, title, what, WHO[number % 4], result, offer, url))
    for number in range(needs):
        ref, kind = recommendations[number * 5 % len(recommendations)], list(NeedKind)[number % 6]
        whom = "OIM" if number % 2 else ""
        opened.enter(
            AssistanceNeed("", ref, kind, "Formación de formadoras para el personal de frontera", whom, "2027")
        )
    for number in range(observations):
        by = Reviewer.SECRETARIAT if number % 2 else Reviewer.COUNTRY
        reply = "El artículo 14; se agregó a la evidencia." if number % 4 else ""
        about = indicators[number * 3 % len(indicators)]
        opened.enter(Observation("", about, "¿Qué artículo lo prevé?", by, reply, resolved=number % 4 == 3))
    opened.introduce(
        Delegation(
            members=(Member("Ana López", "Directora", WHO[0]), Member("Rosa Pérez", institution=WHO[1])),
            consulted=(
                "Instituto de la Mujer",
                "Defensoría de los Derechos Humanos",
                "Red de organizaciones de mujeres",
            ),
            relevance={phase.ref: list(Relevance)[at % 3] for at, phase in enumerate(opened.guideline.phases)},
            instruments={each.ref: list(InForce)[at % 3] for at, each in enumerate(opened.guideline.sources[:5])},
            remarks=REMARKS,
        )
    )
    return opened


def _entry(number: int) -> Evidence:
    kind = list(EvidenceKind)[number % 7]
    url = f"https://www.example.org/documentos/{number:03d}" if number % 3 else ""
    expiry = "2025-12-31" if number % 11 == 5 else ""
    title, reference = TITLES[number % 4], f"Decreto Legislativo {number + 100}, art. {number + 1}"
    return Evidence("new", kind, title, reference, WHO[number % 4], "2019-04", url, expiry, number % 13 == 7)


def order(opened: Session, language: str = "es", **wishes: object) -> Order:
    """Order a report of an assessment as it stands."""
    plain = Order(opened.guideline, opened.assessment, opened.card, language, DAY)
    return replace(plain, **wishes)  # type: ignore[arg-type]


def full(guideline: Guideline | None = None, *, invented: bool = True, share: int = 95) -> Session:
    """An assessment with everything in it."""
    chosen = guideline or shipped()
    opened = tell(furnish(answer(session(chosen, invented=invented), varied(chosen, share))))
    opened.declare(Declaration("María Hernández", "Viceministra", "Ministerio de Relaciones Exteriores"))
    return opened
