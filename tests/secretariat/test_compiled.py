"""A compilation as data: the figures against a calculation of their own, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import Counter
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from assess.catalogue.folders import load
from assess.domain.assessment import Assessment
from assess.domain.countries import MEMBERS
from assess.domain.delegation import Delegation, Relevance
from assess.domain.editions import EditionMap, Movement, Step
from assess.domain.errors import Misuse
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.domain.ledgers.needs import AssistanceNeed, NeedKind
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.profile import InForce
from assess.domain.region.compilation import Compilation
from assess.domain.region.compiling import compile_round
from assess.domain.region.round import Contribution, Round
from assess.exchange.compiled.document import Form, write_compiled
from assess.exchange.compiled.listings import compiled_listings
from assess.records import replace
from assess.words import LANGUAGES, Words
from assess.workflow.compiling import Wish, compile_cycle
from assess.workflow.inventing import InventedClock, invent
from assess.workflow.opening import Desk
from tests.fakes import FakeCatalogue, FakeClock, FakeRegister
from tests.secretariat.post import answer
from tests.secretariat.rounds import INDICATORS, Said, small

SHIPPED = Path(__file__).parent.parent.parent / "guidelines/rcm-women"
FORMULA = Evidence("E-001", EvidenceKind.LAW, '=HYPERLINK("http://evil.example")', reference="@SUM(A1)")


@lru_cache
def invented() -> Desk:
    """The register of the demonstration, in memory."""
    register = FakeRegister()
    desk = Desk(lambda: register, FakeCatalogue(load(SHIPPED)), InventedClock(), "Ana")
    list(invent(desk))
    return desk


def written(compilation: Compilation, form: Form, language: str = "en") -> bytes:
    """Write a compilation."""
    return b"".join(write_compiled(compilation, form, Words(language), "2026-06-30"))


def document(*, anonymous: bool = False, language: str = "en") -> dict[str, Any]:
    """Compile the invented cycle into JSON and read it."""
    compilation = compile_cycle(invented(), Wish("2026", anonymous=anonymous), {})
    read: dict[str, Any] = json.loads(written(compilation, "json", language))
    return read


def small_round(*said: Said) -> Compilation:
    """Compile answers to the small guideline."""
    guideline = small()
    return compile_round(guideline, Round("2026"), [each.contribution(guideline) for each in said])


def test_the_figures_are_those_of_an_independent_count() -> None:
    """Counted anew from the bodies of the revisions, without the program's arithmetic."""
    bodies: dict[str, dict[str, Any]] = {}
    register = invented().register
    for standing, _ in register.standings():
        latest = {each.subject: each.body for each in register.history(standing.id)}
        if (latest["assessment"] or {})["state"] == "submitted":
            bodies[standing.id] = {subject: body for subject, body in latest.items() if subject.startswith("response/")}
    counted = Counter[str]()
    by_recommendation: dict[str, Counter[str]] = {}
    for responses in bodies.values():
        for subject, body in responses.items():
            answer = body["answer"]
            what = str(answer.get("level", answer["status"]))
            counted[what] += 1
            recommendation = subject.removeprefix("response/").rpartition(".")[0]
            by_recommendation.setdefault(recommendation, Counter())[what] += 1
    made = document()
    assert made["turnout"]["submitted"] == len(bodies)
    assert made["total"]["coverage"]["levels"] == [counted[str(level)] for level in range(1, 6)]
    assert made["total"]["coverage"]["no_information"] == counted["no-information"]
    for each in made["recommendations"]:
        mine = by_recommendation[each["ref"]]
        assert each["coverage"]["levels"] == [mine[str(level)] for level in range(1, 6)], each["ref"]
        assert each["coverage"]["not_applicable"] == mine["na"], each["ref"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["json", "csv", "xlsx"])
