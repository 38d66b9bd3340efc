"""Files that leave the program are whole, or as they were, whatever step of writing them fails."""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assess.domain.errors import Misuse
from assess.storage.disk.folder import PARTIAL, write_whole

NUMBERS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EDQUOT)


def refuse(number: int) -> Callable[..., Any]:
    """Give what fails in place of a step."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def opening(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let nothing be opened to be written."""
    monkeypatch.setattr(Path, "open", refuse(number))


def writing(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let half of it be written."""

    class Half(io.FileIO):
        def writelines(self, pieces: Any) -> None:
            """Write some, and fail."""
            self.write(b"".join(pieces)[:3])
            raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "open", Half)


def synchronising(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let it not be brought to the disk."""
    monkeypatch.setattr(os, "fsync", refuse(number))


def renaming(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let it not get its name."""
    monkeypatch.setattr(Path, "replace", refuse(number))


@pytest.mark.parametrize("number", NUMBERS, ids=errno.errorcode.get)
@pytest.mark.parametrize("fail", [opening, writing, synchronising, renaming])
@pytest.mark.parametrize("before", [b"as it was", None], ids=["there", "new"])
def test_a_step_that_fails_leaves_what_was_there(
    tmp_path: Path, before: bytes | None, fail: Callable[[pytest.MonkeyPatch, int], None], number: int
) -> None:
    """It is told with what to do, nothing unfinished lies about, and the next attempt succeeds."""
    report = tmp_path / "report.pdf"
    if before is not None:
        report.write_bytes(before)
    with pytest.MonkeyPatch.context() as monkeypatch:
        fail(monkeypatch, number)
        with pytest.raises(Misuse, match="can't be written") as told:
            write_whole(report, b"as it is now")
    assert told.value.hint
    assert [each.name for each in tmp_path.iterdir()] == ([] if before is None else ["report.pdf"])
    assert before is None or report.read_bytes() == before
    write_whole(report, [b"as it ", b"is now"])
    assert report.read_bytes() == b"as it is now"


def test_the_name_of_a_file_is_brought_to_the_disk_after_its_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without its folder a new file would be whole, and gone, after a power cut."""
    settled = list[tuple[bool, list[str]]]()

    def noted(handle: int) -> None:
        settled.append((stat.S_ISDIR(os.fstat(handle).st_mode), [each.suffix for each in tmp_path.iterdir()]))

    monkeypatch.setattr(os, "fsync", noted)
    write_whole(tmp_path / "report.pdf", b"as it is now")
    assert settled == [(False, [PARTIAL]), (True, [".pdf"])]
