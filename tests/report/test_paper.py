"""The PDF: what it carries, what it refuses, and that it is always the same."""

from __future__ import annotations

import io
import logging
import re
import socket
import subprocess
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pytest
from pypdf import PdfReader

from assess.domain.answers import NotApplicable, Rated
from assess.domain.assessment import Declaration
from assess.domain.clean import LONGEST
from assess.domain.delegation import Delegation, Member
from assess.domain.errors import ReportFailed
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.practices import GoodPractice
from assess.records import replace
from assess.report.press import press, received
from assess.report.press_room import PressRoom
from assess.workflow.session import Session
from tests.once import once
from tests.report.build import DAY, TEMPLATES, answer, full, furnish, order, session, shipped, tiny, varied
from tests.report.printed import FONTS, pressed, whole
from tests.report.test_html import hostile, without_english

ENVELOPE = b'{"format": "assess", "invented": true}'


def read(pdf: bytes) -> PdfReader:
    """Open a PDF."""
    return PdfReader(io.BytesIO(pdf))


def words_of(pdf: bytes) -> str:
    """Give all text of a PDF in one line."""
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


@pytest.fixture(scope="module")
def paper() -> bytes:
    """The tiny report with everything in it, carrying an envelope."""
    return once("paper", lambda: PressRoom(TEMPLATES).gap_report(order(full(tiny()), "en", envelope=ENVELOPE)))


