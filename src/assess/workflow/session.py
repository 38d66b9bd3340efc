"""One open assessment: record what the delegation says, and know at once how it stands.

Everything is recorded the moment it is said. What cannot be recorded raises, and the session stays as it was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import partial

from assess.domain.answers import Answer
from assess.domain.assessment import Assessment, Declaration, State
from assess.domain.data import Data
from assess.domain.delegation import Delegation
from assess.domain.entries import Entry, ledger_of, letter_of
from assess.domain.errors import AssessError, Sealed
from assess.domain.gaps import Gap, find_gaps
from assess.domain.guideline import Guideline
from assess.domain.history import Revision
from assess.domain.lookup import found
from assess.domain.message import say
from assess.domain.receipt import Receipt
from assess.domain.response import Change, Figure, Response
from assess.domain.review import Finding, review
from assess.domain.scoring import Card, rescore, score
from assess.domain.standing import stand
from assess.domain.subjects import DELEGATION, EVIDENCE, OBSERVATION, OPENING, RESPONSE, next_ref
from assess.records import replace
from assess.workflow.acceptance import accepted_declaration, accepted_delegation, accepted_entry, accepted_response
from assess.workflow.ports import Clock, Register, moment
from assess.workflow.versions import Heads, made_of


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
        self._before = (assessment, self.card)
        """The present before what was last recorded, to which it returns where that does not get to the disk."""

    @property
    def today(self) -> date:
        """The day it is here, for what expires and for what a report bears."""
        return self._clock.now().astimezone().date()

    @property
    def receipt(self) -> Receipt | None:
        """The receipt of the envelope in which it came, while it stands closed as it came; `None` otherwise."""
        if not self.assessment.sealed:
            return None
        receipt = self._register.intake.newest(self.assessment.id)
        return receipt if receipt and not receipt.draft and receipt.issue == self.assessment.opening.issue else None

    # --- answering -------------------------------------------------------------------------------------------------

    def answer(self, indicator: str, answer: Answer | None) -> None:
        """Rate an indicator, or say why it is not rated; `None` takes the answer back.

        Raises `Misuse` for an unknown level and for "not applicable" without a reason.
        """
        self.respond({indicator: lambda response: replace(response, answer=answer, proposed=None)})

    def answer_ahead(self, indicator: str, answer: Answer | None) -> None:
        """Answer as `answer` does, without waiting for the disk: nobody may be told before `settle` has waited."""
        with self._register.ahead():
            self.answer(indicator, answer)

    def settle(self) -> None:
        """Wait until what was answered ahead is recorded for good; where it can't be, raise: it was never said."""
        try:
            self._register.settle()
        except AssessError:
            self.assessment, self.card = self._before
            raise

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

    def respond(self, changes: Mapping[str, Change]) -> None:
        """Change several responses at once, all or nothing; what changes nothing is not recorded.

        Of several versions of a response each is changed. Those that differ in nothing then are one again: saying what
        is shown already decides for that version.
        """
        revisions = list[Revision]()
        for indicator, change in changes.items():
            self.guideline.indicator(indicator)
            for heads, body in made_of(self.assessment, indicator, partial(self._accepted, indicator, change)):
                revisions.append(self._revision(RESPONSE + indicator, body, len(revisions), upon=heads))
        self._write_while_open(revisions)

    def _accepted(self, indicator: str, change: Change, was: Response) -> Response:
        return accepted_response(self.guideline, self.assessment, indicator, change(was))

    # --- the ledgers -----------------------------------------------------------------------------------------------

    def enter(self, entry: Entry) -> str:
        """Enter evidence, an action, a good practice, an assistance need or an observation; give the ref it got.

        Raises `NotFound` for what it is about, and `Misuse` where it says too little or gives an address that is none.
        """
        accepted = accepted_entry(self.guideline, self.assessment, entry)
        subject, letter = ledger_of(entry).subject, letter_of(entry)
        while True:
            self.refresh()
            ref = next_ref(self._ever(subject), letter)
            # Another program may take the same ref before this one has written.
            if self._record({subject + ref: replace(accepted, ref=ref).as_data()}, unless_overtaken=True):
                return ref

    def correct(self, entry: Entry) -> None:
        """Change what an entry says. Raises `NotFound` and `Misuse`, as `enter` does."""
        self._subject(entry.ref)
        accepted = accepted_entry(self.guideline, self.assessment, entry)
        self._record({ledger_of(entry).subject + entry.ref: accepted.as_data()})

    def remove(self, ref: str) -> None:
        """Take an entry out of its ledger; with evidence go the links to it. Raises `NotFound`."""
        bodies: dict[str, Data | None] = {self._subject(ref): None}
        for indicator, response in self.assessment.responses.items():
            if ref in response.evidence:
                left = tuple(each for each in response.evidence if each != ref)
                bodies[RESPONSE + indicator] = replace(response, evidence=left).as_data() or None
        self._record(bodies)

    def introduce(self, delegation: Delegation) -> None:
        """Say who the delegation is, and what it says of its country. Raises `NotFound` for phases and sources."""
        accepted = accepted_delegation(self.guideline, delegation)
        self._record({DELEGATION: accepted.as_data() or None})

    # --- history ---------------------------------------------------------------------------------------------------

    def undo(self) -> list[Revision]:
        """Take back the author's last act and give its changes; empty where there is none to take back."""
        return self._reverse(self.assessment.history.undoable(self.author))

    def redo(self) -> list[Revision]:
        """Make again what was last taken back; empty where there is nothing."""
        return self._reverse(self.assessment.history.redoable(self.author))

    def refresh(self) -> list[Revision]:
        """Take in what other programs recorded meanwhile, and give it."""
        self.settle()
        news = list(self._register.history(self.assessment.id, after=self._seen))
        if news:
            self.assessment = self.assessment.after(news)
            self.card = score(self.guideline, self.assessment.responses)
            self._register.restand(stand(self.assessment, self.card.score))
        return news

    def adopt(self, revisions: Sequence[Revision]) -> None:
        """Take in, as they are, observations that were made elsewhere; those known already are passed over."""
        self._write([each for each in revisions if each.id not in self.assessment.history])

    # --- concluding ------------------------------------------------------------------------------------------------

    def gaps(self) -> list[Gap]:
        """List the gaps, in the order in which to act on them."""
        return find_gaps(self.guideline, self.assessment)

    def review(self) -> list[Finding]:
        """List what stands in the way of submission, and what is only advised."""
        return review(self.guideline, self.assessment, self.today)

    def declare(self, declaration: Declaration, *, published: bool | None = None) -> None:
        """Say who answers for it on behalf of the state, and whether its answers may be published, not only totals.

        `None` leaves that as it is.
        """
        was, accepted = self.assessment.opening, accepted_declaration(declaration)
        unpublished = was.unpublished if published is None else not published
        self._record({OPENING: replace(was, declaration=accepted, unpublished=unpublished).as_data()})

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
        history = self.assessment.history
        revisions = [
            self._revision(each.subject, history.before(each), part, undoes=each.id, upon=history.left_by(each))
            for part, each in enumerate(act)
        ]
        self._write_while_open(revisions)
        return act

    def _record(self, bodies: Mapping[str, Data | None], *, unless_overtaken: bool = False) -> bool:
        """Record what subjects say now, as one act; what changes nothing and decides nothing is not recorded."""
        changes = [(subject, body) for subject, body in bodies.items() if self._is_news(subject, body)]
        revisions = [self._revision(subject, body, part) for part, (subject, body) in enumerate(changes)]
        write = self._write if all(each.startswith(OBSERVATION) for each in bodies) else self._write_while_open
        return write(revisions, unless_overtaken=unless_overtaken)

    def _write_while_open(self, revisions: list[Revision], *, unless_overtaken: bool = False) -> bool:
        """Write, unless the assessment has been submitted, be it meanwhile and by another program."""
        self._refuse_if_sealed()
        written = self._write(revisions, unless_overtaken=True)
        if written or unless_overtaken or not revisions:
            return written
        self._refuse_if_sealed()
        return self._write(revisions)

    def _write(self, revisions: list[Revision], *, unless_overtaken: bool = False) -> bool:
        """Record, and only then let the present move on; tell whether anything was recorded."""
        self.settle()
        if not revisions:
            return False
        seen = self._seen
        hoped = [each.numbered(place) for place, each in enumerate(revisions, start=seen + 1)]
        expected = self.assessment.after(hoped)
        card = self._rescored(expected, {each.subject for each in revisions})
        standing = stand(expected, card.score, seen)
        numbered = self._register.append(revisions, standing, unless_overtaken=unless_overtaken)
        if numbered == hoped:
            self._before = self.assessment, self.card
            self.assessment, self.card = expected, card
        else:
            self.refresh()
        return bool(numbered)

    def _is_news(self, subject: str, body: Data | None) -> bool:
        present = self.assessment.history.present(subject)
        return present.body != body or bool(present.conflicts)

    @property
    def _seen(self) -> int:
        """The number of the last revision known here."""
        return self.assessment.history.revisions[-1].number

    def _rescored(self, assessment: Assessment, subjects: Collection[str]) -> Card:
        """Score again what some subjects change: their recommendations, or with evidence, which many cite, all."""
        if any(each.startswith(EVIDENCE) for each in subjects):
            return score(self.guideline, assessment.responses)
        card, refs = self.card, [each.removeprefix(RESPONSE) for each in subjects if each.startswith(RESPONSE)]
        for home in {self.guideline.home(ref).ref for ref in refs}:
            card = rescore(card, self.guideline, assessment.responses, home)
        return card

    def _revision(self, subject: str, body: Data | None, part: int = 0, undoes: str = "", upon: Heads = ()) -> Revision:
        heads = upon or self.assessment.history.present(subject).heads
        return Revision(self.assessment.id, subject, body, self.author, moment(self._clock), heads, undoes, part)

    def _refuse_if_sealed(self) -> None:
        """Refuse to change what has been submitted, as far as it is known here."""
        if self.assessment.sealed:
            raise Sealed(self.assessment.id)

    def _subject(self, ref: str) -> str:
        """Find the subject of an entry. Raises `NotFound` with those that come close."""
        subjects = {each.ref: ledger_of(each).subject + each.ref for each in self.assessment.entries()}
        return found(subjects, ref, say("There is no {ref} in this assessment.", ref=ref))

    def _ever(self, kind: str) -> list[str]:
        """List the refs ever given in a ledger, those of removed entries and of doubtful observations too."""
        subjects = list(self.assessment.history.subjects(kind))
        if kind == OBSERVATION:
            subjects += [each.subject for each in self._register.intake.unproved(self.assessment.id)]
        return [subject.removeprefix(kind) for subject in subjects]
