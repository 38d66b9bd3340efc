"""What is asked about the assessment itself: how it begins, who declares, who belongs to the delegation."""

from __future__ import annotations

from assess.domain.assessment import Declaration, Opening
from assess.domain.delegation import Member
from assess.domain.message import say
from assess.domain.standing import Standing
from assess.tui.pages.asking.checks import needed
from assess.tui.pages.asking.fields import Field, Options, Values
from assess.tui.work.bench import Bench


def opening_fields(bench: Bench, country: str, cycle: str, standings: list[Standing]) -> list[Field]:
    """Ask which round and unit, on which guideline, and from which earlier answers."""
    catalogue = bench.desk.catalogue
    guidelines = [(ref, say("{name}", name=catalogue.guideline(ref).title)) for ref in catalogue.refs()]
    earlier = [each.id for each in standings if each.opening.country == country]
    fields = [
        Field("cycle", say("Cycle"), cycle, hint=say("The year, or 2026-1 for its first half."), check=needed),
        Field("unit", say("Sub-national unit"), hint=say("Empty: the whole country. Otherwise a code, like CHP.")),
        Field("guideline", say("Guideline"), guidelines[0][0], guidelines),
    ]
    if earlier:
        options: Options = [("", say("begin empty")), *((each, say("{name}", name=each)) for each in earlier)]
        hint = say("Its answers come as proposals: they count once you confirm them.")
        fields.append(Field("carry_from", say("Carry forward from"), earlier[-1], options, hint))
    return fields


def declaration_fields(was: Opening) -> list[Field]:
    """Ask who answers for the assessment, and whether its answers may be published."""
    entry = was.declaration or Declaration("")
    publication: Options = [("yes", say("may be published")), ("", say("only count in the totals of the region"))]
    return [
        Field("name", say("Name"), entry.name, check=needed),
        Field("position", say("Position"), entry.position),
        Field("institution", say("Institution"), entry.institution),
        Field("published", say("The answers"), "" if was.unpublished else "yes", publication),
    ]


def declaration_of(values: Values) -> Declaration:
    """Make a declaration of a form."""
    return Declaration(values["name"], values["position"], values["institution"])


def may_be_published(values: Values) -> bool:
    """Tell whether a declaration allows the answers to be published."""
    return bool(values["published"])


def member_fields(was: Member | None) -> list[Field]:
    """Ask who belongs to the delegation."""
    entry = was or Member("")
    hint = say("An official of the delegation, never a person whom the assessment concerns.")
    return [
        Field("name", say("Name"), entry.name, hint=hint, check=needed),
        Field("position", say("Position"), entry.position),
        Field("institution", say("Institution"), entry.institution),
    ]
