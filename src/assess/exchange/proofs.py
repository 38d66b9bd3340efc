"""What proves that a sealed file was not changed: a digest and a signature of its canonical form."""

from __future__ import annotations

import hashlib

import rfc8785

from assess.domain.data import Data, canonical
from assess.domain.message import say
from assess.domain.problem import Place
from assess.exchange.keys import SigningKey, verified
from assess.exchange.unreadable import Unreadable

PROOFS = ("digest", "signature")
"""The fields that everything else is proved by."""


def proved(content: Data, key: SigningKey) -> bytes:
    """Write a document with its digest and the signature of a key."""
    said = rfc8785.dumps(content)
    signature = {"algorithm": "Ed25519", "key": key.public, "value": key.sign(said)}
    return rfc8785.dumps({**content, "digest": hashlib.sha256(said).hexdigest(), "signature": signature})


def check_proofs(place: Place, data: Data) -> None:
    """Make sure that a document says what was sealed. Raises `Unreadable`."""
    said = canonical({name: value for name, value in data.items() if name not in PROOFS})
    if hashlib.sha256(said).hexdigest() != data["digest"]:
        message = say("Its content is not what was sealed: the digest is another.")
        raise Unreadable(place, message, say("Ask for it to be sent again."))
    if not verified(data["signature"]["key"], data["signature"]["value"], said):
        raise Unreadable(place, say("Its signature does not hold: it was not made with the key it names."))