def test_the_same_order_gives_the_same_bytes(paper: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Another time zone, locale, home and working folder change nothing."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    monkeypatch.chdir(tmp_path)
    again = PressRoom(TEMPLATES).gap_report(order(full(tiny()), "en", envelope=ENVELOPE))
    assert again == paper


def test_only_shipped_fonts_are_used(paper: bytes) -> None:
    """Every font in the file is one of ours, and embedded."""
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        names = {
            str(each.BaseFont).partition("+")[2]
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font" and "/BaseFont" in each
        }
    assert names
    assert all(name.startswith(("Noto-Sans", "Literata")) for name in names), names


def test_the_report_can_be_found_one_s_way_in(paper: bytes) -> None:
    """It has bookmarks for sections, phases and recommendations, and its contents give the true page numbers."""
    pdf = read(paper)
    marks = [each for each in pdf.outline if not isinstance(each, list)]
    assert [mark.title for mark in (marks[0], marks[-1])] == ["1 Executive summary", "14 Annex: answers and history"]
    (phases,) = (under for mark, under in pairwise(pdf.outline) if getattr(mark, "title", "") == "6 Findings by phase")
    assert [mark.title for mark in phases if not isinstance(mark, list)] == ["Arrival", "Stay"]
    contents = re.sub(r"[\s.]+", " ", pdf.pages[1].extract_text())
    for mark in marks:
        number = (pdf.get_destination_page_number(mark) or 0) + 1
        assert f"{mark.title} {number} " in contents


def test_every_page_says_that_it_is_invented(paper: bytes) -> None:
    """Nobody can take one page out and show it as a statement of a country."""
    for page in read(paper).pages:
        assert "Invented example: not a statement of any country" in " ".join(page.extract_text().split())


def test_a_submitted_report_bears_no_warning() -> None:
    """What is submitted and not invented is neither a draft nor an example."""
    opened = answer(session(tiny()), varied(tiny()))
    opened.declare(Declaration("Ana López"))
    opened.seal()
    text = words_of(pressed(order(opened, "en", summary=True)).pdf)
    assert "Submission 1" in text
    assert "Draft" not in text
    assert "Invented" not in text


def test_the_envelope_travels_inside(paper: bytes) -> None:
    """It is attached once, as data of the document, and comes back byte by byte."""
    (content,) = read(paper).attachments["SLV-2026.assess.json"]
    assert content == ENVELOPE
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        (spec,) = [
            each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Filespec"
        ]
        assert spec.AFRelationship == "/Data"
        assert spec.EF.F.Subtype == "/application/json"


def test_it_claims_both_standards_and_keeps_what_can_be_checked_here(paper: bytes) -> None:
    """Language, title, tags, headers with scope, figures with text: what readers of the page aloud need."""
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        claims = bytes(pdf.Root.Metadata.read_bytes())
        assert b"<pdfuaid:part>1</pdfuaid:part>" in claims
        assert re.search(rb'pdfaid:part="3"', claims)
        assert str(pdf.Root.Lang) == "en"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert bool(pdf.Root.MarkInfo.Marked)
        elements = [e for e in pdf.objects if isinstance(e, pikepdf.Dictionary) and e.get("/Type") == "/StructElem"]
        figures = [each for each in elements if each.S == "/Figure"]
        heads = [each for each in elements if each.S == "/TH"]
        assert figures
        assert all(str(each.get("/Alt", "")) for each in figures)
        assert {str(each.A.Scope) for each in heads} == {"/Column", "/Row"}
        assert str(pdf.docinfo.Title) == "Gap report – El Salvador 2026"


def test_the_tags_tell_the_language_of_what_is_told_in_another() -> None:
    """The voice that reads aloud changes where a title was left in Spanish; a report of one language has no change."""
    assert voices(pressed(replace(without_english(), sections=("findings",))).pdf) == {"en", "es"}
    assert voices(pressed(order(full(tiny()), "en", sections=("findings",))).pdf) <= {"en"}


def voices(pdf: bytes) -> set[str]:
    """Give the languages that the tags of a PDF name."""
    with pikepdf.open(io.BytesIO(pdf)) as read_anew:
        found = [each for each in read_anew.objects if isinstance(each, pikepdf.Dictionary)]
        return {str(each.Lang) for each in found if each.get("/Type") == "/StructElem" and "/Lang" in each}


@pytest.mark.parametrize(("paper_size", "width", "height"), [("a4", 595, 842), ("letter", 612, 792)])
@pytest.mark.parametrize("opened", [full, lambda: answer(session(shipped()), lambda _: Rated(5))], ids=["usual", "top"])
def test_the_short_form_has_four_pages_at_most(
    opened: Callable[[], Session], paper_size: str, width: int, height: int
) -> None:
    """Of the paper that was asked for: on the lower one, too, nothing may spill onto a page of its own."""
    short = pressed(order(opened(), "es", paper=paper_size, summary=True))
    pages = read(short.pdf).pages
    assert len(pages) <= 4
    assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == (width, height)
    assert short.warnings == ()


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_short_form_has_four_pages(language: str) -> None:
    """Cover, summary, priority gaps, results with the imprint."""
    opened = full()
    pages = read(pressed(order(opened, language, summary=True)).pdf).pages
    assert len(pages) == 4
    assert "María Hernández" in pages[0].extract_text()


def test_hostile_text_is_printed_as_text() -> None:
    """Markup, escapes, bidirectional controls and strange letters in every field: printed, and nothing else happens."""
    done = pressed(replace(order(full(tiny()), "en"), assessment=hostile()))
    assert done.warnings == ()
    text = words_of(done.pdf)
    assert "<script>alert(1)</script>" in text
    assert "{{ 7*7 }}" in text
    assert "\u202e" not in text
    assert "\x1b" not in text


def test_the_longest_comment_is_printed_whole_without_a_space_in_it() -> None:
    """It breaks wherever the line ends, and not one letter is lost."""
    opened = full(tiny())
    long = replace(opened.assessment.response("A-01.s"), comment="ñ" * LONGEST)
    assessment = replace(opened.assessment, responses={**opened.assessment.responses, "A-01.s": long})
    done = pressed(replace(order(opened, "en"), assessment=assessment, sections=("findings",)))
    assert done.warnings == ()
    assert words_of(done.pdf).count("ñ") >= LONGEST


def test_a_name_longer_than_a_line_is_broken_wherever_it_stands() -> None:
    """As an institution, of an official and as an author; nothing runs off the paper."""
    name = "Donaudampfschifffahrtsgesellschaft" * 6
    opened = answer(session(tiny()), lambda _: Rated(2))
    opened.introduce(Delegation(members=(Member(name, name, name),), consulted=(name,)))
    opened.enter(Action("", "A-01", name, name, DAY, name, name))
    opened.enter(GoodPractice("", "A-01", name, name, name, name, name))
    opened.declare(Declaration(name, name, name))
    pages = read(pressed(order(opened, "en")).pdf).pages
    longest = max((line for page in pages for line in page.extract_text().splitlines()), key=len)
    assert name not in longest, longest


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        ("nothing", "No indicator has been answered yet."),
        ("inapplicable", "none of them is applicable, so there is nothing to score"),
        ("top", "nothing that could change it is open"),
    ],
)
def test_the_extremes_are_printed_without_complaint(case: str, sentence: str) -> None:
    """Nothing answered, nothing applicable, everything at the top."""
    choices = {"nothing": lambda _: None, "inapplicable": lambda _: NotApplicable("No."), "top": lambda _: Rated(4)}
    done = pressed(order(answer(session(tiny()), choices[case]), "en"))
    assert done.warnings == ()
    assert sentence in words_of(done.pdf)


def test_a_whole_country_report_is_printed_without_complaint() -> None:
    """Every recommendation of the shipped guideline has its bookmark, and the tail of the flow is not lost."""
    done = whole()
    assert done.warnings == ()
    pdf = read(done.pdf)
    titles = [each.title for each in _leaves(pdf.outline)]
    for recommendation in shipped().recommendations():
        assert f"{recommendation.ref} {recommendation.title.read('es')}" in titles
    assert shipped().digest in pdf.pages[-1].extract_text().replace("\n", "")


class Leafed(NamedTuple):
    """A paper that was leafed through: that takes as long as printing it."""

    pages: list[str]
    """Their text."""
    warnings: tuple[str, ...]


@pytest.fixture(scope="module")
def evidenced() -> Leafed:
    """A short guideline of another scale, with evidence for some pages."""

    def leafed() -> Leafed:
        chosen = shipped("rcm-profiles")
        opened = furnish(answer(session(chosen, invented=True), varied(chosen)), evidence=120)
        done = pressed(order(opened, "en"))
        return Leafed([page.extract_text() for page in read(done.pdf).pages], done.warnings)

    return once("evidenced", leafed)


