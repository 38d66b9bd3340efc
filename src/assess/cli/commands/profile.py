"""The profile: who the delegation is, and what it says of its country, beside what the guideline suggests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import TypeVar

from assess.cli.call import Call
from assess.cli.typed import pair, some
from assess.domain.delegation import Delegation, Member, Relevance, instruments_of
from assess.domain.errors import Misuse
from assess.domain.lookup import found
from assess.domain.message import say
from assess.domain.profile import InForce
from assess.records import replace
from assess.workflow.session import Session

Word = TypeVar("Word", bound=Enum)


def profile(call: Call) -> None:
    """Record what is told of the delegation; told nothing, show what is recorded."""
    args, session = call.args, call.desk.session(call.args.id)
    told = any((args.member, args.consulted, args.without, args.relevance, args.instrument, args.remarks is not None))
    if told:
        session.introduce(_told(call, session.assessment.delegation))
        call.tell("Recorded.")
    if args.json:
        call.document(_document(call, session))
    elif not told:
        _show(call, session)


# --- telling ---------------------------------------------------------------------------------------------------------


def _told(call: Call, was: Delegation) -> Delegation:
    """Give the delegation with what the options say; what is not named stays as it was."""
    args = call.args
    members = {each.name: each for each in was.members}
    members |= {each.name: each for each in map(_member, args.member)}
    consulted = dict.fromkeys((*was.consulted, *(some(each, "--consulted") for each in args.consulted)))
    for name in args.without:
        missing = say("“{name}” is not listed here.", name=name)
        found({**members, **consulted}, name, missing)
        members.pop(name, None)
        consulted.pop(name, None)
    return replace(
        was,
        members=tuple(members.values()),
        consulted=tuple(consulted),
        relevance=_words(was.relevance, args.relevance, "--relevance", Relevance),
        instruments=_words(was.instruments, args.instrument, "--instrument", InForce),
        remarks=was.remarks if args.remarks is None else args.remarks,
    )


def _member(text: str) -> Member:
    """Read a member: name; position; institution."""
    name, position, institution = (*(part.strip() for part in text.split(";", 2)), "", "")[:3]
    return Member(some(name, "--member"), position, institution)


def _words(was: Mapping[str, Word], told: Iterable[str], option: str, words: type[Word]) -> dict[str, Word]:
    """Read REF=WORD pairs; an empty word takes back what was said. Raises `Misuse`."""
    becomes = dict(was)
    for text in told:
        ref, word = pair(text, option)
        if not word:
            becomes.pop(ref, None)
            continue
        try:
            becomes[ref] = words(word)
        except ValueError:
            raise Misuse(
                say("{option}: “{word}” is not one of its values.", option=option, word=word),
                say("Give one of: {possible}.", possible=", ".join(str(each.value) for each in words)),
            ) from None
    return becomes


# --- showing ---------------------------------------------------------------------------------------------------------


def _show(call: Call, session: Session) -> None:
    """Print what is said, one thing a line; beside it what is suggested, and what a ref stands for."""
    delegation, suggested = session.assessment.delegation, call.desk.profile(session.assessment)
    guideline, read = session.guideline, call.words.language
    member, consulted, relevance = call.say("member"), call.say("consulted"), call.say("relevance")
    rows = [[member, "", "; ".join(filter(None, (each.name, each.position, each.institution))), "", ""]
            for each in delegation.members]  # fmt: skip
    rows += [[consulted, "", each, "", ""] for each in delegation.consulted]
    rows += [
        [relevance, phase.ref, _word(call, delegation.relevance.get(phase.ref)), "", phase.title.read(read)]
        for phase in guideline.phases
    ]
    for ref in instruments_of(delegation, suggested):
        said, hint = delegation.instruments.get(ref), suggested.in_force(ref) if suggested else None
        title = guideline.source(ref).title.read(read)
        rows.append([call.say("instrument"), ref, _word(call, said), _word(call, hint), title])
    rows.append([call.say("remarks"), "", delegation.remarks, "", ""])
    head = [call.say("what"), call.say("ref"), call.say("stated"), call.say("suggested"), call.say("name")]
    call.table([head, *rows])
    if not delegation.members:
        call.tell(
            'Name who takes part with: assess profile {id} --member "NAME; POSITION; INSTITUTION"', id=call.args.id
        )


def _word(call: Call, word: Relevance | InForce | None) -> str:
    """Name what a delegation says of a phase or an instrument; nothing where it says nothing."""
    return (
        ""
        if word is None
        else {
            Relevance.HIGH: call.say("high"),
            Relevance.MEDIUM: call.say("medium"),
            Relevance.LOW: call.say("low"),
            InForce.YES: call.say("yes"),
            InForce.NO: call.say("no"),
            InForce.UNKNOWN: call.say("not established"),
        }[word]
    )


def _document(call: Call, session: Session) -> dict[str, object]:
    """Write what is said, and what is suggested beside it; `null` for what was not said."""
    delegation, suggested = session.assessment.delegation, call.desk.profile(session.assessment)
    language, opening = call.words.language, session.assessment.opening
    bases = {each.source: each.basis.read(language) for each in suggested.instruments} if suggested else {}
    return {
        "id": session.assessment.id,
        "country": opening.country,
        "declaration": vars(opening.declaration) if opening.declaration else None,
        "members": [vars(each) for each in delegation.members],
        "consulted": list(delegation.consulted),
        "relevance": {each.ref: delegation.relevance.get(each.ref) for each in session.guideline.phases},
        "instruments": [
            {
                "source": ref,
                "title": session.guideline.source(ref).title.read(language),
                "in_force": delegation.instruments.get(ref),
                "suggested": suggested.in_force(ref) if suggested and ref in bases else None,
                "basis": bases.get(ref),
                "checked": suggested.checked.isoformat() if suggested and ref in bases else None,
            }
            for ref in instruments_of(delegation, suggested)
        ],
        "institutions_suggested": [
            {"role": each.role, "name": each.name.read(language), "dated": each.dated.isoformat()}
            for each in (suggested.institutions if suggested else ())
        ],
        "remarks": delegation.remarks,
    }
