"""A compilation as listings: status, distributions, what is common, change, matrix, and what countries tell.

What names countries or repeats their words is empty where the compilation is anonymous.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assess.domain.gaps import Priority
from assess.domain.region.compilation import Compilation
from assess.exchange.compiled.spread import spread
from assess.exchange.compiled.told import context, inventory, needs, practices, remarks
from assess.exchange.figures import rounded
from assess.exchange.listings import Heading, Listing, Value
from assess.exchange.names import PRIORITIES, STAGES, name_of
from assess.words import Words

MOST_ACROSS = 40
"""Respondents that are set beside each other; a sheet has an end on the right, and readers sooner."""


def compiled_title(compilation: Compilation, words: Words) -> str:
    """Name a compilation for people; invented data say so."""
    guideline, round_ = compilation.guideline, compilation.round
    where = words.country(round_.within) if round_.within else words.say("Regional compilation")
    parts = [where, round_.cycle, guideline.title.read(words.language)]
    if compilation.invented:
        parts.insert(0, words.say("INVENTED DATA"))
    return " · ".join(parts)


def compiled_listings(compilation: Compilation, words: Words) -> Iterator[Listing]:
    """Give the listings of a compilation, in their order, each when it is asked for."""
    makers: tuple[Callable[[Compilation, Words], Listing], ...] = (
        _status,
        spread,
        _commonalities,
        _change,
        _matrix,
        inventory,
        practices,
        needs,
        context,
        remarks,
    )
    return (make(compilation, words) for make in makers)


def _status(compilation: Compilation, words: Words) -> Listing:
    """Say who has submitted; what is anonymous has the numbers only."""
    headings = (
        Heading("respondent", words.say("Respondent"), 26, tag="#country+name"),
        Heading("status", words.say("Status"), 30, names=STAGES, tag="#status"),
        Heading("submitted_at", words.say("Submitted on"), 16, "date", tag="#date+submitted"),
        Heading("late", words.say("After the deadline"), 13, tag="#status+late"),
        Heading("coverage", words.say("Coverage"), 11, "share", tag="#indicator+share+answered"),
        Heading("unpublished", words.say("Not for publication"), 14, tag="#status+unpublished"),
        Heading("digest", words.say("Digest"), 70, tag="#meta+digest"),
    )
    rows: list[list[Value]] = [
        [name_of(compilation, words, each.code), str(each.stage), each.submitted_at[:10] or None, each.late or None,
         rounded(each.coverage.share) if each.coverage.total else None, not each.published or None,
         each.digest or None]
        for each in compilation.respondents
    ]  # fmt: skip
    turnout = compilation.turnout
    note = words.say("{submitted} of {expected} submitted.", submitted=turnout.submitted, expected=turnout.expected)
    return Listing("status", words.say("Status"), headings, rows, note=note)


def _commonalities(compilation: Compilation, words: Words) -> Listing:
    """Say what is common: gaps by priority and what stands near the target, by recommendation."""
    headings = (
        Heading("ref", words.say("Ref."), 10, tag="#indicator+code"),
        Heading("title", words.say("Recommendation"), 60, tag="#indicator+name"),
        Heading("assessed", words.say("Assessed it"), 11, tag="#respondents+num+assessed"),
        Heading("below_target", words.say("Below the target"), 11, tag="#respondents+num+below"),
        *(
            Heading(
                str(each),
                words.say("Gap of {priority} priority", priority=PRIORITIES[each]),
                12,
                tag=f"#respondents+num+gap_{each}",
            )
            for each in Priority
        ),
        Heading("near_target", words.say("At or near the target"), 12, tag="#respondents+num+near"),
        Heading("shortfall", words.say("Mean shortfall"), 11, "number", tag="#indicator+value+shortfall"),
        Heading("common_gap", words.say("Common gap"), 11, tag="#status+common_gap"),
        Heading("shared_strength", words.say("Shared strength"), 12, tag="#status+shared_strength"),
    )
    rows: list[list[Value]] = [
        [each.recommendation, _title(compilation, words, each.recommendation), each.assessed, each.below,
         *(each.priorities[priority] for priority in Priority), each.near,
         rounded(each.points), each.gap or None, each.strength or None]
        for each in compilation.commonalities
    ]  # fmt: skip
    return Listing("common", words.say("In common"), headings, rows, frozen=2)


def _change(compilation: Compilation, words: Words) -> Listing:
    """Say what moved since the last cycle; nothing where there is none."""
    change = compilation.change
    headings = (
        Heading("ref", words.say("Ref."), 10, tag="#indicator+code"),
        Heading("title", words.say("Recommendation"), 60, tag="#indicator+name"),
        Heading(
            "up", words.say("Higher than in {cycle}", cycle=change.since if change else ""), 14, tag="#indicator+num+up"
        ),
        Heading("same", words.say("The same"), 14, tag="#indicator+num+same"),
        Heading("down", words.say("Lower"), 14, tag="#indicator+num+down"),
        Heading("compared", words.say("Compared answers"), 14, tag="#indicator+num+compared"),
    )
    rows: list[list[Value]] = []
    if change:
        for ref, each in change.recommendations.items():
            rows.append([ref, _title(compilation, words, ref), each.up, each.same, each.down, each.compared])
        total = change.total
        rows.append([None, words.say("In all"), total.up, total.same, total.down, total.compared])
    return Listing("change", words.say("Change"), headings, rows, frozenset({len(rows) - 1}), frozen=2)


def _matrix(compilation: Compilation, words: Words) -> Listing:
    """Set recommendations against countries, in alphabetical order; countries down the page where they are many."""
    sheets = compilation.sheets
    if len(sheets) > MOST_ACROSS:
        return _tall_matrix(compilation, words)
    headings = (
        Heading("ref", words.say("Ref."), 10, tag="#indicator+code"),
        Heading("title", words.say("Recommendation"), 50, tag="#indicator+name"),
        *(
            Heading(
                each.code, name_of(compilation, words, each.code), 12, "number", tag=f"#value+{each.code.casefold()}"
            )
            for each in sheets
        ),
    )
    rows: list[list[Value]] = []
    for recommendation in compilation.guideline.recommendations() if sheets else ():
        values = [rounded(sheet.values.get(recommendation.ref)) for sheet in sheets]
        rows.append([recommendation.ref, recommendation.title.read(words.language), *values])
    return Listing("matrix", words.say("Matrix"), headings, rows, frozen=2, note=_matrix_note(words) if rows else "")


def _tall_matrix(compilation: Compilation, words: Words) -> Listing:
    refs = [each.ref for each in compilation.guideline.recommendations()]
    headings = (
        Heading("respondent", words.say("Respondent"), 26, tag="#country+name"),
        *(Heading(ref, ref, 12, "number", tag=f"#value+{ref.casefold()}") for ref in refs),
    )
    rows: list[list[Value]] = []
    for sheet in compilation.sheets:
        values = [rounded(sheet.values.get(ref)) for ref in refs]
        rows.append([name_of(compilation, words, sheet.code), *values])
    return Listing("matrix", words.say("Matrix"), headings, rows, note=_matrix_note(words))


def _matrix_note(words: Words) -> str:
    return words.say("A value is shown from half coverage upwards. Countries are in alphabetical order.")


def _title(compilation: Compilation, words: Words, recommendation: str) -> str:
    return compilation.guideline.recommendation(recommendation).title.read(words.language)
