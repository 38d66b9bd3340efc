"""The one text of an envelope gives what looking at each part of it would have given."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assess.domain.data import Data, canonical_text, digest
from assess.exchange.sealed.text import revision_ids, revision_texts, signed

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
    written = revision_texts(said, data)
    assert written == [canonical_text(each) for each in revisions]
    assert revision_ids("SLV-2026", written) == [digest({**each, "assessment": "SLV-2026"}) for each in revisions]
