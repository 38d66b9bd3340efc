"""One country's (or sub-national unit's) answers in one cycle, as its history makes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum

from assess.domain.data import Data, compact
from assess.domain.delegation import UNKNOWN, Delegation
from assess.domain.entries import LEDGERS, Entry
from assess.domain.errors import Misuse
from assess.domain.history import History, Revision
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.evidence import Evidence
from assess.domain.ledgers.needs import AssistanceNeed
from assess.domain.ledgers.observations import Observation
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.message import say
from assess.domain.response import UNANSWERED, Response
from assess.domain.subjects import DELEGATION, EVIDENCE, OPENING, RESPONSE, split
from assess.records import dataclass, field, replace


class State(StrEnum):
    """Where an assessment stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"


@dataclass(frozen=True)
class Declaration:
    """Who answers for the assessment on behalf of the state."""

    name: str
    position: str = ""
    institution: str = ""


@dataclass(frozen=True)
class Opening:
    """What an assessment is: whose, when, and against what."""

    country: str
    """ISO 3166-1 alpha-3."""
    cycle: str
    guideline: str
    edition: str
    guideline_digest: str = ""
    """SHA-256 of the edition it was opened on."""
    unit: str = ""
    """Code of the sub-national unit; empty for the country as a whole."""
    carried_from: str = ""
    """The assessment whose answers were carried forward as proposals; empty for none."""
    invented: bool = False
    """Made for demonstration; said so wherever it is shown."""
    state: State = State.DRAFT
    issue: int = 0
    """How often it has been submitted."""
    declaration: Declaration | None = None
    """`None` until somebody declares."""
    unpublished: bool = False
    """The state does not want its answers published: in a compilation they count in the totals only."""

    @property
    def sealed(self) -> bool:
        """Whether it has been submitted and not been reopened."""
        return self.state is State.SUBMITTED

    def as_data(self) -> Data:
        """Write it as plain data, without what says nothing."""
        declaration = None if self.declaration is None else compact(vars(self.declaration))
        return compact({**vars(self), "state": str(self.state), "declaration": declaration})

    @classmethod
    def from_data(cls, data: Data) -> Opening:
        """Read it from plain data. Raises `KeyError`, `TypeError` or `ValueError` where it is none."""
        declaration = data.get("declaration")
        return cls(
            **{
                **data,
                "state": State(data["state"]),
                "declaration": Declaration(**declaration) if declaration else None,
            }
        )


