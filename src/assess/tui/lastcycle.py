"""What the last cycle answered, read from the proposals that were carried forward, confirmed since or not."""

from __future__ import annotations

from assess.domain.answers import Answer, Rated, answer_from
from assess.domain.assessment import Assessment
from assess.domain.subjects import RESPONSE


def last_answers(assessment: Assessment) -> dict[str, Answer]:
    """List the answers of the last cycle by indicator; empty where nothing was carried forward.

    They stand at the beginning of the history and never change: whoever asks often keeps them.
    """
    found: dict[str, Answer] = {}
    for revision in assessment.history.revisions if assessment.opening.carried_from else ():
        ref = revision.subject.removeprefix(RESPONSE)
        answer = answer_from((revision.body or {}).get("proposed")) if ref != revision.subject else None
        if answer is not None:
            found.setdefault(ref, answer)
    return found


def trend(was: Answer | None, now: Answer | None) -> str:
    """Draw whether a level has risen, fallen or stayed; empty where one of the two is no level."""
    if not isinstance(was, Rated) or not isinstance(now, Rated):
        return ""
    return "↑" if now.level > was.level else "↓" if now.level < was.level else "="
