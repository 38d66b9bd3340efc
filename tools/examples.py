"""Make the example reports of the documentation, over invented data.

`python tools/examples.py` writes docs/examples/*.pdf: a gap report, a regional report and a compendium of good
practices in each language. The same code, guideline and fonts give the same bytes.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from assess import wiring
from assess.workflow.compiling import Wish, compile_cycle
from assess.workflow.inventing import CYCLE, InventedClock, invent
from assess.workflow.opening import Desk
from assess.workflow.orders import Order, RegionalOrder
from assess.workflow.ports import Press

EXAMPLES = Path(__file__).parent.parent / "docs/examples"
COUNTRIES = {"es": f"SLV-{CYCLE}", "en": f"CAN-{CYCLE}"}
"""The invented assessment that is printed, by language: one that was written in it."""

DAY = date(2026, 6, 30)
"""The day the reports bear: after the last invented answer."""

CONCLUSIONS = {
    "es": "Las conclusiones corresponden a la Secretaría y las delegaciones. Este **ejemplo inventado** no tiene.",
    "en": "Conclusions are for the secretariat and the delegations to draw. This **invented example** has none.",
}


def main() -> int:
    """Make all examples."""
    EXAMPLES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        at_work = desk(Path(folder))
        for name, made in examples(at_work, wiring.press()):
            (EXAMPLES / name).write_bytes(made())
            sys.stdout.write(f"{name}\n")
    return 0


def desk(folder: Path) -> Desk:
    """Set up a desk over a register in which the invented assessments stand."""
    os.environ["ASSESS_DATA"] = os.environ["ASSESS_CACHE"] = str(folder)
    at_work = wiring.desk(wiring.Options(register=str(folder / "examples.register"), author="Ana Invento"))
    at_work.clock = InventedClock()
    list(invent(at_work))
    return at_work


def examples(at_work: Desk, press: Press) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Name each example, with what makes it."""
    compilation = compile_cycle(at_work, Wish(CYCLE), {})
    for language, name in COUNTRIES.items():
        session = at_work.session(name)
        gap = Order(session.guideline, session.assessment, session.card, language, DAY,
                    profile=at_work.profile(session.assessment))  # fmt: skip
        region = RegionalOrder(compilation, language, DAY, conclusions=CONCLUSIONS[language])
        compendium = RegionalOrder(compilation, language, DAY, sections=("good-practices",))
        yield f"gap-report.{language}.pdf", partial(press.gap_report, gap)
        yield f"regional-report.{language}.pdf", partial(press.regional_report, region)
        yield f"compendium.{language}.pdf", partial(press.regional_report, compendium)


if __name__ == "__main__":
    sys.exit(main())
