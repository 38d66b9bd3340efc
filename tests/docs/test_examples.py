"""The example reports of the documentation are those of the program as it is."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from assess import wiring
from assess.report.model.report import SECTIONS
from assess.report.regional.report import SECTIONS as REGIONAL
from assess.words import LANGUAGES, Words
from assess.workflow.arrival import Verdict
from assess.workflow.opening import Desk
from assess.workflow.trust import Trust
from tests.docs.pages import ROOT
from tools.examples import EXAMPLES, examples
from tools.invented import FINISHED, invented_desk

LARGEST = 1_500_000
"""Bytes: an example should load on a slow line."""

INVENTED = {
    "en": "Invented: not a statement of any country. Its key need not be compared, and is not remembered.",
    "es": "Inventado: no es una declaración de ningún país. Su clave no hay que compararla ni se recuerda.",
}

NAMES = [f"{kind}.{language}.pdf" for kind in ("gap-report", "regional-report", "compendium") for language in LANGUAGES]


@pytest.fixture(scope="module")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A register with the invented assessments."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("ASSESS_DATA", "")
        patched.setenv("ASSESS_CACHE", "")
        return invented_desk(tmp_path_factory.mktemp("examples"))


def chapters(name: str) -> list[str]:
    """Give the titles of the chapters of an example, without their numbers."""
    with pikepdf.open(EXAMPLES / name) as pdf, pdf.open_outline() as outline:
        titles = [each.title for each in outline.root]
    return [title.partition(" ")[2] if title[0].isdigit() else title for title in titles]


def test_there_is_one_of_each_in_each_language() -> None:
    """And none that nobody makes any more; each small enough for a slow line, and named by a page."""
    there = {path.name: path.stat().st_size for path in EXAMPLES.glob("*")}
    assert sorted(there) == sorted(NAMES)
    assert max(there.values()) < LARGEST
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    told = " ".join(path.read_text(encoding="utf-8") for path in pages)
    assert [name for name in NAMES if f"examples/{name}" not in told] == []


@pytest.mark.parametrize("name", NAMES)
def test_an_example_bears_the_current_edition_and_says_that_it_is_invented(name: str, at_work: Desk) -> None:
    """On its cover; `make examples` makes it anew."""
    cover = " ".join(PdfReader(EXAMPLES / name).pages[0].extract_text().split())
    language = name.split(".")[1]
    words = Words(language, "report")
    assert at_work.catalogue.guideline("rcm-women").edition in cover
    assert words.say("Invented example: not a statement of any country") in cover


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_example_has_every_section_there_is_now(language: str) -> None:
    """In their order and under their names; the invented cycle is the first, so nothing is compared."""
    words = Words(language, "report")
    gap, region = (f"{name}.{language}.pdf" for name in ("gap-report", "regional-report"))
    assert chapters(gap) == [words.tell(title) for title, _ in SECTIONS.values()]
    assert chapters(region) == [words.tell(title) for name, (title, _) in REGIONAL.items() if name != "change"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_example_can_be_received_to_practise(language: str, tmp_path: Path) -> None:
    """It carries its envelope; a register takes it in as invented, and does not remember a key that everybody has."""
    path = EXAMPLES / f"gap-report.{language}.pdf"
    secretariat = wiring.desk(wiring.Options(register=str(tmp_path / "practice.register"), author="Ana Invento"))
    outcome = wiring.post_room(secretariat, Trust()).receive(str(path), path.read_bytes())
    assert outcome.receipt is not None
    assert (outcome.verdict, outcome.about) == (Verdict.TAKEN_IN, FINISHED[language])
    assert Words(language).tell(outcome.remarks[0]) == INVENTED[language]
    assert secretariat.register.intake.pinned(outcome.receipt.sender) == ""
    assert secretariat.session(outcome.about).assessment.opening.invented


def test_the_examples_can_be_made_anew(at_work: Desk) -> None:
    """The same names, and the compendium is made as it was last made."""
    makers = dict(examples(at_work, wiring.press()))
    assert sorted(makers) == sorted(NAMES)
    made = PdfReader(io.BytesIO(makers["compendium.es.pdf"]()))
    kept = PdfReader(EXAMPLES / "compendium.es.pdf")
    assert [page.extract_text() for page in made.pages] == [page.extract_text() for page in kept.pages]
