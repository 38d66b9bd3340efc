"""What is spared a closer look would have passed it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from assess.domain.clean import LONGEST
from assess.domain.data import Data, canonical_text
from assess.domain.history import Revision
from assess.exchange.sealed.rules import ALONE
from assess.exchange.sealed.shape import is_revision
from assess.exchange.sealed.usual import Change, changes
from tests.exchange.desk import submitted

LETTERS = st.text(st.sampled_from('aé" \n\\[]{},:\t\u200b\u0301\xa0n'), max_size=4)
TEXTS = LETTERS | st.sampled_from(("Ana Pérez", "según la «Ley»:\n- artículo 3; ¿cuál?", "x" * (LONGEST + 1)))
NUMBERS = st.sampled_from((0, 1, 5, 9, 10, 2026, 10_000, True, "3", None))
FIGURES = st.sampled_from(
    ("0", "7", "-12.50", "007", "1E+9", "1E+999", "NaN", "0.0000001", "1" * 40, "", " 1", "1.", 5)
)
ANSWERS = st.fixed_dictionaries(
    {"status": st.sampled_from(("rated", "na", "no-information", "withheld", "x", ""))},
    optional={"level": NUMBERS, "reason": TEXTS},
)
BODIES = st.fixed_dictionaries(
    {},
    optional={
        "answer": ANSWERS | TEXTS,
        "comment": TEXTS,
        "evidence": st.lists(st.sampled_from(("E-001", "E-2", "")) | TEXTS | NUMBERS, max_size=3),
        "figure": st.fixed_dictionaries({"value": FIGURES}, optional={"year": NUMBERS, "denominator": FIGURES}),
        "flagged": NUMBERS,
        "proposed": ANSWERS | st.none(),
        "other": TEXTS,
    },
)
DAYS = st.sampled_from(("01-01", "02-28", "02-29", "02-30", "04-30", "04-31", "12-31", "13-01", "00-10", "06-00"))
TIMES = st.sampled_from(("09:00:00+00:00", "23:59:59+00:00", "24:00:00+00:00", "09:60:00+00:00", "09:00:00", "x"))
MOMENTS = st.builds(
    lambda year, day, time: f"{year}-{day}T{time}", st.sampled_from((2026, "0000", "0001", 9999, 99)), DAYS, TIMES
)
IDS = st.sampled_from(("0" * 64, "A" * 64, "")) | TEXTS
REVISIONS = st.fixed_dictionaries(
    {
        "at": MOMENTS | st.just("2026-03-01T09:00:00+00:00"),
        "author": TEXTS,
        "body": BODIES | BODIES | st.none(),
        "part": NUMBERS,
        "replaces": st.lists(IDS, max_size=3),
        "subject": st.sampled_from(("response/A-01.s", "response/", "evidence/E-001", "assessment")) | TEXTS,
        "undoes": IDS,
    },
)


def sound(**fields: Any) -> Data:
    """Write a revision of which nothing is to be doubted, but for these fields."""
    said = {"answer": {"status": "rated", "level": 3}, "comment": "Rige desde 2020.", "evidence": ["E-001"]}
    return {
        "at": "2026-03-01T09:00:00+00:00", "author": "Ana Pérez", "body": said, "part": 0, "replaces": ["0" * 64],
        "subject": "response/A-01.s", "undoes": "", **fields,
    }  # fmt: skip


def usual(text: str) -> bool:
    """Tell whether a change is read off its text, where another one follows it."""
    try:
        first, _ = changes(f"{text},{canonical_text(sound())}")
    except ValueError:
        return False
    return bool(first.subject)


def passes(revision: Data) -> bool:
    """Tell whether a revision has nothing wrong with it, looked at closely."""
    if not is_revision(revision):
        return False
    told = Revision("SLV-2026", **{**revision, "replaces": tuple(revision["replaces"])})
    return not [message for rule in ALONE for message in rule(told)]


@given(REVISIONS | st.builds(sound, body=BODIES) | st.builds(sound, at=MOMENTS) | st.builds(sound, author=TEXTS))
@example(sound(body={"figure": {"value": "-12.50", "year": 2026, "denominator": "7"}, "flagged": True}))
@example(sound(body={"figure": {"value": "0.0000001"}}))
@example(sound(body={"comment": " x"}))
@example(sound(body={"comment": "x\n"}))
@example(sound(body={"comment": ""}))
@example(sound(body={"answer": {"status": "rated", "level": 3, "reason": "x"}}))
def test_what_is_usual_passes_every_rule(revision: Data) -> None:
    """Whatever the pattern fits has nothing wrong with it."""
    if usual(canonical_text(revision)):
        assert passes(revision)


SPOILT = (
    ('"at":', '"at": '), ('"part":0', '"part":0,"part":0'), ("é", "\\u00e9"), ('"part":0', '"part":-0'),
    ('"part":0', '"part":00'), ("a", "\\u0061"), ("{", "{ "), (",", ",,"), (",", ""), ("[]", "[ ]"), ("/", "\\/"),
    ('"level":3,"status":"rated"', '"status":"rated","level":3'), ("}", "}\n"), ("}", ",}"), ("]", ",]"), ("e", "\n"),
    ("e", "\x00"), ("e", "\ud800"),
)  # fmt: skip
"""What is the same to some readers of JSON, or nearly so, and not the canonical form."""


FULL: Data = {
    "answer": {"status": "rated", "level": 3}, "comment": "Rige «aé».", "evidence": ["E-001", "E-002"],
    "figure": {"value": "7", "year": 2026, "denominator": "800"}, "flagged": True, "proposed": {"status": "withheld"},
}  # fmt: skip
"""All that an answer can say."""


def spoilt(text: str) -> Iterator[str]:
    """Spoil a text in each way at each place."""
    for was, becomes in SPOILT:
        parts = text.split(was)
        for at in range(1, len(parts)):
            yield was.join(parts[:at]) + becomes + was.join(parts[at:])


def test_what_is_usual_is_in_the_canonical_form() -> None:
    """White space, other escapes, other orders, repeated names and stray commas are found, wherever they are."""
    for revision in (sound(body=FULL), sound(body={}, replaces=[]), sound(subject="response/e", undoes="1" * 64)):
        text = canonical_text(revision)
        assert usual(text)
        assert [each for each in spoilt(text) if usual(each) and canonical_text(json.loads(each)) != each] == []


def test_what_is_read_off_a_change_is_what_it_says() -> None:
    """Word for word, and of any other change nothing but its text."""
    proposed = {"answer": {"status": "withheld"}, "proposed": {"status": "na", "reason": "Sin «costa»."}}
    told = [sound(undoes="1" * 64), sound(subject="evidence/E-001"), sound(replaces=[], body=proposed), sound()]
    first, second, third, last = texts = [canonical_text(each) for each in told]
    rated, withheld, na = (
        canonical_text(told[0]["body"]["answer"]),
        '{"status":"withheld"}',
        canonical_text(proposed["proposed"]),
    )
    assert changes(",".join(texts)) == [
        Change(first, rated, '["E-001"]', "", "0" * 64, "response/A-01.s", "1" * 64),
        Change(second, "", "", "", "", "", ""),
        Change(third, withheld, "", na, "", "response/A-01.s", ""),
        Change(last, "", "", "", "", "", ""),
    ]


@given(st.text(st.sampled_from('},{"at":x \n'), max_size=9), st.text(st.sampled_from('},{"at":x'), max_size=9))
@example("", "")
@example(",", "")
@example("},", "")
@example("x", "")
@example("", ",")
def test_nothing_is_passed_over(between: str, around: str) -> None:
    """Whatever stands between changes, before them or after them is told, or left where it is."""
    one = canonical_text(sound())
    text = f"{around}{one},{one}{between}{one}{around}"
    try:
        found = changes(text)
    except ValueError:
        return
    assert ",".join(each.text for each in found) == text
    assert all(each.text == one for each in found if each.subject)


def test_what_delegations_write_is_usual() -> None:
    """Answers with comments, figures, evidence and reasons fit; so the pattern is worth having."""
    reason = {"status": "na", "reason": 'Según la «Ley»:\n- artículo "3"; ¿cuál?'}
    figure = {"value": "-12.5", "year": 2026, "denominator": "800"}
    for body in ({}, {"answer": reason}, {"proposed": reason, "flagged": True}, {"figure": figure}):
        assert usual(canonical_text(sound(body=body)))
    answers = [each for each in submitted().assessment.history.revisions if each.subject.startswith("response/")]
    assert all(usual(canonical_text(each.as_told())) for each in answers)


def test_nothing_else_is_usual() -> None:
    """Other subjects, what was removed, and what is long are looked at."""
    for revision in (
        sound(subject="evidence/E-001"), sound(subject="response/"), sound(body=None), sound(at="2026-02-30T00:00:00"),
        sound(body={"comment": "x" * LONGEST}), sound(body={"comment": "e\u0301"}), sound(part=100_000),
        sound(replaces=["0" * 64, "1" * 64]),
    ):  # fmt: skip
        assert not usual(canonical_text(revision))
