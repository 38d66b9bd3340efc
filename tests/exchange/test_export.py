"""What is exported is whole, comes back unchanged, and can't be taken for a formula."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from assess.domain.answers import Answer, NoInformation, NotApplicable, Rated, Withheld
from assess.domain.assessment import Assessment
from assess.domain.clean import clean, harmless
from assess.domain.delegation import Delegation, Member
from assess.domain.errors import Misuse
from assess.domain.history import Revision
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.evidence import Evidence
from assess.domain.ledgers.needs import AssistanceNeed, NeedKind
from assess.domain.ledgers.observations import Observation
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.response import Figure, Response
from assess.domain.scoring import score
from assess.domain.subjects import OPENING
from assess.exchange.answers.csv_tables import guard, unguard
from assess.exchange.answers.tables import read_answers
from assess.exchange.exported.document import Form, export, export_table
from assess.exchange.exported.form import answer_form
from assess.records import replace
from tests.exchange.desk import GUIDELINE, REFS, answered, begun, told, told_in_full

FORMS: tuple[Form, ...] = ("json", "csv", "xlsx")
FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1",
    "＋1",
    "－1",
    "＠1",
    "x;=1+1",
    "x\n=1",
    " =1",
    "'=1",
    "''=1",
]


def exported(assessment: Assessment, form: Form, language: str = "es") -> bytes:
    """Export an assessment with its scores."""
    return export(GUIDELINE, assessment, score(GUIDELINE, assessment.responses), form, language)


def saying(**responses: Response) -> Assessment:
    """Give an assessment with these responses, recorded past all cleaning."""
    begin = begun().assessment
    return begin.after(
        Revision(
            begin.id,
            f"response/{ref.replace('_', '.').replace('A', 'A-').replace('B', 'B-')}",
            each.as_data(),
            "A",
            begin.history.revisions[-1].at,
        )
        for ref, each in responses.items()
    )


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    """Read a workbook back with another program's eyes."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: list(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["es", "en"])
def test_answers_come_back_as_they_were(form: Form, language: str) -> None:
    """An export read into an empty assessment gives the same answers."""
    session = answered()
    content = exported(session.assessment, form, language)
    fresh = begun()
    changes, problems = read_answers(Path(f"a.{form}"), content, GUIDELINE, fresh.assessment)
    assert told(problems) == []
    fresh.respond(changes)
    expected = {ref: replace(each, flagged=False) for ref, each in session.assessment.responses.items()}
    assert fresh.assessment.responses == expected


@pytest.mark.parametrize("form", FORMS)
def test_reading_an_export_into_its_own_assessment_changes_nothing(form: Form) -> None:
    """What changes nothing is not recorded."""
    session = answered()
    before = session.assessment
    changes, _ = read_answers(Path(f"a.{form}"), exported(before, form), GUIDELINE, before)
    session.respond(changes)
    assert session.assessment.history.revisions == before.history.revisions


@pytest.mark.parametrize("form", FORMS)
def test_the_same_data_give_the_same_bytes(form: Form) -> None:
    """Nothing of the time or place of exporting is in an export."""
    assert exported(answered().assessment, form) == exported(answered().assessment, form)


def test_json_has_everything() -> None:
    """Evidence and actions are read back as the records they were."""
    assessment = answered().assessment
    document = json.loads(exported(assessment, "json", "en"))
    assert {each["ref"]: Evidence.from_data(each) for each in document["evidence"]} == assessment.evidence
    assert {each["ref"]: Action.from_data(each) for each in document["actions"]} == assessment.actions
    assert document["assessment"] == assessment.opening.as_data()
    assert document["scores"]["parts"][0]["title"] == "Origin"
    assert document["scores"]["score"] == {"value": 75.0, "low": 18.75, "high": 93.75}
    assert document["answers"][1]["figure"] == "12.5"


