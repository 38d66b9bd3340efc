"""Review: remark on an answer, reply to a remark, settle it. Of a submitted assessment too.

A remark belongs to the side that made it, the country or the secretariat: the other one replies to it, and neither
words it anew, settles nor removes it.
"""

from __future__ import annotations

from assess.domain.errors import Misuse
from assess.domain.ledgers.observations import Observation, Reviewer
from assess.domain.lookup import found
from assess.domain.message import say
from assess.records import replace
from assess.workflow.session import Session


def remark(session: Session, about: str, text: str) -> str:
    """Make an observation on an indicator, a recommendation or evidence; give the ref it got.

    Raises `NotFound` for what it is about, and `Misuse` where it says nothing.
    """
    return session.enter(Observation("", about, text, side(session)))


def side(session: Session) -> Reviewer:
    """Tell on whose side one sits: the secretariat's where the assessment is closed as it came in its envelope."""
    return Reviewer.COUNTRY if session.receipt is None else Reviewer.SECRETARIAT


def revise(
    session: Session, ref: str, *, reply: str | None = None, text: str | None = None, resolved: bool | None = None
) -> None:
    """Reply to an observation, word it anew, settle it, in one act.

    `None` leaves something as it is; an empty reply takes the reply back.
    Raises `NotFound`, and `Misuse` where only the other side may, or where the observation would say nothing.
    """
    was = observation(session, ref) if text is None and resolved is None else owned(session, ref)
    becomes = replace(
        was,
        reply=was.reply if reply is None else reply,
        text=was.text if text is None else text,
        resolved=was.resolved if resolved is None else resolved,
    )
    if becomes != was:
        session.correct(becomes)


def withdraw(session: Session, ref: str) -> None:
    """Take an observation back. Raises `NotFound`, and `Misuse` as `owned`."""
    session.remove(owned(session, ref).ref)


def observation(session: Session, ref: str) -> Observation:
    """Find an observation. Raises `NotFound`."""
    missing = say("There is no observation {ref} in this assessment.", ref=ref)
    return found(session.assessment.observations, ref, missing)


def owned(session: Session, ref: str) -> Observation:
    """Find an observation of one's own side. Raises `NotFound`, and `Misuse` for one of the other side's."""
    its = observation(session, ref)
    if its.by is side(session):
        return its
    if its.by is Reviewer.SECRETARIAT:
        raise Misuse(
            say("{ref} is the secretariat's: only the secretariat can resolve it or change its wording.", ref=ref),
            say("Reply to it; the reply goes with the next submission."),
        )
    raise Misuse(say("{ref} is the country's own: only the country can resolve it or change its wording.", ref=ref))