@dataclass(frozen=True)
class Assessment:
    """The present of a history: what stands answered, proved and planned."""

    id: str
    opening: Opening
    history: History = field(repr=False)
    responses: Mapping[str, Response] = field(default_factory=dict)
    """By indicator; what was never touched is absent."""
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    actions: Mapping[str, Action] = field(default_factory=dict)
    practices: Mapping[str, GoodPractice] = field(default_factory=dict)
    needs: Mapping[str, AssistanceNeed] = field(default_factory=dict)
    observations: Mapping[str, Observation] = field(default_factory=dict)
    delegation: Delegation = UNKNOWN
    conflicts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Subjects that two sides changed differently, with the fields to be decided by a person."""

    def response(self, indicator: str) -> Response:
        """Give the response to an indicator; an empty one where nothing was said."""
        return self.responses.get(indicator, UNANSWERED)

    def actions_for(self, recommendation: str) -> list[Action]:
        """List the actions that are to close the gap of a recommendation."""
        return [action for action in self.actions.values() if action.recommendation == recommendation]

    def observations_on(self, ref: str) -> list[Observation]:
        """List the observations about an indicator, a recommendation or evidence."""
        return [each for each in self.observations.values() if each.about == ref]

    def entries(self) -> Iterator[Entry]:
        """Give every entry of every ledger."""
        for ledger in LEDGERS.values():
            yield from getattr(self, ledger.name).values()

    def with_history(self, history: History) -> Assessment:
        """Give the same present with another history that makes it: the same revisions, with their numbers."""
        return replace(self, history=history)

    @property
    def sealed(self) -> bool:
        """Whether it has been submitted and not been reopened."""
        return self.opening.sealed

    @property
    def submitted_at(self) -> str:
        """When it was last opened, declared, submitted or reopened, whichever was last; UTC, ISO 8601."""
        return self.history.of(OPENING)[-1].at

    @classmethod
    def of(cls, revisions: Iterable[Revision]) -> Assessment:
        """Read an assessment out of its history. Raises `ValueError` where it was never opened."""
        history = History().after(revisions)
        body = history.present(OPENING).body
        if body is None:
            raise ValueError("a history without an opening")
        empty = cls(history.revisions[0].assessment, Opening.from_data(body), history)
        return _read_anew(empty, history.subjects())

    def after(self, revisions: Iterable[Revision]) -> Assessment:
        """Give the assessment as it stands after more revisions; only their subjects are read anew."""
        added = list(revisions)
        later = self.with_history(self.history.after(added))
        return _read_anew(later, {revision.subject for revision in added})


def _read_anew(assessment: Assessment, subjects: Iterable[str]) -> Assessment:
    """Read some subjects out of the history; all others stay as they are.

    With evidence, every response is read anew: a link to evidence that is not there is no link, until it is back.
    """
    conflicts, changed = dict(assessment.conflicts), set(subjects)
    if any(subject.startswith(EVIDENCE) for subject in changed):
        changed.update(RESPONSE + indicator for indicator in assessment.responses)
    parts: Data = {"conflicts": conflicts}
    # Evidence first: links to it are read by what there is of it.
    for subject in sorted(changed, key=lambda each: (not each.startswith(EVIDENCE), each)):
        kind, ref = split(subject)
        if kind not in _PARTS:
            continue
        name, read = _PARTS[kind], READERS[kind]
        thing, disputed = _as_it_stands(assessment.history, subject, read)
        conflicts.pop(subject, None)
        if disputed:
            conflicts[subject] = disputed
        if ref:
            if name not in parts:
                parts[name] = dict(getattr(assessment, name))
            _put(parts[name], ref, _proved(thing, parts.get("evidence", assessment.evidence)))
        elif thing is not None or kind != OPENING:
            parts[name] = thing or read({})
    for name in parts.keys() & {ledger.name for ledger in LEDGERS.values()}:
        parts[name] = dict(sorted(parts[name].items()))
    return replace(assessment, **parts)


Body = Opening | Delegation | Response | Entry
"""What a revision says about its subject."""

READERS: Mapping[str, Callable[[Data], Body]] = {
    OPENING: Opening.from_data,
    DELEGATION: Delegation.from_data,
    RESPONSE: Response.from_data,
    **{subject: ledger.entry.from_data for subject, ledger in LEDGERS.items()},
}
"""How the body of a revision is read, by the kind of its subject."""

_PARTS = {
    OPENING: "opening",
    DELEGATION: "delegation",
    RESPONSE: "responses",
    **{subject: ledger.name for subject, ledger in LEDGERS.items()},
}
"""The field of an assessment that a kind of subject makes."""


def _proved(thing: Body | None, evidence: Mapping[str, Evidence]) -> Body | None:
    """Leave out of a response what is no evidence; anything else stays as it is."""
    if not isinstance(thing, Response) or not thing.evidence or evidence.keys() >= set(thing.evidence):
        return thing
    return replace(thing, evidence=tuple(ref for ref in thing.evidence if ref in evidence))


def _put(things: dict[str, Body], ref: str, thing: Body | None) -> None:
    """Put a thing where it belongs, behind all others; what is not there any more is taken away."""
    things.pop(ref, None)
    if thing is not None:
        things[ref] = thing


def _as_it_stands(history: History, subject: str, read: Callable[[Data], Body]) -> tuple[Body | None, tuple[str, ...]]:
    """Read what a subject is, `None` where it is not there, and tell which of its fields are in dispute.

    What one revision alone says has perhaps been read before.
    """
    heads = history.heads(subject)
    if len(heads) == 1:
        return None if heads[0].body is None else heads[0].read(read), ()
    present = history.present(subject)
    return None if present.body is None else read(present.body), present.conflicts


def accepted_cycle(cycle: str) -> str:
    """Take the name of a cycle: 2026, or 2026-1 for a part of the year. Raises `Misuse` for what can't be one."""
    if not re.fullmatch(r"20[0-9]{2}(-[1-9A-Z][0-9]?)?", cycle):
        raise Misuse(
            say("“{cycle}” is not a cycle.", cycle=cycle),
            say("Give the year, from 2000 to 2099, or 2026-1 for its first half. Of two years, give the first."),
        )
    return cycle


def assessment_id(country: str, cycle: str, unit: str = "") -> str:
    """Name an assessment: SLV-2026, MEX-2026-CHP. Raises `Misuse` for a cycle or unit that can't be part of a name."""
    if unit and not re.fullmatch(r"[A-Z0-9]{1,8}", unit):
        raise Misuse(
            say("“{unit}” is not the code of a unit.", unit=unit),
            say("Use one to eight capital letters or digits, for example CHP."),
        )
    return "-".join(part for part in (country, accepted_cycle(cycle), unit) if part)
