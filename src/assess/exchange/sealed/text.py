"""The text of an envelope: the bytes that were signed, and its revisions one by one, each as it was written.

What was signed, the ids of the revisions and which of them need a closer look are all read off that one text. Writing
data in its canonical form is what costs most in reading an envelope: where its frame and each of its revisions plainly
are in that form, the whole is, and nothing has to be written anew. Quotes within texts are always escaped there, so
that what is looked for below is never part of what somebody wrote.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from assess.domain.data import Data, canonical_text
from assess.exchange.sealed.strict_json import deeper_than
from assess.exchange.sealed.usual import is_usual

PROOFS = ("digest", "signature")
"""The fields that prove all others."""

_BETWEEN = '},{"at":'
"""Where one revision ends and the next begins: `at` is the first of its fields."""
_END = '}]},"declaration":'
_SHALLOW = 32
"""Levels that no body has; what has more is looked at as a whole."""


class Parts(NamedTuple):
    """The revisions of an envelope, in writing."""

    revisions: Sequence[str]
    """Each in its canonical form."""
    unusual: Sequence[int]
    """The places of those that have to be looked at closely."""


def signed(text: str, data: Data) -> str:
    """Take digest and signature out of an envelope in its canonical form: what remains is what was signed."""
    for name in PROOFS:
        before, _, after = text.rpartition(f'"{name}":{canonical_text(data[name])},')
        text = before + after
    return text


def parts_of(text: str, data: Data) -> Parts:
    """Take an envelope apart that is in its canonical form; all its revisions have the fields that revisions have."""
    told = data["assessment"]["revisions"]
    texts = _split(text, data)
    if len(texts) != len(told):  # something within them begins like a revision
        texts = [canonical_text(each) for each in told]
    return Parts(texts, [at for at, each in enumerate(texts) if not is_usual(each)])


def plain_parts(text: str, data: Data) -> Parts | None:
    """Take an envelope apart whose text plainly is its canonical form; `None` where that is not certain.

    It is, where the frame around the revisions is, and each of them: usual ones are by the pattern that they fit.
    """
    told, texts = data["assessment"]["revisions"], _split(text, data)
    if len(texts) != len(told):
        return None
    unusual = [at for at, each in enumerate(texts) if not is_usual(each)]
    if any(deeper_than(_SHALLOW, told[at]) or canonical_text(told[at]) != texts[at] for at in unusual):
        return None
    frame = canonical_text({**data, "assessment": {**data["assessment"], "revisions": told[:1]}})
    around = text[: _begins(data)] + canonical_text(told[0]) + text[text.rfind(_END) + 1 :]
    return Parts(texts, unusual) if around == frame else None


def revision_ids(assessment: str, texts: Sequence[str]) -> list[str]:
    """Work out the ids of revisions: the digest of what each says, and of which assessment."""
    begins = f'{{"assessment":{canonical_text(assessment)},'
    return [hashlib.sha256((begins + each[1:]).encode()).hexdigest() for each in texts]


def _begins(data: Data) -> int:
    """Tell where the first revision begins."""
    return len(f'{{"assessment":{{"id":{canonical_text(data["assessment"]["id"])},"revisions":[')


def _split(text: str, data: Data) -> list[str]:
    """Part the revisions where one seems to end and another to begin."""
    first, *others = text[_begins(data) : text.rfind(_END)].split(_BETWEEN)
    return [f"{first}}}", *[f'{{"at":{each}}}' for each in others]]
