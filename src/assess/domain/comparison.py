"""What changed between two states of the answers: two submissions of an assessment, or two assessments."""

from __future__ import annotations

from collections.abc import Mapping

from assess.domain.answers import Answer, Rated, answer_from
from assess.domain.assessment import Assessment, Opening
from assess.domain.errors import NotFound
from assess.domain.guideline import Guideline
from assess.domain.message import count, say
from assess.domain.response import UNANSWERED, Response
from assess.domain.subjects import OPENING, RESPONSE, split
from assess.records import dataclass

COMPARED = ("answer", "comment", "figure", "evidence")
"""What of a response is compared: what the delegation says, not its marks and proposals."""


@dataclass(frozen=True)
class Difference:
    """One indicator about which something else is said."""

    indicator: str
    was: Response
    now: Response

    @property
    def fields(self) -> tuple[str, ...]:
        """Which of `COMPARED` differ."""
        return tuple(name for name in COMPARED if getattr(self.was, name) != getattr(self.now, name))

    @property
    def steps(self) -> int | None:
        """How many levels it has risen, or fallen where negative; `None` where one of the two is no level."""
        was, now = self.was.answer, self.now.answer
        return now.level - was.level if isinstance(was, Rated) and isinstance(now, Rated) else None


def differences(
    guideline: Guideline, before: Mapping[str, Response], after: Mapping[str, Response]
) -> list[Difference]:
    """List the indicators of a guideline about which something else is said, in the order of the guideline."""
    pairs = (
        Difference(each.ref, before.get(each.ref, UNANSWERED), after.get(each.ref, UNANSWERED))
        for each in guideline.indicators()
    )
    return [pair for pair in pairs if pair.fields]


def last_answers(assessment: Assessment) -> dict[str, Answer]:
    """List the answers of the last cycle by indicator, confirmed since or not; empty where nothing was carried forward.

    They stand at the beginning of the history and never change: whoever asks often keeps them.
    """
    found: dict[str, Answer] = {}
    for revision in assessment.history.revisions if assessment.opening.carried_from else ():
        kind, ref = split(revision.subject)
        answer = answer_from((revision.body or {}).get("proposed")) if kind == RESPONSE else None
        if answer is not None:
            found.setdefault(ref, answer)
    return found


def issues(assessment: Assessment) -> list[int]:
    """List the numbers under which an assessment has been submitted, the first first."""
    return sorted(_sealings(assessment))


def as_submitted(assessment: Assessment, issue: int) -> Assessment:
    """Give an assessment as it was submitted under a number. Raises `NotFound` where it was not."""
    sealings = _sealings(assessment)
    if issue not in sealings:
        raise NotFound(
            say("{assessment} has no submission {issue}.", assessment=assessment.id, issue=issue),
            count(len(sealings), "It has been submitted once.", "It has been submitted {n} times."),
        )
    return Assessment.of(assessment.history.revisions[: sealings[issue]])


def _sealings(assessment: Assessment) -> dict[int, int]:
    """Tell, for each submission, how many revisions there were once it was closed."""
    found: dict[int, int] = {}
    for place, revision in enumerate(assessment.history.revisions, start=1):
        if revision.subject != OPENING or revision.body is None:
            continue
        opening = Opening.from_data(revision.body)
        if opening.sealed:
            found.setdefault(opening.issue, place)
    return found
