"""One open assessment: record what the delegation says, and know at once how it stands.

Everything is recorded the moment it is said. What cannot be recorded raises, and the session stays as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from assess.domain.actions import Action
from assess.domain.answers import Answer
from assess.domain.assessment import ACTION, EVIDENCE, RESPONSE, Assessment, Declaration, State, next_ref
from assess.domain.crosswalk import Strand, by_instrument
from assess.domain.data import Data
from assess.domain.errors import Sealed
from assess.domain.evidence import Evidence
from assess.domain.gaps import Gap, find_gaps
from assess.domain.guideline import Guideline
from assess.domain.history import OPENING, Revision
from assess.domain.response import Figure, Response
from assess.domain.review import Finding, review
from assess.domain.scoring import Card, rescore, score
from assess.domain.standing import stand
from assess.workflow.acceptance import (
    accepted_action,
    accepted_declaration,
    accepted_evidence,
    accepted_response,
    known,
)
from assess.workflow.ports import Clock, Register


class Session:
    """An assessment being worked on. `assessment` and `card` are the present; each verb makes the next one."""

    def __init__(
        self, register: Register, guideline: Guideline, clock: Clock, author: str, assessment: Assessment
    ) -> None:
        """Take up an assessment as it stands in the register."""
        self.guideline = guideline
        self.author = author
        self.assessment = assessment
        self.card: Card = score(guideline, assessment.responses)
        self._register = register
        self._clock = clock

    @property
    def today(self) -> date:
        """The day it is here, for what expires and for what a report bears."""
        return self._clock.now().astimezone().date()

    # --- answering -------------------------------------------------------------------------------------------------

    def answer(self, indicator: str, answer: Answer | None) -> None:
        """Rate an indicator, or say why it is not rated; `None` takes the answer back.

        Raises `Misuse` for an unknown level and for "not applicable" without a reason.
        """
        self.respond({indicator: lambda response: replace(response, answer=answer, proposed=None)})

    def answer_all(self, recommendation: str, answer: Answer) -> None:
        """Give the same answer to all indicators of a recommendation."""
        indicators = self.guideline.recommendation(recommendation).indicators
        self.respond({each.ref: lambda was: replace(was, answer=answer, proposed=None) for each in indicators})

    def confirm(self, indicators: Iterable[str]) -> None:
        """Make last cycle's answers this cycle's, where they are still proposals."""
        proposed = [ref for ref in indicators if self.assessment.response(ref).proposed is not None]
        self.respond({ref: lambda was: replace(was, answer=was.proposed, proposed=None) for ref in proposed})

    def comment(self, indicator: str, comment: str) -> None:
        """Keep a comment on an indicator; an empty one removes it."""
        self.respond({indicator: lambda response: replace(response, comment=comment)})

    def report_figure(self, indicator: str, figure: Figure | None) -> None:
        """Keep the number reported beside a rating; `None` removes it."""
        self.respond({indicator: lambda response: replace(response, figure=figure)})

    def link(self, indicator: str, evidence: Iterable[str]) -> None:
        """Say which evidence proves an indicator. Raises `NotFound` for evidence that is not registered."""
        self.respond({indicator: lambda response: replace(response, evidence=tuple(dict.fromkeys(evidence)))})

    def flag(self, indicator: str, *, flagged: bool) -> None:
        """Mark an indicator to be discussed later, or take the mark off."""
        self.respond({indicator: lambda response: replace(response, flagged=flagged)})

    def respond(self, changes: Mapping[str, Callable[[Response], Response]]) -> None:
        """Change several responses at once, all or nothing; what changes nothing is not recorded.

        Where two versions of a response exist, saying the same again is a change: it decides for that version.
        """
        bodies: dict[str, Data | None] = {}
        for indicator, change in changes.items():
            self.guideline.indicator(indicator)
            was = self.assessment.response(indicator)
            becomes = accepted_response(self.guideline, self.assessment, indicator, change(was))
            if becomes != was or RESPONSE + indicator in self.assessment.conflicts:
                bodies[RESPONSE + indicator] = becomes.as_data() or None
        self._record(bodies)

    # --- evidence and actions --------------------------------------------------------------------------------------

    def add_evidence(self, evidence: Evidence) -> str:
        """Enter evidence into the assessment's register and give the ref it got. Raises `Misuse` without a title."""
        entry = accepted_evidence(evidence)
        self.refresh()
        ref = next_ref(self._ever(EVIDENCE), "E")
        self._record({EVIDENCE + ref: replace(entry, ref=ref).as_data()})
        return ref

    def change_evidence(self, evidence: Evidence) -> None:
        """Correct an entry. Raises `NotFound`, and `Misuse` without a title."""
        known(self.assessment.evidence, evidence.ref)
        self._record({EVIDENCE + evidence.ref: accepted_evidence(evidence).as_data()})

    def remove_evidence(self, ref: str) -> None:
        """Take an entry out, and its links with it. Raises `NotFound`."""
        known(self.assessment.evidence, ref)
        bodies: dict[str, Data | None] = {EVIDENCE + ref: None}
        for indicator, response in self.assessment.responses.items():
            if ref in response.evidence:
                left = tuple(each for each in response.evidence if each != ref)
                bodies[RESPONSE + indicator] = replace(response, evidence=left).as_data() or None
        self._record(bodies)

    def add_action(self, action: Action) -> str:
        """Enter a step into the action plan and give the ref it got.

        Raises `NotFound` for its recommendation, and `Misuse` where it does not say what or who.
        """
        entry = accepted_action(self.guideline, action)
        self.refresh()
        ref = next_ref(self._ever(ACTION), "A")
        self._record({ACTION + ref: replace(entry, ref=ref).as_data()})
        return ref

    def change_action(self, action: Action) -> None:
        """Correct a step. Raises `NotFound`, and `Misuse` where it does not say what or who."""
        known(self.assessment.actions, action.ref)
        self._record({ACTION + action.ref: accepted_action(self.guideline, action).as_data()})

    def remove_action(self, ref: str) -> None:
        """Take a step out of the plan. Raises `NotFound`."""
        known(self.assessment.actions, ref)
        self._record({ACTION + ref: None})

    # --- history ---------------------------------------------------------------------------------------------------

    def undo(self) -> list[Revision]:
        """Take back the author's last act and give its changes; empty where there is none to take back."""
        return self._reverse(self.assessment.history.undoable(self.author))

    def redo(self) -> list[Revision]:
        """Make again what was last taken back; empty where there is nothing."""
        return self._reverse(self.assessment.history.redoable(self.author))

    def refresh(self) -> list[Revision]:
        """Take in what other programs recorded meanwhile, and give it."""
        news = list(self._register.history(self.assessment.id, after=self._seen))
        if news:
            self.assessment = self.assessment.after(news)
            self.card = score(self.guideline, self.assessment.responses)
            self._register.restand(stand(self.assessment, self.card))
        return news

    # --- concluding ------------------------------------------------------------------------------------------------

    def gaps(self) -> list[Gap]:
        """List the gaps, in the order in which to act on them."""
        return find_gaps(self.guideline, self.assessment)

    def strands(self) -> list[Strand]:
        """Read the results by instrument."""
        return by_instrument(self.guideline, self.card)

    def review(self) -> list[Finding]:
        """List what stands in the way of submission, and what is only advised."""
        return review(self.guideline, self.assessment, self.today)

    def declare(self, declaration: Declaration, *, published: bool = True) -> None:
        """Say who answers for it on behalf of the state, and whether its answers may be published, not only totals."""
        accepted = accepted_declaration(declaration)
        opening = replace(self.assessment.opening, declaration=accepted, unpublished=not published)
        self._record({OPENING: opening.as_data()})

    def seal(self) -> None:
        """Close the assessment as submitted. What blocks is the caller's to ask about, with `review`."""
        opening = self.assessment.opening
        self._record({OPENING: replace(opening, state=State.SUBMITTED, issue=opening.issue + 1).as_data()})

    def reopen(self) -> None:
        """Open a submitted assessment again; its next submission gets a new number."""
        if self.assessment.sealed:
            opening = replace(self.assessment.opening, state=State.DRAFT)
            self._write([self._revision(OPENING, opening.as_data())])

    # --- within ----------------------------------------------------------------------------------------------------

    def _reverse(self, act: list[Revision]) -> list[Revision]:
        self._refuse_if_sealed()
        history = self.assessment.history
        self._write(
            [
                self._revision(change.subject, history.before(change), part, undoes=change.id)
                for part, change in enumerate(act)
            ]
        )
        return act

    def _record(self, bodies: Mapping[str, Data | None]) -> None:
        self._refuse_if_sealed()
        self._write([self._revision(subject, body, part) for part, (subject, body) in enumerate(bodies.items())])

    def _write(self, revisions: list[Revision]) -> None:
        """Record, and only then let the present move on."""
        if not revisions:
            return
        seen = self._seen
        expected = self.assessment.after(revisions)
        card = self._rescored(expected)
        numbered = self._register.append(revisions, stand(expected, card, seen))
        if not numbered or numbered[0].number > seen + 1:
            self.refresh()
        else:
            self.assessment, self.card = expected.with_history(self.assessment.history.after(numbered)), card

    @property
    def _seen(self) -> int:
        """The number of the last revision known here."""
        return self.assessment.history.revisions[-1].number

    def _rescored(self, assessment: Assessment) -> Card:
        """Score again where a response is no longer what it was."""
        card, was, becomes = self.card, self.assessment.responses, assessment.responses
        changed = [each for each in becomes if was.get(each) is not becomes[each]]
        changed += [each for each in was if each not in becomes]
        for recommendation in {self.guideline.home(indicator).ref for indicator in changed}:
            card = rescore(card, self.guideline, becomes, recommendation)
        return card

    def _revision(self, subject: str, body: Data | None, part: int = 0, undoes: str = "") -> Revision:
        at = self._clock.now().isoformat(timespec="seconds")
        heads = self.assessment.history.present(subject).heads
        return Revision(self.assessment.id, subject, body, self.author, at, heads, undoes, part)

    def _refuse_if_sealed(self) -> None:
        """Refuse to change what has been submitted, be it meanwhile and by another program."""
        news = self._register.history(self.assessment.id, after=self._seen)
        if any(revision.subject == OPENING for revision in news):
            self.refresh()
        if self.assessment.sealed:
            raise Sealed(self.assessment.id)

    def _ever(self, prefix: str) -> list[str]:
        """List the refs ever given, those of removed entries too."""
        return [subject.removeprefix(prefix) for subject in self.assessment.history.subjects(prefix)]
