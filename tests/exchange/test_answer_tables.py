"""Tables of answers as institutions write them are understood, whatever program they come from."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.domain.answers import Answer, NoInformation, NotApplicable, Rated, Withheld
from assess.domain.response import Figure, Response
from assess.exchange.answers.columns import COLUMNS, column_of
from assess.exchange.answers.tables import read_answers
from assess.words import LANGUAGES, Words
from tests.exchange.desk import GUIDELINE, assessment, begun, told

ASSESSMENT = assessment()


def read(name: str, content: bytes | str) -> dict[str, Response]:
    """Read a table that has no problems, and give the responses it makes of the assessment's."""
    content = content.encode() if isinstance(content, str) else content
    changes, problems = read_answers(Path(name), content, GUIDELINE, ASSESSMENT)
    assert told(problems) == []
    return {ref: change(ASSESSMENT.response(ref)) for ref, change in changes.items()}


ANSWERS: dict[str, Answer] = {
    "3": Rated(3),
    " 3 ": Rated(3),
    "3.0": Rated(3),
    "Level 3": Rated(3),
    "nivel 3": Rated(3),
    "3 · Implementada parcialmente": Rated(3),
    "3 - Partly implemented": Rated(3),
    "na": NotApplicable("no coast"),
    "N/A": NotApplicable("no coast"),
    "n.a.": NotApplicable("no coast"),
    "No aplica": NotApplicable("no coast"),
    "not applicable": NotApplicable("no coast"),
    "no-information": NoInformation("no coast"),
    "Sin información": NoInformation("no coast"),
    "SIN INFORMACION": NoInformation("no coast"),
    "no information": NoInformation("no coast"),
    "withheld": Withheld("no coast"),
    "Reservado": Withheld("no coast"),
}


@pytest.mark.parametrize("written", ANSWERS)
def test_an_answer_is_understood_as_people_write_it(written: str) -> None:
    """Commands' words, both languages' words, and what a drop-down gives, are all answers."""
    answer = ANSWERS[written]
    reason = answer.reason or ("" if isinstance(answer, Rated) else "no coast")
    assert read("a.csv", f"ref,answer,reason\nA-01.s,{written},{reason}\n") == {"A-01.s": Response(answer)}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_csv_may_come_from_any_program(delimiter: str, mark: str, end: str) -> None:
    """Comma, semicolon or tab, with or without a byte order mark, whatever ends its lines."""
    rows = [["ref", "answer", "comment"], ["A-01.s", "4", '"Uno, ""dos""; tres"']]
    text = mark + end.join(delimiter.join(row) for row in rows) + end
    assert read("a.csv", text) == {"A-01.s": Response(Rated(4), 'Uno, "dos"; tres')}


