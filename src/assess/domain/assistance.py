"""All that a country asks of the region and of cooperation: the needs it entered, and what its action plan asks for."""

from __future__ import annotations

from collections.abc import Iterator

from assess.domain.assessment import Assessment
from assess.domain.ledgers.needs import NeedKind
from assess.records import dataclass


@dataclass(frozen=True)
class Request:
    """One thing asked for."""

    ref: str
    """Of the need or of the action: N-001, A-001."""
    recommendation: str
    kind: NeedKind | None
    """`None` where an action asks for it: actions do not say of what sort it is."""
    what: str
    whom: str = ""
    """Who is asked; empty for anybody."""
    by: str = ""
    """By when: a year, a month or a day in ISO 8601; empty where it was not told."""
    step: str = ""
    """The action it is asked for; empty for a need that stands for itself."""


def requests(assessment: Assessment) -> Iterator[Request]:
    """Give the needs, and then what actions ask for."""
    for need in assessment.needs.values():
        yield Request(need.ref, need.recommendation, need.kind, need.what, need.whom, need.by)
    for action in assessment.actions.values():
        if action.assistance.strip():
            yield Request(
                action.ref,
                action.recommendation,
                None,
                action.assistance,
                by=action.by.isoformat(),
                step=action.what,
            )
