"""A small guideline and assessments of it, for tests that name what they mean."""

from __future__ import annotations

from collections.abc import Mapping

from assess.domain.answers import Answer
from assess.domain.assessment import Assessment, Declaration, Opening
from assess.domain.guideline import Citation, Guideline, Indicator, Kind, Phase, Recommendation, Source, Term
from assess.domain.history import Revision
from assess.domain.response import Response
from assess.domain.subjects import OPENING, RESPONSE
from assess.records import replace
from tests.domain.generated import scale_of, text

S, P, O = Kind.STRUCTURAL, Kind.PROCESS, Kind.OUTCOME  # noqa: E741 - as the refs of indicators end


def recommendation(ref: str, kinds: str = "spo", weight: float = 1.0, sources: tuple[str, ...] = ()) -> Recommendation:
    """Make a recommendation with an indicator for each letter of `kinds`."""
    of_letter = {"s": S, "p": P, "o": O}
    indicators = tuple(Indicator(f"{ref}.{kind}", of_letter[kind], text("Is it so?"), ()) for kind in kinds)
    citations = tuple(Citation(source) for source in sources)
    return Recommendation(ref, text(ref), text(ref), text(ref), indicators, citations, weight=weight)


def guideline(*recommendations: Recommendation, target: int = 5) -> Guideline:
    """Make a guideline of one phase, `T`, and a scale worth 0, 25, 50, 75, 100."""
    return Guideline(
        ref="small",
        edition="1",
        title=text("Small"),
        about=text("About"),
        languages=("es", "en"),
        target=target,
        scale=scale_of([0, 25, 50, 75, 100]),
        phases=(Phase("T", text("Transit"), text("Intro"), recommendations or (recommendation("T-01"),)),),
        institutions=(Term("MIG", text("Migration authority")),),
        instruments=(Term("cedaw", text("CEDAW")), Term("crc", text("CRC")), Term("cmw", text("CMW"))),
        sources=(
            Source("gr26", text("General recommendation 26"), instrument="cedaw"),
            Source("gr38", text("General recommendation 38"), instrument="cedaw"),
            Source("gc23", text("General comment 23"), instrument="crc"),
            Source("study", text("A study")),
        ),
    )


def revision(subject: str, body: dict[str, object] | None, *upon: Revision, author: str = "ana") -> Revision:
    """Make a revision upon others."""
    return Revision("SLV-2026", subject, body, author, "2026-03-02T09:00:00+00:00", tuple(each.id for each in upon))


def opening() -> Revision:
    """Begin SLV-2026."""
    return revision(OPENING, Opening("SLV", "2026", "small", "1").as_data())


def assessment(responses: Mapping[str, Response | Answer], *more: Revision) -> Assessment:
    """Make an assessment with these responses, or answers only."""
    whole = {ref: each if isinstance(each, Response) else Response(each) for ref, each in responses.items()}
    said = [revision(RESPONSE + ref, each.as_data()) for ref, each in whole.items()]
    return Assessment.of([opening(), *more, *said])


def submitted(made: Assessment) -> Assessment:
    """Give it as it is once somebody has declared."""
    return replace(made, opening=replace(made.opening, declaration=Declaration("Ana")))
