"""What proves that a sealed file was not changed: a digest and a signature of its canonical form.

Envelopes and follow-ups are sealed and opened alike; what may stand in them is said by the form of each.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, cast

import rfc8785

from assess.domain.data import Data, canonical, canonical_text
from assess.domain.message import Message, say
from assess.domain.problem import Place
from assess.exchange.sealed.keys import SigningKey, verified
from assess.exchange.sealed.strict_json import AGAIN, Document, in_canonical_form, read_json
from assess.exchange.unreadable import Unreadable


class Form(NamedTuple):
    """What a sealed file has to be."""

    name: str
    version: int
    misshapen: Callable[[Data], Iterator[str]]
    """Gives the paths at which something is missing, too much, or of the wrong kind."""
    strange: Message
    """What is said of a file that is something else."""
    sought: Message
    """What should have come instead."""


_EXPORTED = re.compile(rb'\s*\{\s*"format":\s*"assess-(?:export|compilation)"')
"""How the data begin that this program writes for others: most like an envelope, and none."""

PROOFS = ("digest", "signature")
"""The fields that prove all others."""


def proved(content: Data, key: SigningKey) -> bytes:
    """Write a document with its digest and the signature of a key."""
    said = rfc8785.dumps(content)
    signature = {"algorithm": "Ed25519", "key": key.public, "value": key.sign(said)}
    return canonical({**content, "digest": hashlib.sha256(said).hexdigest(), "signature": signature})


def read_proved(file: str, content: bytes, form: Form) -> Data:
    """Read a file that was sealed. Raises `Unreadable` for another form, and where its proofs do not hold."""
    document = well_formed(file, content, form)
    prove(file, document.text.encode(), document.value)
    return cast("Data", document.value)


def well_formed(file: str, content: bytes, form: Form) -> Document:
    """Read a file that should have this form, and give it in its canonical form. Raises `Unreadable`."""
    if _EXPORTED.match(content):
        raise Unreadable(Place(file), form.strange, form.sought)
    document = in_canonical_form(file, read_json(file, content))
    strange = _strange(file, document.value, form)
    if strange:
        raise strange
    return document


def prove(file: str, content: bytes, data: Data) -> None:
    """Make sure that a well-formed file, in its canonical form, says what was sealed. Raises `Unreadable`."""
    said = signed(content, data)
    if hashlib.sha256(said).hexdigest() != data["digest"]:
        message = say("Its content is not what was sealed: the digest is different.")
        raise Unreadable(Place(file), message, AGAIN)
    if not verified(data["signature"]["key"], data["signature"]["value"], said):
        message = say("Its signature is not valid: it was not made with the key it names.")
        raise Unreadable(Place(file), message, AGAIN)


def signed(content: bytes, data: Data) -> bytes:
    """Take the proofs out of a well-formed file in its canonical form: what remains is what was signed.

    Quotes within texts are always escaped there, so that what is looked for is never part of what somebody wrote.
    """
    for name in PROOFS:
        before, _, after = content.rpartition(f'"{name}":{canonical_text(data[name])},'.encode())
        content = before + after
    return content


def _strange(file: str, data: Any, form: Form) -> Unreadable | None:
    """Say what is wrong with the form of a file; `None` where nothing is."""
    if not isinstance(data, dict) or data.get("format") != form.name:
        return Unreadable(Place(file), form.strange, form.sought)
    theirs = data.get("version")
    if type(theirs) is int and theirs != form.version:
        message = say(
            "It has version {theirs} of its format; this program reads version {ours}.",
            theirs=theirs,
            ours=form.version,
        )
        return Unreadable(Place(file), message, say("Update the program."))
    path = next(form.misshapen(data), None)
    return None if path is None else not_what_it_should_be(file, path)


def not_what_it_should_be(file: str, path: str) -> Unreadable:
    """Say that something in a file is misshapen."""
    message = say("“{path}” is missing, does not belong here, or is not what it should be.", path=path[:60])
    return Unreadable(Place(file), message, AGAIN)
