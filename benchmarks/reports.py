"""How long a gap report takes and how much memory, against the layout engine on the same words, and against Chromium.

Reports of about 20, 60 and 200 pages are made from the invented El Salvador with fewer or more recommendations.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from assess.catalogue.folders import load
from assess.domain.guideline import Guideline, Phase, Recommendation
from assess.domain.scoring import score
from assess.places import shipped
from assess.records import replace
from assess.report.press_room import PressRoom
from assess.wiring import DEFAULT_GUIDELINE, Options, desk
from assess.workflow.orders import Order
from assess.workflow.outbox import order_of
from benchmarks.timing import Ratio, command, paired, running

ENGINE = """
import sys
from weasyprint import HTML
HTML(string=open(sys.argv[1], encoding="utf-8").read()).write_pdf(sys.argv[2])
"""
DAY = date(2026, 6, 30)
COPIES = {20: 0, 60: 1, 200: 4}
"""By pages: how often every recommendation stands in the guideline; 0 for two of each phase."""

BLOCKS = "p|li|h[1-6]|t[dhr]|table|thead|tbody|d[ltd]|[uo]l|div|section|article|header|main|nav|aside|body|html"


def ratios(folder: Path) -> Iterator[Ratio]:
    """Time reports of three sizes, and weigh the usual one."""
    orders = {pages: _sized(folder, times) for pages, times in COPIES.items()}
    room = PressRoom(shipped("templates"))
    seconds = dict[int, float]()
    for pages, order in orders.items():
        bare = _bare(room, order, folder / f"bare-{pages}.html")
        ratio = paired(
            (f"gap report of about {pages} pages", partial(room.gap_report, order)),
            ("the engine on the same words", running(bare)),
            goal=1.4,
            rounds=3,
        )
        seconds[pages] = ratio.seconds / _pages(room.gap_report(order))
        yield ratio
    yield Ratio("a page of 200", "a page of 20", seconds[200] / seconds[20], 1.1, seconds[200])
    ours = command("report", "SLV-2026", "-o", str(folder / "report.pdf"), folder=folder)
    bare = [sys.executable, "-c", ENGINE, str(folder / "bare-60.html"), str(folder / "bare.pdf")]
    yield paired(("assess report", ours), ("the engine on the same words", running(bare)), goal=1.4, rounds=3)
    yield _weighed(folder, bare)
    if browser := shutil.which("chromium"):
        yield paired(("assess report", ours), ("Chromium", _browsed(browser, folder)), goal=2.2, rounds=3)
    else:
        sys.stdout.write("     no Chromium here to compare with\n")


def _sized(folder: Path, times: int) -> Order:
    """Order the report of El Salvador, as if the guideline had its recommendations so often; 0 for a few of them."""
    at_work = desk(Options(register=str(folder / "bench.register"), author="bench"))
    session = at_work.session("SLV-2026")
    order = order_of(at_work, session, "es", DAY)
    guideline = load(shipped("guidelines") / DEFAULT_GUIDELINE)
    phases = tuple(replace(phase, recommendations=_repeated(phase, times)) for phase in guideline.phases)
    sized: Guideline = replace(guideline, phases=phases)
    responses = {
        indicator.ref: order.assessment.response(indicator.ref.partition("+")[0]) for indicator in sized.indicators()
    }
    assessment = replace(order.assessment, responses=responses)
    if not times:
        assessment = replace(assessment, actions={}, practices={}, needs={})
    return replace(order, guideline=sized, assessment=assessment, card=score(sized, responses))


def _repeated(phase: Phase, times: int) -> tuple[Recommendation, ...]:
    few = phase.recommendations[:2] if times == 0 else phase.recommendations
    return tuple(
        replace(
            each,
            ref=each.ref + mark,
            indicators=tuple(replace(indicator, ref=indicator.ref + mark) for indicator in each.indicators),
        )
        for mark in ["", *(f"+{number}" for number in range(1, times))]
        for each in few
    )


def _bare(room: PressRoom, order: Order, path: Path) -> list[str]:
    """Write the words of a report as paragraphs, and give the command that has the engine lay them out."""
    html = room.gap_report(replace(order, form="html")).decode()
    body = re.sub(r"(?s)<(style|script|svg|head|form)\b.*?</\1>", "", html)
    texts = [" ".join(re.sub(r"<[^>]+>", " ", text).split()) for text in re.split(rf"</?(?:{BLOCKS})\b[^>]*>", body)]
    path.write_text("".join(f"<p>{text}</p>\n" for text in texts if text), encoding="utf-8")
    return [sys.executable, "-c", ENGINE, str(path), str(path.with_suffix(".pdf"))]


def _pages(pdf: bytes) -> int:
    """Count pages by what the engine tells of them."""
    told = subprocess.run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True).stdout  # noqa: S607
    return int(re.search(rb"Pages:\s+(\d+)", told)[1])  # type: ignore[index]


def _weighed(folder: Path, bare: Sequence[str]) -> Ratio:
    """Compare the most memory that the command, with its child, and the engine alone ever have."""
    program = [str(Path(sys.executable).with_name("assess")), "--register", str(folder / "bench.register")]
    ours, other = _peak([*program, "report", "SLV-2026", "-o", str(folder / "report.pdf")]), _peak(bare)
    return Ratio("memory of assess report", "the engine on the same words", ours / other, 1.4, 0.0)


WEIGHING = """
import os, sys
unheard = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[unheard])
print(os.wait4(process, 0)[2].ru_maxrss)
"""


def _peak(words: Sequence[str]) -> float:
    """Weigh a command, from a small process: Linux counts what the one that starts another has itself."""
    return float(subprocess.run([sys.executable, "-c", WEIGHING, *words], capture_output=True, check=True).stdout)  # noqa: S603


def _browsed(browser: str, folder: Path) -> Callable[[], object]:
    html = folder / "report.html"
    command("report", "SLV-2026", "--format", "html", "-o", str(html), folder=folder)()
    quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    return running([browser, *quiet, f"--print-to-pdf={folder / 'browser.pdf'}", html.as_uri()])
