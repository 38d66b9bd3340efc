"""The sentences of the invented assessments. Nothing here is true, and nothing here names what exists."""

from __future__ import annotations

from assess.domain.ledgers.evidence import EvidenceKind

DECLARED = {
    "es": ("Persona declarante inventada", "Dirección", "Autoridad migratoria (ejemplo inventado)"),
    "en": ("Invented declarant", "Director", "Migration authority (invented example)"),
}
"""Who declares: name, position, institution."""

REASONS = {
    "es": (
        "Ejemplo inventado: la situación que describe el indicador no se presenta en el país.",
        "Ejemplo inventado: los registros no permiten todavía obtener el dato.",
        "Ejemplo inventado: la institución reserva la información.",
    ),
    "en": (
        "Invented example: the situation that the indicator describes does not occur in the country.",
        "Invented example: the records do not yet make it possible to know.",
        "Invented example: the institution withholds the information.",
    ),
}
"""Why an indicator is not applicable, without information, withheld."""

COMMENTS = {
    "es": (
        (
            "No hay todavía una norma; el tema se ha planteado en la mesa interinstitucional.",
            "Se atienden casos aislados, sin protocolo ni registro.",
            "Se elaboró un borrador que espera opinión jurídica.",
        ),
        (
            "Funciona en la capital y en dos pasos fronterizos; falta llegar al resto del territorio.",
            "El protocolo se aprobó en 2023; la capacitación del personal está en curso.",
            "Hay presupuesto para un año; la continuidad depende de la cooperación.",
        ),
        (
            "Se aplica en todo el país y se evalúa cada año con participación de organizaciones de mujeres.",
            "La norma está en vigor y cuenta con recursos asignados.",
            "Los datos de los dos últimos años confirman la mejora.",
        ),
    ),
    "en": (
        (
            "There is no rule yet; the matter has been raised in the inter-institutional group.",
            "Single cases are assisted, without a protocol or a register.",
            "A draft has been prepared and awaits a legal opinion.",
        ),
        (
            "It works in the capital and at two border posts; the rest of the territory is still to be reached.",
            "The protocol was approved in 2023; staff training is under way.",
            "There is a budget for one year; continuity depends on cooperation.",
        ),
        (
            "It is applied nationwide and evaluated every year with women's organisations.",
            "The rule is in force and has resources assigned.",
            "The data of the last two years confirm the improvement.",
        ),
    ),
}
"""Comments on levels in the lower, middle and upper third of the scale."""

EVIDENCE = {
    "es": (
        (
            EvidenceKind.LAW,
            "Ley de Migración (ejemplo inventado)",
            "arts. 12-18",
            "Órgano legislativo",
            "",
        ),
        (
            EvidenceKind.LAW,
            "Ley contra la trata de personas (ejemplo inventado)",
            "art. 7",
            "Órgano legislativo",
            "",
        ),
        (
            EvidenceKind.POLICY,
            "Política nacional de igualdad (ejemplo inventado)",
            "eje 4",
            "Mecanismo de las mujeres",
            "",
        ),
        (
            EvidenceKind.PROTOCOL,
            "Protocolo de derivación de mujeres migrantes (ejemplo inventado)",
            "sección 3",
            "Autoridad migratoria",
            "",
        ),
        (
            EvidenceKind.AGREEMENT,
            "Acuerdo consular regional (ejemplo inventado)",
            "cláusula 5",
            "Cancillería",
            "2025-12-31",
        ),
        (
            EvidenceKind.PROGRAMME,
            "Programa de retorno y reintegración (ejemplo inventado)",
            "",
            "Autoridad migratoria",
            "",
        ),
        (
            EvidenceKind.BUDGET,
            "Presupuesto de albergues (ejemplo inventado)",
            "partida 210",
            "Hacienda",
            "",
        ),
        (
            EvidenceKind.STATISTICS,
            "Encuesta de mujeres en movilidad (ejemplo inventado)",
            "cuadro 6",
            "Instituto de estadística",
            "",
        ),
        (
            EvidenceKind.PROTOCOL,
            "Protocolo de salud sexual y reproductiva en frontera (ejemplo inventado)",
            "",
            "Ministerio de salud",
            "",
        ),
    ),
    "en": (
        (
            EvidenceKind.LAW,
            "Immigration Act (invented example)",
            "sections 12-18",
            "Legislature",
            "",
        ),
        (
            EvidenceKind.LAW,
            "Trafficking in Persons Act (invented example)",
            "section 7",
            "Legislature",
            "",
        ),
        (
            EvidenceKind.POLICY,
            "National equality policy (invented example)",
            "pillar 4",
            "Women's mechanism",
            "",
        ),
        (
            EvidenceKind.PROTOCOL,
            "Referral protocol for migrant women (invented example)",
            "part 3",
            "Migration authority",
            "",
        ),
        (
            EvidenceKind.AGREEMENT,
            "Regional consular agreement (invented example)",
            "clause 5",
            "Foreign ministry",
            "2025-12-31",
        ),
        (
            EvidenceKind.PROGRAMME,
            "Return and reintegration programme (invented example)",
            "",
            "Migration authority",
            "",
        ),
        (
            EvidenceKind.BUDGET,
            "Budget for shelters (invented example)",
            "line 210",
            "Treasury",
            "",
        ),
        (
            EvidenceKind.STATISTICS,
            "Survey of women on the move (invented example)",
            "table 6",
            "Statistics office",
            "",
        ),
        (
            EvidenceKind.PROTOCOL,
            "Protocol on sexual and reproductive health at the border (invented example)",
            "",
            "Ministry of health",
            "",
        ),
    ),
}
"""Kind, title, reference, issuer, last day."""

ACTIONS = {
    "es": (
        (
            "Aprobar el protocolo y asignar responsables: {title}",
            "Grupo de trabajo y acuerdo ministerial",
            "",
        ),
        (
            "Ampliar la cobertura a todos los pasos fronterizos: {title}",
            "Personal y equipo en seis puestos",
            "Capacitación del personal",
        ),
        (
            "Crear un registro con datos desagregados: {title}",
            "Módulo en el sistema existente",
            "Asistencia técnica en estadística",
        ),
        (
            "Presentar la propuesta de reforma: {title}",
            "Equipo jurídico",
            "Intercambio con otros países de la CRM",
        ),
    ),
    "en": (
        (
            "Approve the protocol and name who is responsible: {title}",
            "Working group and ministerial agreement",
            "",
        ),
        (
            "Extend coverage to all border posts: {title}",
            "Staff and equipment at six posts",
            "Training of staff",
        ),
        (
            "Set up a register with disaggregated data: {title}",
            "A module in the existing system",
            "Technical assistance in statistics",
        ),
        (
            "Table the proposed reform: {title}",
            "Legal team",
            "Exchange with other RCM countries",
        ),
    ),
}
"""What is planned, what it needs, what is asked of cooperation."""
