"""The regional report: what a minister reads, on paper and on a screen."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from collections import Counter
from datetime import date
from functools import lru_cache
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from assess.domain.countries import MEMBERS
from assess.domain.delegation import Delegation, Relevance
from assess.domain.errors import Misuse
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.domain.ledgers.needs import AssistanceNeed, NeedKind
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.profile import InForce
from assess.domain.region.compilation import Compilation
from assess.domain.region.compiling import compile_round
from assess.domain.region.round import Round
from assess.records import replace
from assess.report.drawing import Label
from assess.report.press_room import PressRoom
from assess.report.regional.conclusions import Block, Run, conclusions
from assess.report.regional.material import Material
from assess.report.regional.matrix import matrix
from assess.report.regional.practices import Compendium
from assess.report.regional.report import SECTIONS, regional_report
from assess.report.regional.turnout import TurnoutPage
from assess.words import LANGUAGES, Words
from assess.workflow.orders import RegionalOrder
from tests.report.printed import pressed_page
from tests.secretariat.rounds import Said, small

TEMPLATES = Path(__file__).parent.parent.parent / "reports/templates"
HOSTILE = "<script>alert(1)</script>"
LAW = Evidence("E-001", EvidenceKind.LAW, f"Law {HOSTILE}", url="javascript:alert(1)")
ASKED = Action("A-001", "A-01", "Train the staff", "Authority", date(2027, 1, 1), assistance=f"Trainers {HOSTILE}")
TEAMS = GoodPractice("P-001", "B-01", "Mobile teams", f"At the border {HOSTILE}", "Authority", offer="A visit")
LANES = GoodPractice("P-001", "A-01", "Kept back: fast lanes", "Since 2019", "Authority")
MONEY = AssistanceNeed("N-001", "A-02", NeedKind.FUNDING, "Kept back: money", "IOM")
TOLD = Delegation(relevance={"A": Relevance.HIGH}, instruments={"treaty": InForce.YES}, remarks="Two words.")


def order(*, anonymous: bool = False, language: str = "en", conclusions: str = "") -> RegionalOrder:
    """Order a report on three countries, one of which does not publish."""
    guideline = small()
    said = (
        Said("USA", "1112233", evidence=(LAW,), actions=(ASKED,), practices=(TEAMS,), delegation=TOLD),
        Said("SLV", "5554433"),
        Said("GTM", "1--a5iw", unpublished=True, practices=(LANES,), needs=(MONEY,), delegation=TOLD),
    )
    round_ = Round("2026", expected=MEMBERS, deadline=date(2026, 5, 3))
    brought = [each.contribution(guideline) for each in said]
    compilation = compile_round(guideline, round_, brought, anonymous=anonymous)
    return RegionalOrder(compilation, language, date(2026, 6, 30), form="html", conclusions=conclusions)


@lru_cache
def room() -> PressRoom:
    """The press."""
    return PressRoom(TEMPLATES)


def page(asked: RegionalOrder) -> str:
    """Make the report for a screen."""
    return room().regional_report(asked).decode()


def concluded(text: str) -> tuple[Block, ...]:
    """Lay out conclusions."""
    return conclusions(Material.of(order()), text).blocks


def test_every_section_is_there_in_order() -> None:
    """Status and method come before figures, conclusions last; without an earlier cycle nothing is compared."""
    names = [section.name for section in regional_report(order()).sections]
    assert names == [name for name in SECTIONS if name != "change"]
    (change,) = regional_report(replace(order(), sections=("change",))).sections
    assert change.title == "Since the last cycle"


def test_an_unknown_section_is_told() -> None:
    """With the names of those there are."""
    with pytest.raises(Misuse, match="no section “ranking”"):
        regional_report(replace(order(), sections=("ranking",)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_anonymous_report_names_no_country(language: str) -> None:
    """Neither in words nor in the text behind a drawing; it has no matrix and no sheets."""
    report = regional_report(order(anonymous=True, language=language))
    assert {section.name for section in report.sections}.isdisjoint({"matrix", "sheets"})
    text = page(order(anonymous=True, language=language))
    names = [Words(each).country(code) for each in LANGUAGES for code in MEMBERS]
    assert [name for name in (*MEMBERS, *names) if re.search(rf"\b{name}\b", text)] == []


def test_an_anonymous_report_does_not_speak_of_the_order_of_names() -> None:
    """It has none to put in order."""
    named, anonymous = (" ".join(regional_report(order(anonymous=each)).cover.about) for each in (False, True))
    assert "countries are in alphabetical order" in named
    assert "alphabetical" not in anonymous


def test_where_nothing_is_counted_no_empty_chart_is_drawn() -> None:
    """A round that has only begun is told in sentences."""
    begun = compile_round(small(), Round("2026", expected=MEMBERS), [])
    text = page(replace(order(), compilation=begun, sections=("overview", "distributions")))
    assert "self-assessments were submitted by 0 of 11 countries" in text
    assert "No submission is counted yet." in text
    assert text.count("<svg") == 1  # on the cover


def test_the_status_has_a_column_of_remarks_only_where_there_is_one() -> None:
    """An empty column would look as if something were still to come."""
    guideline = small()
    quiet = compile_round(guideline, Round("2026"), [Said("USA", "1112233").contribution(guideline)])
    status = [page(replace(each, sections=("turnout",))) for each in (order(), replace(order(), compilation=quiet))]
    assert ['<th scope="col">Remarks</th>' in each for each in status] == [True, False]


def test_what_has_no_value_is_hatched_on_a_screen_too() -> None:
    """The sentence above the matrix says so for both forms."""
    guideline = small()
    begun = compile_round(guideline, Round("2026"), [Said("USA", "1------").contribution(guideline)])
    matrices = [page(replace(order(), compilation=each, sections=("matrix",))) for each in (begun, order().compilation)]
    assert ['<td class="number hatched"' in each for each in matrices] == [True, False]


def test_who_does_not_publish_is_in_the_status_and_nowhere_else() -> None:
    """Guatemala submitted: that is no answer, and the rest of the report does not name it."""
    text = page(order())
    status, _, rest = text.partition('id="method"')
    assert "Guatemala" in status
    assert "Guatemala" not in rest
    assert "Guatemala" not in status.partition('id="turnout"')[0]


def test_what_is_not_for_publication_is_counted_and_not_told() -> None:
    """Of two practices and two requests one each is shown; relevance and instruments count both and name one."""
    text = page(order())
    assert "Kept back" not in text
    assert "2 good practices are offered" in text
    assert "1 is not for publication." in text
    assert "<b>in force: 2</b> (United States)" in text
    assert text.count("Two words.") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compendium_is_a_document_of_its_own(language: str) -> None:
    """Its own title, no number, and in the contents every practice with its country."""
    report = regional_report(replace(order(language=language), sections=("good-practices",)))
    assert report.cover.title in {"Compendium of good practices", "Compendio de buenas prácticas"}
    (section,) = report.sections
    assert section.number == ""
    assert isinstance(section.model, Compendium)
    country = Words(language).country("USA")
    lines = [(line.anchor, line.title, line.depth) for line in section.model.parts]
    assert lines[1:] == [("practice-USA-P-001", f"Mobile teams ({country})", 2)]


def test_an_anonymous_report_repeats_no_practice() -> None:
    """They are counted in the overview; asked for by name, their section says how many there are."""
    assert "good-practices" not in {each.name for each in regional_report(order(anonymous=True)).sections}
    asked = replace(order(anonymous=True), sections=("good-practices",))
    (section,) = regional_report(asked).sections
    assert isinstance(section.model, Compendium)
    assert section.model.phases == ()
    assert section.model.said[1].startswith("2 good practices are offered.")


def test_countries_stand_in_the_order_of_the_language() -> None:
    """El Salvador before the United States in both; in Spanish they are next to each other."""
    text = page(order(language="es")).partition('id="sheets"')[2]
    assert text.index("El Salvador") < text.index("Estados Unidos")


def test_what_nobody_told_is_said_in_a_sentence() -> None:
    """No law and no request: neither “0 laws” nor “0 matters”."""
    guideline = small()
    silent = [Said("USA", "1112233").contribution(guideline)]
    asked = replace(order(), compilation=compile_round(guideline, Round("2026", expected=MEMBERS), silent))
    text = page(replace(asked, sections=("inventory", "needs")))
    assert "No evidence is registered" in text
    assert "No assistance is asked for" in text
    assert "Assistance is asked for in 0" not in text


def test_the_matrix_speaks_of_what_its_columns_are() -> None:
    """Countries, or units of one; few columns leave room for the titles of the recommendations."""
    guideline = small()
    within = Round("2026", within="MEX", expected=("CHP",))
    compiled = compile_round(guideline, within, [Said("MEX", "1112233", unit="CHP").contribution(guideline)])
    for compilation, column in ((order().compilation, "a country"), (compiled, "a unit")):
        told = matrix(Material.of(replace(order(), compilation=compilation)))
        assert told.said.startswith(f"Each column is {column}")
        assert "A-01 Shelter" in [shape.text for shape in told.phases[0].drawings[0].shapes if isinstance(shape, Label)]


def test_a_report_of_units_speaks_of_units() -> None:
    """What they say of their context, and their remarks, stand under names of their own."""
    said = Said("MEX", "1112233", unit="CHP", delegation=TOLD)
    compiled = compile_round(small(), Round("2026", within="MEX", expected=("CHP",)), [said.contribution(small())])
    for compilation, who in ((compiled, "units"), (order().compilation, "countries")):
        text = page(replace(order(), compilation=compilation))
        assert f"How much each phase concerns the {who}" in text
        assert ("Remarks of the units" in text) == (who == "units")


def test_the_heads_of_the_matrix_can_be_printed() -> None:
    """Browsers print no buttons where the head of a table is repeated: each head names itself."""
    heads = re.findall(r'<th scope="col" data-name="(.*?)"><button type="button">(.*?)</button></th>', page(order()))
    assert [name for name, _ in heads] == ["Recommendation", "Phase", "El Salvador", "United States"]
    assert all(name == spoken for name, spoken in heads)


def test_what_delegations_typed_is_text() -> None:
    """No tag and no address of theirs comes to life."""
    text = page(order(conclusions=f"# Conclusions\n\n{HOSTILE} [link](javascript:alert(1))"))
    assert HOSTILE not in text
    assert 'href="javascript' not in text
    assert text.count("<script") == 1


def test_the_only_script_is_the_one_that_the_page_allows() -> None:
    """The policy of the page names the digest of the script that sorts and filters."""
    text = page(order())
    script = text.partition("<script>")[2].partition("</script>")[0]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in text


def test_conclusions_are_merged_in() -> None:
    """Headings, paragraphs, lists and emphasis; lines that go on belong together."""
    assert concluded("# Agreed\nTwo **firm** *points*:\n- one\n  goes on\n- two\n\n1. first") == (
        Block("heading", ((Run("Agreed"),),)),
        Block(
            "paragraph",
            ((Run("Two "), Run("firm", "strong"), Run(" "), Run("points", "stressed"), Run(":")),),
        ),
        Block("bullets", ((Run("one goes on"),), (Run("two"),))),
        Block("numbers", ((Run("first"),),)),
    )


def test_without_conclusions_it_says_whose_they_are() -> None:
    """Nothing is concluded in the secretariat's place."""
    assert conclusions(Material.of(order()), " \n ").said


