"""Take envelopes in: `envelope --open--> Submission --take in--> register`, each accepted or refused with its reasons.

Nothing is half taken in, and what is refused changes nothing. The same envelope twice changes nothing; an older one
never replaces a newer one, and a draft never replaces a submission. Which of two is newer is told by their numbers of
issue and the length of their histories, not by a clock. A draft is put together with what is worked on here, and with
other drafts: what colleagues answered apart from each other comes together, whoever's comes first.

A sender is known by the key that a person accepted for it first; another key is an alarm, and refused until a person
accepts that one too. What is invented teaches no key, for anyone may have signed it: nobody is asked about it, and it
never stands beside or before what a country has sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

from assess.domain.additions import unproved_remarks
from assess.domain.assessment import Assessment
from assess.domain.errors import NotFound
from assess.domain.history import History, Revision
from assess.domain.message import Message, count, say
from assess.domain.problem import Problem
from assess.domain.receipt import Receipt
from assess.domain.scoring import Coverage, overall
from assess.domain.standing import Standing, stand
from assess.domain.subjects import split
from assess.workflow.arrival import Arrival, Doubt, Opened, Outcome, Verdict
from assess.workflow.opening import Desk
from assess.workflow.ports import Intake, moment
from assess.workflow.trust import Trust, declined, remarks_on_key

Open = Callable[[bytes, str], tuple[Arrival | None, list[Problem]]]
"""Reads an envelope, or a report that carries one; `None` where it is refused."""

AHEAD = timedelta(days=1)
"""How far a sender's clock may be ahead of ours."""

_NAME = re.compile(r"([A-Z]{3}-[0-9]{4}(?:-[0-9A-Z]{1,8})*)\.assess\.json(?:\.age)?")

_INVENTED = say("Invented: not a statement of any country. Its key need not be compared, and is not remembered.")
_NOTHING_NEW = say("It adds nothing to what is here.")
_SUPERSEDED = say("It replaces what was invented.")


