"""What the delegation says of itself and of its country, beside what the guideline suggests.

A suggestion is never shown as something that the country has said: only what the delegation confirms is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.content import Content

from assess.domain.delegation import Member, Relevance, instruments_of
from assess.domain.message import Message, say
from assess.domain.profile import CountryProfile, InForce, InstitutionSuggested
from assess.domain.subjects import DELEGATION
from assess.tui.drawing import looks
from assess.tui.drawing.text import NOTHING, cell, drawn, joined, line, said
from assess.tui.pages.finding import fits
from assess.tui.pages.questions.noted import disputed
from assess.tui.widgets.block import GAP, Block, titled
from assess.tui.widgets.offers import box, choice, offer
from assess.tui.work.bench import Bench

NAME = 22
"""Columns of the name of a phase."""

FORGET = "x"
"""The key and the wish that take back what was told."""

RELEVANCES: dict[str, Relevance] = {"1": Relevance.HIGH, "2": Relevance.MEDIUM, "3": Relevance.LOW}
ANSWERS: dict[str, InForce] = {"1": InForce.YES, "2": InForce.NO, "3": InForce.UNKNOWN}
"""What can be chosen, by its key."""

_MARKS = {InForce.YES: ("✓", "$success"), InForce.NO: ("×", "$warning"), InForce.UNKNOWN: ("?", "$secondary")}


def delegation_blocks(bench: Bench, profile: CountryProfile | None) -> list[Block]:
    """Lay out all of it; `profile` is what the guideline suggests, `None` for nothing."""
    notice = disputed(bench, DELEGATION)
    return [
        *([GAP, Block(notice, f"decide:{DELEGATION}")] if notice.plain else []),
        *_members(bench),
        *_consulted(bench),
        *_relevance(bench),
        *_instruments(bench, profile),
        *_remarks(bench),
    ]


def member_words(member: Member) -> str:
    """Name a member with position and institution."""
    return " · ".join(part for part in (member.name, member.position, member.institution) if part)


# --- the delegation --------------------------------------------------------------------------------------------------


def _members(bench: Bench) -> list[Block]:
    words, members = bench.words, bench.assessment.delegation.members
    blocks = _title(words.say("Delegation"), words.say("the officials who answer; nobody else is named"))
    blocks += [Block(line(member_words(each)), f"member:{member_words(each)}", gutter=drawn("  ")) for each in members]
    return blocks + _offer(bench, words.say("Add a member …"), "member:")


def _consulted(bench: Bench) -> list[Block]:
    words = bench.words
    blocks = _title(words.say("Institutions consulted"), words.say("who took part or was asked"))
    blocks += [Block(line(each), f"consulted:{each}", drawn("  ")) for each in bench.assessment.delegation.consulted]
    return blocks + _offer(bench, words.say("Choose or name institutions …"), "consulted:")


def _relevance(bench: Bench) -> list[Block]:
    words, told = bench.words, bench.assessment.delegation.relevance
    note = words.say("printed in the report; changes no score")
    blocks = _title(words.say("Relevance of each phase"), note)
    for phase in bench.guideline.phases:
        level = told.get(phase.ref)
        value = said(bench.tell(looks.RELEVANCE[level])) if level else said(words.say("not given yet"), "$secondary")
        name = joined(drawn("  "), cell(line(bench.read(phase.title)), NAME), drawn(" "))
        blocks.append(Block(value, f"relevance:{phase.ref}", name, wraps=False))
    return blocks


def _remarks(bench: Bench) -> list[Block]:
    words, remarks = bench.words, bench.assessment.delegation.remarks
    blocks = _title(words.say("Remarks of the state"), words.say("printed as they are at the end of the report"))
    if remarks:
        blocks.append(Block(said(remarks), "remarks:", gutter=drawn("  ")))
    go_on = words.say("Go on writing …") if remarks else words.say("Write remarks …")
    return blocks + _offer(bench, go_on, "remarks:", sign="→")


def _title(text: str, note: str) -> list[Block]:
    return [GAP, titled(text, note)]


def _offer(bench: Bench, text: str, wish: str, sign: str = "+") -> list[Block]:
    """Offer to change something; a submitted assessment is read-only."""
    return [] if bench.assessment.sealed else [offer(text, wish, sign=sign)]


# --- instruments -----------------------------------------------------------------------------------------------------


def _instruments(bench: Bench, profile: CountryProfile | None) -> list[Block]:
    """List the instruments that are suggested or confirmed: the delegation's word first, the suggestion below."""
    words = bench.words
    blocks = _title(words.say("Instruments in force"), words.say("as the delegation confirms it"))
    if profile is not None:
        day = words.day(profile.checked)
        note = words.say("Suggestions of the guideline, gone through on {day}: no statement of the country.", day=day)
        blocks.append(Block(said(note, "$secondary"), gutter=drawn("  ")))
    blocks += [_instrument(bench, profile, ref) for ref in instruments_of(bench.assessment.delegation, profile)]
    return blocks + _offer(bench, words.say("Name another instrument …"), "instrument:")


