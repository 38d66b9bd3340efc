"""The blank questionnaire: what is on its sheets, that nothing spills, and that it is always the same."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from assess.domain.errors import NotFound
from assess.domain.guideline import Guideline, Recommendation
from assess.records import replace
from assess.report.html import Scribe
from assess.report.model.questionnaire import questionnaire
from assess.report.press import Pressed
from assess.report.press_room import UNDATED, PressRoom
from assess.workflow.orders import BlankOrder
from tests.report.build import TEMPLATES, shipped, text, tiny
from tests.report.printed import pressed_page


def blank(guideline: Guideline | None = None, language: str = "en", **wishes: object) -> BlankOrder:
    """Order a questionnaire; of the tiny guideline where nothing else is said."""
    return replace(BlankOrder(guideline or tiny(), language), **wishes)  # type: ignore[arg-type]


def written(order: BlankOrder) -> str:
    """Write a questionnaire as HTML."""
    return Scribe(TEMPLATES).write_blank(questionnaire(order), order)


def pressed(order: BlankOrder) -> Pressed:
    """Press a questionnaire and keep what was complained about."""
    return pressed_page(written(order), UNDATED)


def pages(pdf: bytes) -> list[str]:
    """Give the text of each page in one line, with plain spaces."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


@pytest.fixture(scope="module")
def paper() -> bytes:
    """The tiny questionnaire in English."""
    return pressed(blank()).pdf


def test_every_indicator_can_be_ticked_and_explained() -> None:
    """Each has a box for every level and for the three other answers, and room for comment and evidence."""
    for levels in (4, 5):
        guideline = tiny(levels)
        blocks = written(blank(guideline)).split('<section class="question-block">')[1:]
        assert len(blocks) == len(list(guideline.indicators()))
        for block, indicator in zip(blocks, guideline.indicators(), strict=True):
            assert indicator.ref in block
            assert block.count('class="box"') == levels + 3
            assert ("room-comment" in block, "room-evidence" in block) == (True, True)
            assert ("blank-number" in block) == (indicator.figure is not None)


def test_the_means_of_verification_stand_under_the_question() -> None:
    """What usually proves an answer helps those who fill it in; where the guideline says nothing, no line is left."""
    guideline = tiny()
    phase = guideline.phases[0]
    first, *others = phase.recommendations[0].indicators
    proven = replace(first, verification=(text("The gazette", "El diario oficial"), text("The budget", "La ley")))
    recommendation = replace(phase.recommendations[0], indicators=(proven, *others))
    changed = replace(guideline, phases=(replace(phase, recommendations=(recommendation,)),))
    assert "Verified with: The gazette; The budget" in written(blank(changed))
    assert "Se verifica con: El diario oficial; La ley" in written(blank(changed, "es"))
    assert "Verified with" not in written(blank(guideline))


def test_the_scale_stands_on_every_page_of_questions(paper: bytes) -> None:
    """Only the cover does without it."""
    cover, *others = pages(paper)
    assert "1 None · 2 Begun" not in cover
    assert all("1 None · 2 Begun · 3 Half · 4 Most" in each for each in others)


def test_each_recommendation_has_a_leaf_of_its_own(paper: bytes) -> None:
    """Printed on both sides it can be handed on: no leaf carries two recommendations."""
    starts = _marks(paper)
    sheets = [starts[title] for title in ("A-01 Shelter", "A-02 Papers", "B-01 Work")]
    assert all(page % 2 == 0 for page in sheets), "an even index is a right-hand page"
    assert len(set(sheets)) == len(sheets)


def _marks(pdf: bytes) -> dict[str, int]:
    """Give the page of each bookmark, counted from 0."""
    reader = PdfReader(io.BytesIO(pdf))
    found: dict[str, int] = {}
    todo: list[Any] = [reader.outline]
    while todo:
        each = todo.pop()
        if isinstance(each, list):
            todo.extend(each)
        else:
            found[str(each.title)] = reader.get_destination_page_number(each) or 0
    return found


