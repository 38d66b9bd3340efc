"""The short way weighs an envelope as the long way does, or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.domain.data import Data, canonical_text, digest
from assess.domain.submission import LARGEST
from assess.exchange.sealed import short_way
from assess.exchange.sealed.envelope import open_envelope, seal
from assess.exchange.sealed.proofs import proved
from assess.exchange.sealed.rules import FIRST, THEN, chain_whole
from assess.exchange.sealed.short_way import weighed
from assess.workflow.arrival import Arrival
from tests.exchange.bad_envelopes import CASES, DRAFT, ENVELOPE
from tests.exchange.desk import CATALOGUE, GUIDELINE, KEY, REFS, SEALED_AT, answered, submitted
from tests.exchange.test_usual import sound, spoilt

ANSWERS: tuple[Data, ...] = (
    {"status": "rated", "level": 3}, {"status": "rated", "level": 1}, {"status": "na", "reason": "Sin «costa»."},
    {"status": "no-information"}, {"status": "withheld", "reason": "x"},
)  # fmt: skip
BAD_ANSWERS: tuple[Data, ...] = ({"status": "rated", "level": 9}, {"status": "na"}, {"status": "x"})


def bodies(answers: Sequence[Data], comments: Sequence[str], evidence: Sequence[str], values: Sequence[str]) -> Bodies:
    """Draw what is answered out of these parts, or that it was removed."""
    return st.none() | st.fixed_dictionaries(
        {},
        optional={
            "answer": st.sampled_from(answers),
            "comment": st.sampled_from(comments),
            "evidence": st.lists(st.sampled_from(evidence), min_size=1, max_size=2),
            "figure": st.fixed_dictionaries({"value": st.sampled_from(values)}),
            "flagged": st.just(True),  # noqa: FBT003 - a value in plain data
            "proposed": st.sampled_from(answers),
        },
    )


Bodies = st.SearchStrategy[Data | None]
BODIES = bodies(
    ANSWERS, ("Rige desde 2020.", 'Dice "sí";\n- y más', "ελληνικά", '},{"at":'), ("E-001", "E-002"), ("7",)
)
BAD_BODIES = bodies(BAD_ANSWERS, (" x", "\u200b"), ("E-009",), ("007",))
SUBJECTS = st.sampled_from([*[f"response/{ref}" for ref in REFS[:3]], "evidence/E-001"])
EVIDENCE: Data = {"ref": "E-001", "kind": "law", "title": "Ley"}
MEMBERS: Data = {"members": [{"name": "Ana"}, sound(), {"at": "x", "name": "Luz"}]}
"""A usual change, where members of a delegation are named."""


class Writer:
    """Writes changes, each upon the one before it of its subject, unless it is told otherwise."""

    def __init__(self, document: Any) -> None:
        """Go on after those of an envelope."""
        self.written = document["assessment"]["revisions"]
        self.assessment = document["assessment"]["id"]

    def write(self, subject: str, body: Data | None, fault: str = "") -> None:
        """Write one before the closing, of which nothing or one thing is out of line."""
        ids = [digest({**each, "assessment": self.assessment}) for each in self.written if each["subject"] == subject]
        other = digest({**self.written[0], "assessment": self.assessment})
        replaces = {"none": [], "first": ids[:1], "all": ids[-2:], "other": [other], "empty": [""]}.get(fault, ids[-1:])
        undoes = {"undoes": "".join(ids[:1]), "undoes nothing": "0" * 64, "undoes other": other}.get(fault, "")
        self.written.insert(-1, sound(subject=subject, body=body, replaces=replaces, undoes=undoes))

    def repeat(self) -> None:
        """Write the last change before the closing twice."""
        self.written.insert(-1, self.written[-2])


FAULTS = ("none", "first", "all", "other", "empty", "undoes", "undoes nothing", "undoes other", "repeat")


@st.composite
def envelopes(draw: st.DrawFn) -> bytes:
    """Draw what somebody signed: a sound history that goes on, with one thing out of line perhaps."""
    document = json.loads(draw(st.sampled_from((ENVELOPE, DRAFT))))
    writer, many = Writer(document), draw(st.integers(1, 5))
    wrong, fault = draw(st.integers(0, 2 * many)), draw(st.sampled_from((*FAULTS, "body", "members")))
    writer.write("evidence/E-001", EVIDENCE)
    for number in range(many):
        subject, body = draw(st.tuples(SUBJECTS, BODIES))
        if number == wrong and fault == "body":
            subject, body = draw(st.tuples(SUBJECTS | st.just("response/X-01.s"), BAD_BODIES))
        if subject.startswith("evidence") and body is not None:
            body = {**EVIDENCE, "title": body.get("comment", "Ley")}
        writer.write(subject, body, fault if number == wrong else "")
        if number == wrong and fault == "repeat":
            writer.repeat()
    if wrong < many and fault == "members":
        writer.write("delegation", MEMBERS)
    if document["draft"] and draw(st.booleans()):
        writer.written.append(writer.written.pop(-2))
    return proved(without_proofs(document), KEY)


def without_proofs(document: Data) -> Data:
    """Give what is signed of an envelope."""
    return {name: each for name, each in document.items() if name not in ("digest", "signature")}


def the_long_way(envelope: bytes) -> Arrival | None:
    """Open and weigh an envelope with everything made of it."""
    submission, _ = open_envelope(envelope, CATALOGUE)
    return Arrival.of(submission, GUIDELINE, envelope) if submission else None


def agreed(envelope: bytes) -> bool:
    """Make sure that both ways weigh an envelope alike, or that the short way leaves it; tell whether it was short."""
    arrival = weighed(envelope, CATALOGUE)
    if arrival is None:
        return False
    assert arrival == the_long_way(envelope)
    return True


@given(envelopes())
@settings(max_examples=200)
def test_both_ways_weigh_alike(envelope: bytes) -> None:
    """Whatever stands in an envelope, in whatever order: the short way never knows better."""
    agreed(envelope)


def signed_as_it_stands(text: str) -> bytes:
    """Sign a text in whatever form it is, as nobody does who follows the rules."""
    said = text.encode("utf-8", "surrogatepass")
    digest = f'"digest":"{hashlib.sha256(said).hexdigest()}",'
    signature = f'"signature":{{"algorithm":"Ed25519","key":"{KEY.public}","value":"{KEY.sign(said)}"}},'
    for name, proof in (("draft", digest), ("version", signature)):
        before, found, after = text.rpartition(f'"{name}":')
        text = before + proof + found + after
    return text.encode("utf-8", "surrogatepass")


def test_what_was_signed_in_another_form_goes_the_long_way() -> None:
    """What is signed is the canonical form, and nothing that only says the same."""
    document = json.loads(DRAFT)
    writer = Writer(document)
    writer.write(f"response/{REFS[0]}", {"answer": ANSWERS[0]})
    writer.write(f"response/{REFS[1]}", {})
    writer.written.insert(0, writer.written.pop())
    text = canonical_text(without_proofs(document))
    assert signed_as_it_stands(text) == proved(without_proofs(document), KEY)
    assert agreed(signed_as_it_stands(text))
    for each in spoilt(text):
        agreed(signed_as_it_stands(each))


@pytest.mark.parametrize("case", CASES)
def test_no_bad_envelope_goes_the_short_way(case: str) -> None:
    """Every way of being wrong is left to the long way, which says what is wrong."""
    assert weighed(CASES[case][0], CATALOGUE) is None


def test_what_delegations_send_goes_the_short_way() -> None:
    """With second thoughts, what was taken back, entries of every ledger, and a draft; or it would not be worth it."""
    assert agreed(ENVELOPE)
    session = answered()
    session.undo()
    session.comment("A-01.s", "Otra vez")
    session.comment("A-01.s", "Y otra")
    session.undo()
    session.remove("E-001")
    session.comment("A-02.s", "ελληνικά, which is looked at closely")
    session.comment("A-02.s", "Ya no")
    assert agreed(seal(session.assessment, GUIDELINE, KEY, SEALED_AT, draft=True))
    again = submitted()
    again.reopen()
    again.link("A-02.s", ["E-001"])
    again.seal()
    assert agreed(seal(again.assessment, GUIDELINE, KEY, SEALED_AT))


Told = tuple[str, Data | None]

PLAIN: dict[str, list[Told]] = {
    "second thoughts": [("response/A-01.s", {"answer": ANSWERS[0]}), ("response/A-01.s", {"answer": ANSWERS[1]})],
    "in another order": [("response/B-01.s", {"answer": ANSWERS[0]}), ("response/A-01.s", {"answer": ANSWERS[1]})],
    "evidence that was removed": [("response/A-01.s", {"evidence": ["E-001", "E-002"]}), ("evidence/E-001", None)],
    "an answer that was removed": [("response/A-01.s", {"answer": ANSWERS[0]}), ("response/A-01.s", None)],
    "nothing": [("response/A-01.s", {})],
}
REFUSED: dict[str, list[Told]] = {
    "a level that was taken back": [("response/A-01.s", {"answer": BAD_ANSWERS[0]}), ("response/A-01.s", {})],
    "a proposed level": [("response/A-01.s", {"proposed": BAD_ANSWERS[0]})],
    "evidence": [("response/A-01.s", {"evidence": ["E-009"]}), ("response/A-01.s", {})],
    "a question": [("response/X-01.s", {"answer": ANSWERS[0]})],
    "a reason": [("response/A-01.s", {"answer": BAD_ANSWERS[1]})],
    "an answer of no kind": [("response/A-01.s", {"answer": BAD_ANSWERS[2]})],
    "a usual answer among members": [("delegation", MEMBERS)],
}


def told(changes: list[Told]) -> bytes:
    """Sign an envelope in which these changes came before the closing."""
    document = json.loads(ENVELOPE)
    writer = Writer(document)
    writer.write("evidence/E-001", EVIDENCE)
    writer.write("response/A-02.s", {"answer": ANSWERS[0]})
    for each in changes:
        writer.write(*each)
    return proved(without_proofs(document), KEY)


@pytest.mark.parametrize("case", PLAIN)
def test_what_is_in_order_goes_the_short_way(case: str) -> None:
    """And comes to the same."""
    assert agreed(told(PLAIN[case]))


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_known_goes_the_long_way(case: str) -> None:
    """Which refuses it."""
    assert weighed(told(REFUSED[case]), CATALOGUE) is None
    assert the_long_way(told(REFUSED[case])) is None


def test_only_the_rule_for_the_whole_history_is_left_out() -> None:
    """It is held by the order in which each change was made upon the one before."""
    assert [rule for rule in (*FIRST, *THEN) if rule not in short_way._AROUND] == [chain_whole]


def test_what_is_too_large_is_not_looked_at() -> None:
    """The bound is that of the long way."""
    assert weighed(ENVELOPE.ljust(LARGEST + 1), CATALOGUE) is None
