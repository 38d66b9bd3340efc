"""What the user chose is there the next time; a damaged or unwritable file is no reason to stop."""

from __future__ import annotations

from pathlib import Path

import pytest

from assess.storage.disk.settings import DiskSettings


def test_what_is_kept_is_read_by_the_next_run(tmp_path: Path) -> None:
    """The folder is made when it is first needed; what was kept before stays."""
    path = tmp_path / "assess" / "settings.json"
    DiskSettings(path).keep("theme", "assess-light")
    DiskSettings(path).keep("language", "es")
    assert DiskSettings(path).read() == {"theme": "assess-light", "language": "es"}


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b"\xff\xfe", b"null", b"[" * 60_000, b'{"theme": 1}', b'"' + b"x" * 100_000 + b'"']
)
def test_a_damaged_file_is_no_settings_and_is_mended_by_the_next_choice(tmp_path: Path, content: bytes) -> None:
    """Cut off, of another encoding, endless or of another shape: the defaults hold."""
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings = DiskSettings(path)
    assert settings.read() == {}
    settings.keep("theme", "assess-dark")
    assert settings.read() == {"theme": "assess-dark"}


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    """The choice holds for this time only."""
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder", encoding="utf-8")
    settings = DiskSettings(in_the_way / "settings.json")
    settings.keep("theme", "assess-dark")
    assert settings.read() == {}
