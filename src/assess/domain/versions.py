"""Several versions of a subject, as two sides left them: what differs, and what a person has chosen of each so far."""

from __future__ import annotations

from collections.abc import Mapping

from assess.domain.assessment import Assessment
from assess.domain.data import Data
from assess.domain.entries import LEDGERS
from assess.domain.history import Revision
from assess.domain.subjects import split
from assess.records import dataclass, field, replace

FIXED = frozenset({"ref", "country", "cycle", "guideline", "edition", "guideline_digest", "unit", "carried_from",
                   "invented", "state", "issue"})  # fmt: skip
"""Fields about which nobody decides here."""


@dataclass(frozen=True)
class Versions:
    """What nobody has decided between yet."""

    subject: str
    sides: tuple[Revision, ...]
    merged: Data
    """What both together say, as far as they do not contradict each other."""
    picks: Mapping[str, int] = field(default_factory=dict)
    """Which side is chosen, by field; what is absent is not chosen yet."""

    @property
    def fields(self) -> list[str]:
        """The fields that any side has, in the order in which they are entered."""
        found = dict.fromkeys(name for side in self.sides for name in (side.body or {}))
        return [name for name in found if name not in FIXED]

    @property
    def different(self) -> list[str]:
        """The fields that are not the same on all sides."""
        return [name for name in self.fields if len({repr((side.body or {}).get(name)) for side in self.sides}) > 1]

    @property
    def removed(self) -> bool:
        """Whether one side removed what another one changed: then only a whole version can be chosen."""
        return any(side.body is None for side in self.sides)

    @property
    def separate(self) -> bool:
        """Whether they are different entries that happened to get the same number."""
        return split(self.subject)[0] in LEDGERS and all(not side.replaces and side.body for side in self.sides)

    @property
    def open(self) -> list[str]:
        """The fields about which a person still has to decide."""
        return [name for name in self.different if name not in self.picks]

    @property
    def chosen(self) -> Data | None:
        """What the choice makes; `None` where the removal was chosen."""
        if self.removed and self.picks:
            return self.sides[next(iter(self.picks.values()))].body
        body = dict(self.merged)
        for name, side in self.picks.items():
            value = (self.sides[side].body or {}).get(name)
            body.pop(name, None)
            if value is not None:
                body[name] = value
        return body

    def picking(self, side: int) -> dict[str, int]:
        """Choose one side in everything."""
        return dict.fromkeys(self.different, side)


def versions_of(assessment: Assessment, subject: str) -> Versions:
    """Lay the versions of a subject side by side; what only one side changed is taken from it."""
    present, sides = assessment.history.present(subject), tuple(assessment.history.heads(subject))
    versions = Versions(subject, sides, present.body or {})
    if versions.removed:
        return versions
    picks = {}
    for name in versions.different:
        wanted = versions.merged.get(name)
        side = next((n for n, each in enumerate(sides) if (each.body or {}).get(name) == wanted), None)
        if name not in present.conflicts and side is not None:
            picks[name] = side
    return replace(versions, picks=picks)
