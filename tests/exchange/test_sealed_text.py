"""The one text of an envelope gives what looking at each part of it would have given."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from assess.domain.data import Data, canonical_text, digest
from assess.exchange.sealed.text import parts_of, plain_parts, revision_ids, signed
from tests.exchange.test_usual import sound

TEXTS = st.text(st.sampled_from('aé" \n\\[]{},:\t\u200b\u0301\xa0n'), max_size=6) | st.sampled_from(
    ('},{"at":', '}]},"declaration":', '"digest":"', '\\n"', "\\n")
)
VALUES = st.recursive(TEXTS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3))
BODIES = st.dictionaries(st.sampled_from(("at", "comment", "declaration", "digest", "revisions")), VALUES, max_size=3)
REVISIONS = st.lists(
    st.fixed_dictionaries(
        {
            "at": TEXTS, "author": TEXTS, "body": st.none() | BODIES, "part": st.integers(0, 9),
            "replaces": st.lists(TEXTS, max_size=2), "subject": TEXTS, "undoes": TEXTS,
        }
    ),
    min_size=1,
    max_size=4,
)  # fmt: skip


def envelope(revisions: list[Data]) -> Data:
    """Put revisions into an envelope."""
    return {
        "assessment": {"id": "SLV-2026", "revisions": revisions},
        "declaration": {"name": "Ana"},
        "digest": "5" * 64,
        "draft": False,
        "program": "1.0",
        "signature": {"algorithm": "Ed25519", "key": "0" * 64, "value": "1" * 128},
        "version": 1,
    }


@given(REVISIONS)
def test_each_revision_is_found_in_the_text_as_it_was_written(revisions: list[Data]) -> None:
    """Whatever is in them, also what looks like the end of one."""
    data = envelope(revisions)
    said = signed(canonical_text(data), data)
    assert said == canonical_text({name: each for name, each in data.items() if name not in ("digest", "signature")})
    written = parts_of(said, data).revisions
    assert written == [canonical_text(each) for each in revisions]
    assert revision_ids("SLV-2026", written) == [digest({**each, "assessment": "SLV-2026"}) for each in revisions]


def unsorted(data: Data) -> str:
    """Write data as close as can be to the canonical form, but in another order."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


SPOILT = (
    ('"at":', '"at": '), ('"draft":false', '"draft":true,"draft":false'), ('"part":0', '"part":0,"part":0'),
    ("é", "\\u00e9"),
    ('"part":0', '"part":-0'), ("a", "\\u0061"), ("{", "{ "), ("},{", "}, {"),
    ("[]", "[ ]"), ("/", "\\/"),
    ('"level":3,"status":"rated"', '"status":"rated","level":3'), ('"id":"SLV-2026",', ""), ("}", "}\n"),
)  # fmt: skip
"""What is the same to readers of JSON, or nearly so, and not the canonical form."""

ENVELOPES = REVISIONS | st.lists(st.just(sound()) | st.builds(sound, body=BODIES, author=TEXTS), min_size=1, max_size=4)


@given(ENVELOPES, st.sampled_from((("", ""), *SPOILT)), st.integers(0, 3), st.sampled_from((canonical_text, unsorted)))
@example([sound(), sound()], ("", ""), 0, canonical_text)
def test_only_what_is_canonical_is_plainly_so(
    revisions: list[Data], spoilt: tuple[str, str], skipped: int, write: Callable[[Data], str]
) -> None:
    """Spaces, other escapes, other orders and repeated keys are found; what is taken apart is what there is."""
    data, (was, becomes) = envelope(revisions), spoilt
    text = write(data)
    head, *others = text.split(was) if was else [text]
    skipped = min(skipped, len(others))
    text = was.join([head, *others[:skipped]]) + "".join(becomes + each for each in others[skipped:])
    try:
        value = json.loads(text)
    except ValueError:
        return
    if value != data:
        return
    parts = plain_parts(text, value)
    if parts is not None:
        assert text == canonical_text(value)
        assert parts == parts_of(text, value)


def test_what_this_program_writes_is_plain() -> None:
    """So it is not written anew; but what is nested beyond measure is left to be found out."""
    data = envelope([sound(), sound(subject="evidence/E-001"), sound(body=None)])
    assert plain_parts(canonical_text(data), data) == (
        [canonical_text(each) for each in data["assessment"]["revisions"]],
        [1, 2],
    )
    deep: Any = "x"
    for _ in range(40):
        deep = [deep]
    data = envelope([sound(body={"comment": deep})])
    assert plain_parts(canonical_text(data), data) is None
