"""From page models to HTML: one environment for all templates, where every text is text and no name may be missing."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from assess.domain.guideline import Guideline
from assess.report.drawing import Label
from assess.report.fonts import FACES, SCHEME, UNKNOWN, embedded, unprintable, width
from assess.report.model.foreign import Foreign
from assess.report.model.frame import Report
from assess.report.model.questionnaire import Questionnaire
from assess.report.palette import tone, tones
from assess.words import Words
from assess.workflow.orders import BlankOrder, Order, RegionalOrder

UNSEEN = dict.fromkeys(
    code
    for code in (
        *range(0x20),
        *range(0x7F, 0xA0),
        0x61C,
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    )
    if code not in (0x09, 0x0A)
)
"""Control characters and those that turn the direction of text: cleaned at every entry, and once more going out."""


def _voiced(value: object) -> object:
    """Say of a foreign text which language it is in; the filter `plain` takes that away where no element may stand."""
    if isinstance(value, Foreign):
        return Markup('<span lang="{}">{}</span>').format(value.language, str(value))
    return value


def _digest(script: str) -> str:
    """Give what a page says of its script, so that no other is run."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


class Scribe:
    """Writes reports as HTML."""

    def __init__(self, templates: Path) -> None:
        """Take the folder of the templates."""
        self._templates = templates
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_voiced,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["start"] = self._start
        self._environment.filters["plain"] = str
        self._environment.filters["digest"] = _digest

    def _start(self, label: Label) -> float:
        """Tell where a label begins; WeasyPrint would draw one that is anchored elsewhere as a picture of its own."""
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor]
        wide = width(self._templates / "fonts", label.text, label.size, bold=label.bold) if share else 0.0
        return round(label.x - share * wide, 2)

    def write(self, report: Report, order: Order) -> str:
        """Write a gap report, for the press or, where the order says `html`, as a file that stands alone."""
        printed = {section.name for section in report.sections}
        return self._report(report, order, order.guideline, folder="sections", script="", printed=printed)

    def write_regional(self, report: Report, order: RegionalOrder) -> str:
        """Write a regional report; as a file that stands alone it has a matrix that sorts and filters."""
        script = Markup((self._templates / "script/matrix.js").read_text(encoding="utf-8"))  # noqa: S704 - our own file
        heat = [(place, tone(place / 10)) for place in range(11)]
        return self._report(report, order, order.compilation.guideline, folder="regional", script=script, heat=heat)

    def write_blank(self, blank: Questionnaire, order: BlankOrder) -> str:
        """Write a blank questionnaire for the press."""
        return self._page("questionnaire.html.j2", order, order.guideline, blank=blank, large=order.large)

    def _report(self, report: Report, order: Order | RegionalOrder, guideline: Guideline, **told: object) -> str:
        """Write a report from the sections in a folder of templates."""
        day = order.day.isoformat()
        return self._page("report.html.j2", order, guideline, report=report, form=order.form, day=day, **told)

    def _page(
        self, template: str, order: Order | BlankOrder | RegionalOrder, guideline: Guideline, **told: object
    ) -> str:
        """Fill a template with what it is told, and with what all share; one that stands alone embeds its fonts.

        One for the press is filled once more where it has to say that not every character can be printed.
        """
        words, fonts = Words(order.language, "report"), self._templates / "fonts"
        alone = told.get("form") == "html"
        told |= {
            "paper": order.paper,
            "tones": tones(guideline),
            "faces": [(face, embedded(fonts, face) if alone else SCHEME + face.file) for face in FACES],
            "say": words.say,
        }
        form = self._environment.get_template(template)
        page = form.render(strange="", **told).translate(UNSEEN)
        if alone or not unprintable(page, fonts):
            return page
        return form.render(strange=UNKNOWN, **told).translate(UNSEEN)
