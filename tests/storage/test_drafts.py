"""What is half typed is there after the program was killed; nobody else can read it; damage is no draft."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from assess.storage.disk.drafts import DiskDrafts
from assess.workflow.drafts import Draft

DRAFT = Draft("2026-11-22T08:00:00+00:00", {"title": "Ley de «migración»", "what": "Two\nlines"})


def test_what_is_kept_is_read_by_the_next_run_and_gone_once_dropped(tmp_path: Path) -> None:
    """Each form has its own; the last one kept holds."""
    DiskDrafts(tmp_path / "drafts", "r").keep("SLV-2026/evidence", Draft(DRAFT.at, {"title": "Le"}))
    assert DiskDrafts(tmp_path / "drafts", "r").keep("SLV-2026/evidence", DRAFT)
    again = DiskDrafts(tmp_path / "drafts", "r")
    assert again.read("SLV-2026/evidence") == DRAFT
    assert again.read("SLV-2026/need T-01") is None
    again.drop("SLV-2026/evidence")
    again.drop("SLV-2026/evidence")
    assert again.read("SLV-2026/evidence") is None
    assert not list((tmp_path / "drafts").iterdir())


def test_a_draft_belongs_to_one_register(tmp_path: Path) -> None:
    """Two registers have an assessment of the same name; the name of the file tells of neither."""
    DiskDrafts(tmp_path, "postgresql://ana:secret@host/a").keep("SLV-2026/evidence", DRAFT)
    assert DiskDrafts(tmp_path, "other").read("SLV-2026/evidence") is None
    assert all("secret" not in each.name + each.read_text(encoding="utf-8") for each in tmp_path.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="on Windows the folder is the user's by its place")
def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    """Neither the folder nor the file can be read by others, whatever the mask of the session."""
    before = os.umask(0)
    try:
        DiskDrafts(tmp_path / "drafts", "r").keep("f", DRAFT)
    finally:
        os.umask(before)
    paths = [tmp_path / "drafts", *(tmp_path / "drafts").iterdir()]
    assert [stat.S_IMODE(each.stat().st_mode) for each in paths] == [0o700, 0o600]


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[1]", b"\xff\xfe", b"null", b"[" * 60_000, b'{"form": "f", "at": "soon", "typed": {}}',
        b'{"form": "g", "at": "2026-11-22T08:00:00+00:00", "typed": {"title": "of another form"}}',
        b'{"form": "f", "at": "2026-11-22T08:00:00+00:00", "typed": {"title": 1}}',
    ],
)  # fmt: skip
def test_a_damaged_draft_is_none_and_is_mended_by_the_next_one(tmp_path: Path, content: bytes) -> None:
    """Cut off, of another encoding, endless, of another shape or another form."""
    drafts = DiskDrafts(tmp_path, "r")
    drafts.keep("f", DRAFT)
    next(tmp_path.iterdir()).write_bytes(content)
    assert drafts.read("f") is None
    assert drafts.keep("f", DRAFT)
    assert drafts.read("f") == DRAFT


def test_what_a_killed_program_left_unfinished_goes_with_its_draft(tmp_path: Path) -> None:
    """Nothing that was typed stays behind once it is recorded."""
    drafts = DiskDrafts(tmp_path, "r")
    drafts.keep("f", DRAFT)
    kept = next(tmp_path.iterdir())
    kept.with_name(f"{kept.name}.123.partial").write_text("half", encoding="utf-8")
    drafts.drop("f")
    assert not list(tmp_path.iterdir())


def test_hostile_texts_are_cleaned_when_they_are_taken_up(tmp_path: Path) -> None:
    """The file may have been written by anybody."""
    drafts = DiskDrafts(tmp_path, "r")
    drafts.keep("f", Draft(DRAFT.at, {"title": "a\x1b]52;c;x\x07b\u202e"}))
    found = drafts.read("f")
    assert found
    assert found.typed == {"title": "ab"}


def test_where_nothing_can_be_written_that_is_told(tmp_path: Path) -> None:
    """The form then says so before it is left."""
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder", encoding="utf-8")
    assert not DiskDrafts(in_the_way / "drafts", "r").keep("f", DRAFT)
    assert not DiskDrafts(tmp_path / "drafts", "r").keep("f", Draft(DRAFT.at, {"what": "x" * 2_000_000}))
