"""What is asked about the assessment itself: how it begins, who declares, who belongs to the delegation."""

from __future__ import annotations

from assess.domain.assessment import Declaration
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


def declaration_fields(was: Declaration | None) -> list[Field]:
    """Ask who answers for the assessment."""
    entry = was or Declaration("")
    return [
        Field("name", say("Name"), entry.name, check=needed),
        Field("position", say("Position"), entry.position),
        Field("institution", say("Institution"), entry.institution),
    ]


def declaration_of(values: Values) -> Declaration:
    """Make a declaration of a form."""
    return Declaration(values["name"], values["position"], values["institution"])


def member_fields(was: Member | None) -> list[Field]:
    """Ask who belongs to the delegation."""
    entry = was or Member("")
    hint = say("An official of the delegation, never a person it is about.")
    return [
        Field("name", say("Name"), entry.name, hint=hint, check=needed),
        Field("position", say("Position"), entry.position),
        Field("institution", say("Institution"), entry.institution),
    ]
