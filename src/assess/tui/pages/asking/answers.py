"""What is asked about an answer: one for a whole recommendation, the reason of one that does not apply, its figure."""

from __future__ import annotations

from assess.domain.guideline import FigureAsked
from assess.domain.message import say
from assess.domain.response import Figure, possible_years
from assess.tui.drawing import looks
from assess.tui.drawing.text import line, said
from assess.tui.pages.asking.checks import needed
from assess.tui.pages.asking.fields import Field
from assess.tui.widgets.block import Block
from assess.tui.widgets.offers import choice
from assess.tui.work.answer_keys import UNRATED
from assess.tui.work.bench import Bench
from assess.tui.work.figures import a_number, a_year_of
from assess.tui.work.names import UNITS


def rate_page(bench: Bench) -> list[Block]:
    """Offer the answers that all indicators of a recommendation can share."""
    levels = [choice(str(step.level), line(bench.read(step.name), "bold")) for step in bench.guideline.scale]
    others = [choice(key, said(bench.tell(looks.UNRATED[status].word))) for key, status in UNRATED.items()]
    return levels + others


def reason_fields(reason: str) -> list[Field]:
    """Ask why an indicator is not applicable."""
    hint = say("In one sentence. It is printed in the report, beside the question.")
    return [Field("reason", say("Reason"), reason, hint=hint, check=needed)]


def figure_fields(bench: Bench, asked: FigureAsked, was: Figure | None) -> list[Field]:
    """Ask for a number, its year and what it was counted over."""
    label = say("{label} ({unit})", label=asked.label, unit=UNITS[asked.unit])
    year = "" if was is None or was.year is None else str(was.year)
    over = "" if was is None or was.denominator is None else str(was.denominator)
    return [
        Field("value", label, "" if was is None else str(was.value), hint=say("Empty: no figure."), check=a_number),
        Field("year", say("Year"), year, check=a_year_of(possible_years(bench.assessment.opening.cycle))),
        Field("denominator", say("Out of how many"), over, check=a_number),
    ]
