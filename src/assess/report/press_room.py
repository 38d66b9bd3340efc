"""Where reports are made: the adapter of the port `Press`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from assess.report.fonts import printable
from assess.report.html import Scribe
from assess.report.model.questionnaire import questionnaire
from assess.report.model.report import gap_report
from assess.report.press import Child, Enclosure, press
from assess.report.regional.report import regional_report
from assess.words import Words
from assess.workflow.orders import BlankOrder, Order, RegionalOrder
from assess.workflow.ports import Watch, unwatched

UNDATED = date(2000, 1, 1)
"""The day the press is told where a document bears none; it shows nowhere."""


class PressRoom:
    """Makes reports and questionnaires from the templates in a folder."""

    def __init__(self, templates: Path) -> None:
        """Take the folder of templates and fonts."""
        self._templates = templates
        self._scribe = Scribe(templates)

    def ready(self) -> None:
        """Press one line, to see whether this machine can. Raises `ReportFailed`."""
        page = "<!DOCTYPE html><html lang='en'><title>assess</title><p>assess</p></html>"
        press(page, self._templates / "fonts", UNDATED)

    def gap_report(self, order: Order, watch: Watch = unwatched) -> bytes:
        """Make a gap report. Raises `ReportFailed`, or `Misuse` for an unknown section, or what `watch` raises."""
        if order.form == "html":
            return self._scribe.write(gap_report(order), order).encode()
        return self._pressed(lambda: self._scribe.write(gap_report(order), order), order.day, _enclosed(order), watch)

    def questionnaire(self, order: BlankOrder) -> bytes:
        """Make a blank questionnaire, which bears no day. Raises `ReportFailed`, or `NotFound` for an unknown phase."""
        return self._pressed(lambda: self._scribe.write_blank(questionnaire(order), order), UNDATED)

    def regional_report(self, order: RegionalOrder) -> bytes:
        """Make a regional report. Raises `ReportFailed`, or `Misuse` for an unknown section."""
        if order.form == "html":
            return self._scribe.write_regional(regional_report(order), order).encode()
        return self._pressed(
            lambda: self._scribe.write_regional(regional_report(order), order), order.day, _figures(order)
        )

    def _pressed(
        self,
        write: Callable[[], str],
        day: date,
        enclosures: tuple[Enclosure, ...] = (),
        watch: Watch = unwatched,
    ) -> bytes:
        """Press a page, which is written while the child that presses it warms up."""
        fonts = self._templates / "fonts"
        with Child(fonts) as child:
            return child.press(printable(write(), fonts), day, enclosures, watch).pdf


def _figures(order: RegionalOrder) -> tuple[Enclosure, ...]:
    if not order.data:
        return ()
    round_ = order.compilation.round
    description = Words(order.language, "report").say("The figures of this report as data")
    return (Enclosure(f"{round_.within or 'region'}-{round_.cycle}.json", description, order.data),)


def _enclosed(order: Order) -> tuple[Enclosure, ...]:
    if not order.envelope:
        return ()
    description = Words(order.language, "report").say("The answers of this report as data")
    return (Enclosure(f"{order.assessment.id}.assess.json", description, order.envelope),)