def test_a_workbook_has_a_sheet_for_each_thing() -> None:
    """Answers, evidence, actions and scores, in the language that was asked for."""
    read = sheets(exported(answered().assessment, "xlsx", "en"))
    assert list(read) == ["Answers", "Evidence", "Actions", "Scores"]
    assert [row[0] for row in read["Answers"][2:]] == REFS
    assert read["Evidence"][3][2:9] == ["Very secret budget", "", "Treasury", "", "", "https://secret.example", "yes"]
    assert read["Actions"][2][:3] == ["A-001", "A-01", "Train front-line staff"]
    assert read["Scores"][2][2:5] == [75.0, 18.75, 93.75]
    assert list(sheets(exported(answered().assessment, "xlsx", "es"))) == [
        "Respuestas",
        "Evidencia",
        "Acciones",
        "Puntajes",
    ]


LEDGERS = ["Good practices", "Assistance needs", "Observations", "Delegation"]


def test_what_else_was_told_has_a_sheet_of_its_own() -> None:
    """Practices, needs, observations and the delegation, where there are any; kinds and statuses in words."""
    read = sheets(exported(told_in_full().assessment, "xlsx", "en"))
    assert list(read) == ["Answers", "Evidence", "Actions", *LEDGERS, "Scores"]
    assert read["Good practices"][2][:4] == ["P-001", "A-01", "Mobile teams", "Since 2019"]
    assert read["Assistance needs"][2] == ["N-001", "A-02", "training", "Training of trainers", "IOM", "2027"]
    assert read["Observations"][2] == ["S-001", "A-01.s", "secretariat", "Which article?", "Art. 3", "resolved"]
    assert [row[0] for row in read["Delegation"][2:]][:4] == [
        "member of the delegation",
        "member of the delegation",
        "consulted",
        "relevance of a phase",
    ]
    assert read["Delegation"][5][2:] == ["Origin", "", "", "much"]


def test_json_has_what_else_was_told_as_records() -> None:
    """Each is read back as what it was."""
    assessment = told_in_full().assessment
    document = json.loads(exported(assessment, "json"))
    assert {each["ref"]: GoodPractice.from_data(each) for each in document["practices"]} == assessment.practices
    assert {each["ref"]: AssistanceNeed.from_data(each) for each in document["needs"]} == assessment.needs
    assert {each["ref"]: Observation.from_data(each) for each in document["observations"]} == assessment.observations
    assert Delegation.from_data(document["delegation"]) == assessment.delegation


def table(assessment: Assessment, name: str, language: str = "es") -> list[dict[str, str]]:
    """Export one table as CSV and read it."""
    content = export_table(GUIDELINE, assessment, score(GUIDELINE, assessment.responses), name, language)
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_any_table_can_be_had_as_csv_with_names_that_programs_know() -> None:
    """Headings and codes are the same in both languages; an unknown table is told with those there are."""
    assessment = told_in_full().assessment
    (need,) = table(assessment, "needs")
    assert need == table(assessment, "needs", "en")[0]
    assert (need["kind"], need["whom"], need["by"]) == ("training", "IOM", "2027")
    assert [row["said"] for row in table(assessment, "delegation") if row["part"] == "relevance"] == ["high"]
    assert table(assessment, "scores")[0]["value"] == "75.0"
    with pytest.raises(Misuse) as refused:
        table(assessment, "ranking")
    assert "practices, needs, observations, delegation" in str(refused.value.hint)


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_text_of_a_ledger_is_a_formula(formula: str) -> None:
    """Neither in its sheet nor in its CSV, past all cleaning."""
    begin = begun().assessment
    bodies = {
        "practice/P-001": GoodPractice("P-001", "A-01", formula, formula, formula, formula, formula, formula).as_data(),
        "need/N-001": AssistanceNeed("N-001", "A-01", NeedKind.OTHER, formula, formula, formula).as_data(),
        "observation/O-001": Observation("O-001", "A-01", formula, reply=formula).as_data(),
        "delegation": Delegation((Member(formula, formula, formula),), (formula,), remarks=formula).as_data(),
    }
    at = begin.history.revisions[-1].at
    assessment = begin.after(Revision(begin.id, subject, body, "A", at) for subject, body in bodies.items())
    with zipfile.ZipFile(io.BytesIO(exported(assessment, "xlsx"))) as archive:
        assert not [name for name in archive.namelist() if "sheet" in name and b"<f>" in archive.read(name)]
    card = score(GUIDELINE, assessment.responses)
    for name in ("practices", "needs", "observations", "delegation"):
        content = export_table(GUIDELINE, assessment, card, name, "es").decode("utf-8-sig")
        assert guard(harmless(formula)) in content
        cells = re.split("[;\t\r\n]", content.replace('","', ";").replace('"', ""))
        assert [cell for cell in cells if re.match(r"\s*[=+\-@＝＋－＠]", cell)] == []