class Gathering:
    """The desk at which envelopes arrive."""

    def __init__(self, desk: Desk, intake: Intake, open_: Open, trust: Trust) -> None:
        """Take what is needed."""
        self._desk = desk
        self._intake = intake
        self._open = open_
        self._trust = trust
        self._answers = dict[tuple[str, str], bool]()
        """Which keys of which senders a person declined."""

    def receive(self, file: str, content: bytes) -> Outcome:
        """Take in one file, or refuse it. Raises only where the register fails."""
        return self.receive_opened([Opened(file, *self._open(content, file))])[0]

    def receive_opened(self, opened: Sequence[Opened]) -> list[Outcome]:
        """Take in several, each accepted or refused; when this returns, all that were accepted are kept for good.

        A person is asked about keys before the register is written to, and about each key once.
        """
        at = moment(self._desk.clock)
        dated = [each._replace(arrival=each.arrival and each.arrival.dated(at)) for each in opened]
        judged = [self._refused(each) or self._declined(each) for each in dated]
        if all(judged):
            return [outcome for outcome in judged if outcome]
        with self._intake.together():
            return list(self._taken_in(dated, judged))

    def _refused(self, opened: Opened) -> Outcome | None:
        """Say why a file is not taken in, or was before; `None` where nothing speaks against it."""
        file, arrival = opened.file, opened.arrival
        if arrival is None:
            return Outcome(file, Verdict.REFUSED, problems=tuple(opened.problems))
        receipt = arrival.receipt
        reasons = _renamed(file, receipt) or _undecided(receipt, arrival.standing) or _future(receipt)
        if reasons:
            return Outcome(file, Verdict.REFUSED, receipt, reasons=reasons)
        known, invented = self._known_key(arrival), arrival.standing.opening.invented
        if known and invented:
            return Outcome(file, Verdict.REFUSED, receipt, reasons=(_beside_the_real(receipt),))
        reasons = self._trust.doubts(receipt, known)
        if reasons:
            doubt = Doubt.CHANGED if known else Doubt.NEW
            return Outcome(file, Verdict.REFUSED, receipt, reasons=reasons, doubt=doubt)
        if self._intake.has(receipt.digest):
            return Outcome(file, Verdict.REPEATED, receipt)
        newest = self._intake.newest(receipt.assessment)
        reasons = _outdated(receipt, newest) if newest and (known or invented) else ()
        added = self._added(receipt, arrival.envelope)
        if added is not None and not self._closed_here(receipt):
            reasons = () if added else (_NOTHING_NEW,)
        elif added is not None:
            reasons = reasons or _closed(receipt)
        return Outcome(file, Verdict.REFUSED, receipt, reasons=reasons) if reasons else None

    def _known_key(self, arrival: Arrival) -> str:
        """Give the key that a sender is known by; empty where none was accepted yet.

        Where an assessment is worked on, colleagues send drafts of it, each with a key: every one accepted is known.
        """
        receipt, known = arrival.receipt, self._intake.pinned(arrival.receipt.sender)
        colleague = receipt.draft and self._intake.has_own_history(receipt.assessment)
        return receipt.key if colleague and self._intake.accepted(receipt.sender, receipt.key) else known

    def _closed_here(self, receipt: Receipt) -> bool:
        """Tell whether an assessment stands submitted in this register."""
        return Assessment.of(self._desk.register.history(receipt.assessment)).sealed

    def _declined(self, opened: Opened) -> Outcome | None:
        """Ask a person about a key, where that is called for; `None` unless the answer is no."""
        if opened.arrival is None or opened.arrival.standing.opening.invented:
            return None
        receipt = opened.arrival.receipt
        asked = receipt.sender, receipt.key
        if asked not in self._answers:
            self._answers[asked] = self._trust.declines(receipt, self._intake.pinned(receipt.sender))
        if not self._answers[asked]:
            return None
        return Outcome(opened.file, Verdict.REFUSED, receipt, reasons=(declined(receipt),), doubt=Doubt.NEW)

    def _taken_in(self, opened: Sequence[Opened], judged: Sequence[Outcome | None]) -> Iterator[Outcome]:
        """Take in what nothing spoke against, unless another one that came meanwhile, here or with these, does now."""
        for each, outcome in zip(opened, judged, strict=True):
            if verdict := outcome or self._refused(each):
                yield verdict
            elif each.arrival:
                yield self._kept(each.file, each.arrival)

    def _kept(self, file: str, arrival: Arrival) -> Outcome:
        """Keep an envelope, and the key that it bears."""
        receipt = arrival.receipt
        known, invented = self._known_key(arrival), arrival.standing.opening.invented
        accepted_by = "" if invented or known == receipt.key else self._desk.author
        unproved, added = self._unproved(arrival), self._added(receipt, arrival.envelope)
        standing = self._together(receipt.assessment, added) if added else arrival.standing
        superseded = not (invented or known) and self._intake.newest(receipt.assessment)
        self._intake.take_in(receipt, arrival.envelope, standing, accepted_by, arrival.addend)
        on_key = (_INVENTED,) if invented else remarks_on_key(receipt, known)
        remarks = (
            *on_key,
            *self._shared(receipt),
            *unproved,
            *((_SUPERSEDED,) if superseded else ()),
            *(_joined(receipt, len(added)) if added else _remarks(receipt, standing.coverage)),
        )
        return Outcome(file, Verdict.TAKEN_IN, receipt, standing.coverage, remarks=remarks)

    def _added(self, receipt: Receipt, envelope: bytes) -> Sequence[Revision] | None:
        """List what a draft adds to what is here; `None` for a submission, and where there is nothing to join."""
        return self._intake.adds(receipt.assessment, envelope) if receipt.draft else None

    def _together(self, assessment: str, added: Sequence[Revision]) -> Standing:
        """Tell how an assessment stands with what a draft adds to it."""
        history = self._desk.register.history(assessment)
        joined = Assessment.of([*history, *added])
        guideline = self._desk.catalogue.guideline(joined.opening.guideline)
        return stand(joined, overall(guideline, joined.responses), len(history) + len(added))

    def _unproved(self, arrival: Arrival) -> tuple[Message, ...]:
        """Name the observations that are in the secretariat's name and that nothing proves to be its own."""
        if not arrival.remarks:
            return ()
        assessment = arrival.receipt.assessment
        try:
            own = History().after(self._desk.register.history(assessment))
        except NotFound:
            own = History()
        refs = dict.fromkeys(split(each.subject)[1] for each in unproved_remarks(own, arrival.remarks))
        return (_not_ours(", ".join(refs)),) if refs else ()

    def _shared(self, receipt: Receipt) -> tuple[Message, ...]:
        """Say which other countries are known by the key of a country; units may well use that of theirs."""
        others = [] if receipt.unit else self._intake.countries_known_by(receipt.key)
        if receipt.sender not in others or len(others) == 1:
            return ()
        named = ", ".join(each for each in others if each != receipt.sender)
        return (say("It is also the key of {others}: ask over the telephone whose it is.", others=named),)


