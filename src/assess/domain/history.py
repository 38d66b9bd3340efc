"""The history of an assessment: revisions that are only ever added, and the present as what none has replaced.

Undo, the audit trail, what changed since the last cycle and merging the work of several institutions all come from
this one structure. Two copies of an assessment merge by union of their revisions; a subject with two heads is
compared with its common ancestor field by field, and only a field changed on both sides is a conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import TypeVar

from assess.domain.data import Data, digest
from assess.domain.merging import merge
from assess.domain.subjects import OPENING
from assess.records import dataclass, field

T = TypeVar("T")


@dataclass(frozen=True)
class Revision:
    """One change of one subject."""

    assessment: str
    subject: str
    """What was changed: `response/T-03.s`, `evidence/E-001`, `assessment` (`assess.domain.subjects`)."""
    body: Data | None
    """The subject as it is from now on; `None` once it is removed."""
    author: str
    at: str
    """When, in UTC, ISO 8601. For people to read: order comes from `number`, never from a clock."""
    replaces: tuple[str, ...] = ()
    """Ids of the heads it was made upon; empty for the first of its subject, two or more where it merges them."""
    undoes: str = ""
    """Id of the revision it takes back; empty for an ordinary change."""
    part: int = 0
    """Its place among the changes made in one act (a whole recommendation rated at once), from 0."""
    number: int = 0
    """Its place in the register that holds it, from 1; 0 while it is not recorded. Not part of its identity."""

    @cached_property
    def id(self) -> str:
        """Its identity: the SHA-256 of all it says."""
        return digest({"assessment": self.assessment, **self.as_told()})

    def as_told(self) -> Data:
        """Write what it says as plain data, as it stands in files; the assessment is named around it."""
        return {
            "subject": self.subject,
            "body": self.body,
            "author": self.author,
            "at": self.at,
            "replaces": list(self.replaces),
            "undoes": self.undoes,
            "part": self.part,
        }

    @classmethod
    def from_told(cls, assessment: str, told: Data, number: int = 0) -> Revision:
        """Read from plain data what one says of an assessment. Raises `KeyError` or `TypeError` where it is none."""
        return cls(assessment, **{**told, "replaces": tuple(told["replaces"]), "number": number})

    def read(self, reader: Callable[[Data], T]) -> T:
        """Read what it says with the one reader there is for its subject; once, however often it is asked for.

        Only for a revision with a body. Raises what the reader raises.
        """
        known = vars(self)
        if "said" not in known:
            known["said"] = reader(self.body or {})
        said: T = known["said"]
        return said

    def numbered(self, number: int) -> Revision:
        """Give the same revision with its place in a register; what was worked out from it is known already."""
        revision = object.__new__(Revision)
        vars(revision).update(vars(self), number=number)
        return revision


@dataclass(frozen=True)
class Present:
    """A subject as it stands."""

    body: Data | None
    """`None` where it does not exist, or no longer."""
    conflicts: tuple[str, ...] = ()
    """Fields that several sides changed to different values; `body` has that of the one that says it was first."""
    heads: tuple[str, ...] = ()
    """Ids of the revisions that nothing has replaced; more than one after a merge that nobody has confirmed."""


ABSENT = Present(None)


@dataclass(frozen=True)
class History:
    """All revisions of one assessment, in the order in which the register received them."""

    revisions: tuple[Revision, ...] = ()
    _places: dict[str, int] = field(default_factory=dict, repr=False, compare=False)
    """Where each stands, by id. The next history goes on with it: what stands behind the end is not of this one."""
    _heads: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    _awaited: frozenset[str] = field(default=frozenset(), repr=False, compare=False)
    """Ids of what others were made upon, and that has not come yet."""

    def after(self, revisions: Iterable[Revision]) -> History:
        """Give the history with these revisions added, in whatever order; those it has already are passed over."""
        all_, places, heads, awaited = list(self.revisions), self._own_places(), dict(self._heads), set(self._awaited)
        for revision in revisions:
            identity, subject = revision.id, revision.subject
            if identity in places:
                continue
            places[identity] = len(all_)
            all_.append(revision)
            left = tuple([head for head in heads.get(subject, ()) if head not in revision.replaces])
            heads[subject] = left if identity in awaited else (*left, identity)
            awaited.discard(identity)
            awaited.update([each for each in revision.replaces if each not in places])
        return History(tuple(all_), places, heads, frozenset(awaited))

    def _own_places(self) -> dict[str, int]:
        """Give the places to go on with: its own, or a copy where another history has gone on with them already."""
        if len(self._places) == len(self.revisions):
            return self._places
        return {each.id: place for place, each in enumerate(self.revisions)}

    def get(self, revision: str) -> Revision | None:
        """Find a revision by id; `None` where it is not known."""
        place = self._places.get(revision, len(self.revisions))
        return self.revisions[place] if place < len(self.revisions) else None

    def __contains__(self, revision: str) -> bool:
        """Tell whether the revision of this id is known."""
        return self.get(revision) is not None

    def __getitem__(self, revision: str) -> Revision:
        """Find a revision by id. Raises `KeyError`."""
        found = self.get(revision)
        if found is None:
            raise KeyError(revision)
        return found

    def subjects(self, prefix: str = "") -> list[str]:
        """List the subjects ever written about, in order of appearance."""
        return [subject for subject in self._heads if subject.startswith(prefix)]

    def of(self, subject: str) -> list[Revision]:
        """List the revisions of one subject, oldest first."""
        return [revision for revision in self.revisions if revision.subject == subject]

    def present(self, subject: str) -> Present:
        """Tell how a subject stands, merging its heads where there are several.

        Whoever knows the same revisions is told the same, in whatever order they came.
        """
        return self._together(self.heads(subject))

    def heads(self, subject: str) -> list[Revision]:
        """List the versions of a subject that nothing has replaced: several where sides changed it apart.

        The one that says it is the oldest comes first, and so on every machine.
        """
        return self._known(self._heads.get(subject, ()))

    def undoable(self, author: str) -> list[Revision]:
        """Find the changes of an author's last act that can be taken back, latest first; empty where there are none."""
        return self._last_act(author, undone=False)

    def redoable(self, author: str) -> list[Revision]:
        """Find an author's last undoing that can itself be taken back, latest first; empty where there is none."""
        return self._last_act(author, undone=True)

    def before(self, revision: Revision) -> Data | None:
        """Tell how the subject stood before a revision; `None` where it did not exist.

        Where it was made upon several heads that is what they said together, in a conflict what the first side said.
        """
        return self._together(self._known(revision.replaces)).body

    def _last_act(self, author: str, *, undone: bool) -> list[Revision]:
        """Replay an author's changes as two stacks: those that stand, and those taken back since the last new one."""
        standing, taken_back = dict[str, Revision](), dict[str, Revision]()
        for revision in self.revisions:
            if revision.author != author or revision.subject == OPENING:
                continue
            if not revision.undoes:
                standing[revision.id] = revision
                taken_back.clear()
            elif standing.pop(revision.undoes, None):
                taken_back[revision.id] = revision
            elif taken_back.pop(revision.undoes, None):
                standing[revision.id] = revision
        act = list[Revision]()
        for revision in reversed((taken_back if undone else standing).values()):
            act.append(revision)
            if revision.part == 0:
                break
        return act if all(self.left_by(revision) for revision in act) else []

    def left_by(self, revision: Revision) -> tuple[str, ...]:
        """Give the id of the version that stands as a revision left it: nobody changed it since, or that was undone.

        Nothing where no version does.
        """
        left = self._brought_back(revision)
        return tuple([each.id for each in self.heads(revision.subject) if self._brought_back(each) is left][:1])

    def _brought_back(self, revision: Revision | None) -> Revision | None:
        """Find the change that undoing and redoing led back to: itself where it undoes nothing; `None` before all.

        What was made upon several heads no one change led to: there it is the undoing.
        """
        while revision and revision.undoes:
            undone = self.get(revision.undoes)
            if undone and len(undone.replaces) > 1:
                return revision
            revision = self.get(undone.replaces[0]) if undone and undone.replaces else None
        return revision

    def _known(self, ids: Iterable[str]) -> list[Revision]:
        """Find revisions by their ids, as far as they have come; the one that says it is the oldest comes first."""
        return sorted([self[each] for each in ids if each in self], key=lambda each: (each.at, each.id))

    def _together(self, versions: Sequence[Revision]) -> Present:
        """Tell what several versions of a subject say together."""
        if not versions:
            return ABSENT
        heads = tuple([each.id for each in versions])
        if len(versions) == 1:
            return Present(versions[0].body, heads=heads)
        lineages = [self._lineage(each) for each in versions]

        @cache
        def before(one: int, other: int) -> list[Data | None]:
            common = lineages[one] & lineages[other]
            latest = common.difference(*(self[each].replaces for each in common))
            return [self[each].body for each in latest] or [None]

        return Present(*merge([each.body for each in versions], before), heads=heads)

    def _lineage(self, revision: Revision) -> set[str]:
        """List the ids of a revision and of all that it came from."""
        found, waiting = {revision.id}, [*revision.replaces]
        while waiting:
            earlier = waiting.pop()
            if earlier in self and earlier not in found:
                found.add(earlier)
                waiting.extend(self[earlier].replaces)
        return found
