"""Decide between versions: what a person chose is recorded, and from then on there is one version again."""

from __future__ import annotations

from assess.domain.assessment import Opening
from assess.domain.data import Data
from assess.domain.delegation import Delegation
from assess.domain.entries import LEDGERS
from assess.domain.response import Response
from assess.domain.subjects import DELEGATION, RESPONSE, split
from assess.records import replace
from assess.workflow.session import Session


def decide(session: Session, subject: str, body: Data | None) -> None:
    """Record what a subject says from now on; `None` removes it.

    Of an opening, the declaration and whether answers are published are decided; its state is what it is. Raises as
    the verbs of the session do; then nothing is decided.
    """
    kind, ref = split(subject)
    if kind == RESPONSE:
        chosen = Response.from_data(body or {})
        proofs = tuple(each for each in chosen.evidence if each in session.assessment.evidence)
        session.respond({ref: lambda _: replace(chosen, evidence=proofs)})
    elif kind in LEDGERS:
        if body is None:
            session.remove(ref)
        else:
            session.correct(LEDGERS[kind].entry.from_data(body))
    elif kind == DELEGATION:
        session.introduce(Delegation.from_data(body or {}))
    else:
        opening = Opening.from_data(body) if body else session.assessment.opening
        if opening.declaration is not None:
            session.declare(opening.declaration, published=not opening.unpublished)


def keep_both(session: Session, subject: str, one: Data, other: Data) -> str:
    """Keep two entries that got the same number apart from each other: the other one gets a number of its own.

    What cites the number means the first one from now on. Gives the new number; raises as the verbs of the session do.
    """
    read = LEDGERS[split(subject)[0]].entry.from_data
    session.correct(read(one))
    return session.enter(read(other))
