"""Make the pictures of the documentation from the running program, over invented data.

`python -m tools.pictures` writes docs/pictures/*.png. The same code and the same fonts give the same pictures. It needs
the development environment and, from the system, rsvg-convert (librsvg2-bin), pdftoppm (poppler-utils) and the font
DejaVu Sans Mono (fonts-dejavu-core).
"""

from __future__ import annotations

import asyncio
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from pypdf import PdfReader
from pypdf.generic import Destination
from textual.widgets import Input

from assess import wiring
from assess.tui.app import AssessApp
from assess.tui.work.office import Office
from assess.workflow.compiling import Wish, compile_cycle
from assess.workflow.inventing import CYCLE, DAY
from assess.workflow.opening import Desk
from assess.workflow.orders import BlankOrder, Order, RegionalOrder
from assess.workflow.trust import Trust
from tools.invented import FINISHED, invented_desk

PICTURES = Path(__file__).parent.parent / "docs/pictures"
LANGUAGES = ("es", "en")
SIZE = (100, 30)
UNFINISHED = {"es": f"HND-{CYCLE}", "en": f"BLZ-{CYCLE}"}
"""The assessment that is shown in work in the terminal, by language."""

AT = "T-03"
"""The recommendation shown."""

SCREENS = {
    "list": (),
    "questions": ("slash", *AT, "enter", "down"),
    "summary": ("f4",),
    "gaps": ("f5",),
    "evidence": ("f6",),
    "action": ("f5", *["down"] * 8, "enter"),
    "practices": ("A", "down"),
    "observations": ("O", "down"),
    "inbox": ("m",),
}
"""What is pressed to get to each screen; all but those at the doors begin in an open assessment."""

DOORS = ("list", "inbox")
"""The screens that are about no assessment."""

PRINTED = 5
"""The page of a questionnaire that is shown: the first with questions."""

FONT, FONT_SIZE = "DejaVu Sans Mono", "20.265px"
"""A font that is everywhere, in the size at which its characters fill the cells of the drawing."""

WIDE, PAGE_WIDE = 1240, 900
"""Pixels across a screen, and a page of a report."""

GAP = 28
"""Pixels between the terminal and the page that stand side by side."""

WHITE = 250
"""How light a row of a page is, of 255, in which nothing stands."""

COLOURS = 128
"""Colours of a picture: enough for its few tones, and small."""


def main() -> int:
    """Make all pictures; tell where a tool of the system is missing."""
    missing = [name for name in ("rsvg-convert", "pdftoppm") if shutil.which(name) is None]
    if missing:
        sys.stderr.write(f"Missing: {', '.join(missing)} (packages librsvg2-bin and poppler-utils)\n")
        return 1
    os.environ |= {"TZ": "UTC", "COLORTERM": "truecolor"}
    time.tzset()
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        desk = invented_desk(Path(folder), reopened=UNFINISHED.values())
        secretariat = _secretariat(Path(folder), desk)
        for language in LANGUAGES:
            for name, picture in _pictures(desk, secretariat, language):
                _keep(picture, f"{name}.{language}")
    return 0


def _secretariat(folder: Path, desk: Desk) -> Desk:
    """Set up the secretariat's desk, to which all have sent what they have sealed."""
    there = wiring.desk(wiring.Options(register=str(folder / "secretariat.register"), author="Daniela Invento"))
    there.clock = desk.clock
    post_room = wiring.post_room(there, Trust())
    for standing in desk.standings():
        session = desk.session(standing.id)
        if session.assessment.sealed:
            post_room.receive(f"{standing.id}.assess.json", wiring.seal(session))
    return there


def _pictures(desk: Desk, secretariat: Desk, language: str) -> Iterator[tuple[str, Image.Image]]:
    """Make each picture in one language, and at last the terminal and a page side by side."""
    for name, keys in SCREENS.items():
        at_work = secretariat if name == "inbox" else desk
        screen = _drawn(asyncio.run(_screen(at_work, language, name, keys)))
        if name == "questions":
            terminal = screen
        yield name, screen
    page = _opened(_gap_report(desk, language))
    yield "report", _framed(page)
    yield "regional", _framed(_opened(_regional_report(desk, language)))
    yield "paper", _framed(_upper_half(_painted(_questionnaire(desk, language), PRINTED)))
    yield "assess", _side_by_side(terminal, page)


