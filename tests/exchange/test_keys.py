"""The key is made once, kept from others, and never silently replaced."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from assess.domain.errors import ContentInvalid, Misuse
from assess.exchange.sealed.keys import is_weak, protect, signing_key, verified
from tests.exchange.desk import KEY, OTHER_KEY


def test_a_key_is_made_on_first_use_and_stays(tmp_path: Path) -> None:
    """The second envelope is signed with the key of the first."""
    path = tmp_path / "data" / "signing-key.pem"
    assert signing_key(path).public == signing_key(path).public
    assert [each.name for each in path.parent.iterdir()] == ["signing-key.pem"]


@pytest.mark.skipif(os.name != "posix", reason="elsewhere the system has no way to do so")
def test_a_new_key_is_on_the_disk_under_its_name_before_anything_is_signed_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or the envelope could be handed over, the power fail, and its key be gone."""
    path, settled = tmp_path / "signing-key.pem", list[list[str]]()
    monkeypatch.setattr(os, "fsync", lambda _: settled.append(sorted(each.name for each in tmp_path.iterdir())))
    signing_key(path)
    assert settled[-1] == ["signing-key.pem"]


@pytest.mark.skipif(os.name != "posix", reason="on Windows the user's folder protects it")
def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    """Also after a copy has given it to everybody."""
    path = tmp_path / "data" / "signing-key.pem"
    signing_key(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    path.chmod(0o644)
    signing_key(path)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_key_made_before_by_another_program_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two programs starting at once end up with one key."""
    path = tmp_path / "signing-key.pem"
    first = signing_key(path)
    monkeypatch.setattr(Path, "exists", lambda _: False)
    assert signing_key(path).public == first.public


def test_a_file_system_without_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A USB stick has no hard links."""

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "signing-key.pem"
    assert signing_key(path).public == signing_key(path).public


def test_a_passphrase_is_needed_where_one_was_set(tmp_path: Path) -> None:
    """Without it, or with another one, there is one sentence."""
    path = tmp_path / "signing-key.pem"
    made = signing_key(path, "correct horse")
    assert signing_key(path, "correct horse").public == made.public
    assert b"ENCRYPTED" in path.read_bytes()
    for wrong, told in (("", "has a passphrase"), ("battery staple", "can't be opened with this passphrase")):
        with pytest.raises(Misuse, match=told):
            signing_key(path, wrong)


def test_a_key_is_given_a_passphrase_another_and_none_and_stays_the_same(tmp_path: Path) -> None:
    """What it signed before holds; where the passphrase is wrong, the file stays as it is."""
    path = tmp_path / "signing-key.pem"
    public, was = signing_key(path).public, ""
    for then in ("correct horse", "ñandú", ""):
        protect(path, was, then)
        assert signing_key(path, then).public == public
        assert (b"ENCRYPTED" in path.read_bytes()) == bool(then)
        was = then
    protect(path, "", "correct horse")
    content = path.read_bytes()
    with pytest.raises(Misuse, match="can't be opened with this passphrase"):
        protect(path, "battery staple", "")
    assert path.read_bytes() == content
    assert [each.name for each in tmp_path.iterdir()] == ["signing-key.pem"]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_passphrase_for_a_key_without_one_is_refused(tmp_path: Path) -> None:
    """It would give a false sense of protection."""
    signing_key(tmp_path / "signing-key.pem")
    with pytest.raises(Misuse, match="can't be opened with this passphrase"):
        signing_key(tmp_path / "signing-key.pem", "correct horse")


_OTHER = X25519PrivateKey.generate().private_bytes(
    serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
)

_TOO_SHORT = b"""-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VvBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f
-----END PRIVATE KEY-----
"""
"""Half of a key for X448: one bit of it is another than in one of ours."""


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", _OTHER, _TOO_SHORT]
)
def test_a_damaged_key_is_told_and_not_overwritten(tmp_path: Path, content: bytes) -> None:
    """A new key would look like somebody else's to the secretariat."""
    path = tmp_path / "signing-key.pem"
    path.write_bytes(content)
    with pytest.raises(ContentInvalid, match="is not a key of this program"):
        signing_key(path)
    assert path.read_bytes() == content


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A file where the folder should be."""
    (tmp_path / "data").write_text("x")
    with pytest.raises(Misuse, match="can't be read or made"):
        signing_key(tmp_path / "data" / "signing-key.pem")


def test_a_signature_holds_for_its_key_and_message_only() -> None:
    """Another message, another key, a signature of other length: none of them holds."""
    signature = KEY.sign(b"said")
    assert verified(KEY.public, signature, b"said")
    assert not verified(KEY.public, signature, b"unsaid")
    assert not verified(OTHER_KEY.public, signature, b"said")
    assert not verified(KEY.public, signature[:-2], b"said")
    assert not verified(KEY.public[:-2], signature, b"said")


def test_a_key_that_anybody_can_sign_with_proves_nothing() -> None:
    """On a point of small order one signature holds for whatever is said; the library underneath lets it pass."""
    neutral = "01" + "00" * 31
    for key in (neutral, "01" + "00" * 30 + "80"):
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(neutral)).verify(bytes.fromhex(neutral + "00" * 32), b"said")
        assert not verified(key, neutral + "00" * 32, b"said")
        assert is_weak(bytes.fromhex(key))
    assert not is_weak(bytes.fromhex(KEY.public))


def test_a_signature_means_an_envelope_and_nothing_else() -> None:
    """The same bytes signed for another purpose are no envelope."""
    bare = KEY._private.sign(b"said").hex()
    assert not verified(KEY.public, bare, b"said")


def test_a_fingerprint_can_be_read_out_in_any_language() -> None:
    """Eight groups of five digits, another for each key; the key itself is never shown."""
    assert re.fullmatch(r"\d{5}( \d{5}){7}", KEY.fingerprint)
    assert KEY.fingerprint == "84444 47727 21276 87232 01725 49654 54553 37612"
    assert KEY.fingerprint != OTHER_KEY.fingerprint
    assert "rivate" not in repr(KEY)
