"""Search over questions, comments and evidence; a ref goes straight to its place."""

from __future__ import annotations

from assess.domain.guideline import Indicator, Recommendation
from assess.tui.drawing.text import drawn, joined, line, plain
from assess.tui.pages.finding import excerpt, fits
from assess.tui.pages.questions.question import heading
from assess.tui.widgets.block import Block
from assess.tui.work.bench import Bench
from assess.tui.work.course import Course

MOST = 100
"""Results shown; one types on rather than reads on."""


def search_page(bench: Bench, text: str) -> list[Block]:
    """Find recommendations and indicators by ref, words, comment or cited evidence."""
    found = list[Block]()
    if not text.strip():
        return [_recommendation(bench, each) for each in bench.guideline.recommendations()]
    for recommendation in bench.guideline.recommendations():
        if fits(text, recommendation.ref, bench.read(recommendation.title), bench.read(recommendation.text)):
            found.append(_recommendation(bench, recommendation))
        for indicator in recommendation.indicators:
            where = _where(bench, indicator, text)
            if where is not None:
                found.append(_indicator(bench, indicator, where, text))
        if len(found) >= MOST:
            break
    return found


def _where(bench: Bench, indicator: Indicator, text: str) -> str | None:
    """Tell by what an indicator is found: its comment or evidence, or (empty) its question; `None` where by nothing."""
    response, assessment = bench.assessment.response(indicator.ref), bench.assessment
    if fits(text, indicator.ref, bench.read(indicator.question)):
        return ""
    if response.comment and fits(text, response.comment):
        return response.comment
    for ref in response.evidence:
        evidence = assessment.evidence.get(ref)
        if evidence and fits(text, ref, evidence.title, evidence.reference, evidence.issuer):
            return f"{ref} {evidence.title}"
    return None


def _recommendation(bench: Bench, recommendation: Recommendation) -> Block:
    return Block(heading(bench, recommendation), recommendation.ref, wraps=False)


def _indicator(bench: Bench, indicator: Indicator, where: str, wanted: str) -> Block:
    """Show the part of its text by which it is found."""
    text, begin, end = excerpt(wanted, plain(where or bench.read(indicator.question), lines=False))
    shown = line(text, "italic" if where else "").stylize("bold $accent", begin, end)
    return Block(joined(line(indicator.ref, "$primary"), drawn("  "), shown), indicator.ref, drawn("  "), wraps=False)


def indicator_of(bench: Bench, course: Course, ref: str) -> str | None:
    """Give the indicator that a ref leads to: itself, or the first one of a recommendation; `None` for any other."""
    home = bench.guideline.recommendation_about(ref)
    if home is None:
        return None
    return course.first_of(ref) if ref == home.ref else ref