def test_what_is_anonymous_names_no_country(form: Form, language: str) -> None:
    """Neither code nor name of a member state, in any form, in either language."""
    compilation = compile_cycle(invented(), Wish("2026", anonymous=True), {})
    content = written(compilation, form, language)
    if form == "xlsx":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            content = b" ".join(book.read(name) for name in book.namelist())
    text = content.decode()
    names = [Words(each).country(code) for each in LANGUAGES for code in MEMBERS]
    assert [name for name in (*MEMBERS, *names) if re.search(rf"\b{name}\b", text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_countries_stand_in_the_alphabetical_order_of_the_language(language: str) -> None:
    """Belice before Canadá, El Salvador before Estados Unidos; never by result."""
    codes = [each["code"] for each in document(language=language)["members"]]
    assert (
        codes
        == {
            "es": ["BLZ", "CAN", "CRI", "SLV", "USA", "GTM", "HND", "MEX", "NIC", "PAN", "DOM"],
            "en": ["BLZ", "CAN", "CRI", "DOM", "SLV", "GTM", "HND", "MEX", "NIC", "PAN", "USA"],
        }[language]
    )


def test_the_csv_has_hxl_tags_and_adds_up() -> None:
    """The second row tags every column; the phases sum to the guideline."""
    rows = list(csv.reader(io.StringIO(written(small_round(Said("SLV", "12345aw")), "csv").decode("utf-8-sig"))))
    heads, tags, lines = rows[0], rows[1], [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]
    assert all(tag.startswith("#") for tag in tags)
    assert len(heads) == len(tags) == len(set(tags))
    phases = [int(line["answers"]) for line in lines if line["part"] == "phase"]
    assert sum(phases) == len(INDICATORS) == int(lines[0]["answers"])


def test_the_tags_are_those_that_other_programs_know() -> None:
    """They are a promise: a column may come, none may be called otherwise."""
    listings = compiled_listings(small_round(teller()), Words("en"))
    made = [f"{each.name} {heading.name} {heading.tag}" for each in listings for heading in each.headings]
    assert made == TAGS.read_text(encoding="utf-8").splitlines()


TAGS = Path(__file__).parent / "tags.txt"
"""Table, column and HXL tag, a line each."""

TABLES = ("status", "common", "change", "matrix", "inventory", "practices", "needs", "context", "remarks")
TEAMS = GoodPractice("P-001", "B-01", "Mobile teams", "=1+1", "Authority")
MONEY = AssistanceNeed("N-001", "A-02", NeedKind.FUNDING, "@SUM(A1)", "IOM")
TOLD = Delegation(relevance={"A": Relevance.HIGH}, instruments={"treaty": InForce.NO}, remarks="+Two words.")


def teller(*, unpublished: bool = False) -> Said:
    """A country that tells everything."""
    return Said(
        "SLV", "1234512", evidence=(FORMULA,), practices=(TEAMS,), needs=(MONEY,), delegation=TOLD,
        unpublished=unpublished,
    )  # fmt: skip


def table(compilation: Compilation, name: str) -> list[dict[str, str]]:
    """Write one table as CSV and read it; its second row has tags."""
    content = b"".join(write_compiled(compilation, "csv", Words("en"), "2026-06-30", name)).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))
    assert all(tag.startswith("#") for tag in rows[0].values())
    assert len(set(rows[0].values())) == len(rows[0])
    return rows[1:]


def test_every_table_can_be_had_as_csv_with_tags() -> None:
    """What countries offer, ask and state; texts are guarded, codes are codes."""
    compilation = small_round(teller())
    assert all(table(compilation, name) is not None for name in TABLES)
    (practice,), (need,) = table(compilation, "practices"), table(compilation, "needs")
    assert (practice["code"], practice["respondent"], practice["title"], practice["what"]) == (
        "SLV",
        "El Salvador",
        "Mobile teams",
        "'=1+1",
    )
    assert (need["kind"], need["assistance"], need["whom"]) == ("funding", "'@SUM(A1)", "IOM")
    assert [
        (row["part"], row["ref"], row["said"], row["count"], row["who"]) for row in table(compilation, "context")
    ] == [
        ("relevance", "A", "high", "1", "El Salvador"),
        ("instrument", "treaty", "no", "1", "El Salvador"),
    ]
    assert table(compilation, "remarks")[0]["remarks"] == "'+Two words."
    with pytest.raises(Misuse) as refused:
        table(compilation, "ranking")
    assert "practices, needs, context" in str(refused.value.hint)


