"""Whatever was typed or taken in, nothing of it acts on a terminal, a spreadsheet, a reader of paper or the network."""

from __future__ import annotations

import csv
import io
import re
import socket
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from assess.domain.assessment import Assessment
from assess.domain.clean import is_hostile
from assess.domain.errors import ReportFailed
from assess.domain.guideline import Guideline, Text
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.exchange.compiled.document import write_compiled
from assess.exchange.exported.document import export
from assess.exchange.exported.form import answer_form
from assess.records import replace
from assess.report.press import press
from assess.tui.linear.conversation import run_linear
from assess.words import Words
from assess.workflow.opening import Desk
from tests.exchange.desk import CATALOGUE, GUIDELINE, submitted
from tests.fakes import FakeCatalogue, FakeClock, FakeRegister
from tests.report.build import TEMPLATES
from tests.secretariat.rounds import Said
from tests.secretariat.test_compiled import small_round

FONTS = TEMPLATES / "fonts"
DAY = date(2026, 11, 22)
KEPT_HERE = "KEPT-ON-THIS-MACHINE"

FORMULAS = (
    '=HYPERLINK("http://127.0.0.1:9/","x")',
    "+1+cmd|' /C calc'!A0",
    "-1+2",
    "@SUM(1;2)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "{=1+1}",
    "x\n=1+1",
    'x";=1+1;"',
    "http://127.0.0.1:9/x",
    "internal:Sheet!A1",
    "file:///etc/passwd",
)

ESCAPES = (
    "\x1b]52;c;aGVsbG8=\x07",
    "\x1b]0;title\x1b\\",
    "\x1b[2J\x1b[31m",
    "\x9b31m",
    "\x1bP+q544e\x1b\\",
    "a\u202eb\u2066c",
    "nul\x00bel\x07bs\x08",
    "[/] [@click=app.quit()]x[/]",
)


def spreading(text: str) -> tuple[Guideline, Assessment]:
    """Say a text in every field that ends up in a spreadsheet, past every door that would clean it."""
    assessment = submitted().assessment
    said = Text({"es": text, "en": text})
    phases = tuple(
        replace(
            phase,
            title=said,
            recommendations=tuple(
                replace(each, title=said, indicators=tuple(replace(i, question=said) for i in each.indicators))
                for each in phase.recommendations
            ),
        )
        for phase in GUIDELINE.phases
    )
    evil = replace(
        assessment,
        responses={ref: replace(each, comment=text) for ref, each in assessment.responses.items()},
        evidence={
            ref: Evidence(ref, EvidenceKind.LAW, text, text, text, text, text, text) for ref in assessment.evidence
        },
        actions={
            ref: replace(each, what=text, who=text, means=text, assistance=text)
            for ref, each in assessment.actions.items()
        },
    )
    return replace(GUIDELINE, title=said, phases=phases), evil


