"""The sentences of what stands beside invented answers. Nothing here is true, and nothing here names what exists."""

from __future__ import annotations

from assess.domain.ledgers.needs import NeedKind

MEMBERS = {
    "es": (
        ("Persona inventada A", "Dirección de protección", "Autoridad migratoria (ejemplo inventado)"),
        ("Persona inventada B", "Asesoría de género", "Mecanismo de las mujeres (ejemplo inventado)"),
        ("Persona inventada C", "Asuntos consulares", "Cancillería (ejemplo inventado)"),
    ),
    "en": (
        ("Invented person A", "Director of protection", "Migration authority (invented example)"),
        ("Invented person B", "Gender adviser", "Women's mechanism (invented example)"),
        ("Invented person C", "Consular affairs", "Foreign ministry (invented example)"),
    ),
}
"""Who the delegation is: name, position, institution."""

CONSULTED = {
    "es": (
        "Ministerio de salud (ejemplo inventado)",
        "Instituto de estadística (ejemplo inventado)",
        "Red de organizaciones de mujeres migrantes (ejemplo inventado)",
        "Defensoría de los derechos humanos (ejemplo inventado)",
    ),
    "en": (
        "Ministry of health (invented example)",
        "Statistics office (invented example)",
        "Network of migrant women's organisations (invented example)",
        "Human rights ombudsperson (invented example)",
    ),
}

REMARKS = {
    "es": (
        "Comentario inventado: el Estado agradece a las instituciones consultadas; las respuestas describen "
        "la situación al cierre del ciclo.\n\nLas reformas en curso se informarán en el ciclo siguiente."
    ),
    "en": (
        "Invented remark: the State thanks the institutions consulted, and underlines that the answers describe the "
        "situation at the end of the cycle.\n\nReforms under way will be reported in the next cycle."
    ),
}

PRACTICES = {
    "es": (
        (
            "Ventanilla móvil en los pasos fronterizos (ejemplo inventado)",
            "Un equipo de dos personas atiende cada semana en tres pasos fronterizos, en tres lenguas, desde 2023.",
            "Autoridad migratoria (ejemplo inventado)",
            "Cerca de 1,200 mujeres informadas en 2025, según su registro anual.",
            "Visita de intercambio y los materiales impresos",
        ),
        (
            "Derivación con una sola llamada (ejemplo inventado)",
            "Un número único lleva al albergue, a la salud y a la asesoría jurídica sin repetir el relato.",
            "Mecanismo de las mujeres (ejemplo inventado)",
            "El tiempo hasta la primera atención bajó de nueve días a dos.",
            "El protocolo y dos sesiones de capacitación a distancia",
        ),
        (
            "Mesa de datos con organizaciones de mujeres (ejemplo inventado)",
            "Cada trimestre, cinco instituciones y tres organizaciones revisan juntas los datos desagregados.",
            "Instituto de estadística (ejemplo inventado)",
            "",
            "",
        ),
    ),
    "en": (
        (
            "Mobile desk at border posts (invented example)",
            "A team of two is at three border posts every week, in three languages, since 2023.",
            "Migration authority (invented example)",
            "About 1,200 women informed in 2025, by its yearly register.",
            "An exchange visit, and the printed materials",
        ),
        (
            "Referral with one call (invented example)",
            "One number leads to shelter, health care and legal advice without telling the story twice.",
            "Women's mechanism (invented example)",
            "The time until first assistance fell from nine days to two.",
            "The protocol, and two training sessions at a distance",
        ),
        (
            "Data round table with women's organisations (invented example)",
            "Every quarter five institutions and three organisations go through the disaggregated data together.",
            "Statistics office (invented example)",
            "",
            "",
        ),
    ),
}
"""Title, what is done, who does it, what it has achieved, what is offered."""

NEEDS = {
    "es": (
        (NeedKind.TRAINING, "Capacitar al personal de seis puestos fronterizos (ejemplo inventado)", "", "2027-06"),
        (NeedKind.ADVICE, "Asesoría para redactar el reglamento (ejemplo inventado)", "OIM", "2027"),
        (NeedKind.EXCHANGE, "Conocer el registro de otro Estado de la CRM (ejemplo inventado)", "", ""),
        (NeedKind.FUNDING, "Sostener dos albergues durante un año (ejemplo inventado)", "Cooperación", "2027-12"),
        (NeedKind.EQUIPMENT, "Equipo para tomar denuncias a distancia (ejemplo inventado)", "", "2028"),
    ),
    "en": (
        (NeedKind.TRAINING, "Training for the staff of six border posts (invented example)", "", "2027-06"),
        (NeedKind.ADVICE, "Advice on drafting the regulations (invented example)", "IOM", "2027"),
        (NeedKind.EXCHANGE, "Getting to know the register of another RCM state (invented example)", "", ""),
        (NeedKind.FUNDING, "Keeping two shelters open for a year (invented example)", "Cooperation", "2027-12"),
        (NeedKind.EQUIPMENT, "Equipment to take statements at a distance (invented example)", "", "2028"),
    ),
}
"""Kind, what is needed, who is asked, by when."""

OBSERVATIONS = {
    "es": (
        (
            "Observación inventada: ¿qué documento prueba este nivel?",
            "Respuesta inventada: se citará el acuerdo en cuanto se publique.",
        ),
        (
            "Observación inventada: ¿la cifra es de todo el país o solo de la capital?",
            "Respuesta inventada: es de todo el país; se aclaró en el comentario.",
        ),
        (
            "Observación inventada: conviene que lo confirme también el ministerio de salud.",
            "Respuesta inventada: lo confirmó en la reunión de cierre.",
        ),
    ),
    "en": (
        (
            "Invented observation: which document proves this level?",
            "Invented reply: the agreement will be cited as soon as it is published.",
        ),
        (
            "Invented observation: is the figure for the whole country, or for the capital only?",
            "Invented reply: for the whole country; the comment says so now.",
        ),
        (
            "Invented observation: the ministry of health should confirm this too.",
            "Invented reply: it did, at the closing meeting.",
        ),
    ),
}
"""What a reviewer of the country remarks, and what the delegation replies."""
