"""Merging versions of a record that several sides made apart from each other, field by field.

Two versions are compared with what was there before they parted: a field that only one of them changed is taken from
that one. A field that several changed to different values is a conflict, for a person to decide. In which order the
versions stand makes no difference to that, however many there are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assess.domain.data import Data

Record = Data | None
"""A record as plain data; `None` where it does not exist."""

Before = Callable[[int, int], Sequence[Record]]
"""Gives what was there before two versions, told by their places, parted.

That is one record. It is several where sides that had parted before were merged by both, each for itself: then a field
was left as it was only where all of them say so.
"""


def merge(versions: Sequence[Record], before: Before) -> tuple[Record, tuple[str, ...]]:
    """Merge versions, and tell the fields that are in conflict; of those, the first version's value is given.

    Where one side removed what another one changed, the change outlives the removal, and is in conflict.
    """
    removed = [place for place, each in enumerate(versions) if each is None]
    changed = {
        place: each
        for place, each in enumerate(versions)
        if each is not None and all(_kept(each, before(place, other)) for other in removed)
    }
    merged, conflicts = Data(), list[str]()
    lost = {place: [was or {} for other in removed for was in before(place, other) if was] for place in changed}
    for name in dict.fromkeys(
        name for place, each in changed.items() for told in (*lost[place], each) for name in told
    ):
        latest = [place for place in changed if not _overtaken(name, place, changed, before)] or list(changed)
        values = [changed[place].get(name) for place in latest]
        outlives = any(changed[place].get(name) != was.get(name) for place in changed for was in lost[place])
        if outlives or any(value != values[0] for value in values):
            conflicts.append(name)
        if values[0] is not None:
            merged[name] = values[0]
    return (merged if changed else None), tuple(conflicts)


def _kept(version: Data, before: Sequence[Record]) -> bool:
    """Tell whether a version outlives its removal elsewhere: it was changed since, or it was not yet there."""
    return any(version != was for was in before)


def _overtaken(name: str, place: int, versions: Mapping[int, Data], before: Before) -> bool:
    """Tell whether another version changed a field that this one left as it was."""
    mine = versions[place].get(name)
    return any(
        each.get(name) != mine and all((was or {}).get(name) == mine for was in before(place, other))
        for other, each in versions.items()
    )
