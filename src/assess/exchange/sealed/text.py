"""The text of an envelope: the bytes that were signed, and its revisions one by one, each as it was written.

Writing data in its canonical form is what costs most in reading an envelope. So it is done once: what was signed, the
ids of the revisions and which of them need a closer look are all read off that one text. Quotes within texts are always
escaped there, so that what is looked for below is never part of what somebody wrote.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from assess.domain.data import Data, canonical_text

PROOFS = ("digest", "signature")
"""The fields that prove all others."""

_BETWEEN = '},{"at":'
"""Where one revision ends and the next begins: `at` is the first of its fields."""


def signed(text: str, data: Data) -> str:
    """Take digest and signature out of an envelope in its canonical form: what remains is what was signed."""
    for name in PROOFS:
        before, _, after = text.rpartition(f'"{name}":{canonical_text(data[name])},')
        text = before + after
    return text


def revision_texts(said: str, data: Data) -> list[str]:
    """Give each revision in its canonical form; all of them have the fields of a revision, of whatever kind."""
    assessment = data["assessment"]
    begins = len(f'{{"assessment":{{"id":{canonical_text(assessment["id"])},"revisions":[{{"at":')
    written = said[begins : said.rfind('}]},"declaration":')].split(_BETWEEN)
    if len(written) != len(assessment["revisions"]):  # something within them begins like a revision
        return [canonical_text(each) for each in assessment["revisions"]]
    return [f'{{"at":{each}}}' for each in written]


def revision_ids(assessment: str, texts: Sequence[str]) -> list[str]:
    """Work out the ids of revisions: the digest of what each says, and of which assessment."""
    begins = f'{{"assessment":{canonical_text(assessment)},'
    return [hashlib.sha256((begins + each[1:]).encode()).hexdigest() for each in texts]