def _instrument(bench: Bench, profile: CountryProfile | None, ref: str) -> Block:
    told = bench.assessment.delegation.instruments.get(ref)
    glyph, style = _MARKS[told] if told else ("○", "$secondary")
    missing = said(bench.words.say("not confirmed yet"), "$secondary")
    state = said(bench.tell(looks.IN_FORCE[told]), "bold") if told else missing
    suggestion = suggested_words(bench, profile, ref)
    rest = joined(drawn("  "), said(suggestion, "$secondary")) if suggestion else NOTHING
    content = joined(line(bench.read(bench.guideline.source(ref).title)), drawn("\n"), state, rest)
    return Block(content, f"instrument:{ref}", gutter=drawn(f"  {glyph} ", style))


def suggested_words(bench: Bench, profile: CountryProfile | None, ref: str) -> str:
    """Say what the guideline suggests about an instrument, and on which basis; empty where it suggests nothing."""
    its = next((each for each in profile.instruments if each.source == ref), None) if profile else None
    if its is None:
        return ""
    state = bench.tell(looks.IN_FORCE[its.in_force])
    return bench.words.say("Suggested: {state}. {basis}", state=state, basis=bench.read(its.basis)).strip()


# --- what is asked ---------------------------------------------------------------------------------------------------


def relevance_page(bench: Bench) -> list[Block]:
    """Offer the degrees of relevance."""
    return _choices(bench, {key: looks.RELEVANCE[level] for key, level in RELEVANCES.items()})


def in_force_page(bench: Bench, profile: CountryProfile | None, ref: str) -> list[Block]:
    """Offer whether an instrument is in force, below what is suggested."""
    blocks = _choices(bench, {key: looks.IN_FORCE[state] for key, state in ANSWERS.items()})
    suggestion = suggested_words(bench, profile, ref)
    return [Block(said(suggestion, "$secondary")), GAP, *blocks] if suggestion else blocks


def _choices(bench: Bench, answers: Mapping[str, Message]) -> list[Block]:
    """Offer answers by their keys, and to take back what was told."""
    return [
        choice(key, said(bench.tell(each))) for key, each in {**answers, FORGET: say("say nothing about it")}.items()
    ]


def sources_page(bench: Bench, text: str) -> list[Block]:
    """List the guideline's sources whose title or symbol fits a text."""
    return [
        Block(joined(line(bench.read(each.title)), drawn("  "), line(each.symbol, "$secondary")), each.ref)
        for each in bench.guideline.sources
        if fits(text, bench.read(each.title), each.symbol, each.ref)
    ]


def consulted_page(bench: Bench, profile: CountryProfile | None, text: str) -> list[Block]:
    """List institutions that fit a text, ticked or not, and offer to name another as it was typed."""
    consulted = bench.assessment.delegation.consulted
    known = {name: _known(bench, its) for name, its in _suggestions(bench, profile)}
    offered = {name: known.get(name, NOTHING) for name in (*consulted, *known)}
    blocks = [
        _tick(name, beside, ticked=name in consulted)
        for name, beside in offered.items()
        if fits(text, name, beside.plain)
    ]
    typed = text.strip()
    if typed and typed not in offered:
        label = bench.words.say("Name “{text}” as it is typed", text=typed)
        blocks.append(Block(said(label, "bold"), typed, gutter=drawn("  + ", "bold $accent")))
    return blocks


def _suggestions(bench: Bench, profile: CountryProfile | None) -> Iterator[tuple[str, InstitutionSuggested | None]]:
    """Give the country's institutions by name, and after them those of the guideline that have none."""
    for each in profile.institutions if profile else ():
        yield bench.read(each.name), each
    named = {each.role for each in profile.institutions} if profile else set()
    for role in bench.guideline.institutions:
        if role.ref not in named:
            yield bench.read(role.name), None


def _known(bench: Bench, its: InstitutionSuggested | None) -> Content:
    """Say whose part an institution takes, and what the suggestion rests on."""
    if its is None:
        return NOTHING
    role = bench.read(bench.guideline.institution(its.role).name)
    return line(" · ".join(part for part in (role, bench.read(its.basis), its.dated.isoformat()) if part))


def _tick(name: str, beside: Content, *, ticked: bool) -> Block:
    content = joined(line(name, "bold" if ticked else ""), drawn("  "), beside.stylize("$secondary"))
    return Block(content, name, gutter=box(ticked=ticked), wraps=False)
