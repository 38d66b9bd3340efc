"""An envelope gives back what was sealed, and nothing else."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from decimal import Decimal

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.domain.assessment import Assessment, Declaration
from assess.domain.clean import clean
from assess.domain.data import digest
from assess.domain.errors import ContentInvalid, Misuse
from assess.domain.history import Revision
from assess.domain.response import Figure, Response
from assess.domain.submission import Submission
from assess.exchange.sealed.envelope import open_envelope, seal
from assess.exchange.sealed.keys import verified
from tests.exchange.desk import CATALOGUE, GUIDELINE, KEY, SEALED_AT, answered, begun, submitted, told

SUBMITTED = submitted()
ENVELOPE = seal(SUBMITTED.assessment, GUIDELINE, KEY, SEALED_AT)


def opened(content: bytes) -> Submission:
    """Open an envelope that is not refused."""
    submission, problems = open_envelope(content, CATALOGUE)
    assert told(problems) == []
    assert submission is not None
    return submission


def test_what_was_sealed_is_what_is_opened() -> None:
    """Answers, actions, declaration and history arrive as they were; only what is confidential stays."""
    submission, assessment = opened(ENVELOPE), SUBMITTED.assessment
    content = submission.content
    assert (content.id, content.opening, content.responses) == (assessment.id, assessment.opening, assessment.responses)
    assert (content.actions, content.conflicts) == (assessment.actions, {})
    assert content.evidence["E-001"] == assessment.evidence["E-001"]
    assert [each.subject for each in submission.revisions] == [each.subject for each in assessment.history.revisions]
    assert submission.declaration == Declaration("Ana Pérez", "Director")
    assert (submission.sealed_at, submission.draft, submission.issue) == (SEALED_AT, False, 1)
    assert (submission.guideline, submission.edition) == ("small", "2026-1")
    assert (submission.key, submission.fingerprint) == (KEY.public, KEY.fingerprint)


def test_a_submission_can_be_kept_and_read_again() -> None:
    """What is sent is a history like any other: a register numbers it, and it reads the same."""
    submission = opened(ENVELOPE)
    numbered = [each.numbered(number) for number, each in enumerate(submission.revisions, start=1)]
    assert Assessment.of(numbered).responses == SUBMITTED.assessment.responses


def test_the_same_assessment_and_time_give_the_same_bytes() -> None:
    """Sealing again what was not reopened gives the envelope that was sent."""
    assert seal(submitted().assessment, GUIDELINE, KEY, SEALED_AT) == ENVELOPE


def test_anybody_can_verify_an_envelope() -> None:
    """Digest and signature are over the canonical JSON of everything else, as the documentation says."""
    document = json.loads(ENVELOPE)
    signature = document.pop("signature")
    stated = document.pop("digest")
    said = rfc8785.dumps(document)
    assert hashlib.sha256(said).hexdigest() == stated
    assert verified(signature["key"], signature["value"], said)


def test_a_revision_has_its_id_from_what_it_says() -> None:
    """`replaces` and `undoes` can be followed with nothing but the envelope."""
    document = json.loads(ENVELOPE)["assessment"]
    ids = [digest({**each, "assessment": document["id"]}) for each in document["revisions"]]
    assert ids == [revision.id for revision in opened(ENVELOPE).revisions]
    assert {before for each in document["revisions"] for before in each["replaces"]} <= set(ids)


def test_a_reader_may_lay_it_out_anew() -> None:
    """White space and the order of keys are not content."""
    document = json.loads(ENVELOPE)
    laid_out = json.dumps(dict(reversed(document.items())), indent=2).encode() + b"\n"
    assert opened(laid_out) == opened(ENVELOPE)


def test_a_reopened_assessment_gets_a_higher_number() -> None:
    """The receiver can tell which of two envelopes is the newer."""
    session = submitted()
    session.reopen()
    session.comment("A-01.s", "Better evidence")
    session.seal()
    assert opened(seal(session.assessment, GUIDELINE, KEY, SEALED_AT)).issue == 2


def test_a_draft_may_be_unfinished() -> None:
    """It is marked as one, and nobody has to answer for it."""
    submission = opened(seal(begun().assessment, GUIDELINE, KEY, SEALED_AT, draft=True))
    assert (submission.draft, submission.declaration, submission.issue) == (True, None, 0)


def test_a_declaration_needs_a_name() -> None:
    """Somebody answers for the state, not nobody."""
    with pytest.raises(Misuse, match="needs a name"):
        answered().declare(Declaration(" \u200b"))


def test_what_is_not_closed_is_not_sealed() -> None:
    """Only a draft can be sent of an assessment that is still worked on."""
    with pytest.raises(Misuse, match="as a draft only"):
        seal(answered().assessment, GUIDELINE, KEY, SEALED_AT)


def test_what_no_reader_would_accept_is_not_sealed() -> None:
    """A register that was written by another hand is found out before the secretariat finds out."""
    begin = begun().assessment
    odd = Revision(begin.id, "response/A-09.s", Response(comment="x").as_data(), "Ana", "2026-03-02T09:00:00+00:00")
    with pytest.raises(ContentInvalid) as refused:
        seal(begin.after([odd]), GUIDELINE, KEY, SEALED_AT, draft=True)
    assert told(refused.value.problems) == ["SLV-2026:1:1: The guideline has no A-09.s."]


def test_two_people_working_apart_are_sealed_with_both_histories() -> None:
    """A merge has several heads; the chain is whole all the same, in whatever order the register received it."""
    session = submitted()
    base = session.assessment.history.revisions
    first = [each for each in base if each.subject == "response/A-01.s"]
    other = Revision(
        "SLV-2026", "response/A-01.s", {**(first[0].body or {}), "flagged": True}, "Bea", first[0].at, (first[0].id,)
    )
    merged = Assessment.of([*base[:1], other, *base[1:]])
    content = opened(seal(merged, GUIDELINE, KEY, SEALED_AT)).content
    assert content.response("A-01.s") == merged.response("A-01.s")
    assert len(content.history.present("response/A-01.s").heads) == 2


@given(st.integers(0, len(ENVELOPE) - 1), st.integers(1, 255))
@settings(max_examples=400, deadline=None)
def test_any_changed_byte_is_refused(at: int, by: int) -> None:
    """There is no byte in an envelope that could be another one."""
    spoiled = bytearray(ENVELOPE)
    spoiled[at] ^= by
    submission, problems = open_envelope(bytes(spoiled), CATALOGUE)
    assert submission is None
    assert problems


@given(st.integers(0, len(ENVELOPE) - 1))
@settings(max_examples=60, deadline=None)
def test_any_lost_end_is_refused(at: int) -> None:
    """A file cut short on its way is told from a forged one."""
    submission, problems = open_envelope(ENVELOPE[:at], CATALOGUE)
    assert submission is None
    assert len(problems) == 1


_json = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=8,
)


@given(st.one_of(st.binary(max_size=200), _json.map(lambda value: json.dumps(value).encode())))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_refused_without_a_fall(content: bytes) -> None:
    """Whatever a file contains, there is a sentence for it."""
    submission, problems = open_envelope(content, CATALOGUE)
    assert submission is None
    assert len(problems) == 1


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_anything_may_be_signed_and_is_still_read_with_care(data: st.DataObject) -> None:
    """A signature proves who wrote it, not that it makes sense: any value may stand anywhere."""
    document = json.loads(ENVELOPE)
    spot, key = document, data.draw(st.sampled_from(sorted(document)))
    while isinstance(spot[key], dict | list) and spot[key] and data.draw(st.integers(0, 4)):
        spot = spot[key]
        key = data.draw(st.sampled_from(sorted(spot) if isinstance(spot, dict) else range(len(spot))))
    spot[key] = data.draw(_json)
    said = {name: value for name, value in document.items() if name not in ("digest", "signature")}
    try:
        signed = rfc8785.dumps(said)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError):
        return
    signature = {"algorithm": "Ed25519", "key": KEY.public, "value": KEY.sign(signed)}
    content = json.dumps({**said, "digest": hashlib.sha256(signed).hexdigest(), "signature": signature}).encode()
    submission, problems = open_envelope(content, CATALOGUE)
    assert (submission is None) == bool(problems)
    if submission is not None:
        assert submission.content.responses is not None


@given(
    st.text(max_size=12),
    st.text(max_size=12),
    st.text(max_size=20),
    st.one_of(st.decimals(), st.sampled_from([Decimal("1E+50"), Decimal("0E+9999"), Decimal("1E-40")])),
)
@settings(max_examples=150, deadline=None)
def test_whatever_was_typed_can_be_sealed(author: str, position: str, comment: str, number: Decimal) -> None:
    """What can't be sent is refused when it is typed, not on the last day."""
    session = answered(author)
    session.declare(Declaration(clean(author) or "x", position))
    session.comment("A-01.s", comment)
    with suppress(Misuse):
        session.report_figure("A-01.s", Figure(number, 2025))
    session.seal()
    assert opened(seal(session.assessment, GUIDELINE, KEY, SEALED_AT)).content.responses == session.assessment.responses
