"""The published schema is the one that envelopes follow."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from assess.domain.assessment import Declaration, Opening
from assess.domain.delegation import Delegation
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.domain.ledgers.needs import AssistanceNeed
from assess.domain.ledgers.observations import Observation
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.response import Figure, Response
from assess.exchange.answers.columns import COLUMNS
from assess.exchange.sealed.envelope import seal
from assess.records import fields
from tests.exchange.bad_envelopes import CASES
from tests.exchange.desk import GUIDELINE, KEY, SEALED_AT, answered, begun, submitted

SCHEMA = json.loads((Path(__file__).parent.parent.parent / "docs/envelope.schema.json").read_text())
VALID: Callable[[Any], object] = fastjsonschema.compile(SCHEMA)

SAID_BY_SCHEMA = {
    "a field too many",
    "a field too few",
    "no revisions",
    "a key of other length",
    "the version of tomorrow",
    "a subject of tomorrow",
    "evidence with an odd number",
    "a level in words",
    "a field that is not known",
    "a comment that is a number",
    "a figure that is none",
    "an unknown kind of evidence",
    "a confidential title",
}
"""What a schema can say; digests, signatures, ids and references it can't."""


def test_envelopes_follow_the_schema() -> None:
    """Final ones and drafts, after all sorts of changes."""
    session = submitted()
    session.reopen()
    session.undo()
    session.remove("E-001")
    session.seal()
    for assessment, draft in ((session.assessment, False), (answered().assessment, True), (begun().assessment, True)):
        VALID(json.loads(seal(assessment, GUIDELINE, KEY, SEALED_AT, draft=draft)))


@pytest.mark.parametrize("case", sorted(SAID_BY_SCHEMA))
def test_the_schema_refuses_what_it_can(case: str) -> None:
    """Who validates with the schema alone finds the same faults of form."""
    with pytest.raises(fastjsonschema.JsonSchemaException):
        VALID(json.loads(CASES[case][0]))


@pytest.mark.parametrize(
    ("definition", "record"),
    [
        ("opening", Opening),
        ("declaration", Declaration),
        ("response", Response),
        ("figure", Figure),
        ("evidence", Evidence),
        ("action", Action),
    ],
)
def test_the_schema_knows_every_field(definition: str, record: type) -> None:
    """A field added to a record is added to the schema, and to nothing else that is published."""
    assert list(SCHEMA["definitions"][definition]["properties"]) == [each.name for each in fields(record)]


BODIES = (Opening, Response, Figure, Evidence, Action, GoodPractice, AssistanceNeed, Observation, Delegation)
"""What the bodies of revisions are made of."""


def test_the_schema_knows_every_kind_of_evidence() -> None:
    """A kind added is added here too."""
    assert SCHEMA["definitions"]["evidence"]["properties"]["kind"]["enum"] == [str(kind) for kind in EvidenceKind]


def test_the_documentation_names_every_column() -> None:
    """What can be written into a table of answers is described, and what is passed over is named."""
    page = (Path(__file__).parent.parent.parent / "docs/formats.en.md").read_text()
    assert [column.name for column in COLUMNS if f"`{column.name}`" not in page] == []


def test_the_documentation_names_every_field() -> None:
    """An envelope can be written and verified with nothing but the page and the schema."""
    page = (Path(__file__).parent.parent.parent / "docs/formats.en.md").read_text()
    revision = SCHEMA["definitions"]["revision"]["properties"]
    assert [name for name in [*SCHEMA["properties"], *revision] if f"`{name}`" not in page] == []
    said = page.partition("### Revisions")[2].partition("\n### ")[0]
    bodies = [field.name for record in BODIES for field in fields(record)]
    assert [name for name in bodies if f"`{name}`" not in said] == []