def written(text: str, form: str) -> Iterator[bytes]:
    """Write every kind of spreadsheet there is, with that text wherever a text can stand."""
    guideline, assessment = spreading(text)
    card = submitted().card
    law = Evidence("E-001", EvidenceKind.LAW, text, text, text, text, text, text)
    compiled = small_round(Said("SLV", "1234512", evidence=(law,)))
    if form == "csv":
        yield export(guideline, assessment, card, "csv", "en")
        yield answer_form(guideline, assessment, "csv", "en")
        yield b"".join(write_compiled(compiled, "csv", Words("en"), "2026-06-30"))
    else:
        yield export(guideline, assessment, card, "xlsx", "en")
        yield answer_form(guideline, assessment, "xlsx", "en")
        yield b"".join(write_compiled(compiled, "xlsx", Words("en"), "2026-06-30"))


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_any_table_begins_like_a_formula(text: str) -> None:
    """In exports, forms and the compilation, whatever a program splits lines at."""
    for content in written(text, "csv"):
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        assert rows
        begins = [piece for row in rows for cell in row for piece in re.split("[;\t\r\n]", cell)]
        assert [each for each in begins if re.match(r"[ \xa0]*[=+\-@＝＋－＠]", each) and not _is_number(each)] == []


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?[0-9.]+", text) is not None


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_any_workbook_is_a_formula_or_a_link(text: str) -> None:
    """Looked for in the parts of the file itself; links lead from sheet to sheet only."""
    for content in written(text, "xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            parts = {name: book.read(name).decode() for name in book.namelist() if name.endswith((".xml", ".rels"))}
        assert not any("externalLink" in name for name in parts)
        for name, part in parts.items():
            assert "<f>" not in part, name
            assert 'TargetMode="External"' not in part, name


@pytest.mark.parametrize("text", ESCAPES)
def test_no_spreadsheet_carries_control_characters(text: str) -> None:
    """What acts on a terminal does so too where a file is looked at in one."""
    for content in written(text, "csv"):
        assert not any(is_hostile(letter) for letter in content.decode("utf-8-sig").replace("\r\n", "\n"))


@pytest.mark.parametrize("text", ESCAPES)
def test_the_linear_mode_writes_plain_lines(text: str) -> None:
    """What was typed, and what a guideline says, comes out without anything that acts on a terminal."""
    said = Text({"es": text, "en": f"{text} x"})
    phase = GUIDELINE.phases[0]
    first = phase.recommendations[0]
    asked = replace(
        GUIDELINE,
        title=said,
        phases=(replace(phase, title=said, recommendations=(replace(first, title=said, text=said),)),),
    )
    register = FakeRegister()
    desk = Desk(lambda: register, FakeCatalogue(asked), FakeClock(), text)
    desk.begin("SLV", "2026")
    typed = "\n".join(["x", text, "c", text, "n", text, "9" * 5_000, "s", "?", "m", "q"]) + "\n"
    out = io.StringIO()
    run_linear(desk, Words("en"), "SLV-2026", io.StringIO(typed), out)
    assert "SLV-2026" in out.getvalue()
    assert not any(is_hostile(letter) for letter in out.getvalue())


def test_a_megabyte_on_one_line_is_no_answer() -> None:
    """The linear mode reads it, says that it is none, and goes on."""
    register = FakeRegister()
    desk = Desk(lambda: register, CATALOGUE, FakeClock(), "Ana")
    desk.begin("SLV", "2026")
    out = io.StringIO()
    run_linear(desk, Words("en"), "SLV-2026", io.StringIO(f"{'9' * 1_000_000}\nc\n{'x' * 1_000_000}\nq\n"), out)
    assert len(desk.session("SLV-2026").assessment.responses["A-01.s"].comment) == 20_000


WAYS = {
    "a picture": "<img alt='x' src='{}'>",
    "a picture of several": "<img alt='x' srcset='{0} 1x' src='{0}'>",
    "an object": "<object data='{}'>x</object>",
    "an embedded file": "<embed src='{}'>",
    "a frame": "<iframe src='{}'></iframe>",
    "a film": "<video src='{0}' poster='{0}'></video>",
    "a style sheet": "<link rel='stylesheet' href='{}'>",
    "an attachment": "<link rel='attachment' href='{}'>",
    "an attachment behind a link": "<a rel='attachment' href='{}'>x</a>",
    "a base": "<base href='{}'><img alt='x' src='y.png'>",
    "an imported style": "<style>@import url('{}');</style>",
    "an imported style by its name": "<style>@import '{}';</style>",
    "a font": "<style>@font-face {{ font-family: x; src: url('{}') }} p {{ font-family: x }}</style><p>x</p>",
    "a background": "<p style=\"background: url('{}')\">x</p>",
    "a mark before": "<style>p::before {{ content: url('{}') }}</style><p>x</p>",
    "a bullet": "<ul style=\"list-style-image: url('{}')\"><li>x</li></ul>",
    "a border": "<p style=\"border: 2px solid; border-image: url('{}') 1\">x</p>",
    "a drawing": "<svg xmlns='http://www.w3.org/2000/svg'><image href='{0}' width='9' height='9'/></svg>",
    "a drawing that uses another": "<svg xmlns='http://www.w3.org/2000/svg'><use href='{}#a'/></svg>",
    "a drawing with a style": "<svg xmlns='http://www.w3.org/2000/svg'><style>@import url({});</style></svg>",
    "a drawing in an address": "<img alt='x' src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'>"
    "<image href='{}'/></svg>\">",
    "a refresh": "<meta http-equiv='refresh' content='0;url={}'>",
    "a form": "<form action='{}'><input></form>",
}
"""Every way in which a page can ask for something, as far as the makers of the engine know any."""


REFUSED = "<style>@color-profile --x {{ src: url('{}') }} p {{ color: color(--x 1 1 1) }}</style>"
"""A way at which the engine gives up when it is refused; then there is no report at all."""


@pytest.fixture
def canary(tmp_path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Give addresses on the network and on the disk, and note whoever knocks at the first."""
    secret = tmp_path / "secret.txt"
    secret.write_text(KEPT_HERE)
    knocked: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        away = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        yield [away, away.replace("http:", ""), secret.as_uri(), str(secret), "assess:/fonts/../fonts.conf"], knocked
        with suppress(TimeoutError):
            knocked.append(str(server.accept()[1]))
    assert knocked == []


def page(*ways: str) -> str:
    """Write a page that goes these ways."""
    divisions = "".join(f"<div>{way}</div>" for way in ways)
    return f"<!DOCTYPE html><html lang='en'><head><title>x</title></head><body><p>told</p>{divisions}</body></html>"


def test_no_page_gets_out_of_the_press(canary: tuple[list[str], list[str]]) -> None:
    """Nobody knocks at the server, no file is in the PDF or beside it, and the press says what it refused."""
    goals, _ = canary
    done = press(page(*[way.format(goal) for way in WAYS.values() for goal in goals]), FONTS, DAY)
    reader = PdfReader(io.BytesIO(done.pdf))
    assert "told" in reader.pages[0].extract_text()
    assert KEPT_HERE.encode() not in done.pdf
    assert KEPT_HERE not in "".join(sheet.extract_text() for sheet in reader.pages)
    assert not reader.attachments
    assert len([each for each in done.warnings if "nothing is fetched" in each]) >= len(WAYS)


def test_where_the_engine_gives_up_there_is_no_report(canary: tuple[list[str], list[str]]) -> None:
    """One sentence, and still nobody knocks."""
    goals, _ = canary
    with pytest.raises(ReportFailed):
        press(page(REFUSED.format(goals[0])), FONTS, DAY)
