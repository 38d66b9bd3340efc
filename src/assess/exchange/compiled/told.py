"""What countries tell beside their answers, as listings: evidence, good practices, needs, their context, remarks."""

from __future__ import annotations

from assess.domain.region.compilation import Compilation
from assess.exchange.listings import Heading, Listing, Value
from assess.exchange.names import CONTEXT, DELEGATION_PARTS, EVIDENCE, NEEDS, PLAN, name_of
from assess.words import Words


def inventory(compilation: Compilation, words: Words) -> Listing:
    """List laws, policies and programmes; nothing confidential."""
    headings = (
        *_respondent(words),
        Heading("kind", words.say("Kind"), 14, names=EVIDENCE, tag="#meta+type"),
        Heading("title", words.say("Title"), 56, tag="#meta+title"),
        Heading("reference", words.say("Reference"), 28, tag="#meta+reference"),
        Heading("issuer", words.say("Issued by"), 30, tag="#org+issuer"),
        Heading("issued", words.say("Issued"), 12, "date", tag="#date+issued"),
        Heading("expiry", words.say("Holds until"), 12, "date", tag="#date+expiry"),
        Heading("url", words.say("Address"), 36, tag="#meta+url"),
        Heading("indicators", words.say("Cited for"), 40, tag="#indicator+code+list"),
    )
    rows: list[list[Value]] = [
        [each.code, name_of(compilation, words, each.code), str(each.evidence.kind), each.evidence.title,
         each.evidence.reference, each.evidence.issuer, each.evidence.issued, each.evidence.expiry, each.evidence.url,
         each.indicators]
        for each in compilation.inventory
    ]  # fmt: skip
    return Listing("inventory", words.say("Inventory"), headings, rows)


def practices(compilation: Compilation, words: Words) -> Listing:
    """List the good practices that countries offer each other."""
    headings = (
        *_respondent(words),
        *_recommendation(words),
        Heading("title", words.say("Title"), 36, tag="#activity+name"),
        Heading("what", words.say("What"), 60, tag="#activity+description"),
        Heading("who", words.say("Who"), 34, tag="#org+impl"),
        Heading("result", words.say("What it has achieved"), 46, tag="#activity+result"),
        Heading("offer", words.say("What is offered to others"), 36, tag="#activity+offer"),
        Heading("url", words.say("Address"), 36, tag="#meta+url"),
    )
    rows: list[list[Value]] = []
    for each in compilation.practices:
        told = each.practice
        said = [told.title, told.what, told.who, told.result, told.offer, told.url]
        rows.append([*_whose(compilation, words, each.code, told.ref, told.recommendation), *said])
    return Listing("practices", words.say("Good practices"), headings, rows)


def needs(compilation: Compilation, words: Words) -> Listing:
    """List what is asked of the region and of cooperation."""
    headings = (
        *_respondent(words),
        *_recommendation(words),
        Heading("kind", words.say("Kind"), 26, names=NEEDS, tag="#service+type"),
        Heading("assistance", words.say("Assistance asked for"), 50, tag="#service+description"),
        Heading("whom", words.say("Asked of"), 30, tag="#org+asked"),
        Heading("by", words.say("By"), 12, "date", tag="#date+end"),
        Heading("step", words.say("For the step"), 60, tag="#activity+name"),
    )
    rows: list[list[Value]] = []
    for each in compilation.needs:
        told = each.request
        said = [str(told.kind or PLAN), told.what, told.whom, told.by, told.step]
        rows.append([*_whose(compilation, words, each.code, told.ref, told.recommendation), *said])
    return Listing("needs", words.say("Assistance"), headings, rows)


def context(compilation: Compilation, words: Words) -> Listing:
    """Count what delegations say of the relevance of phases and of instruments, and list who says it."""
    headings = (
        Heading("part", words.say("Part"), 22, names=DELEGATION_PARTS, tag="#meta+type"),
        Heading("ref", words.say("Ref."), 16, tag="#meta+code"),
        Heading("title", words.say("Phase or instrument"), 56, tag="#meta+title"),
        Heading("said", words.say("What is said"), 18, names=CONTEXT, tag="#status"),
        Heading("count", words.say("How many"), 11, tag="#respondents+num"),
        Heading("who", words.say("Who"), 60, tag="#country+name+list"),
    )
    guideline, sheets = compilation.guideline, compilation.sheets
    titles = {phase.ref: phase.title.read(words.language) for phase in guideline.phases}
    rows: list[list[Value]] = []
    for ref, shares in compilation.relevance.items():
        for relevance, count in shares.items():
            who = [each.code for each in sheets if each.delegation.relevance.get(ref) is relevance]
            names = ", ".join(name_of(compilation, words, code) for code in who)
            rows += [["relevance", ref, titles[ref], str(relevance), count, names]] if count else []
    for ref, stated in compilation.in_force.items():
        for in_force, count in stated.items():
            who = [each.code for each in sheets if each.delegation.instruments.get(ref) is in_force]
            names, title = ", ".join(name_of(compilation, words, code) for code in who), guideline.source(ref).title
            rows += [["instrument", ref, title.read(words.language), str(in_force), count, names]] if count else []
    return Listing("context", words.say("Context"), headings, rows)


def remarks(compilation: Compilation, words: Words) -> Listing:
    """List the remarks of states, as they are."""
    headings = (*_respondent(words), Heading("remarks", words.say("Remarks of the state"), 120, tag="#description"))
    rows: list[list[Value]] = [
        [each.code, name_of(compilation, words, each.code), each.delegation.remarks]
        for each in compilation.sheets
        if each.delegation.remarks
    ]
    return Listing("remarks", words.say("Remarks"), headings, rows)


def _respondent(words: Words) -> tuple[Heading, Heading]:
    return (
        Heading("code", words.say("Code"), 8, tag="#country+code"),
        Heading("respondent", words.say("Respondent"), 22, tag="#country+name"),
    )


def _recommendation(words: Words) -> tuple[Heading, Heading, Heading]:
    return (
        Heading("ref", words.say("Ref."), 10, tag="#meta+id"),
        Heading("recommendation", words.say("Recommendation"), 16, tag="#indicator+code"),
        Heading("recommendation_title", words.say("Title of the recommendation"), 36, tag="#indicator+name"),
    )


def _whose(compilation: Compilation, words: Words, code: str, ref: str, recommendation: str) -> tuple[str, ...]:
    """Say under the first five headings who tells something, its ref, and for which recommendation."""
    title = compilation.guideline.recommendation(recommendation).title.read(words.language)
    return code, name_of(compilation, words, code), ref, recommendation, title
