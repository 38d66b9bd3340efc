"""Comparing two cycles item by item, also where the guideline's edition changed between them.

A ref is never reused, so that the same ref in two editions is the same item unless an edition map says otherwise: that
it was reworded, that one item was split, that several were merged. Where several stand for one, the lowest level
counts. What is not rated on both sides is not compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from assess.domain.answers import Answer, Rated
from assess.domain.clean import LONGEST
from assess.domain.guideline import Guideline, Phase
from assess.domain.response import UNANSWERED, Response
from assess.records import dataclass


class Fate(StrEnum):
    """What became of an item from one edition to the next."""

    SAME = "same"
    REWORDED = "reworded"
    SPLIT = "split"
    MERGED = "merged"


@dataclass(frozen=True)
class Step:
    """Items of the earlier edition and the items that stand for them in the later one."""

    was: tuple[str, ...]
    now: tuple[str, ...]

    @property
    def fate(self) -> Fate:
        """What became of them."""
        if len(self.was) > 1:
            return Fate.MERGED
        if len(self.now) > 1:
            return Fate.SPLIT
        return Fate.SAME


@dataclass(frozen=True)
class EditionMap:
    """What became of the items of one edition in a later one; what it does not name kept its ref and its meaning."""

    before: str = ""
    """The earlier edition; empty where both cycles answered the same one."""
    after: str = ""
    steps: tuple[Step, ...] = ()
    """Splits and mergers."""
    reworded: frozenset[str] = frozenset()
    """Refs of the later edition that ask the same in other words; they are compared, and named."""
    incomparable: frozenset[str] = frozenset()
    """Refs of the later edition whose meaning changed: they are never compared."""
    added: frozenset[str] = frozenset()
    """Refs of the later edition that the earlier one did not have; empty also where that is not known."""

    @property
    def named(self) -> frozenset[str]:
        """Refs of the later edition of which more is said than that they kept their meaning."""
        return frozenset(ref for step in self.steps for ref in step.now) | self.incomparable | self.added

    def fate(self, step: Step) -> Fate:
        """Tell what became of the items of a step."""
        if step.fate is Fate.SAME and step.now[0] in self.reworded:
            return Fate.REWORDED
        return step.fate

    def over(self, guideline: Guideline) -> list[Step]:
        """List what can be compared on the later edition, in its order."""
        steps = {step.now[0]: step for step in self.steps}
        named = self.named
        refs = (indicator.ref for indicator in guideline.indicators())
        return [steps.get(ref) or Step((ref,), (ref,)) for ref in refs if ref in steps or ref not in named]

    def behind(self, ref: str) -> tuple[str, ...]:
        """List the items of the earlier edition that an item of the later one stands for; empty where it is new."""
        step = next((each for each in self.steps if ref in each.now), None)
        if step is not None:
            return step.was
        return () if ref in self.named else (ref,)


UNCHANGED = EditionMap()


def carried(was: Sequence[Response]) -> Answer | None:
    """Give the answer that several earlier ones come to: the lowest level, or what all say; `None` for nothing."""
    levels = [each.answer.level for each in was if isinstance(each.answer, Rated)]
    if levels and len(levels) == len(was):
        return Rated(min(levels))
    answers = {each.answer for each in was}
    return answers.pop() if len(answers) == 1 else None


def carried_over(guideline: Guideline, editions: EditionMap, earlier: Mapping[str, Response]) -> dict[str, Response]:
    """Give what was said on an earlier edition as it stands for the indicators of a later one; marks stay behind.

    Where several items became one, their comments and evidence come together, and none of their figures is taken.
    """
    said = dict[str, Response]()
    for ref in (indicator.ref for indicator in guideline.indicators()):
        was = [earlier[each] for each in editions.behind(ref) if each in earlier]
        if was and len(was) == len(editions.behind(ref)):
            said[ref] = Response(
                answer=carried(was),
                comment=_joined([each.comment for each in was]),
                figure=was[0].figure if len(was) == 1 else None,
                evidence=tuple(dict.fromkeys(proof for each in was for proof in each.evidence)),
            )
    return said


def _joined(comments: Sequence[str]) -> str:
    """Put comments together; what is too long for one ends with three points, and the earlier cycle has it all."""
    whole = "\n\n".join(dict.fromkeys(filter(None, comments)))
    return whole if len(whole) <= LONGEST else f"{whole[: LONGEST - 1].rstrip()}…"


@dataclass(frozen=True)
class Movement:
    """How many items stand higher, the same and lower than before."""

    up: int = 0
    same: int = 0
    down: int = 0

    @property
    def compared(self) -> int:
        """How many were rated on both sides."""
        return self.up + self.same + self.down

    def __add__(self, other: Movement) -> Movement:
        """Add up two movements."""
        return Movement(self.up + other.up, self.same + other.same, self.down + other.down)


def moved(step: Step, earlier: Mapping[str, Response], later: Mapping[str, Response]) -> Movement:
    """Compare one step; nothing is compared where one side is not rated in full."""
    before, after = _lowest(step.was, earlier), _lowest(step.now, later)
    if before is None or after is None:
        return Movement()
    return Movement(up=int(after > before), same=int(after == before), down=int(after < before))


def moved_in(phase: Phase, last: Mapping[str, Answer], responses: Mapping[str, Response]) -> Movement:
    """Compare the answers to a phase with those of the last cycle that were carried forward to its indicators."""
    earlier = {ref: Response(answer) for ref, answer in last.items()}
    refs = [indicator.ref for recommendation in phase.recommendations for indicator in recommendation.indicators]
    return sum((moved(Step((ref,), (ref,)), earlier, responses) for ref in refs), Movement())


def _lowest(refs: tuple[str, ...], responses: Mapping[str, Response]) -> int | None:
    """Give the lowest level of some items; `None` where one of them is not rated."""
    answers = [responses.get(ref, UNANSWERED).answer for ref in refs]
    levels = [answer.level for answer in answers if isinstance(answer, Rated)]
    return min(levels) if len(levels) == len(refs) else None
