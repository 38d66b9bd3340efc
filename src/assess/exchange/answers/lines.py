"""The answers of an assessment as lines of a table, one for each indicator of its guideline, answered or not."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assess.domain.assessment import Assessment
from assess.domain.guideline import Guideline, Indicator, Phase, Recommendation
from assess.exchange.answers.words import answer_word

Value = str | int | Decimal | bool | tuple[str, ...] | None
Line = dict[str, Value]
"""By column; `None` where nothing was said."""


def answer_lines(guideline: Guideline, assessment: Assessment, language: str) -> Iterator[Line]:
    """Give the lines in the order of the guideline; invented data say so in every line."""
    for phase in guideline.phases:
        for recommendation in phase.recommendations:
            for indicator in recommendation.indicators:
                yield _line(assessment, phase, recommendation, indicator, language)


def _line(
    assessment: Assessment, phase: Phase, recommendation: Recommendation, indicator: Indicator, language: str
) -> Line:
    response = assessment.response(indicator.ref)
    answer, figure = response.answer, response.figure
    line: Line = {
        "ref": indicator.ref,
        "phase": phase.title.read(language),
        "recommendation": f"{recommendation.ref} {recommendation.title.read(language)}",
        "kind": str(indicator.kind),
        "question": indicator.question.read(language),
        "answer": answer_word(answer),
        "reason": answer.reason or None if answer else None,
        "comment": response.comment or None,
        "figure": figure.value if figure else None,
        "figure_of": figure.denominator if figure else None,
        "figure_year": figure.year if figure else None,
        "evidence": response.evidence,
        "flagged": response.flagged or None,
        "proposed": answer_word(response.proposed),
    }
    if assessment.opening.invented:
        line["invented"] = True
    return line