def test_bookmarks_and_contents_lead_to_phases(paper: bytes) -> None:
    """Every part has its bookmark, and the contents give the true page."""
    marks = {title: number + 1 for title, number in _marks(paper).items()}
    assert {"How to answer", "Arrival", "Stay", "A-02 Papers"} <= set(marks)
    contents = pages(paper)[1]
    for title in ("How to answer", "Arrival", "Stay"):
        assert re.search(rf"{title}[ .]+{marks[title]}\b", contents), contents


def test_one_phase_can_be_printed_alone() -> None:
    """The others are left out, and the cover says which it is; an unknown phase is refused with those there are."""
    html = written(blank(phase="B"))
    assert "B-01.s" in html
    assert "A-01" not in html
    assert '<span class="cover-small">Stay</span>' in html
    with pytest.raises(NotFound, match="phase Z") as refused:
        questionnaire(blank(phase="Z"))
    assert "A, B" in str(refused.value.hint)


def test_the_same_order_gives_the_same_bytes(paper: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It bears no day, and where it is made changes nothing."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert PressRoom(TEMPLATES).questionnaire(blank()) == paper


def wordiest(name: str, language: str, **wishes: object) -> BlankOrder:
    """Order the sheets of the three recommendations of a shipped guideline that say most: what fits there, fits."""
    guideline = shipped(name)
    chosen = tuple(sorted(guideline.recommendations(), key=lambda each: len("".join(texts(each, language)))))[-3:]
    return blank(replace(guideline, phases=(replace(guideline.phases[0], recommendations=chosen),)), language, **wishes)


def texts(recommendation: Recommendation, language: str) -> list[str]:
    """Give what a sheet says of a recommendation in words of the guideline."""
    indicators = recommendation.indicators
    return [
        recommendation.text.read(language),
        *(each.question.read(language) for each in indicators),
        *(proof.read(language) for each in indicators for proof in each.verification),
    ]


@pytest.mark.parametrize(
    ("language", "name", "paper_size", "height", "large"),
    [
        ("es", "rcm-women", "a4", 842, False),
        ("es", "rcm-women", "letter", 792, True),
        ("en", "rcm-profiles", "a4", 842, True),
        ("en", "rcm-profiles", "letter", 792, False),
    ],
)
def test_nothing_is_cut(language: str, name: str, paper_size: str, height: int, *, large: bool) -> None:
    """On either paper and in either print, every text of the longest sheets is there, inside the margins.

    Each guideline is printed on each paper and in each print, and each print on each paper.
    """
    asked = wordiest(name, language, paper=paper_size, large=large)
    made = pressed(asked)
    assert made.warnings == ()
    assert {round(float(page.mediabox.height)) for page in PdfReader(io.BytesIO(made.pdf)).pages} == {height}
    told = "".join("".join(pages(made.pdf)).split())
    for recommendation in asked.guideline.recommendations():
        missing = [each for each in texts(recommendation, language) if "".join(each.split()) not in told]
        assert missing == []


def test_large_print_is_of_18_points() -> None:
    """What is read in answering is set in 18 points; nothing, the foot of the page included, in less than 13."""
    sizes: dict[int, int] = {}

    def note(letters: str, page: list[float], line: list[float], _font: object, size: float) -> None:
        points = round(abs(size * line[3] * page[3]))
        sizes[points] = sizes.get(points, 0) + len(letters.strip())

    for page in PdfReader(io.BytesIO(pressed(blank(large=True)).pdf)).pages:
        page.extract_text(visitor_text=note)
    sizes = {size: number for size, number in sizes.items() if number}
    assert min(sizes) >= 13
    assert max(sizes, key=sizes.__getitem__) == 18


def test_a_whole_shipped_guideline_is_two_pages_for_each_recommendation() -> None:
    """One leaf each in normal print, whichever the phase: a questionnaire that can be carried to a workshop."""
    asked = wordiest("rcm-women", "es")
    made = PdfReader(io.BytesIO(pressed(asked).pdf))
    assert len(made.pages) <= 2 * len(list(asked.guideline.recommendations())) + 6


def test_what_a_guideline_says_stays_text() -> None:
    """Markup in a guideline is printed, not obeyed."""
    hostile = replace(tiny(), title=text("<b>Bold</b> & <script>", "<b>"))
    html = written(blank(hostile))
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; &lt;script&gt;" in html
    assert "<script>" not in html
