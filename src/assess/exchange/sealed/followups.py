"""The follow-up as a file: the secretariat's observations, sealed like an envelope.

`docs/formats.en.md` describes it. Reading refuses whatever it has a reason to refuse, and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from assess import __version__
from assess.domain.assessment import Assessment
from assess.domain.bodies import is_subject
from assess.domain.errors import Misuse
from assess.domain.followup import SECRETARIATS, FollowUp
from assess.domain.history import Revision
from assess.domain.message import Message, say
from assess.domain.problem import Place, Problem
from assess.exchange.sealed.keys import SigningKey
from assess.exchange.sealed.proofs import Form, proved, read_proved
from assess.exchange.sealed.rules import body_readable, broken_chain, sides_agree, texts_clean
from assess.exchange.sealed.shape import misshapen_follow_up
from assess.exchange.sealed.texts import unclean
from assess.exchange.unreadable import Unreadable

FORM = Form(
    "assess-follow-up",
    1,
    misshapen_follow_up,
    say("This is not a follow-up of the secretariat."),
    say("A follow-up is what “assess follow-up” writes; its name ends in .follow-up.json."),
)

_MARK = f'"{FORM.name}"'.encode()


def is_follow_up(content: bytes) -> bool:
    """Tell whether a file says that it is one, before anything in it is believed."""
    return _MARK in content and content.lstrip().startswith(b"{")


def seal_follow_up(assessment: Assessment, observed: str, key: SigningKey) -> bytes:
    """Seal the secretariat's observations on an assessment; the same ones always give the same bytes.

    `observed` is the digest of the envelope the answers came in. Raises `Misuse` where there are none.
    """
    revisions = [each for each in assessment.history.revisions if each.subject.startswith(SECRETARIATS)]
    if not revisions:
        raise Misuse(
            say("There are no observations of the secretariat on {assessment}.", assessment=assessment.id),
            say("Make one with: assess observation add {assessment} REF --text TEXT", assessment=assessment.id)
            if assessment.sealed
            else say("It has not been submitted yet. The secretariat makes observations on what a country submits."),
        )
    content = {
        "format": FORM.name,
        "version": FORM.version,
        "program": __version__,
        "assessment": {"id": assessment.id, "revisions": [each.as_told() for each in revisions]},
        "observed": observed,
        "sealed_at": revisions[-1].at,
    }
    return proved(content, key)


def open_follow_up(content: bytes, file: str) -> tuple[FollowUp | None, list[Problem]]:
    """Read a follow-up; `None` where it is refused, with the reasons. Never raises for content."""
    try:
        follow_up = _opened(file, content)
    except Unreadable as unreadable:
        return None, [unreadable.problem]
    broken = list(_broken(follow_up))
    return (None, [Problem(Place(file), message) for message in broken]) if broken else (follow_up, [])


def _opened(file: str, content: bytes) -> FollowUp:
    """Read what is in a file whose proofs hold. Raises `Unreadable`."""
    data = read_proved(file, content, FORM)
    assessment = data["assessment"]
    return FollowUp(
        assessment=assessment["id"],
        observed=data["observed"],
        program=data["program"],
        sealed_at=data["sealed_at"],
        revisions=tuple(Revision.from_told(assessment["id"], each) for each in assessment["revisions"]),
        digest=data["digest"],
        key=data["signature"]["key"],
        signature=data["signature"]["value"],
    )


def _broken(follow_up: FollowUp) -> Iterator[Message]:
    """Say what does not hold: only observations of the secretariat travel here, whole and clean."""
    yield from unclean("assessment", [follow_up.assessment])
    yield from unclean("program", [follow_up.program])
    for revision in follow_up.revisions:
        if not (is_subject(revision.subject) and revision.subject.startswith(SECRETARIATS)):
            yield say("“{subject}” is not an observation of the secretariat.", subject=revision.subject[:60])
        for rule in (body_readable, sides_agree, texts_clean):
            yield from rule(revision)
    yield from broken_chain(follow_up.revisions)
