"""The annex: all answers at a glance, observations, who worked when, and by which marks the data can be recognised."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator

from assess.domain.data import digest
from assess.domain.subjects import (
    ACTION,
    DELEGATION,
    EVIDENCE,
    NEED,
    OBSERVATION,
    OPENING,
    PRACTICE,
    RESPONSE,
    split,
)
from assess.domain.submission import fingerprint
from assess.records import dataclass
from assess.report.model.marks import Mark, mark
from assess.report.model.material import Material
from assess.report.model.observations import ObservationGroup, observations
from assess.words import Words
from assess.workflow.orders import Order


@dataclass(frozen=True)
class AnswerLine:
    """One indicator and its answer."""

    ref: str
    mark: Mark


@dataclass(frozen=True)
class AnswerGroup:
    """The answers of one phase."""

    title: str
    lines: tuple[AnswerLine, ...]


@dataclass(frozen=True)
class WorkDay:
    """What one person changed on one day."""

    day: str
    author: str
    what: str


@dataclass(frozen=True)
class Annex:
    """The last pages."""

    answers: tuple[AnswerGroup, ...]
    observations: tuple[ObservationGroup, ...]
    """Empty where none was made."""
    days: tuple[WorkDay, ...]
    last_change: str
    digests: tuple[tuple[str, str], ...]
    """Name and value of each."""


def annex(material: Material, order: Order) -> Annex:
    """Lay out the annex."""
    last = material.assessment.history.revisions[-1]
    return Annex(
        answers=tuple(
            AnswerGroup(
                material.read(phase.title),
                tuple(
                    AnswerLine(each.ref, mark(material, material.assessment.response(each.ref).answer))
                    for recommendation in phase.recommendations
                    for each in recommendation.indicators
                ),
            )
            for phase in material.guideline.phases
        ),
        observations=observations(material),
        days=tuple(_days(material)),
        last_change=material.moment(last.at),
        digests=tuple(_digests(material, order)),
    )


def _days(material: Material) -> list[WorkDay]:
    """Sum the history up: by day and person, in the order in which it was written."""
    counted = dict[tuple[str, str], Counter[str]]()
    for revision in material.assessment.history.revisions:
        kind, _ = split(revision.subject)
        counted.setdefault((revision.at[:10], revision.author), Counter())[kind] += 1
    return [
        WorkDay(
            material.calendar(day),
            author,
            material.words.say("Changes: {list}.", list=material.words.listed(_changes(material.words, counts))),
        )
        for (day, author), counts in counted.items()
    ]


def _changes(words: Words, counts: Counter[str]) -> Iterator[str]:
    """Say how many changes there were in each kind of subject."""
    told = {
        RESPONSE: words.say("{n} in answers", n=counts[RESPONSE]),
        EVIDENCE: words.say("{n} in the evidence", n=counts[EVIDENCE]),
        ACTION: words.say("{n} in the action plan", n=counts[ACTION]),
        PRACTICE: words.say("{n} in good practices", n=counts[PRACTICE]),
        NEED: words.say("{n} in assistance needs", n=counts[NEED]),
        OBSERVATION: words.say("{n} in observations", n=counts[OBSERVATION]),
        DELEGATION: words.say("{n} in the delegation", n=counts[DELEGATION]),
        OPENING: words.say("{n} in the assessment itself", n=counts[OPENING]),
    }
    return (said for kind, said in told.items() if counts[kind])


def _seal(material: Material, envelope: bytes) -> list[tuple[str, str]]:
    """Copy digest and key from the envelope, to be compared with what `assess receive` tells; it is checked there."""
    try:
        sealed = json.loads(envelope)
        digest_, key = str(sealed["digest"]), fingerprint(str(sealed["signature"]["key"]))
    except (ValueError, KeyError, TypeError):
        return []
    words = material.words
    return [
        (words.say("Digest of the submission"), digest_),
        (words.say("Fingerprint of the key it is signed with"), key),
    ]


def _digests(material: Material, order: Order) -> list[tuple[str, str]]:
    words, revisions = material.words, material.assessment.history.revisions
    found = [
        (words.say("Revisions"), words.number(len(revisions), 0)),
        (words.say("SHA-256 of all revisions"), digest(sorted(revision.id for revision in revisions))),
    ]
    if order.envelope:
        attached = words.say("SHA-256 of the attached file")
        label = attached if order.form == "pdf" else words.say("SHA-256 of the envelope")
        found.append((label, hashlib.sha256(order.envelope).hexdigest()))
        found += _seal(material, order.envelope)
    if material.guideline.digest:
        found.append((words.say("SHA-256 of the guideline"), material.guideline.digest))
    return found
