"""What is left in the bytes of a damaged register: changes that prove themselves, in the places that they prove.

A change proves what it says by its digest, and where it stands by what it is chained by. Nothing doubtful is taken,
and nothing that this program would never have written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from assess.domain.assessment import Opening
from assess.domain.bodies import is_sound
from assess.domain.data import Data
from assess.domain.history import Revision
from assess.domain.subjects import OPENING
from assess.storage.care import carving
from assess.storage.database.chain import UNREADABLE, chained


@dataclass(frozen=True)
class Link:
    """A change that has proved what it says."""

    revision: Revision
    chain: str
    """What it is chained by; where a bit of this has flipped, it fits nowhere."""

    @property
    def number(self) -> int:
        """The place that it claims."""
        return self.revision.number

    def follows(self, before: str) -> bool:
        """Tell whether it comes right behind a change that is chained by `before`."""
        return chained(before, self.revision.id) == self.chain


@dataclass
class Remains:
    """What is left of one assessment."""

    found: dict[int, Link] = field(default_factory=dict)
    """By number."""
    expected: set[int] = field(default_factory=set)
    """The numbers of all changes that there were, as far as anything still tells."""
    opening: Data | None = None
    """What the list says that the assessment is; `None` where that can't be read."""
    from_backups: int = 0
    """How many of what was found came from backups."""

    @property
    def lost(self) -> tuple[int, ...]:
        """The numbers of the changes that nothing has any more."""
        return tuple(sorted(self.expected - set(self.found)))

    @property
    def revisions(self) -> list[Revision]:
        """All that was found, in order; empty where nothing says any more what the assessment is."""
        told = [self.found[number].revision for number in sorted(self.found)]
        if any(each.subject == OPENING for each in told):
            return told
        if told and self.opening:
            return [Revision(told[0].assessment, OPENING, self.opening, told[0].author, told[0].at), *told]
        return []

    def fill(self, other: Remains) -> None:
        """Take what is missing from a copy, where it fits to what is here."""
        self.opening = self.opening or other.opening
        self.expected |= other.expected
        here = {link.revision.id for link in self.found.values()}
        for number, link in sorted(other.found.items()):
            if number not in self.found and link.revision.id not in here and self._fits(number, link):
                self.found[number] = link
                self.from_backups += 1

    def place(self, links: Sequence[Link]) -> None:
        """Give each change its place: the one that its chain proves, or else the one it claims, if that is free."""
        numbers = {"": 0} | {link.chain: link.number for link in links}
        chains = {number: chain for chain, number in numbers.items()}
        claimed = {link.number: link for link in links}
        doubtful = []
        for link in links:
            before, behind = chains.get(link.number - 1), claimed.get(link.number + 1)
            if (before is not None and link.follows(before)) or (behind and behind.follows(link.chain)):
                number: int | None = link.number
            else:
                number = next((each + 1 for chain, each in numbers.items() if link.follows(chain)), None)
            if number is None:
                doubtful.append(link)
            else:
                self.found.setdefault(number, link)
        placed = {link.revision.id for link in self.found.values()}
        for link in doubtful:
            if link.revision.id not in placed:
                self.found.setdefault(link.number, link)
        self.expected |= set(self.found)

    def _fits(self, number: int, link: Link) -> bool:
        before, behind = self.found.get(number - 1), self.found.get(number + 1)
        if before:
            return link.follows(before.chain)
        return number == 1 or not self.found or (behind is not None and behind.follows(link.chain))


def remains(content: bytes) -> dict[str, Remains]:
    """Find what is left in the bytes of a register, by assessment."""
    links = dict[str, list[Link]]()
    for link in _links(content):
        links.setdefault(link.revision.assessment, []).append(link)
    left = dict[str, Remains]()
    for assessment, found in links.items():
        left[assessment] = Remains()
        left[assessment].place(sorted(found, key=lambda link: link.number))
    for told, _, number in carving.records(content, carving.REVISION_ID):
        if told in left and isinstance(number, int):
            left[str(told)].expected.add(number)
    for row in carving.records(content, carving.STANDING):
        with suppress(*UNREADABLE):
            opening = json.loads(str(row[6]))
            Opening.from_data(opening)
            of_one = left.setdefault(str(row[0]), Remains())
            of_one.opening = opening
            if row[1] == row[2]:  # one number without the other may be a flipped bit
                of_one.expected |= set(range(1, int(str(row[1])) + 1))
    return left


def _links(content: bytes) -> Iterator[Link]:
    for row in carving.records(content, carving.REVISION):
        with suppress(*UNREADABLE):
            assessment, number, told, chain, subject, body, author, at, replaces, undoes, part = row
            revision = Revision(
                assessment=str(assessment),
                subject=str(subject),
                body=None if body is None else json.loads(str(body)),
                author=str(author),
                at=str(at),
                replaces=tuple(str(replaces).split()),
                undoes=str(undoes),
                part=int(str(part)),
                number=int(str(number)),
            )
            if revision.id == told and is_sound(revision):
                yield Link(revision, str(chain))
