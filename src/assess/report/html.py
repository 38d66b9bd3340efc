"""From page models to HTML: one environment for all templates, where every text is text and no name may be missing."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assess.report.fonts import FACES, SCHEME, embedded
from assess.report.model.report import GapReport
from assess.report.palette import tones
from assess.words import Words
from assess.workflow.ports import Order


class Scribe:
    """Writes reports as HTML."""

    def __init__(self, templates: Path) -> None:
        """Take the folder of the templates."""
        self._templates = templates
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def write(self, report: GapReport, order: Order) -> str:
        """Write a gap report, for the press or, where the order says `html`, as a file that stands alone."""
        words = Words(order.language, "report")
        template = self._environment.get_template("gap_report.html.j2")
        fonts = self._templates / "fonts"
        alone = order.form == "html"
        return template.render(
            report=report,
            form=order.form,
            paper=order.paper,
            day=order.day.isoformat(),
            tones=tones(order.guideline),
            faces=[(face, embedded(fonts, face) if alone else SCHEME + face.file) for face in FACES],
            say=words.say,
            count=words.count,
        )