def test_invented_data_say_so_everywhere() -> None:
    """Nobody takes a demonstration for what a state has said."""
    assessment = begun().assessment
    opening = replace(assessment.opening, invented=True).as_data()
    last = assessment.history.revisions[0]
    invented = assessment.after([replace(last, body=opening, replaces=(last.id,), number=0)])
    assert last.subject == OPENING
    assert all("INVENTED DATA" in str(rows[0][0]) for rows in sheets(exported(invented, "xlsx", "en")).values())
    assert all(
        row["invented"] == "yes" for row in csv.DictReader(io.StringIO(exported(invented, "csv").decode("utf-8-sig")))
    )
    assert json.loads(exported(invented, "json"))["assessment"]["invented"] is True


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_a_csv_begins_like_a_formula(formula: str) -> None:
    """Not even where a program splits the lines at semicolons, or at tabs, or takes no notice of quotes."""
    content = exported(saying(A01_s=Response(Rated(3), formula)), "csv").decode("utf-8-sig")
    cells = re.split("[;\t\r\n]", content.replace('","', ";").replace('"', ""))
    assert [cell for cell in cells if re.match(r"\s*[=+\-@＝＋－＠]", cell)] == []


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_a_workbook_is_a_formula(formula: str) -> None:
    """Typed text is text: no formula, no link."""
    content = exported(saying(A01_s=Response(Rated(3), f"{formula} https://evil.example")), "xlsx")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"<hyperlink" not in sheet
    shown = sheets(content)["Respuestas"][2][7]
    assert shown == clean(f"{formula} https://evil.example")


@given(st.text())
def test_what_is_guarded_is_given_back(text: str) -> None:
    """The apostrophes come off again, and only those."""
    assert unguard(guard(text)) == text


_answers: st.SearchStrategy[Answer | None] = st.one_of(
    st.none(),
    st.integers(1, 5).map(Rated),
    st.text("ab =-'é", min_size=1).map(lambda text: NotApplicable(clean(text) or "x")),
    st.builds(NoInformation, st.text().map(clean)),
    st.builds(Withheld, st.text().map(clean)),
)
_figures = st.one_of(
    st.none(),
    st.builds(
        Figure,
        st.decimals(-(10**9), 10**9, places=3),
        st.one_of(st.none(), st.integers(1950, 2027)),
        st.one_of(st.none(), st.decimals(0, 10**6, places=1)),
    ),
)
_responses = st.builds(
    Response,
    _answers,
    st.text(max_size=50).map(clean),
    _figures,
    st.lists(st.sampled_from(["E-001", "E-002"]), unique=True).map(tuple),
)


