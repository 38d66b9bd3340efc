"""What is asked in forms, and how their answers become records."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from assess.domain.address import completed, is_web_address
from assess.domain.answers import Rated
from assess.domain.assessment import Declaration
from assess.domain.delegation import Member
from assess.domain.guideline import FigureAsked, Recommendation, Text
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.domain.message import Message, say
from assess.domain.response import Figure, possible_years
from assess.domain.standing import Standing
from assess.records import replace
from assess.tui.drawing import looks
from assess.tui.drawing.text import line, said
from assess.tui.pages.asking.fields import Field, Options, needed
from assess.tui.widgets.block import Block
from assess.tui.widgets.offers import choice
from assess.tui.work.answer_keys import UNRATED
from assess.tui.work.bench import Bench
from assess.tui.work.figures import a_number, a_year_of
from assess.tui.work.names import EVIDENCE_KINDS, UNITS

Values = Mapping[str, str]
"""What the fields of a form hold, by their id."""

YEAR_OR_MONTH = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2]))?")


def rate_page(bench: Bench) -> list[Block]:
    """Offer the answers that all indicators of a recommendation can share."""
    levels = [choice(str(step.level), line(bench.read(step.name), "bold")) for step in bench.guideline.scale]
    others = [choice(key, said(bench.tell(looks.UNRATED[status].word))) for key, status in UNRATED.items()]
    return levels + others


def reason_fields(reason: str) -> list[Field]:
    """Ask why an indicator is not applicable."""
    hint = say("In one sentence. It is printed in the report, beside the question.")
    return [Field("reason", say("Reason"), reason, hint=hint, check=needed)]


# --- checks ----------------------------------------------------------------------------------------------------------


def a_day(text: str) -> Message | None:
    """Refuse what is no day; nothing typed is no fault."""
    try:
        fine = not text or date.fromisoformat(text).isoformat() == text  # there are other ways to write one
    except ValueError:
        fine = False
    return None if fine else say("Please type a day as year-month-day: 2027-06-30")


def a_date(text: str) -> Message | None:
    """Refuse what is neither a year, a month nor a day; nothing typed is no fault."""
    if not text or YEAR_OR_MONTH.fullmatch(text) or a_day(text) is None:
        return None
    return say("Please type a year, a month or a day: 2027, 2027-06 or 2027-06-30")


def a_day_needed(text: str) -> Message | None:
    """Refuse what is no day, and nothing."""
    return needed(text) or a_day(text)


def an_address(text: str) -> Message | None:
    """Refuse addresses that are not of the web."""
    fine = not text.strip() or is_web_address(completed(text.strip()))
    return None if fine else say("Please type an address that begins with https://")


# --- figure ----------------------------------------------------------------------------------------------------------


def figure_fields(bench: Bench, asked: FigureAsked, was: Figure | None) -> list[Field]:
    """Ask for a number, its year and what it was counted over."""
    label = say("{label} ({unit})", label=asked.label, unit=UNITS[asked.unit])
    year = "" if was is None or was.year is None else str(was.year)
    over = "" if was is None or was.denominator is None else str(was.denominator)
    return [
        Field("value", label, "" if was is None else str(was.value), hint=say("Empty: no figure."), check=a_number),
        Field("year", say("Year"), year, check=a_year_of(possible_years(bench.assessment.opening.cycle))),
        Field("denominator", say("Counted over how many"), over, check=a_number),
    ]


# --- evidence --------------------------------------------------------------------------------------------------------


def evidence_fields(was: Evidence | None = None) -> list[Field]:
    """Ask for what identifies a piece of evidence."""
    kinds = [(str(kind), name) for kind, name in EVIDENCE_KINDS.items()]
    entry = was or Evidence("", EvidenceKind.LAW, "")
    yes_no = [("", say("no")), ("yes", say("yes"))]
    personal = say("Never anything about a person: laws, programmes and aggregated figures only.")
    return [
        Field("title", say("Title"), entry.title, hint=personal, check=needed),
        Field("kind", say("Kind"), str(entry.kind), kinds),
        Field("reference", say("Number, article or page"), entry.reference),
        Field("issuer", say("Issued by"), entry.issuer),
        Field("issued", say("Issued (year or day)"), entry.issued, check=a_date),
        Field("url", say("Address on the web"), entry.url, check=an_address),
        Field("expiry", say("Holds until (day)"), entry.expiry, hint=say("Empty: does not expire."), check=a_day),
        Field("confidential", say("Confidential"), "yes" if entry.confidential else "", yes_no),
    ]


def evidence_of(values: Values, ref: str = "") -> Evidence:
    """Make evidence of a form."""
    texts = {name: values[name] for name in ("title", "reference", "issuer", "issued", "url", "expiry")}
    return Evidence(ref, EvidenceKind(values["kind"]), confidential=bool(values["confidential"]), **texts)


# --- actions ---------------------------------------------------------------------------------------------------------


def action_fields(bench: Bench, recommendation: Recommendation, was: Action | None = None) -> list[Field]:
    """Ask for a step; a new one begins with what the next level of the widest gap asks for."""
    asked = next_level(bench, recommendation)
    hint = say("The next level asks: {text}", text=asked) if asked else None
    who = ", ".join(bench.read(bench.guideline.institution(ref).name) for ref in recommendation.institutions[:2])
    what = bench.read(asked) if asked else ""
    entry = was or Action("", recommendation.ref, what, who, bench.session.today + timedelta(days=365))
    return [
        Field("what", say("What is to be done"), entry.what, hint=hint, check=needed, long=True),
        Field("who", say("Who"), entry.who, check=needed),
        Field("by", say("By when (day)"), entry.by.isoformat(), check=a_day_needed),
        Field("means", say("Means it needs"), entry.means),
        Field("assistance", say("Assistance asked of the region"), entry.assistance),
    ]


def next_level(bench: Bench, recommendation: Recommendation) -> Text | None:
    """Find what the next level of the lowest rated indicator asks for; `None` where nothing falls short."""
    rated = [
        (answer.level, indicator)
        for indicator in recommendation.indicators
        if isinstance(answer := bench.assessment.response(indicator.ref).answer, Rated)
        and answer.level < bench.guideline.target
    ]
    if not rated:
        return None
    level, indicator = min(rated, key=lambda each: each[0])
    return bench.guideline.meaning(indicator, level + 1)


def action_of(values: Values, recommendation: str, ref: str = "") -> Action:
    """Make an action of a form."""
    texts = {name: values[name] for name in ("what", "who", "means", "assistance")}
    return Action(ref=ref, recommendation=recommendation, by=date.fromisoformat(values["by"]), **texts)


# --- the assessment --------------------------------------------------------------------------------------------------


def opening_fields(bench: Bench, country: str, cycle: str, standings: list[Standing]) -> list[Field]:
    """Ask which round and unit, on which guideline, and from which earlier answers."""
    catalogue = bench.desk.catalogue
    guidelines = [(ref, catalogue.guideline(ref).title) for ref in catalogue.refs()]
    earlier = [each.id for each in standings if each.opening.country == country]
    fields = [
        Field("cycle", say("Cycle"), cycle, hint=say("The year, or 2026-1 for its first half."), check=needed),
        Field("unit", say("Sub-national unit"), hint=say("Empty: the whole country. Otherwise a code, like CHP.")),
        Field("guideline", say("Guideline"), guidelines[0][0], guidelines),
    ]
    if earlier:
        options: Options = [("", say("begin empty")), *((each, each) for each in earlier)]
        hint = say("Its answers come as proposals: they count once you confirm them.")
        fields.append(Field("carry_from", say("Carry forward from"), earlier[-1], options, hint))
    return fields


def declaration_fields(was: Declaration | None) -> list[Field]:
    """Ask who answers for the assessment."""
    entry = was or Declaration("")
    return [
        Field("name", say("Name"), entry.name, check=needed),
        Field("position", say("Position"), entry.position),
        Field("institution", say("Institution"), entry.institution),
    ]


def member_fields(was: Member | None) -> list[Field]:
    """Ask who belongs to the delegation."""
    entry = was or Member("")
    hint = say("An official of the delegation, never a person it is about.")
    return [
        Field("name", say("Name"), entry.name, hint=hint, check=needed),
        Field("position", say("Position"), entry.position),
        Field("institution", say("Institution"), entry.institution),
    ]


def declaration_of(values: Values) -> Declaration:
    """Make a declaration of a form."""
    return replace(Declaration(values["name"]), position=values["position"], institution=values["institution"])
