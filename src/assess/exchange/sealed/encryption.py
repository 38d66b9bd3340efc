"""Encryption for a reader: files in the format of age (age-encryption.org/v1), for whoever has the matching key.

Whoever wants to receive encrypted files makes a key once and tells others its recipient (`age1...`), which is no
secret. The key stays in a file that only its account can read; without it an encrypted file can never be read again.
"""

from __future__ import annotations

from pathlib import Path

import pyrage
from pyrage import x25519

from assess.domain.errors import ContentInvalid, Misuse
from assess.domain.message import say
from assess.domain.refusal import why
from assess.exchange.sealed.keys import close_to_others, written_once

_HEAD = b"age-encryption.org/v1\n"
_ARMOUR = b"-----BEGIN AGE ENCRYPTED FILE-----"


def encrypted(content: bytes, recipient: str) -> bytes:
    """Encrypt for a recipient; what is encrypted twice is never the same. Raises `Misuse` for what is no recipient."""
    try:
        reader = x25519.Recipient.from_str(recipient.strip())
    except pyrage.RecipientError as error:
        raise Misuse(
            say("“{recipient}” is not a public key to encrypt with.", recipient=recipient[:80]),
            say("Give the public key that the secretariat published; it begins with age1."),
        ) from error
    sealed: bytes = pyrage.encrypt(content, [reader])
    return sealed


def is_encrypted(content: bytes) -> bool:
    """Tell whether a file is encrypted."""
    return content.startswith((_HEAD, _ARMOUR))


def decrypted(content: bytes, key: Path) -> bytes:
    """Decrypt with the key in a file; what is not encrypted is given back as it is.

    Raises `ContentInvalid` for what was encrypted for somebody else, or was changed, and `Misuse` where the key can't
    be read.
    """
    if not is_encrypted(content):
        return content
    if not key.exists():
        raise ContentInvalid(
            say("It is encrypted, and there is no key here to read it with."),
            hint=say("Receive it where the key is, or bring a copy of the key here: {key}", key=str(key)),
        )
    try:
        opened: bytes = pyrage.decrypt(content, [_identity(key)])
    except pyrage.DecryptError as error:
        raise ContentInvalid(
            say("It is encrypted for somebody else, or it was changed."),
            hint=say(
                "Ask for it to be encrypted again, with the public key that “assess key --encryption” shows here."
            ),
        ) from error
    return opened


def recipient(key: Path) -> str:
    """Tell what others encrypt for; the key is made where there is none yet. Raises `Misuse` where it can't be."""
    try:
        written_once(key, f"{x25519.Identity.generate()}\n".encode())
    except OSError as error:
        raise _unusable(key, error) from error
    return str(_identity(key).to_public())


def _identity(key: Path) -> x25519.Identity:
    try:
        close_to_others(key)
        return x25519.Identity.from_str(key.read_text(encoding="ascii").strip())
    except OSError as error:
        raise _unusable(key, error) from error
    except (pyrage.IdentityError, ValueError) as error:
        raise Misuse(
            say("{path} is not a key of this program, or it is damaged.", path=str(key)),
            say("Restore it from a copy: what was encrypted for it can't be read without it."),
        ) from error


def _unusable(key: Path, error: OSError) -> Misuse:
    return Misuse(
        say("The key {path} can't be read or made: {why}.", path=str(key), why=why(error)),
        say("See that its disk has room, and that your account may write in its folder."),
    )
