"""The key with which a delegation seals: made on first use, kept in a file that only its account can read.

The file is PKCS 8 in PEM, encrypted where a passphrase is given. Who holds the file (and the passphrase) can sign in
the name of the delegation, so it is never exported, printed or sent; what travels is the public key.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cryptography.exceptions import InternalError, InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from assess.domain.errors import ContentInvalid, Misuse
from assess.domain.message import say
from assess.domain.refusal import why
from assess.domain.submission import fingerprint
from assess.records import dataclass, field

PURPOSE = b"assess-envelope-v1\x00"
"""Signed before every message, so that a signature means this and nothing else."""


@dataclass(frozen=True)
class SigningKey:
    """A key to sign with."""

    _private: Ed25519PrivateKey = field(repr=False)

    @property
    def public(self) -> str:
        """The public key that goes with it, in hexadecimal."""
        return self._private.public_key().public_bytes_raw().hex()

    @property
    def fingerprint(self) -> str:
        """What the secretariat compares with what it is told by telephone."""
        return fingerprint(self.public)

    def sign(self, message: bytes) -> str:
        """Sign a message and give the signature in hexadecimal; the same message gives the same signature."""
        return self._private.sign(PURPOSE + message).hex()


_PRIME = 2**255 - 19
_EIGHTH = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
_WEAK = frozenset({0, 1, _EIGHTH, _PRIME - _EIGHTH, _PRIME - 1, _PRIME, _PRIME + 1})
"""The points of small order as numbers, without their sign: each has signatures that hold for whatever is said."""


def is_weak(key: bytes) -> bool:
    """Tell whether this public key proves nothing, because no secret is needed to sign with it."""
    return int.from_bytes(key, "little") % 2**255 in _WEAK


def verified(key: str, signature: str, message: bytes) -> bool:
    """Tell whether a message was signed with the key that goes with this public one (both in hexadecimal).

    With a weak one nothing was.
    """
    try:
        public = bytes.fromhex(key)
        Ed25519PublicKey.from_public_bytes(public).verify(bytes.fromhex(signature), PURPOSE + message)
    except (InvalidSignature, ValueError):
        return False
    return not is_weak(public)


def signing_key(path: Path, passphrase: str = "") -> SigningKey:
    """Open the key in this file, and make it where there is none yet.

    Raises `Misuse` for a wrong or missing passphrase and where the file can't be read or written, `ContentInvalid` for
    a file that is no such key.
    """
    with _told(path):
        if not path.exists():
            written_once(path, _pem(Ed25519PrivateKey.generate(), passphrase))
        close_to_others(path)
        content = path.read_bytes()
    return SigningKey(_opened(path, content, passphrase))


def protect(path: Path, passphrase: str, then: str) -> None:
    """Give the key in this file another passphrase than it has; empty is none. The key itself stays the same.

    Raises what `signing_key` raises; then the file is as it was.
    """
    signing_key(path, passphrase)
    with _told(path):
        key = _opened(path, path.read_bytes(), passphrase)
        Path(_written(path.parent, _pem(key, then))).replace(path)
        _settle(path.parent)


def _opened(path: Path, content: bytes, passphrase: str) -> Ed25519PrivateKey:
    damaged = ContentInvalid(
        say("{path} is not a key of this program, or it is damaged.", path=str(path)),
        hint=say(
            "Restore it from a copy, or move it away: a new one will be made, and the secretariat has to be told."
        ),
    )
    try:
        key = serialization.load_pem_private_key(content, passphrase.encode() or None)
    except (InternalError, TypeError, UnsupportedAlgorithm, ValueError) as error:
        if b"-----BEGIN" not in content or not (passphrase or b"ENCRYPTED" in content):
            raise damaged from error
        if not passphrase:
            raise Misuse(
                say("The key {path} has a passphrase.", path=str(path)),
                say("The program asks for it at a terminal; it can stand in ASSESS_PASSPHRASE."),
            ) from error
        raise Misuse(
            say("The key {path} can't be opened with this passphrase.", path=str(path)),
            say("Give the passphrase that it has; a key that has none is opened without one."),
        ) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise damaged
    return key


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Word what the system refuses."""
    try:
        yield
    except OSError as error:
        raise Misuse(
            say("The key {path} can't be read or made: {why}.", path=str(path), why=why(error)),
            say("See that its disk has room, and that your account may write in its folder."),
        ) from error


def _pem(key: Ed25519PrivateKey, passphrase: str) -> bytes:
    encryption: serialization.KeySerializationEncryption = (
        serialization.BestAvailableEncryption(passphrase.encode()) if passphrase else serialization.NoEncryption()
    )
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, encryption)


def written_once(path: Path, content: bytes) -> None:
    """Write a new key as a whole or not at all, for its owner only; a key that is there already stays.

    Raises `OSError`.
    """
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = _written(path.parent, content)
    try:
        os.link(name, path)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
    _settle(path.parent)


def _written(folder: Path, content: bytes) -> str:
    """Write a file that only its owner can read, as a whole or not at all, and give its path. Raises `OSError`."""
    handle, name = tempfile.mkstemp(dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return name


def _settle(folder: Path) -> None:
    """Bring the names in a folder to the disk: what is signed may be handed over before the power fails."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def close_to_others(path: Path) -> None:
    """Take from other accounts what a copy may have given them; on Windows the user's folder does that."""
    if os.name == "posix" and path.stat().st_mode & 0o077 and path.stat().st_uid == os.getuid():
        path.chmod(0o600)