def test_more_than_a_hundred_pieces_of_evidence_are_printed(evidenced: Leafed) -> None:
    """From the first to the last."""
    assert evidenced.warnings == ()
    text = " ".join(evidenced.pages)
    assert "E-001" in text
    assert "E-120" in text


def test_no_page_is_nearly_empty(evidenced: Leafed) -> None:
    """Every page between the cover and the last has at least a few lines."""
    inner = list(enumerate(evidenced.pages, start=1))[1:-1]
    assert [number for number, text in inner if len(text) < 400] == []


def _leaves(outline: list[Any]) -> Iterator[Any]:
    for each in outline:
        if isinstance(each, list):
            yield from _leaves(each)
        else:
            yield each


@pytest.fixture
def canary() -> Iterator[tuple[int, list[bytes]]]:
    """A local server that notes whoever knocks."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        yield server.getsockname()[1], heard
        try:
            heard.append(server.accept()[1][0].encode())
        except TimeoutError:
            return


def test_nothing_is_fetched(canary: tuple[int, list[bytes]], tmp_path: Path) -> None:
    """Even if a page asked for it: no network, no files, nothing enclosed."""
    port, heard = canary
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    local = f"http://127.0.0.1:{port}"
    file = secret.as_uri()
    page = (
        f"<html lang='en'><head><title>x</title><link rel=stylesheet href='{local}/a.css'>"
        f"<link rel=attachment href='{file}'><style>@import url('{local}/b.css');"
        f"@font-face {{ font-family: x; src: url('{file}') }}"
        f"p {{ font-family: x; background: url('{file}') }}</style></head>"
        f"<body><p>text</p><img alt='x' src='{local}/c.png'><img alt='y' src='{file}'>"
        f"<img alt='z' src='assess:/fonts/../secret.txt'><object data='{file}'>o</object></body></html>"
    )
    done = press(page, FONTS, DAY)
    assert heard == []
    assert b"SECRET" not in done.pdf
    assert len(read(done.pdf).attachments) == 0
    assert any("nothing is fetched" in warning for warning in done.warnings)


@pytest.mark.parametrize(
    ("fault", "hint"),
    [("OSError('cannot load library libpango')", "libpango-1.0-0"), ("ImportError('pydyf')", "Install assess again.")],
)
def test_what_is_missing_is_told_with_what_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str, hint: str
) -> None:
    """Pango, or a part of the program: the child finds out, the parent says it, and HTML is made all the same."""
    (tmp_path / "weasyprint.py").write_text(f"raise {fault}\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr("assess.report.press._KEPT", ("PYTHONPATH",))
    with pytest.raises(ReportFailed) as failed:
        PressRoom(TEMPLATES).ready()
    assert hint in str(failed.value.hint)
    assert PressRoom(TEMPLATES).gap_report(order(full(tiny()), "en", form="html")).startswith(b"<!DOCTYPE html>")


@pytest.mark.parametrize(
    "left",
    [b"", b"Segmentation fault", b'{"page": 1, "of": 0}\n', b'{"problem": "bounds", "warnings": []}\n'],
)
def test_a_child_that_dies_is_a_report_that_failed(left: bytes) -> None:
    """Whatever the child leaves behind, the program goes on with one sentence."""
    with pytest.raises(ReportFailed, match="limits of memory and time"):
        received(io.BytesIO(left))


def test_every_page_is_told_of_while_it_is_made() -> None:
    """First laid out, as many as there are; then drawn, of how many."""
    told = list[tuple[int, int]]()
    asked = order(full(tiny()), "en", summary=True)
    made = PressRoom(TEMPLATES).gap_report(asked, lambda page, of: told.append((page, of)))
    pages = len(read(made).pages)
    assert {page for page, of in told if not of} == set(range(1, pages + 1))
    assert [(page, of) for page, of in told if of] == [(page, pages) for page in range(1, pages + 1)]


def test_a_report_that_is_given_up_ends_its_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever watches may end the making by an exception of any kind; no process is left behind."""
    started = list["subprocess.Popen[bytes]"]()
    start = subprocess.Popen

    def starting(*words: Any, **wishes: Any) -> subprocess.Popen[bytes]:
        started.append(start(*words, **wishes))
        return started[-1]

    def weary(_page: int, _of: int) -> None:
        raise TimeoutError

    monkeypatch.setattr(subprocess, "Popen", starting)
    with pytest.raises(TimeoutError):
        PressRoom(TEMPLATES).gap_report(order(full(tiny()), "en"), weary)
    assert [child.returncode for child in started] == [-9]


def test_a_report_that_takes_too_long_is_given_up() -> None:
    """The bound is in seconds, and it is said what to do."""
    with pytest.raises(ReportFailed, match="not finished after 0 seconds"):
        press("<p>x</p>", FONTS, DAY, seconds=0)


def test_pressing_leaves_the_program_s_own_log_alone(caplog: pytest.LogCaptureFixture, paper: bytes) -> None:
    """The layout engine lives in the child; nothing of it is heard here."""
    assert paper.startswith(b"%PDF-1.7")
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
