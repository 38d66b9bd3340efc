"""Where reports are made: the adapter of the port `Press`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from assess.report.fonts import printable
from assess.report.html import Scribe
from assess.report.model.report import gap_report
from assess.report.press import Enclosure, press
from assess.words import Words
from assess.workflow.ports import Order


class PressRoom:
    """Makes gap reports from the templates in a folder."""

    def __init__(self, templates: Path) -> None:
        """Take the folder of templates and fonts."""
        self._templates = templates
        self._scribe = Scribe(templates)

    def ready(self) -> None:
        """Press one line, to see whether this machine can. Raises `ReportFailed`."""
        page = "<!DOCTYPE html><html lang='en'><title>assess</title><p>assess</p></html>"
        press(page, self._templates / "fonts", date(2026, 1, 1))

    def gap_report(self, order: Order) -> bytes:
        """Make a gap report. Raises `ReportFailed`, or `Misuse` for an unknown section."""
        html = self._scribe.write(gap_report(order), order)
        if order.form == "html":
            return html.encode()
        fonts = self._templates / "fonts"
        return press(printable(html, fonts), fonts, order.day, _enclosed(order)).pdf


def _enclosed(order: Order) -> tuple[Enclosure, ...]:
    if not order.envelope:
        return ()
    description = Words(order.language, "report").say("The answers of this report as data")
    return (Enclosure(f"{order.assessment.id}.assess.json", description, order.envelope),)
