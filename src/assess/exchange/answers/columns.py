"""The columns of a table of answers: their names, the headings people read, and the headings that are understood.

The same columns are written by exports and forms and read back from them. Some only tell the reader what is
asked; they are passed over when answers are read.
"""

from __future__ import annotations

import re
import unicodedata

from assess.domain.message import Message, say
from assess.records import dataclass


@dataclass(frozen=True)
class Column:
    """One column."""

    name: str
    """As files and commands spell it."""
    heading: Message
    """As people read it."""
    also: tuple[str, ...] = ()
    """Other headings that mean it."""
    width: int = 12
    """In characters, where it is laid out for people."""
    told: bool = False
    """Whether it only tells what is asked and is passed over in reading."""


COLUMNS = (
    Column("ref", say("Ref."), ("indicator", "indicador", "referencia", "reference"), 10),
    Column("phase", say("Phase"), ("fase",), 14, told=True),
    Column("recommendation", say("Recommendation"), ("recomendación",), 30, told=True),
    Column("kind", say("Kind"), ("tipo",), 12, told=True),
    Column("question", say("Question"), ("pregunta",), 56, told=True),
    Column("answer", say("Answer"), ("respuesta", "nivel", "level"), 22),
    Column("reason", say("Reason"), ("motivo", "razón"), 30),
    Column("comment", say("Comment"), ("comentario", "comentarios", "comments"), 46),
    Column("figure", say("Figure"), ("cifra", "valor"), 12),
    Column("figure_of", say("Out of"), ("figure_denominator", "de un total de", "denominador", "denominator"), 12),
    Column("figure_year", say("Year of the figure"), ("año", "year", "año de la cifra", "cifra_año"), 10),
    Column("evidence", say("Evidence"), ("evidencia", "evidencias"), 18),
    Column("flagged", say("To be discussed"), ("para discutir", "por discutir"), 10, told=True),
    Column("proposed", say("Answer of the last cycle"), ("respuesta del ciclo anterior",), 14, told=True),
    Column("invented", say("Invented"), ("inventado", "datos inventados"), 10, told=True),
)
BY_NAME = {column.name: column for column in COLUMNS}
REQUIRED = ("ref", "answer")


def folded(text: str) -> str:
    """Reduce a word to what matters in comparing: no case, no accents, one space for all that separates."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[^\w#]+|_", " ", "".join(c for c in letters if not unicodedata.combining(c))).strip()


def column_of(heading: str) -> Column | None:
    """Find the column that a heading means; `None` where it is none of ours."""
    return _BY_HEADING.get(folded(heading))


_BY_HEADING = {
    folded(heading): column for column in COLUMNS for heading in (column.name, str(column.heading), *column.also)
}
