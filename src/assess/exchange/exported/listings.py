"""The data of an assessment as listings: its answers, its ledgers, its delegation and its scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assess.domain.assessment import Assessment
from assess.domain.guideline import Guideline, Kind
from assess.domain.scoring import Card
from assess.exchange.answers.columns import BY_NAME
from assess.exchange.answers.lines import Line
from assess.exchange.answers.words import STATUSES
from assess.exchange.figures import rounded
from assess.exchange.listings import Heading, Listing, Value
from assess.exchange.names import (
    CONTEXT,
    DELEGATION_PARTS,
    EVIDENCE,
    KINDS,
    NEEDS,
    PROGRESS,
    REVIEWERS,
)
from assess.words import Words


def title_of(guideline: Guideline, assessment: Assessment, words: Words) -> str:
    """Name an assessment for people; invented data say so."""
    opening = assessment.opening
    parts = [assessment.id, words.country(opening.country), guideline.title.read(words.language)]
    if opening.invented:
        parts.insert(0, words.say("INVENTED DATA"))
    return " · ".join(parts)


def export_listings(
    guideline: Guideline, assessment: Assessment, card: Card, lines: Sequence[Line], words: Words
) -> list[Listing]:
    """Give the listings of an assessment, in their order."""
    return [
        answers(lines, words),
        _evidence(assessment, words),
        _actions(assessment, words),
        _practices(assessment, words),
        _needs(assessment, words),
        _observations(assessment, words),
        _delegation(guideline, assessment, words),
        _scores(guideline, card, words),
    ]


def answers(lines: Sequence[Line], words: Words) -> Listing:
    """List the answers; what is written so can be read back."""
    names = {"kind": KINDS, "answer": STATUSES, "proposed": STATUSES}
    columns = [BY_NAME[name] for name in (lines[0] if lines else ("ref", "answer"))]
    headings = tuple(
        Heading(each.name, words.tell(each.heading), each.width, names=names.get(each.name, {})) for each in columns
    )
    return Listing("answers", words.say("Answers"), headings, [list(line.values()) for line in lines])


def _evidence(assessment: Assessment, words: Words) -> Listing:
    headings = (
        Heading("ref", words.say("Ref."), 10),
        Heading("kind", words.say("Kind"), 14, names=EVIDENCE),
        Heading("title", words.say("Title"), 56),
        Heading("reference", words.say("Reference"), 28),
        Heading("issuer", words.say("Issued by"), 30),
        Heading("issued", words.say("Issued"), 12, "date"),
        Heading("expiry", words.say("Holds until"), 12, "date"),
        Heading("url", words.say("Address"), 36),
        Heading("confidential", words.say("Confidential"), 13),
        Heading("proves", words.say("Proves"), 30),
    )
    proves = {
        ref: tuple(indicator for indicator, each in assessment.responses.items() if ref in each.evidence)
        for ref in assessment.evidence
    }
    rows: list[list[Value]] = [
        [each.ref, str(each.kind), each.title, each.reference, each.issuer, each.issued, each.expiry, each.url,
         each.confidential or None, proves[each.ref]]
        for each in assessment.evidence.values()
    ]  # fmt: skip
    return Listing("evidence", words.say("Evidence"), headings, rows)


def _actions(assessment: Assessment, words: Words) -> Listing:
    headings = (
        Heading("ref", words.say("Ref."), 10),
        Heading("recommendation", words.say("Recommendation"), 16),
        Heading("what", words.say("What"), 60),
        Heading("who", words.say("Who"), 34),
        Heading("by", words.say("By"), 12, "date"),
        Heading("means", words.say("Means"), 36),
        Heading("assistance", words.say("Assistance asked for"), 36),
    )
    rows = [
        [each.ref, each.recommendation, each.what, each.who, each.by.isoformat(), each.means, each.assistance]
        for each in assessment.actions.values()
    ]
    return Listing("actions", words.say("Actions"), headings, rows)


def _practices(assessment: Assessment, words: Words) -> Listing:
    headings = (
        Heading("ref", words.say("Ref."), 10),
        Heading("recommendation", words.say("Recommendation"), 16),
        Heading("title", words.say("Title"), 36),
        Heading("what", words.say("What"), 60),
        Heading("who", words.say("Who"), 34),
        Heading("result", words.say("What it has achieved"), 46),
        Heading("offer", words.say("What is offered to others"), 36),
        Heading("url", words.say("Address"), 36),
    )
    rows = [
        [each.ref, each.recommendation, each.title, each.what, each.who, each.result, each.offer, each.url]
        for each in assessment.practices.values()
    ]
    return Listing("practices", words.say("Good practices"), headings, rows)


def _needs(assessment: Assessment, words: Words) -> Listing:
    headings = (
        Heading("ref", words.say("Ref."), 10),
        Heading("recommendation", words.say("Recommendation"), 16),
        Heading("kind", words.say("Kind"), 26, names=NEEDS),
        Heading("what", words.say("What"), 60),
        Heading("whom", words.say("Asked of"), 30),
        Heading("by", words.say("By"), 12, "date"),
    )
    rows = [
        [each.ref, each.recommendation, str(each.kind), each.what, each.whom, each.by]
        for each in assessment.needs.values()
    ]
    return Listing("needs", words.say("Assistance needs"), headings, rows)


def _observations(assessment: Assessment, words: Words) -> Listing:
    headings = (
        Heading("ref", words.say("Ref."), 10),
        Heading("about", words.say("About"), 12),
        Heading("by", words.say("By whom"), 14, names=REVIEWERS),
        Heading("text", words.say("Observation"), 60),
        Heading("reply", words.say("Reply"), 60),
        Heading("progress", words.say("Status"), 14, names=PROGRESS),
    )
    rows = [
        [each.ref, each.about, str(each.by), each.text, each.reply, str(each.progress)]
        for each in assessment.observations.values()
    ]
    return Listing("observations", words.say("Observations"), headings, rows)


def _delegation(guideline: Guideline, assessment: Assessment, words: Words) -> Listing:
    headings = (
        Heading("part", words.say("Part"), 26, names=DELEGATION_PARTS),
        Heading("ref", words.say("Ref."), 16),
        Heading("name", words.say("Name"), 56),
        Heading("position", words.say("Position"), 30),
        Heading("institution", words.say("Institution"), 34),
        Heading("said", words.say("What is said"), 60, names=CONTEXT),
    )
    told, language = assessment.delegation, words.language
    phases = {phase.ref: phase.title.read(language) for phase in guideline.phases}
    rows: list[Sequence[Value]] = [
        *(["member", None, each.name, each.position, each.institution, None] for each in told.members),
        *(["consulted", None, name, None, None, None] for name in told.consulted),
        *(["relevance", ref, phases[ref], None, None, str(each)] for ref, each in told.relevance.items()),
        *(["instrument", ref, guideline.source(ref).title.read(language), None, None, str(each)]
          for ref, each in told.instruments.items()),
        *(["remarks", None, None, None, None, text] for text in (told.remarks,) if text),
    ]  # fmt: skip
    return Listing("delegation", words.say("Delegation"), headings, rows)


def _scores(guideline: Guideline, card: Card, words: Words) -> Listing:
    headings = (
        Heading("ref", words.say("Ref."), 12),
        Heading("title", words.say("Phase or recommendation"), 60),
        Heading("value", words.say("Value"), 10, "number"),
        Heading("low", words.say("Low"), 10, "number"),
        Heading("high", words.say("High"), 10, "number"),
        *(Heading(str(kind), words.tell(KINDS[kind]), 14, "number") for kind in Kind),
        Heading("indicators", words.say("Indicators"), 13),
        Heading("rated", words.say("Rated"), 13),
        Heading("not_applicable", words.say("not applicable"), 12),
        Heading("no_information", words.say("no information"), 14),
        Heading("withheld", words.say("withheld"), 13),
        Heading("unanswered", words.say("Unanswered"), 13),
        Heading("coverage", words.say("Coverage"), 13, "share"),
        Heading("evidenced", words.say("With evidence"), 13),
    )
    language, strong = words.language, {0}
    rows: list[list[Value]] = [[card.ref, guideline.title.read(language), *_figures(card)]]
    for phase, part in zip(guideline.phases, card.parts, strict=True):
        strong.add(len(rows))
        rows.append([part.ref, phase.title.read(language), *_figures(part)])
        for recommendation, each in zip(phase.recommendations, part.parts, strict=True):
            rows.append([each.ref, recommendation.title.read(language), *_figures(each)])
    note = words.say("A value is shown from half coverage upwards; below that only the bounds are meaningful.")
    return Listing("scores", words.say("Scores"), headings, rows, frozenset(strong), frozen=2, note=note)


def _figures(card: Card) -> Iterator[Value]:
    score, coverage = card.score, card.score.coverage
    yield from map(rounded, (score.value, score.low, score.high, *(card.kinds[kind].value for kind in Kind)))
    yield from (coverage.total, coverage.rated, coverage.not_applicable, coverage.no_information)
    yield from (coverage.withheld, coverage.unanswered, rounded(coverage.share), coverage.evidenced)