def test_json_has_what_countries_offer_ask_and_state() -> None:
    """Entries with the country that made them, and the totals."""
    made = json.loads(written(small_round(teller()), "json"))
    assert made["practices"][0] == {"code": "SLV", "phase": "B", **TEAMS.as_data()}
    assert (made["needs"][0]["ref"], made["needs"][0]["kind"]) == ("N-001", "funding")
    assert (made["offered"], made["assistance"]) == ({"A": 0, "B": 1}, {"A": 1, "B": 0})
    assert made["assistance_kinds"]["funding"] == 1
    assert made["in_force"] == {"treaty": {"yes": 0, "no": 1, "unknown": 0}}
    sheet = made["sheets"][0]
    assert (sheet["relevance"], sheet["in_force"], sheet["remarks"]) == ({"A": "high"}, {"treaty": "no"}, "+Two words.")


def test_json_says_null_of_what_nobody_said() -> None:
    """Who sent nothing did so at no time; who asks nobody in particular asks nobody."""
    guideline, asked = small(), replace(teller(), needs=(replace(MONEY, whom=""),))
    compilation = compile_round(guideline, Round("2026", expected=("BLZ",)), [asked.contribution(guideline)])
    made = json.loads(written(compilation, "json"))
    belize = next(each for each in made["members"] if each["code"] == "BLZ")
    assert (belize["stage"], belize["submitted_at"], belize["digest"]) == ("missing", None, None)
    [need] = made["needs"]
    assert (need["whom"], need["by"], need["what"]) == (None, None, None)


def test_json_has_the_figures_of_each_phase() -> None:
    """Together and by kind, with its title."""
    arrival, stay = json.loads(written(small_round(Said("SLV", "1234a5w")), "json"))["phases"]
    assert (arrival["ref"], arrival["title"], arrival["coverage"]["levels"]) == ("A", "Arrival", [1, 1, 1, 1, 0])
    assert (stay["coverage"]["levels"], stay["coverage"]["withheld"]) == ([0, 0, 0, 0, 1], 1)
    assert {kind: each["total"] for kind, each in arrival["kinds"].items()} == {
        "structural": 2, "process": 2, "outcome": 1,
    }  # fmt: skip


@pytest.mark.parametrize("form", ["json", "csv", "xlsx"])
def test_who_does_not_publish_counts_and_tells_nothing(form: Form) -> None:
    """Neither practice nor need nor remark is in any form; the totals count them."""
    compilation = small_round(teller(unpublished=True))
    contents = [written(compilation, form)]
    if form == "csv":
        contents = [b"".join(write_compiled(compilation, "csv", Words("en"), "2026-06-30", name)) for name in TABLES]
    if form == "xlsx":
        with zipfile.ZipFile(io.BytesIO(contents[0])) as book:
            contents = [book.read(name) for name in book.namelist()]
    assert not [word for word in (b"Mobile teams", b"SUM(A1)", b"Two words") if word in b" ".join(contents)]
    assert json.loads(written(compilation, "json"))["offered"] == {"A": 0, "B": 1}


@pytest.mark.parametrize("form", ["json", "csv", "xlsx"])
def test_the_same_compilation_gives_the_same_bytes(form: Form) -> None:
    """Whoever compiles again can compare."""
    said = Said("SLV", "1234512", evidence=(FORMULA,))
    assert written(small_round(said), form) == written(small_round(said), form)


def test_no_text_becomes_a_formula_or_a_link() -> None:
    """What a delegation typed stays text in the workbook."""
    content = written(small_round(teller()), "xlsx")
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheets = b" ".join(book.read(name) for name in book.namelist() if "sheet" in name)
    assert b"<f>" not in sheets
    assert b"<hyperlink" not in sheets
    assert b"HYPERLINK" in sheets


