"""Follow-ups: `observations --seal--> FollowUp --take in--> register`, from the secretariat to the country.

What comes in is added to the history of the country's own assessment, as it was written, and nothing else is touched:
the observations stand beside the answers, and travel back with the next submission.
"""

from __future__ import annotations

from collections.abc import Callable

from assess.domain.errors import Misuse
from assess.domain.followup import SECRETARIATS, FollowUp
from assess.domain.history import Revision
from assess.domain.ledgers.observations import Observation, Progress
from assess.domain.message import Message, count
from assess.domain.problem import Problem
from assess.workflow.acceptance import accepted_entry
from assess.workflow.arrival import Doubt, Outcome, Verdict
from assess.workflow.opening import Desk
from assess.workflow.ports import Intake, moment
from assess.workflow.session import Session
from assess.workflow.trust import Trust, declined, remarks_on_key

Open = Callable[[bytes, str], tuple[FollowUp | None, list[Problem]]]
"""Reads a follow-up; `None` where it is refused."""


class FollowUps:
    """Takes in what the secretariat observed."""

    def __init__(self, desk: Desk, open_: Open, trust: Trust) -> None:
        """Take what is needed."""
        self._desk = desk
        self._open = open_
        self._trust = trust

    def receive(self, file: str, content: bytes) -> Outcome:
        """Take in one file, or refuse it. Raises only where the register fails."""
        follow_up, problems = self._open(content, file)
        if follow_up is None:
            return Outcome(file, Verdict.REFUSED, problems=tuple(problems))
        intake = self._desk.register.intake
        known = intake.pinned(follow_up.sender)
        if reasons := self._trust.doubts(follow_up, known):
            doubt = Doubt.CHANGED if known else Doubt.NEW
            return Outcome(file, Verdict.REFUSED, reasons=reasons, doubt=doubt, follow_up=follow_up)
        try:
            session = self._desk.session(follow_up.assessment)
            _fitting(session, follow_up)
        except Misuse as misuse:
            return Outcome(file, Verdict.REFUSED, reasons=(misuse.message,), follow_up=follow_up)
        new = [each for each in follow_up.revisions if each.id not in session.assessment.history]
        if not new:
            return Outcome(file, Verdict.REPEATED, follow_up=follow_up)
        if self._trust.declines(follow_up, known):
            reasons = (declined(follow_up),)
            return Outcome(file, Verdict.REFUSED, reasons=reasons, doubt=Doubt.NEW, follow_up=follow_up)
        if known != follow_up.key:
            intake.pin(follow_up.sender, follow_up.key, moment(self._desk.clock), self._desk.author)
        session.adopt(new)
        session.adopt(_replies(intake, follow_up.assessment))
        remarks = (*remarks_on_key(follow_up, known), _told(session))
        return Outcome(file, Verdict.TAKEN_IN, remarks=remarks, follow_up=follow_up)


def _fitting(session: Session, follow_up: FollowUp) -> None:
    """Make sure that observations are about something there is. Raises `Misuse`."""
    for revision in follow_up.revisions:
        if revision.body is not None:
            accepted_entry(session.guideline, session.assessment, Observation.from_data(revision.body))


def _replies(intake: Intake, assessment: str) -> list[Revision]:
    """List what an envelope that came before the observations says to them."""
    envelope = intake.envelope(assessment)
    added = intake.adds(assessment, envelope) if envelope else None
    return [each for each in added or () if each.subject.startswith(SECRETARIATS)]


def _told(session: Session) -> Message:
    """Say how many observations wait for a reply."""
    waiting = [each for each in session.assessment.observations.values() if each.progress is Progress.OPEN]
    return count(
        len(waiting),
        "{n} observation waits for a reply: in the program with ⇧O, or assess observation list {assessment}",
        "{n} observations wait for a reply: in the program with ⇧O, or assess observation list {assessment}",
        assessment=session.assessment.id,
    )
