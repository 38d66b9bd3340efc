"""How answers spread over the levels, by every part of the guideline, as a listing."""

from __future__ import annotations

from collections.abc import Iterator

from assess.domain.guideline import Kind
from assess.domain.region.compilation import Compilation
from assess.domain.scoring import Coverage
from assess.exchange.listings import Heading, Listing, Value
from assess.exchange.names import COUNTED_PARTS, KINDS
from assess.words import Words

SPREAD = "distributions"


def spread(compilation: Compilation, words: Words) -> Listing:
    """Count the answers of the whole, its phases, instruments, recommendations and indicators."""
    rows = list(_rows(compilation, words))
    strong = frozenset(place for place, row in enumerate(rows) if row[1] in ("guideline", "phase"))
    return Listing(SPREAD, words.say("Distributions"), _headings(compilation, words), rows, strong, frozen=4)


def _headings(compilation: Compilation, words: Words) -> tuple[Heading, ...]:
    scale = compilation.guideline.scale
    return (
        Heading("cycle", words.say("Cycle"), 8, tag="#date+cycle"),
        Heading("part", words.say("Part"), 16, names=COUNTED_PARTS, tag="#indicator+type"),
        Heading("ref", words.say("Ref."), 12, tag="#indicator+code"),
        Heading("title", words.say("Title"), 50, tag="#indicator+name"),
        Heading("kind", words.say("Kind"), 13, names=KINDS, tag="#indicator+kind"),
        Heading("respondents", words.say("Respondents"), 12, tag="#respondents+num"),
        Heading("answers", words.say("Answers in all"), 12, tag="#indicator+num+total"),
        *(
            Heading(
                f"level_{step.level}",
                f"{step.level} {step.name.read(words.language)}",
                13,
                tag=f"#indicator+num+level_{step.level}",
            )
            for step in scale
        ),
        Heading("not_applicable", words.say("not applicable"), 12, tag="#indicator+num+not_applicable"),
        Heading("no_information", words.say("no information"), 12, tag="#indicator+num+no_information"),
        Heading("withheld", words.say("withheld"), 12, tag="#indicator+num+withheld"),
        Heading("unanswered", words.say("Unanswered"), 12, tag="#indicator+num+unanswered"),
        Heading("with_evidence", words.say("With evidence"), 12, tag="#indicator+num+evidence"),
        Heading("assessed", words.say("Assessed it"), 12, tag="#respondents+num+assessed"),
        Heading("below_target", words.say("Below the target"), 12, tag="#respondents+num+below"),
        Heading("near_target", words.say("At or near the target"), 12, tag="#respondents+num+near"),
    )


def _rows(compilation: Compilation, words: Words) -> Iterator[list[Value]]:
    guideline, language = compilation.guideline, words.language
    common = {each.recommendation: each for each in compilation.commonalities}

    def line(part: str, ref: str, title: str, coverage: Coverage, kind: str = "") -> list[Value]:
        row: list[Value] = [compilation.round.cycle, part, ref, title, kind or None, compilation.turnout.submitted]
        row += [coverage.total, *coverage.levels, coverage.not_applicable, coverage.no_information]
        row += [coverage.withheld, coverage.unanswered, coverage.evidenced]
        shared = common.get(ref) if part == "recommendation" else None
        return [*row, *((shared.assessed, shared.below, shared.near) if shared else (None, None, None))]

    def with_kinds(part: str, ref: str, title: str) -> Iterator[list[Value]]:
        yield line(part, ref, title, compilation.spread[ref])
        for kind in Kind:
            yield line(f"{part} by kind", ref, title, compilation.kinds[ref][kind], str(kind))

    yield from with_kinds("guideline", guideline.ref, guideline.title.read(language))
    for phase in guideline.phases:
        yield from with_kinds("phase", phase.ref, phase.title.read(language))
    for each in compilation.instruments:
        yield line("instrument", each.term.ref, each.term.name.read(language), each.coverage)
    for recommendation in guideline.recommendations():
        ref, title = recommendation.ref, recommendation.title.read(language)
        yield line("recommendation", ref, title, compilation.spread[ref])
    for indicator in guideline.indicators():
        counts = compilation.spread[indicator.ref]
        yield line("indicator", indicator.ref, indicator.question.read(language), counts, str(indicator.kind))