def test_a_cycle_is_compared_with_the_one_before() -> None:
    """The register holds two cycles; the document says what was compared, and how it moved."""
    guideline = small()
    said, before = Said("SLV", "2345512"), Said("SLV", "1345552", cycle="2024")
    brought = [Contribution(said.assessment, said.contribution(guideline).card, earlier=before.assessment)]
    compilation = compile_round(guideline, replace(Round("2026"), since="2024"), brought)
    change = json.loads(written(compilation, "json"))["change"]
    assert (change["since"], change["items"], change["respondents"]) == ("2024", 7, ["SLV"])
    assert change["total"] == {"up": 1, "same": 5, "down": 1, "compared": 7}


def test_the_deadline_and_the_invention_are_told() -> None:
    """Invented data say so."""
    assert document()["invented"] is True
    compilation = compile_cycle(invented(), Wish("2026", deadline=date(2026, 3, 1)), {})
    assert compilation.turnout.late == compilation.turnout.submitted


def test_the_register_is_compiled_as_it_stands() -> None:
    """One assessment is read at a time, and each is the present of its history."""
    sheets = {each["code"]: each for each in document()["sheets"]}
    desk = invented()
    for code, sheet in sheets.items():
        card = desk.session(f"{code}-2026").card
        assert Assessment.of(desk.register.history(f"{code}-2026")).sealed
        assert sheet["score"]["value"] == pytest.approx(card.score.value)


def test_cycles_on_different_editions_are_compared_by_the_map() -> None:
    """Two items of 2024 became one of 2026: the lower of the two levels is what the new one is compared with."""
    register, catalogue, clock = FakeRegister(), Mapped(small("0")), FakeClock()
    desk = Desk(lambda: register, catalogue, clock, "Ana")
    for cycle, edition, letters in (("2024", "0", "2455555"), ("2026", "1", "3555555")):
        catalogue.guidelines["small"] = small(edition)
        session = desk.begin("SLV", cycle)
        answer(session, letters)
        session.seal()
    compilation = compile_cycle(desk, Wish("2026"), {})
    change = compilation.change
    assert change is not None
    assert (change.since, change.editions.before, change.steps) == ("2024", "0", 6)
    assert change.recommendations["A-01"] == Movement(up=1, same=1)


def test_without_a_wish_the_last_cycle_before_is_compared_with() -> None:
    """Neither the first of several, nor a later one."""
    register = FakeRegister()
    desk = Desk(lambda: register, FakeCatalogue(small()), FakeClock(), "Ana")
    for cycle in ("2022", "2024", "2026", "2028"):
        session = desk.begin("SLV", cycle)
        answer(session, "3555555")
        session.seal()
    compared = [compile_cycle(desk, Wish("2026", since=since), {}).change for since in ("", "2022")]
    assert [change and change.since for change in compared] == ["2024", "2022"]


class Mapped(FakeCatalogue):
    """A catalogue whose second edition merged the first two items of the first."""

    def edition_map(self, ref: str, before: str) -> EditionMap:
        """Tell so."""
        merged = Step(("A-01.s", "A-01.p"), ("A-01.s",))
        return EditionMap(before, self.guideline(ref).edition, (merged,), incomparable=frozenset({"A-01.p"}))


@pytest.mark.parametrize(("respondents", "shape"), [(40, (3, 42)), (41, (41, 4))])
def test_the_matrix_turns_where_respondents_are_many(respondents: int, shape: tuple[int, int]) -> None:
    """No sheet has room for ten thousand columns; ten thousand rows are ordinary."""
    guideline = small()
    said = [Said("MEX", "1234512", unit=f"M{number:03d}") for number in range(respondents)]
    round_ = Round("2026", within="MEX")
    compilation = compile_round(guideline, round_, [each.contribution(guideline) for each in said])
    [matrix] = [each for each in compiled_listings(compilation, Words("en")) if each.name == "matrix"]
    assert (len(matrix.rows), len(matrix.headings)) == shape
    assert all(len(row) == len(matrix.headings) for row in matrix.rows)
