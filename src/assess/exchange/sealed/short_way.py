"""The short way: an envelope that plainly is sound is weighed, and nothing is made of most of its changes.

Nine in ten are answers, plainly said (`usual`): what they say is read off the text. All else is read like any envelope
(`envelope`, `rules`), as if those answers had never been in it, and then they are put to it. That is sure only where
each change was made upon the one before it of its subject. Whatever is not as plain as that is left to the long way,
which alone refuses, and which a property test holds this one against.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from assess.domain.answers import Answer, Rated, answer_from
from assess.domain.assessment import Assessment
from assess.domain.data import canonical_text
from assess.domain.guideline import Guideline
from assess.domain.history import Revision
from assess.domain.receipt import Receipt
from assess.domain.response import Response
from assess.domain.subjects import RESPONSE
from assess.domain.submission import LARGEST, Submission
from assess.exchange.sealed.envelope import FORM, guideline_of, submission_of
from assess.exchange.sealed.proofs import prove, well_formed
from assess.exchange.sealed.rules import ALONE, FIRST, THEN, chain_whole, registered
from assess.exchange.sealed.usual import Change, changes
from assess.exchange.unreadable import Unreadable
from assess.records import replace
from assess.workflow.arrival import Arrival
from assess.workflow.ports import Catalogue

_BEGINS, _ENDS = '"revisions":[', ']},"declaration":'
"""What stands before the first change and after the last one; not within a text, where quotes are always escaped."""

_AROUND = tuple(rule for rule in (*FIRST, *THEN) if rule is not chain_whole)
"""The rules for all but the history, of which only a part is read here."""


class _Told(NamedTuple):
    """A change as it is written, and what was read of it; `None` for a usual one."""

    change: Change
    revision: Revision | None


def weighed(envelope: bytes, catalogue: Catalogue) -> Arrival | None:
    """Open and weigh an envelope that plainly is sound; `None` for any other, whatever it is."""
    try:
        return _weighed(envelope, catalogue)
    except (Unreadable, ValueError):
        return None


def _weighed(envelope: bytes, catalogue: Catalogue) -> Arrival | None:
    """Do the same. Raises `Unreadable` or `ValueError` for most that is not plain."""
    if len(envelope) > LARGEST:
        return None
    text = envelope.decode()
    begins, ends = text.index(_BEGINS) + len(_BEGINS), text.rindex(_ENDS)
    written = changes(text[begins:ends])
    others = [each.text for each in written if not each.subject]
    thin = f"{text[:begins]}{','.join(others)}{text[ends:]}"
    document = well_formed("", thin.encode(), FORM)
    submission = submission_of("", document.value)
    if document.text != thin or len(submission.revisions) != len(others):
        return None
    prove("", envelope, document.value)
    guideline = guideline_of("", submission, catalogue)
    revisions = iter(submission.revisions)
    told = [_Told(each, None if each.subject else next(revisions)) for each in written]
    last = _last(submission.assessment, told)
    if not _known([each for each in written if each.subject], submission, guideline) or not _sound(submission):
        return None
    # What would be read of a whole history, there being only the others in this submission.
    vars(submission)["content"] = _content(last)
    if any(True for rule in _AROUND for _ in rule(submission, guideline)):
        return None
    receipt = replace(Receipt.of(submission, ""), revisions=len(written))
    return Arrival.weighed(receipt, submission, guideline, envelope)


def _last(assessment: str, told: Iterable[_Told]) -> dict[str, _Told]:
    """Find the last change of each subject, in the order in which they were made.

    Raises `ValueError` unless each was made upon the one before it, and takes back only what was there.
    """
    begins = f'{{"assessment":{canonical_text(assessment)},'
    last, ids = dict[str, _Told](), dict[str, str]()
    for each in told:
        said = each.revision or each.change
        subject = said.subject
        upon: tuple[str, ...] = ()
        if subject in last:
            identity = hashlib.sha256((begins + last.pop(subject).change.text[1:]).encode()).hexdigest()
            ids[identity], upon = subject, (identity,)
        if said.replaces != upon or (said.undoes and ids.get(said.undoes) != subject):
            raise ValueError("not made one upon the other")
        last[subject] = each
    return last


def _known(plain: Sequence[Change], submission: Submission, guideline: Guideline) -> bool:
    """Tell whether the questions, levels and evidence that plain answers name are there."""
    answers = {each.answer for each in plain} | {each.proposed for each in plain}
    levels = {answer.level for answer in map(_answer, answers) if isinstance(answer, Rated)}
    cited = {ref for text in {each.evidence for each in plain} for ref in _cited(text)}
    return (
        {each.subject.removeprefix(RESPONSE) for each in plain} <= guideline.indicator_refs
        and levels <= {step.level for step in guideline.scale}
        and cited <= registered(submission)
    )


def _content(last: Mapping[str, _Told]) -> Assessment:
    """Read the assessment, without the comments and figures of plain answers: nothing is weighed by them.

    Raises `ValueError` where it was never opened.
    """
    content = Assessment.of([revision for _, revision in last.values() if revision])
    plain = {
        subject.removeprefix(RESPONSE): (change.answer, change.evidence)
        for subject, (change, revision) in last.items()
        if not revision
    }
    told = {
        said: Response(_answer(said[0]), evidence=tuple([ref for ref in _cited(said[1]) if ref in content.evidence]))
        for said in set(plain.values())
    }
    responses = {**content.responses, **{ref: told[said] for ref, said in plain.items()}}
    return replace(content, responses={ref: responses[ref] for ref in sorted(responses)})


def _sound(submission: Submission) -> bool:
    """Tell whether every change that is not usual keeps the rules by itself."""
    return not any(True for rule in ALONE for revision in submission.revisions for _ in rule(revision))


@lru_cache(maxsize=256)
def _answer(text: str) -> Answer | None:
    return answer_from(json.loads(text)) if text else None


@lru_cache(maxsize=256)
def _cited(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text)) if text else ()