def test_headings_in_spanish_are_understood() -> None:
    """An institution writes its own language."""
    table = "Indicador;Respuesta;Comentario;Cifra;Año;Evidencia\nA-01.p;2;hola;12,5 %;2025;E-001, E-002\n"
    figure = Figure(Decimal("12.5"), 2025)
    assert read("a.csv", table) == {"A-01.p": Response(Rated(2), "hola", figure, ("E-001", "E-002"))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_written_as_a_heading_is_understood_as_one(language: str) -> None:
    """Forms and exports are written with headings in the reader's language."""
    for column in COLUMNS:
        assert column_of(Words(language).tell(column.heading)) is column


def test_an_empty_cell_leaves_what_is_there() -> None:
    """A table that only comments changes no answer."""
    session = begun()
    session.answer("A-01.s", Rated(2))
    session.link("A-01.s", ["E-001"])
    changes, problems = read_answers(
        Path("a.csv"), b"ref,answer,comment,evidence\nA-01.s,,new,\nA-01.p,,,\n", GUIDELINE, session.assessment
    )
    assert problems == []
    session.respond(changes)
    assert session.assessment.responses == {"A-01.s": Response(Rated(2), "new", evidence=("E-001",))}


def test_an_answer_settles_what_was_proposed() -> None:
    """Last cycle's answer is no proposal any more once there is one of this cycle."""
    change = read_answers(Path("a.csv"), b"ref,answer\nA-01.s,4\n", GUIDELINE, ASSESSMENT)[0]["A-01.s"]
    assert change(Response(proposed=Rated(2))) == Response(Rated(4))


def test_titles_above_and_between_are_passed_over() -> None:
    """Forms have titles; a row with nothing but a title answers nothing."""
    table = "Self-assessment of Example\n\nref,answer,question\nOrigin,,\nA-01.s,3,\n,,\n"
    assert read("a.csv", table) == {"A-01.s": Response(Rated(3))}


def test_yaml_scalars_are_text() -> None:
    """`1.10` stays as exact as it was written, and lists of evidence are lists."""
    table = "- {ref: A-01.p, answer: 3, figure: 1.10, figure_year: 2025, evidence: [E-001, E-002], comment: null}\n"
    assert read("a.yaml", table) == {
        "A-01.p": Response(Rated(3), "", Figure(Decimal("1.10"), 2025), ("E-001", "E-002"))
    }


def workbook(rows: list[list[object]], sheet: str = "Sheet1") -> bytes:
    """Make a workbook as a spreadsheet program does: another sheet first, then the table."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        other = book.add_worksheet("Other") if sheet != "Sheet1" else None
        page = book.add_worksheet(sheet)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                page.write(row, column, cell)
        if other:
            other.write(0, 0, "not this one")
    return content.getvalue()


def test_numbers_of_a_workbook_are_numbers() -> None:
    """A level typed as a number is a level, 1.234 is not in thousands, and 45.1 has no tail."""
    rows: list[list[object]] = [
        ["ref", "answer", "figure", "figure_year"],
        ["A-01.p", 3, 45.1, 2025],
        ["A-01.o", 4, 1.234, 2024],
    ]
    assert read("a.xlsx", workbook(rows)) == {
        "A-01.p": Response(Rated(3), "", Figure(Decimal("45.1"), 2025)),
        "A-01.o": Response(Rated(4), "", Figure(Decimal("1.234"), 2024)),
    }


def test_the_sheet_with_the_answers_is_found() -> None:
    """A workbook may have other sheets before it."""
    assert read("a.xlsx", workbook([["ref", "answer"], ["A-01.s", "3"]], "Respuestas")) == {
        "A-01.s": Response(Rated(3))
    }


def test_a_formula_counts_as_the_value_saved_with_it() -> None:
    """Formulas are never evaluated."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["ref", "answer"])
        page.write(1, 0, "A-01.s")
        page.write_formula(1, 1, "=1+1", None, 4)
    assert read("a.xlsx", content.getvalue()) == {"A-01.s": Response(Rated(4))}


PLAIN = " (Begin each answer with “- ref: …”, its other fields below it.)"
BOUNDS = {
    "a.csv": [
        (b"ref,answer\n" + b"A-01.s,3\n" * 20_001, "a.csv:20002:1: More than 20000 rows."),
        (b"ref,answer" + b"," * 200 + b"\n", "a.csv:1:1: More than 200 columns."),
        (b" " * (5 * 1024 * 1024 + 1), "a.csv:1:1: The file is larger than 5 MiB, the most for answers."),
    ],
    "a.yaml": [
        (b" " * (1024 * 1024 + 1), "a.yaml:1:1: The file is larger than 1 MiB, the most for YAML. (Save it as CSV.)"),
        (b"- ref: " + b"[" * 5000, "a.yaml:1:9: A list of answers is expected here, each with plain fields." + PLAIN),
    ],
}


@pytest.mark.parametrize(("name", "content", "expected"), [(name, *case) for name in BOUNDS for case in BOUNDS[name]])
def test_sizes_are_bounded(name: str, content: bytes, expected: str) -> None:
    """More than any guideline asks for is refused before it is read on."""
    assert told(read_answers(Path(name), content, GUIDELINE, ASSESSMENT)[1]) == [expected]


def test_a_table_that_is_wrong_in_every_row_says_so_once_enough() -> None:
    """Nobody reads ten thousand sentences."""
    problems = told(read_answers(Path("a.csv"), b"ref,answer\n" + b"A-01.s,9\n" * 700, GUIDELINE, ASSESSMENT)[1])
    assert len(problems) == 501
    assert problems[-1] == "a.csv:252:2: 899 more problems follow."


answers = st.one_of(
    st.integers(1, 5).map(lambda level: (str(level), "")),
    st.sampled_from(["na", "no-information", "withheld"]).map(lambda word: (word, "because")),
    st.just(("", "")),
)


@given(st.lists(st.tuples(answers, st.text(max_size=30), st.decimals(-1000, 1000, places=2)), max_size=5))
@settings(max_examples=60, deadline=None)
def test_any_well_formed_table_is_read(rows: list[tuple[tuple[str, str], str, Decimal]]) -> None:
    """Whatever is in the comments, a table with sound answers has no problems."""
    refs = [indicator.ref for indicator in GUIDELINE.indicators()]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["ref", "answer", "reason", "comment", "figure"])
    for ref, ((answer, reason), comment, figure) in zip(refs, rows, strict=False):
        writer.writerow([ref, answer, reason, comment.replace("\x00", ""), figure])
    content = out.getvalue().encode("utf-8", "replace")
    changes, problems = read_answers(Path("a.csv"), content, GUIDELINE, ASSESSMENT)
    assert told(problems) == []
    assert list(changes) == refs[: len(rows)]


@given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.yaml", "a.xlsx", "a.json"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_a_table_or_problems(content: bytes, name: str) -> None:
    """Nothing that a file contains ever raises."""
    changes, problems = read_answers(Path(name), content, GUIDELINE, ASSESSMENT)
    assert problems or not changes


@given(st.data())
@settings(max_examples=120, deadline=None)
def test_a_spoiled_table_is_a_table_or_problems(data: st.DataObject) -> None:
    """A few bytes changed in a sound file never raise either."""
    name = data.draw(st.sampled_from(sorted(SOUND)))
    content = bytearray(SOUND[name])
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    read_answers(Path(name), bytes(content), GUIDELINE, ASSESSMENT)


SOUND = {
    "a.csv": b'ref,answer,comment,evidence\nA-01.s,3,"x, y",E-001\nA-01.p,na,,\n',
    "a.yaml": b"- ref: A-01.s\n  answer: 3\n- {ref: A-01.p, answer: '4', evidence: [E-001]}\n",
    "a.xlsx": workbook([["ref", "answer", "comment"], ["A-01.s", 3, "hello"]]),
}
