"""What proves that a sealed file was not changed: a digest and a signature of its canonical form.

Envelopes and follow-ups are sealed and opened alike; what may stand in them is said by the form of each.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import rfc8785

from assess.domain.data import Data, canonical
from assess.domain.message import Message, say
from assess.domain.problem import Place
from assess.exchange.sealed.keys import SigningKey, verified
from assess.exchange.sealed.strict_json import in_canonical_form, read_json
from assess.exchange.sealed.text import Parts, signed
from assess.exchange.unreadable import Unreadable


class Form(NamedTuple):
    """What a sealed file has to be."""

    name: str
    version: int
    misshapen: Callable[[Data], Iterator[str]]
    """Gives the paths at which something is missing, too much, or of the wrong kind."""
    strange: Message
    """What is said of a file that is something else."""
    plain_parts: Callable[[str, Data], Parts | None] = lambda *_: None
    """Takes a well-formed file apart that plainly is in its canonical form; `None` where that has to be found out."""


class Proved(NamedTuple):
    """What a file says whose proofs hold."""

    data: Data
    said: str
    """What was signed: the canonical form without the proofs."""
    parts: Parts | None
    """Its parts, where it was taken apart to see that it is in its canonical form."""


def proved(content: Data, key: SigningKey) -> bytes:
    """Write a document with its digest and the signature of a key."""
    said = rfc8785.dumps(content)
    signature = {"algorithm": "Ed25519", "key": key.public, "value": key.sign(said)}
    return canonical({**content, "digest": hashlib.sha256(said).hexdigest(), "signature": signature})


def read_proved(file: str, content: bytes, form: Form) -> Proved:
    """Read a file that was sealed. Raises `Unreadable` for another form, and where its proofs do not hold."""
    document, place = read_json(file, content), Place(file)
    strange = _strange(file, document.value, form)
    parts = None if strange else form.plain_parts(document.text, document.value)
    if parts is None:
        document = in_canonical_form(file, document)
    if strange:  # told only where nothing is wrong with it as JSON
        raise strange
    data = document.value
    said, signature = signed(document.text, data), data["signature"]
    if hashlib.sha256(said.encode()).hexdigest() != data["digest"]:
        message = say("Its content is not what was sealed: the digest is another.")
        raise Unreadable(place, message, say("Ask for it to be sent again."))
    if not verified(signature["key"], signature["value"], said.encode()):
        raise Unreadable(place, say("Its signature does not hold: it was not made with the key it names."))
    return Proved(data, said, parts)


def _strange(file: str, data: Any, form: Form) -> Unreadable | None:
    """Say what is wrong with the form of a file; `None` where nothing is."""
    if not isinstance(data, dict) or data.get("format") != form.name:
        return Unreadable(Place(file), form.strange)
    if data.get("version") != form.version:
        theirs = str(data.get("version"))[:20]
        message = say(
            "It has version {theirs} of its format; this program reads version {ours}.",
            theirs=theirs,
            ours=form.version,
        )
        return Unreadable(Place(file), message, say("Bring the program up to date."))
    path = next(form.misshapen(data), None)
    return None if path is None else not_what_it_should_be(file, path)


def not_what_it_should_be(file: str, path: str) -> Unreadable:
    """Say that something in a file is misshapen."""
    return Unreadable(Place(file), say("“{path}” is missing, too much, or not what it should be.", path=path[:60]))
