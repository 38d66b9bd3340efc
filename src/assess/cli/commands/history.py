"""Who changed what, and when, in sentences."""

from __future__ import annotations

from assess.cli.call import Call, in_one_line
from assess.cli.telling import answer_words, state_word, subject_words
from assess.domain.assessment import Opening
from assess.domain.delegation import Delegation
from assess.domain.guideline import Guideline
from assess.domain.history import Revision
from assess.domain.lookup import found
from assess.domain.message import say
from assess.domain.response import Response
from assess.domain.subjects import DELEGATION, OPENING, RESPONSE, split
from assess.workflow.session import Session

LONGEST = 160
"""Characters of a change that a line shows; what is longer ends in an ellipsis."""


def history(call: Call) -> None:
    """Print the changes: who, when, what; of one subject if it is named."""
    session = call.desk.session(call.args.id)
    revisions = list(session.assessment.history.revisions)
    if call.args.ref:
        revisions = _about(session, revisions, call.args.ref)
    if call.args.json:
        from assess.cli.documents import revision_document

        call.document([revision_document(revision) for revision in revisions])
        return
    head = [call.say("no."), call.say("when"), call.say("who"), call.say("what"), call.say("becomes")]
    rows = [
        [
            str(revision.number),
            call.words.moment(revision.at),
            revision.author,
            subject_words(call, revision.subject),
            _becomes(call, session.guideline, revision),
        ]
        for revision in revisions
    ]
    call.table([head, *rows])


def _about(session: Session, revisions: list[Revision], ref: str) -> list[Revision]:
    """Give the changes of one indicator or entry. Raises `NotFound` where there is no such thing."""
    about = [revision for revision in revisions if ref in (revision.subject, split(revision.subject)[1])]
    if not about:
        id_ = session.assessment.id
        indicators = {indicator.ref: indicator for indicator in session.guideline.indicators()}
        hint = say("See all changes with: assess history {assessment}", assessment=id_)
        found(indicators, ref, say("{assessment} has no {ref}.", assessment=id_, ref=ref), hint)
    return about


def _becomes(call: Call, guideline: Guideline, revision: Revision) -> str:
    """Say in one line what a subject became."""
    body = revision.body
    if revision.subject.startswith(RESPONSE):
        said = _response(call, guideline, Response.from_data(body or {}))
    elif body is None:
        said = call.say("removed")
    elif revision.subject == OPENING:
        said = state_word(call, Opening.from_data(body).state)
    elif revision.subject == DELEGATION:
        told = Delegation.from_data(body)
        said = "; ".join((*(each.name for each in told.members), *told.consulted)) or told.remarks
    else:
        said = next((str(body[name]) for name in ("title", "what", "reply", "text") if name in body), "")
    line = in_one_line(said)
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def _response(call: Call, guideline: Guideline, response: Response) -> str:
    parts = [answer_words(call, guideline, response.answer)]
    if response.proposed is not None:
        parts.append(call.say("proposed: {answer}", answer=answer_words(call, guideline, response.proposed)))
    if response.figure is not None:
        parts.append(f"{response.figure.value}")
    if response.flagged:
        parts.append(call.say("to be discussed"))
    parts += response.evidence
    if response.comment:
        parts.append(call.say("“{text}”", text=response.comment))
    return " · ".join(parts)
