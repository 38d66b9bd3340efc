"""What only makes the layout engine quicker leaves every byte as it was, whatever a page asks for."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import lru_cache

import pytest

from assess.records import replace
from assess.report.fonts import printable
from assess.report.html import Scribe
from assess.report.model.questionnaire import questionnaire
from assess.report.model.report import gap_report
from assess.report.press import Pressed, received
from assess.workflow.orders import BlankOrder
from tests.once import once
from tests.report.build import DAY, TEMPLATES, full, order, tiny
from tests.report.printed import FONTS, part_order, pressed_page
from tests.report.test_html import hostile

CHILD = """
import sys
{before}
from assess.report.engine.loading import load
load()
from assess.report.engine import settings
settings.SHORT_CUTS = tuple(each for each in settings.SHORT_CUTS if each.__name__ in {taken})
from assess.report import child
sys.exit(child.main())
"""

SHORT_CUTS = (
    "resolve_once",
    "decide_at_once",
    "set_alike_once",
    "shape_once",
    "tell_kinds_at_once",
    "number_pages_once",
    "write_objects_once",
)

TEXTS = (
    "Implementada parcialmente",
    "Una oficina de difícil acceso afianzó un oficio eficaz: AV To Ty 1/2 ‘final’ — «fluff», 50 % de 1 234 casos.",
    "palabra\N{SOFT HYPHEN}compuesta\N{SOFT HYPHEN}larguísima y otra",
    "dos  espacios \N{NO-BREAK SPACE}\N{NO-BREAK SPACE} fijos\ty un tabulador\ny una línea",
    "Supercalifragilisticoespialidosoquenocabeenningunalíneaynuncatermina",
    "e\N{COMBINING ACUTE ACCENT} o\N{COMBINING DIAERESIS} ≥ ∑ ✔ ☐ en otras letras",
    "sin\N{ZERO WIDTH SPACE}ancho, y\N{WORD JOINER}unido",
    "x",
    "i" * 90,
)

STYLES = (
    "",
    "font-weight: bold; letter-spacing: 1px",
    "font-style: italic; word-spacing: 3px",
    "text-align: justify; hyphens: auto",
    "white-space: pre-wrap; tab-size: 3",
    "white-space: nowrap; overflow: hidden; text-overflow: ellipsis",
    "overflow-wrap: anywhere; text-decoration: underline line-through",
    "font-variant-numeric: tabular-nums; font-feature-settings: 'kern' 0",
    "box-sizing: border-box; width: 60%; padding: 3%; border: 1px solid; border-radius: 2mm 10%",
    "display: inline-block; min-width: 20%; max-width: 90%",
    "float: right; margin: auto 1%",
    "position: absolute; left: 10%; background: #eee",
    "position: fixed; right: 2mm; background: #ddd; border: 1px solid; width: 20mm",
    "position: relative; top: 1mm; direction: rtl",
    "display: table; border-collapse: collapse; padding: 2mm",
    "display: flex; column-gap: 2%",
    "word-break: break-all; font-size: 5mm; line-height: 2",
    "block-ellipsis: auto; max-lines: 2",
)


WIDTHS = ((60, 60.2), (12,), (60,), (160,))
"""Two that are as good as equal, so that what is remembered of one is not taken for the other; narrow, usual, wide."""


def blocks() -> str:
    """Write a page of texts that are set in many ways: each in each way, both in every width, and each twice."""
    rows = "".join(
        f"<div style='width: {width}mm; margin: 1mm'><p style='{style}'>{text} <b>{text}</b></p><p>{text}</p></div>"
        for row, style in enumerate(STYLES)
        for column, text in enumerate(TEXTS)
        for width in WIDTHS[(row + column) % 4]
    )
    faces = "".join(
        f"@font-face {{ font-family: {family!r}; src: url(assess:/fonts/{file}.ttf) }}"
        for family, file in (("Noto Sans", "NotoSans-Regular"), ("Noto Sans Math", "NotoSansMath-Regular"))
    )
    numbers = "@page { @bottom-center { content: counter(page) '/' counter(pages) } }"
    style = f"{faces} {numbers} html {{ font-family: Noto Sans, Noto Sans Math }}"
    return f"<html lang='es'><head><title>t</title><style>{style}</style></head><body>{rows}</body></html>"


def report() -> str:
    """Write the report of the tiny guideline."""
    asked = order(full(tiny()), "es")
    return Scribe(TEMPLATES).write(gap_report(asked), asked)


def hostile_report() -> str:
    """Write one whose every text is hostile."""
    asked = replace(order(full(tiny()), "en"), assessment=hostile())
    return Scribe(TEMPLATES).write(gap_report(asked), asked)


def report_of_a_phase() -> str:
    """Write the report on one phase of the shipped guideline."""
    asked = part_order()
    return Scribe(TEMPLATES).write(gap_report(asked), asked)


def leaves() -> str:
    """Write as many pages as the report of a country has, each with its number, some in the contents."""
    style = (
        "h2 { break-before: page } a::after { content: target-counter(attr(href), page) }"
        " @page { @bottom-center { content: counter(page) '/' counter(pages) } }"
    )
    contents = "".join(f"<p><a href='#l{each}'>{each}</a></p>" for each in (1, 9, 10, 99, 100))
    pages = "".join(f"<h2 id='l{each}'>{each}</h2>" for each in range(1, 102))
    return f"<html lang='es'><head><title>t</title><style>{style}</style></head><body>{contents}{pages}</body></html>"


def sheets() -> str:
    """Write a blank questionnaire."""
    asked = BlankOrder(tiny(), "en")
    return Scribe(TEMPLATES).write_blank(questionnaire(asked), asked)


PAGES: dict[str, Callable[[], str]] = {
    "report": report,
    "hostile": hostile_report,
    "blocks": blocks,
    "sheets": sheets,
    "phase": report_of_a_phase,
    "leaves": leaves,
    "broken": lambda: "<p>not <b>well</p> formed &nbsp; <ul><li>one<li>two</ul>",
}


@lru_cache
def html(page: str) -> str:
    """Write a page."""
    return PAGES[page]()


def made(page: str, *taken: str) -> Pressed:
    """Press a page with some of the short cuts; with none, all is loaded too that WeasyPrint loads by itself."""
    return once(f"{page} by {taken}", lambda: _made(html(page), taken))


def _made(html: str, taken: tuple[str, ...]) -> Pressed:
    program = CHILD.format(before="" if taken else "import weasyprint", taken=taken)
    task = {"html": printable(html, FONTS), "fonts": str(FONTS), "day": DAY.isoformat(), "enclosures": []}
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", program, "600"],
        input=json.dumps(task).encode(),
        stdout=subprocess.PIPE,
        env={**os.environ, "FONTCONFIG_FILE": str(FONTS / "fonts.conf")},
        check=True,
    )
    return received(io.BytesIO(done.stdout))


@pytest.mark.parametrize("page", PAGES)
def test_with_all_short_cuts_a_page_is_the_same_to_the_last_byte(page: str) -> None:
    """As it is pressed for everybody, and with none of them."""
    assert pressed_page(html(page), DAY) == made(page)


@pytest.mark.parametrize("short_cut", SHORT_CUTS)
def test_each_short_cut_stands_alone(short_cut: str) -> None:
    """None needs another to be right."""
    assert made("report", short_cut) == made("report")


def test_every_short_cut_is_tried() -> None:
    """The list here is that of the engine room."""
    program = "from assess.report.engine import settings; print(*[each.__name__ for each in settings.SHORT_CUTS])"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)  # noqa: S603
    assert tuple(told.stdout.split()) == SHORT_CUTS
