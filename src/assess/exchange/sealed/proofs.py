"""What proves that a sealed file was not changed: a digest and a signature of its canonical form.

Envelopes and follow-ups are sealed and opened alike; what may stand in them is said by the form of each.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

import rfc8785

from assess.domain.data import Data, canonical
from assess.domain.message import Message, say
from assess.domain.problem import Place
from assess.exchange.sealed.keys import SigningKey, verified
from assess.exchange.sealed.strict_json import read_json
from assess.exchange.sealed.text import signed
from assess.exchange.unreadable import Unreadable


class Form(NamedTuple):
    """What a sealed file has to be."""

    name: str
    version: int
    misshapen: Callable[[Data], Iterator[str]]
    """Gives the paths at which something is missing, too much, or of the wrong kind."""
    strange: Message
    """What is said of a file that is something else."""


class Proved(NamedTuple):
    """What a file says whose proofs hold."""

    data: Data
    said: str
    """What was signed: the canonical form without the proofs."""


def proved(content: Data, key: SigningKey) -> bytes:
    """Write a document with its digest and the signature of a key."""
    said = rfc8785.dumps(content)
    signature = {"algorithm": "Ed25519", "key": key.public, "value": key.sign(said)}
    return canonical({**content, "digest": hashlib.sha256(said).hexdigest(), "signature": signature})


def read_proved(file: str, content: bytes, form: Form) -> Proved:
    """Read a file that was sealed. Raises `Unreadable` for another form, and where its proofs do not hold."""
    (data, text), place = read_json(file, content), Place(file)
    if not isinstance(data, dict) or data.get("format") != form.name:
        raise Unreadable(place, form.strange)
    if data.get("version") != form.version:
        theirs = str(data.get("version"))[:20]
        message = say(
            "It has version {theirs} of its format; this program reads version {ours}.",
            theirs=theirs,
            ours=form.version,
        )
        raise Unreadable(place, message, say("Bring the program up to date."))
    for path in form.misshapen(data):
        raise not_what_it_should_be(file, path)
    said, signature = signed(text, data), data["signature"]
    if hashlib.sha256(said.encode()).hexdigest() != data["digest"]:
        message = say("Its content is not what was sealed: the digest is another.")
        raise Unreadable(place, message, say("Ask for it to be sent again."))
    if not verified(signature["key"], signature["value"], said.encode()):
        raise Unreadable(place, say("Its signature does not hold: it was not made with the key it names."))
    return Proved(data, said)


def not_what_it_should_be(file: str, path: str) -> Unreadable:
    """Say that something in a file is misshapen."""
    return Unreadable(Place(file), say("“{path}” is missing, too much, or not what it should be.", path=path[:60]))