def _renamed(file: str, receipt: Receipt) -> tuple[Message, ...]:
    """Refuse a file that bears the name of another assessment."""
    named = _NAME.fullmatch(file.replace("\\", "/").rpartition("/")[2])
    if named is None or named[1] == receipt.assessment:
        return ()
    return (
        say("It is called {name}, but holds {holds}.", name=named[1], holds=receipt.assessment),
        say(
            "Ask the sender which was meant; under the name {holds} it will be received.",
            holds=f"{receipt.assessment}.assess.json",
        ),
    )


def _closed(receipt: Receipt) -> tuple[Message, ...]:
    """Refuse to change by a draft what has been submitted from here."""
    return (
        say("{assessment} has been submitted and can't be changed.", assessment=receipt.assessment),
        say("Reopen it first: assess reopen {assessment}", assessment=receipt.assessment),
    )


def _beside_the_real(receipt: Receipt) -> Message:
    """Say that what is invented does not come near what a country has sent."""
    return say(
        "It is invented, and {sender} has sent what is not. To practise, name another register with --register.",
        sender=receipt.sender,
    )


def _not_ours(refs: str) -> Message:
    """Say what is not believed of what stands in the secretariat's name."""
    return say(
        "Not believed, since nothing here proves that the secretariat wrote it: {refs}. If it "
        "did, receive the follow-up that it was sent with.",
        refs=refs,
    )


def _undecided(receipt: Receipt, standing: Standing) -> tuple[Message, ...]:
    """Refuse a draft of what is closed: it would have to count and not to count."""
    if not receipt.draft or not standing.opening.sealed:
        return ()
    return (say("It is sent as a draft, but the assessment in it is closed; send it as final, or reopen it."),)


def _future(receipt: Receipt) -> tuple[Message, ...]:
    """Refuse what claims to have been sealed on a day that has not come."""
    if datetime.fromisoformat(receipt.sealed_at) <= datetime.fromisoformat(receipt.received_at) + AHEAD:
        return ()
    return (
        say("It says it was sealed on {day}, which is in the future.", day=receipt.sealed_at[:10]),
        say("See that the date of this computer is right; if it is, the sender sets theirs right and submits again."),
    )


def _outdated(receipt: Receipt, newest: Receipt) -> tuple[Message, ...]:
    """Refuse what would put something older, or something unfinished, in the place of what is there."""
    values = {"assessment": receipt.assessment, "day": newest.received_at[:10]}
    if receipt.draft and not newest.draft:
        return (say("It is a draft, and the submission of {assessment} was received on {day}.", **values),)
    if receipt.age < newest.age:
        return (say("It is older than what was received for {assessment} on {day}.", **values),)
    if receipt.age == newest.age and receipt.draft == newest.draft:
        return (
            say("It is as old as what was received for {assessment} on {day}, but says something else.", **values),
            say("Ask the sender which one holds; that one is reopened and submitted again."),
        )
    return ()


def _joined(receipt: Receipt, changes: int) -> Sequence[Message]:
    """Say how much a draft brought to what was here."""
    return [
        count(
            changes,
            "Merged with {assessment} as it is here: {n} change is new.",
            "Merged with {assessment} as it is here: {n} changes are new.",
            assessment=receipt.assessment,
        )
    ]


def _remarks(receipt: Receipt, coverage: Coverage) -> Sequence[Message]:
    remarks = []
    if receipt.draft:
        remarks.append(say("A draft: it is listed, and does not count."))
    if coverage.unanswered:
        remarks.append(
            say("Partial: {answered} of {total} answered.", answered=coverage.answered, total=coverage.total)
        )
    return remarks
