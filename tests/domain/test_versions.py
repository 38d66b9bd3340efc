"""Versions side by side: what is taken by itself, and what waits for a person."""

from __future__ import annotations

from typing import Any

from assess.domain.subjects import ACTION
from assess.domain.versions import Versions, versions_of
from assess.records import replace
from tests.domain.build import assessment, revision

SUBJECT = f"{ACTION}A-001"
BEGUN: dict[str, Any] = {
    "ref": "A-001", "recommendation": "T-01", "what": "Train", "who": "MIG", "by": "2027-06-30", "means": "",
}  # fmt: skip


def apart(one: dict[str, str] | None, other: dict[str, str] | None) -> Versions:
    """Let two sides change an action, or with `None` remove it, without knowing of each other."""
    begun = revision(SUBJECT, BEGUN)
    first, second = (
        revision(SUBJECT, None if changed is None else {**BEGUN, **changed}, begun, author=author)
        for author, changed in (("ana", one), ("luz", other))
    )
    return versions_of(assessment({}, begun, first, replace(second, at="2026-03-03T09:00:00+00:00")), SUBJECT)


def test_what_one_side_changed_is_chosen_and_what_both_changed_waits() -> None:
    """Until a person picks; what nobody changed is the same on both sides."""
    versions = apart({"what": "Train all", "means": "A budget"}, {"what": "Train some", "who": "WOM"})
    assert versions.different == ["what", "who", "means"]
    assert (versions.picks, versions.open) == ({"who": 1, "means": 0}, ["what"])
    decided = replace(versions, picks={**versions.picks, "what": 1})
    assert decided.open == []
    assert decided.chosen == {**BEGUN, "what": "Train some", "who": "WOM", "means": "A budget"}


def test_one_side_can_be_taken_whole() -> None:
    """Also where it is the other side's change that would have been taken."""
    versions = apart({"means": "A budget"}, {"who": "WOM"})
    assert replace(versions, picks=versions.picking(0)).chosen == {**BEGUN, "means": "A budget"}


def test_where_one_side_removed_it_nothing_is_chosen_beforehand() -> None:
    """The removal or the other version is chosen whole, and a removal is `None`."""
    versions = apart(None, {"who": "WOM"})
    removed = [side.body for side in versions.sides].index(None)
    assert (versions.removed, versions.picks) == (True, {})
    assert replace(versions, picks=versions.picking(removed)).chosen is None
    assert replace(versions, picks=versions.picking(1 - removed)).chosen == {**BEGUN, "who": "WOM"}


def test_two_entries_that_got_the_same_number_are_told_apart_from_two_versions() -> None:
    """Neither goes on from the other: both can be kept."""
    separate = versions_of(
        assessment({}, revision(SUBJECT, BEGUN), revision(SUBJECT, {**BEGUN, "what": "Inform"}, author="luz")), SUBJECT
    )
    assert separate.separate
    assert not apart({"who": "WOM"}, {"means": "A budget"}).separate