async def _screen(desk: Desk, language: str, name: str, keys: tuple[str, ...]) -> str:
    """Drive the terminal interface to a screen and draw it as SVG."""
    session = None if name in DOORS else desk.session(UNFINISHED[language])
    drafts = wiring.drafts(wiring.Options())
    office = Office(desk, wiring.outbox(desk), lambda: wiring.inbox(desk), wiring.settings(), drafts)
    app = AssessApp(office, language, session)
    async with app.run_test(size=SIZE) as pilot:
        for key in keys:
            await pilot.press("minus" if key == "-" else key)
            await pilot.pause()
        for field in app.screen.query(Input):
            field.cursor_blink = False
        await pilot.pause(0.5)
        return app.export_screenshot(title="assess")


def _drawn(svg: str) -> Image.Image:
    """Paint an SVG; the fonts it asks the web for are taken out, so that nothing is fetched, and all spaces count."""
    svg = re.sub(r"@font-face\s*{[^}]*}", "", svg).replace("<svg ", '<svg xml:space="preserve" ', 1)
    svg = svg.replace("Fira Code", FONT).replace("font-size: 20px", f"font-size: {FONT_SIZE}")
    painted = subprocess.run(  # noqa: S603 - a fixed command
        [_tool("rsvg-convert"), "--width", str(WIDE)], input=svg.encode(), capture_output=True, check=True
    )
    return Image.open(io.BytesIO(painted.stdout)).convert("RGBA")


def _gap_report(desk: Desk, language: str) -> bytes:
    session = desk.session(FINISHED[language])
    order = Order(session.guideline, session.assessment, session.card, language, DAY, sections=("summary",))
    return wiring.press().gap_report(order)


def _regional_report(desk: Desk, language: str) -> bytes:
    compilation = compile_cycle(desk, Wish(cycle=CYCLE), {})
    return wiring.press().regional_report(RegionalOrder(compilation, language, DAY, sections=("distributions",)))


def _questionnaire(desk: Desk, language: str) -> bytes:
    guideline = desk.session(UNFINISHED[language]).guideline
    return wiring.press().questionnaire(BlankOrder(guideline, language, phase=AT.partition("-")[0]))


def _opened(pdf: bytes) -> Image.Image:
    """Paint the page of a report on which its only section begins, after cover and contents."""
    reader = PdfReader(io.BytesIO(pdf))
    (section,) = (each for each in reader.outline if isinstance(each, Destination))
    return _painted(pdf, (reader.get_destination_page_number(section) or 0) + 1)


def _painted(pdf: bytes, page: int) -> Image.Image:
    """Paint a page of a PDF, counted from 1."""
    number, size = str(page), ["-scale-to-x", str(PAGE_WIDE), "-scale-to-y", "-1"]
    painted = subprocess.run(  # noqa: S603 - a fixed command
        [_tool("pdftoppm"), "-png", "-f", number, "-l", number, *size, "-"], input=pdf, capture_output=True, check=True
    )
    return Image.open(io.BytesIO(painted.stdout)).convert("RGBA")


def _side_by_side(screen: Image.Image, page: Image.Image) -> Image.Image:
    """Put a page beside a screen, at one height, with a hairline around the paper."""
    page = page.resize((round(page.width * screen.height / page.height), screen.height), Image.Resampling.LANCZOS)
    framed = _framed(page)
    both = Image.new("RGBA", (screen.width + GAP + page.width, screen.height), (0, 0, 0, 0))
    both.paste(screen, (0, 0))
    both.paste(framed, (screen.width + GAP, 0))
    return both


def _upper_half(page: Image.Image) -> Image.Image:
    """Cut a page at the last row above its middle in which nothing stands, so that no line is cut through."""
    ink = page.convert("L").point(lambda tone: 255 if tone < WHITE else 0)
    row = page.height // 2
    while ink.crop((0, row, page.width, row + 1)).getbbox():
        row -= 1
    return page.crop((0, 0, page.width, row))


def _framed(page: Image.Image) -> Image.Image:
    """Draw a hairline around paper, which is as white as what it is shown on."""
    framed = Image.new("RGBA", page.size, "#b8bfc6")
    framed.paste(page.crop((1, 1, page.width - 1, page.height - 1)), (1, 1))
    return framed


def _keep(picture: Image.Image, name: str) -> None:
    """Write a picture with few colours."""
    few = picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(PICTURES / f"{name}.png", optimize=True)


def _tool(name: str) -> str:
    return shutil.which(name) or name


if __name__ == "__main__":
    sys.exit(main())