@given(st.lists(_responses, min_size=5, max_size=5), st.sampled_from(FORMS))
@settings(max_examples=60, deadline=None)
def test_any_answers_come_back_as_they_were(responses: list[Response], form: Form) -> None:
    """Whatever was typed survives the journey through every form of file."""
    assessment = saying(**dict(zip(("A01_s", "A01_p", "A01_o", "A02_s", "B01_s"), responses, strict=True)))
    changes, problems = read_answers(Path(f"a.{form}"), exported(assessment, form), GUIDELINE, begun().assessment)
    assert told(problems) == []
    back = {ref: change(Response()) for ref, change in changes.items()}
    assert {ref: each for ref, each in back.items() if each != Response()} == {
        ref: each for ref, each in zip(REFS, responses, strict=True) if each != Response()
    }


def test_a_text_too_long_for_a_cell_is_cut_and_said() -> None:
    """A cell holds 32,767 UTF-16 units; CSV and JSON have all of it."""
    long = "ñ😀" * 12_000
    assessment = saying(A01_s=Response(Rated(3), long))
    read = sheets(exported(assessment, "xlsx", "en"))
    shown = str(read["Answers"][2][7])
    assert shown.endswith(("😀 … [cut]", "ñ … [cut]"))
    assert len(shown.encode("utf-16-le")) // 2 in (32_766, 32_767)
    assert read["Notes"] == [
        ["Answers", "H3", "The text of 24000 characters is cut: a cell holds no more. CSV and JSON have all of it."]
    ]
    assert long in exported(assessment, "csv").decode()
    assert long in exported(assessment, "json").decode()


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_form_comes_back_with_what_was_in_it(form: str) -> None:
    """An institution that changes nothing in the form changes nothing in the assessment."""
    session = answered()
    content = answer_form(GUIDELINE, session.assessment, "xlsx" if form == "xlsx" else "csv", "es")
    changes, problems = read_answers(Path(f"a.{form}"), content, GUIDELINE, session.assessment)
    assert told(problems) == []
    assert {
        ref: change(session.assessment.response(ref)) for ref, change in changes.items()
    } == session.assessment.responses


def test_a_form_has_the_levels_to_choose_from_and_to_read() -> None:
    """The list of answers, what they mean, and what they mean for each question, are in the workbook."""
    read = sheets(answer_form(GUIDELINE, begun().assessment, "xlsx", "en"))
    assert list(read) == ["Answers", "Levels", "Levels by question", "Evidence"]
    assert [row[0] for row in read["Levels"][2:]] == [
        "1 · Not implemented",
        "2 · In design",
        "3 · Partly implemented",
        "4 · Implemented",
        "5 · Implemented and evaluated",
        "not applicable",
        "no information",
        "withheld",
    ]
    assert read["Levels by question"][2] == ["A-01.s", "Question A-01.s?", *(f"structural {n}" for n in range(1, 6))]


def test_only_the_answers_of_a_form_can_be_changed() -> None:
    """Every sheet is locked but for the entries, each answer has the drop-down, figures say what is asked for."""
    content = answer_form(GUIDELINE, begun().assessment, "xlsx", "en")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet, book = archive.read("xl/worksheets/sheet1.xml").decode(), archive.read("xl/workbook.xml").decode()
        pages = [archive.read(name).decode() for name in archive.namelist() if "/worksheets/sheet" in name]
    assert ["<sheetProtection" in each for each in pages] == [True] * 4
    assert sheet.count("<formula1>answer_choices</formula1>") == len(REFS)
    assert 'prompt="Women served"' in sheet
    assert "<definedName name=\"answer_choices\">'Levels'!$A$3:$A$10</definedName>" in book


def test_every_choice_of_a_form_is_understood() -> None:
    """What the drop-down gives is an answer, in both languages."""
    for language in ("es", "en"):
        rows = sheets(answer_form(GUIDELINE, begun().assessment, "xlsx", language))
        choices = [row[0] for row in list(rows.values())[1][2:]]
        for choice in choices:
            table = f"ref,answer,reason\nA-01.s,{choice},{'' if str(choice)[0].isdigit() else 'because'}\n"
            changes, problems = read_answers(Path("a.csv"), table.encode(), GUIDELINE, begun().assessment)
            assert (list(changes), problems) == (["A-01.s"], [])
