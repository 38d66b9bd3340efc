"""What a change makes of a response of which several versions may stand, because sides changed it apart.

The change is made of each version. Where they then say the same of all they differed in, that decides between them; all
else leaves the choice to who makes it knowingly, and loses none of the versions.
"""

from __future__ import annotations

from collections.abc import Iterator

from assess.domain.assessment import Assessment
from assess.domain.data import Data
from assess.domain.history import Revision
from assess.domain.response import Change, Response
from assess.domain.subjects import RESPONSE
from assess.records import replace

Heads = tuple[str, ...]
"""Versions, by their ids, that something new takes the place of."""


def made_of(assessment: Assessment, indicator: str, change: Change) -> Iterator[tuple[Heads, Data | None]]:
    """Give what a change makes of a response, and upon which of its versions; nothing where it changes nothing.

    To say what is shown already of a field in which they differ is a change: it decides for that version.
    """
    disputed = assessment.conflicts.get(RESPONSE + indicator, ())
    heads = assessment.history.heads(RESPONSE + indicator)
    versions = [(_version(assessment, head), head.id) for head in heads] if disputed else []
    told = [change(version).as_data() for version, _ in versions]
    if any(each.get(name) != told[0].get(name) for each in told for name in disputed):
        for (version, head), body in zip(versions, told, strict=True):
            if body != version.as_data():
                yield (head,), body or None
        return
    was = assessment.response(indicator)
    becomes = change(was)
    if disputed or becomes != was:
        yield tuple(head.id for head in heads), becomes.as_data() or None


def _version(assessment: Assessment, head: Revision) -> Response:
    """Read a version, without links to evidence that is not there."""
    response = Response.from_data(head.body or {})
    return replace(response, evidence=tuple(each for each in response.evidence if each in assessment.evidence))
