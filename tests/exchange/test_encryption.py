"""What is encrypted for one reader can be read by that one, and by nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assess.domain.errors import ContentInvalid, Misuse
from assess.exchange.sealed.encryption import decrypted, encrypted, recipient


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A file for a key, in a folder that is not there yet."""
    return tmp_path / "keys" / "decryption-key.txt"


@given(content=st.binary(max_size=2000))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_encrypted_comes_back_as_it_was(key: Path, content: bytes) -> None:
    """With the key that was made on first use and stays the same."""
    reader = recipient(key)
    assert reader.startswith("age1")
    assert recipient(key) == reader
    assert decrypted(encrypted(content, f" {reader}\n"), key) == content


def test_what_is_not_encrypted_is_given_back_as_it_is(key: Path) -> None:
    """No key is needed for it, and none is made."""
    assert decrypted(b'{"format": "assess-envelope"}', key) == b'{"format": "assess-envelope"}'
    assert not key.exists()


def test_the_key_is_for_its_owner_only(key: Path) -> None:
    """Also after a copy has opened it to others."""
    reader = recipient(key)
    assert key.stat().st_mode & 0o077 == 0
    key.chmod(0o644)
    decrypted(encrypted(b"x", reader), key)
    assert key.stat().st_mode & 0o077 == 0


def test_nobody_else_can_read_it(key: Path, tmp_path: Path) -> None:
    """Neither with another key nor without one; nor can it be changed on its way."""
    sent = encrypted(b"secret", recipient(key))
    recipient(tmp_path / "other.txt")
    for where, content, hint in (
        (tmp_path / "other.txt", sent, "assess key --encryption"),
        (tmp_path / "none.txt", sent, "bring a copy of the key here"),
        (key, sent[:-1] + bytes([sent[-1] ^ 1]), "assess key --encryption"),
    ):
        with pytest.raises(ContentInvalid) as refused:
            decrypted(content, where)
        assert hint in str(refused.value.hint)


@pytest.mark.parametrize("nobody", ["", "age1", "secretaria@example.org", "AGE-SECRET-KEY-1X", "age1\x1b[31m"])
def test_nobody_to_encrypt_for_is_told(nobody: str) -> None:
    """With what to give instead."""
    with pytest.raises(Misuse, match="not a public key to encrypt with"):
        encrypted(b"x", nobody)


def test_a_damaged_key_is_told_and_kept(key: Path) -> None:
    """It is never made anew over what may still be mended."""
    reader = recipient(key)
    key.write_text("AGE-SECRET-KEY-1SPOILT")
    with pytest.raises(Misuse, match="damaged"):
        decrypted(encrypted(b"x", reader), key)
    with pytest.raises(Misuse, match="damaged"):
        recipient(key)
    assert key.read_text() == "AGE-SECRET-KEY-1SPOILT"
