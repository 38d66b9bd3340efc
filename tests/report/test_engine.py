"""What only makes the layout engine quicker leaves every byte as it was, whatever a page asks for."""

from __future__ import annotations

import json
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
from assess.workflow.orders import BlankOrder
from tests.report.build import DAY, TEMPLATES, full, order, tiny
from tests.report.printed import FONTS, whole_order
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


def blocks() -> str:
    """Write a page of texts that are set in many ways, each wide, narrow and twice."""
    rows = "".join(
        f"<div style='width: {width}mm; margin: 1mm'><p style='{style}'>{text} <b>{text}</b></p><p>{text}</p></div>"
        for style in STYLES
        for text in TEXTS
        for width in (12, 60, 60.2, 160)
    )
    faces = "".join(
        f"@font-face {{ font-family: {family!r}; src: url(assess:/fonts/{file}.ttf) }}"
        for family, file in (("Noto Sans", "NotoSans-Regular"), ("Noto Sans Math", "NotoSansMath-Regular"))
    )
    numbers = "@page { @bottom-center { content: counter(page) '/' counter(pages) } }"
    style = f"{faces} {numbers} html {{ font-family: Noto Sans, Noto Sans Math }}"
    return f"<html lang='es'><head><title>t</title><style>{style}</style></head><body>{rows}</body></html>"


def report(language: str) -> str:
    """Write the report of the tiny guideline."""
    asked = order(full(tiny()), language)
    return printable(Scribe(TEMPLATES).write(gap_report(asked), asked), FONTS)


def hostile_report() -> str:
    """Write one whose every text is hostile."""
    asked = replace(order(full(tiny()), "en"), assessment=hostile())
    return printable(Scribe(TEMPLATES).write(gap_report(asked), asked), FONTS)


def whole_report() -> str:
    """Write the report of a whole country."""
    asked = whole_order("es")
    return printable(Scribe(TEMPLATES).write(gap_report(asked), asked), FONTS)


def sheets() -> str:
    """Write a blank questionnaire."""
    asked = BlankOrder(tiny(), "en")
    return printable(Scribe(TEMPLATES).write_blank(questionnaire(asked), asked), FONTS)


PAGES: dict[str, Callable[[], str]] = {
    "es": lambda: report("es"),
    "en": lambda: report("en"),
    "hostile": hostile_report,
    "blocks": blocks,
    "sheets": sheets,
    "whole": whole_report,
    "broken": lambda: "<p>not <b>well</p> formed &nbsp; <ul><li>one<li>two</ul>",
}


@lru_cache
def made(page: str, taken: tuple[str, ...], *, loaded: bool = False) -> bytes:
    """Press a page with some of the short cuts, and with all that the engine loads by itself, or less."""
    program = CHILD.format(before="import weasyprint" if loaded else "", taken=taken)
    task = {"html": PAGES[page](), "fonts": str(FONTS), "day": DAY.isoformat(), "enclosures": []}
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", program, "600"], input=json.dumps(task).encode(), stdout=subprocess.PIPE, check=True
    )
    assert b"%PDF-1.7" in done.stdout
    return done.stdout


@pytest.mark.timeout(400)
@pytest.mark.parametrize("page", PAGES)
def test_with_all_short_cuts_a_page_is_the_same_to_the_last_byte(page: str) -> None:
    """As with none of them, and with everything loaded that WeasyPrint loads."""
    assert made(page, SHORT_CUTS) == made(page, (), loaded=True)


@pytest.mark.parametrize("short_cut", SHORT_CUTS)
def test_each_short_cut_stands_alone(short_cut: str) -> None:
    """None needs another to be right."""
    assert made("es", (short_cut,)) == made("es", (), loaded=True)


def test_every_short_cut_is_tried() -> None:
    """The list here is that of the engine room."""
    program = "from assess.report.engine import settings; print(*[each.__name__ for each in settings.SHORT_CUTS])"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)  # noqa: S603
    assert tuple(told.stdout.split()) == SHORT_CUTS