def test_the_same_order_gives_the_same_page() -> None:
    """Byte for byte."""
    assert page(order()) == page(order())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_is_whole_and_without_complaints(language: str) -> None:
    """The press has nothing to remark, and the last section is on the last pages."""
    asked = replace(order(language=language, conclusions="Unmistakable end"), form="pdf")
    html = room()._scribe.write_regional(regional_report(asked), asked)
    pressed = pressed_page(html, asked.day)
    assert pressed.warnings == ()
    read = PdfReader(io.BytesIO(pressed.pdf))
    assert "Unmistakable end" in read.pages[-1].extract_text()
    assert str(read.root_object["/Lang"]) == language


def test_every_place_of_the_page_has_a_name_of_its_own() -> None:
    """So that links lead where they say, and the script that sorts the matrix finds its table."""
    text = page(order())
    names = re.findall(r'<(\w+)[^>]*\bid="([^"]+)"', text)
    assert [name for name, times in Counter(name for _, name in names).items() if times > 1] == []
    sought = re.findall(r'getElementById\("([^"]+)"\)', text)
    assert [(tag, name) for tag, name in names if name in sought] == [
        ("input", "matrix-filter"),
        ("table", "matrix-table"),
    ]


def test_too_many_to_print_are_left_to_the_workbook() -> None:
    """Twenty states are compiled; the matrix and the sheets say where to find them."""
    guideline = small()
    states = [Said("MEX", "1234512", unit=f"U{number:02}") for number in range(20)]
    compilation: Compilation = compile_round(
        guideline, Round("2026", within="MEX"), [each.contribution(guideline) for each in states]
    )
    text = page(RegionalOrder(compilation, "en", date(2026, 6, 30), form="html"))
    assert "The matrix is in the workbook" in text
    assert "20 units" in text


