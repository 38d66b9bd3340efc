"""Small guidelines and answers, made at random for properties that hold for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import strategies as st

from assess.domain.answers import Answer, NoInformation, NotApplicable, Rated, Withheld
from assess.domain.guideline import Guideline, Indicator, Kind, Level, Phase, Recommendation, Term, Text
from assess.domain.response import Figure, Response
from assess.domain.scoring import Card, Score


def text(words: str) -> Text:
    """Say something in both languages."""
    return Text({"es": words, "en": words})


def scale_of(values: Sequence[float]) -> tuple[Level, ...]:
    """Make a scale whose levels are worth these values."""
    return tuple(
        Level(number, float(value), text(f"Level {number}"), {kind: text(f"{kind} {number}") for kind in Kind})
        for number, value in enumerate(values, start=1)
    )


@st.composite
def scales(draw: st.DrawFn) -> tuple[Level, ...]:
    """Draw two to six levels whose values rise."""
    tenths = draw(st.lists(st.integers(0, 1000), min_size=2, max_size=6, unique=True))
    return scale_of([each / 10 for each in sorted(tenths)])


@st.composite
def guidelines(draw: st.DrawFn) -> Guideline:
    """Draw one to four phases of one to four recommendations of one to four indicators."""
    scale = draw(scales())
    phases = []
    for phase in range(draw(st.integers(1, 4))):
        recommendations = []
        for number in range(draw(st.integers(1, 4))):
            ref = f"{'TODR'[phase]}-{number + 1:02d}"
            kinds = draw(st.lists(st.sampled_from(Kind), min_size=1, max_size=4))
            indicators = tuple(
                Indicator(f"{ref}.{place}", kind, text("Is it so?"), ()) for place, kind in enumerate(kinds)
            )
            weight = draw(st.sampled_from((0.5, 1.0, 2.0, 3.0)))
            recommendations.append(Recommendation(ref, text(ref), text(ref), text(ref), indicators, weight=weight))
        phases.append(Phase("TODR"[phase], text("Phase"), text("Intro"), tuple(recommendations)))
    target = draw(st.integers(1, len(scale)))
    return Guideline(
        ref="small",
        edition="1",
        title=text("Small"),
        about=text("About"),
        languages=("es", "en"),
        target=target,
        scale=scale,
        phases=tuple(phases),
        institutions=(Term("MIG", text("Migration authority")),),
    )


def answers(guideline: Guideline) -> st.SearchStrategy[Answer | None]:
    """Draw any answer, or none."""
    levels = st.integers(1, len(guideline.scale)).map(Rated)
    others = st.sampled_from((None, NotApplicable("no border"), NoInformation(), Withheld("reserved")))
    return st.one_of(levels, others)


def responses(guideline: Guideline) -> st.SearchStrategy[dict[str, Response]]:
    """Draw a response, or nothing at all, for every indicator."""
    evidence = st.sampled_from(((), ("E-001",)))
    each = st.one_of(st.none(), st.builds(Response, answer=answers(guideline), evidence=evidence))
    refs = [indicator.ref for indicator in guideline.indicators()]
    return st.lists(each, min_size=len(refs), max_size=len(refs)).map(
        lambda drawn: {ref: response for ref, response in zip(refs, drawn, strict=True) if response is not None}
    )


@st.composite
def assessed(draw: st.DrawFn) -> tuple[Guideline, dict[str, Response]]:
    """Draw a guideline with responses to it."""
    guideline = draw(guidelines())
    return guideline, draw(responses(guideline))


@st.composite
def assessed_and_chosen(draw: st.DrawFn) -> tuple[Guideline, dict[str, Response], str]:
    """Draw a guideline with responses to it, and one of its indicators."""
    guideline, given = draw(assessed())
    return guideline, given, draw(st.sampled_from([indicator.ref for indicator in guideline.indicators()]))


def whole_responses() -> st.SearchStrategy[Response]:
    """Draw responses with everything that a response can have."""
    numbers = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=0, max_value=10**9)
    figures = st.builds(Figure, numbers.map(Decimal), st.none() | st.integers(1900, 2100), st.none() | numbers)
    given = st.one_of(
        st.none(),
        st.integers(1, 5).map(Rated),
        st.builds(NotApplicable, st.text(min_size=1)),
        st.builds(NoInformation, st.text()),
        st.builds(Withheld, st.text()),
    )
    refs = st.lists(st.sampled_from(("E-001", "E-002", "E-003")), unique=True).map(tuple)
    return st.builds(Response, given, st.text(), st.none() | figures, refs, st.booleans(), given)


def cards(card: Card) -> list[Card]:
    """List a card and all that are in it."""
    return [card, *(inner for part in card.parts for inner in cards(part))]


def scores(card: Card) -> list[Score]:
    """List every score of a card: as a whole and by kind, of all its parts too."""
    return [score for each in cards(card) for score in (each.score, *each.kinds.values())]