def test_the_paper_carries_its_figures() -> None:
    """The compiled figures are attached once, as data of the document, and come back byte by byte."""
    data = b'{"format":"assess-compilation"}'
    pdf = room().regional_report(replace(order(), form="pdf", data=data))
    with pikepdf.open(io.BytesIO(pdf)) as paper:
        kinds = [each for each in paper.objects if isinstance(each, pikepdf.Dictionary)]
        [spec] = [each for each in kinds if each.get("/Type") == "/Filespec"]
        assert (str(spec.UF), spec.EF.F.read_bytes()) == ("region-2026.json", data)
        assert spec.AFRelationship == "/Data"


def test_what_too_many_tell_is_summed_up_on_paper() -> None:
    """Nobody is named, no list is laid out, and the reader is told where the lists are."""
    brought = [Said(country, "5554433", evidence=(LAW,)).contribution(small()) for country in ("SLV", "GTM")]
    summary = compile_round(small(), Round("2026"), brought, summary=True)
    report = regional_report(replace(order(), compilation=summary))
    assert {"matrix", "sheets"}.isdisjoint(section.name for section in report.sections)
    [turnout_] = [section.model for section in report.sections if section.name == "turnout"]
    assert isinstance(turnout_, TurnoutPage)
    assert turnout_.rows == ()
    assert turnout_.said[-1] == "There are too many to print; the workbook and the JSON have all of them."


def test_of_very_many_the_share_is_told() -> None:
    """Five of eleven can be seen before one; of ten thousand units readers, and columns, take in the share."""
    material = Material.of(order())
    assert (material.part_of(5, 11), material.part_of(6_060, 10_000)) == ("5 of 11", "61%")
