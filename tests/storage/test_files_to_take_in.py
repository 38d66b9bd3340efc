"""The files from which one chooses what is taken in: what is offered, what is found, what is read."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from assess.domain.errors import Misuse
from assess.storage.disk import files
from assess.storage.disk.files import DiskFiles


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two countries, one of them below, and things that are none of it."""
    (tmp_path / "MEX").mkdir()
    for name in (
        "SLV-2026.assess.json",
        "MEX/MEX-2026.es.PDF",
        "MEX/notes.txt",
        ".hidden.pdf",
        ".DS_Store",
        "other.csv",
    ):
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


def test_folders_come_first_and_only_what_may_be_taken_in_is_offered(folder: Path) -> None:
    """Other files and hidden ones are not shown."""
    assert [(each.name, each.folder) for each in DiskFiles().inside(str(folder))] == [
        ("MEX", True),
        ("SLV-2026.assess.json", False),
    ]


def test_a_folder_stands_for_all_that_is_below_it(folder: Path) -> None:
    """In the order of the paths, whatever the case of the ending; a file stands for itself."""
    found = [Path(each).relative_to(folder).as_posix() for each in DiskFiles().arrivals(str(folder))]
    assert found == [".hidden.pdf", "MEX/MEX-2026.es.PDF", "SLV-2026.assess.json"]
    assert DiskFiles().arrivals(str(folder / "other.csv")) == [str(folder / "other.csv")]


@pytest.mark.parametrize("name", ["SLV-2026.assess (1).json", "From Guatemala.JSON", "SLV-2026.follow-up.json.age"])
def test_what_mail_and_browsers_make_of_a_name_is_taken_in_too(folder: Path, name: str) -> None:
    """Only the end of the name counts."""
    (folder / name).touch()
    assert str(folder / name) in DiskFiles().arrivals(str(folder))


def test_what_is_passed_over_can_be_told(folder: Path) -> None:
    """Not what is hidden; of a file that is named, nothing is."""
    passed_over = [Path(each).relative_to(folder).as_posix() for each in DiskFiles().passed_over(str(folder))]
    assert passed_over == ["MEX/notes.txt", "other.csv"]
    assert DiskFiles().passed_over(str(folder / "other.csv")) == []


def test_the_users_own_folder_may_be_typed_as_a_tilde(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unknown user's is no folder, and no crash."""
    monkeypatch.setenv("HOME", str(folder))
    assert [each.name for each in DiskFiles().inside("~")] == ["MEX", "SLV-2026.assess.json"]
    with pytest.raises(Misuse):
        DiskFiles().inside("~nobody-of-that-name/here")


def test_of_an_immense_file_no_more_is_read_than_shows_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One byte more than is acceptable."""
    monkeypatch.setattr(files, "LARGEST", 4)
    assert DiskFiles().read(str(folder / "other.csv")) == b"other"


def test_what_cannot_be_read_is_told_in_one_sentence(folder: Path) -> None:
    """A file that is gone, a folder that is none."""
    with pytest.raises(Misuse, match="can't be read"):
        DiskFiles().read(str(folder / "gone.pdf"))
    with pytest.raises(Misuse, match="can't be read"):
        DiskFiles().inside(str(folder / "other.csv"))


def test_what_has_the_name_of_an_envelope_is_never_passed_over_in_silence(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link that leads nowhere, a pipe that nobody fills, a folder that can't be listed: each is read, and told."""
    (folder / "link.assess.json").symlink_to("gone.assess.json")
    os.mkfifo(folder / "pipe.assess.json")
    scandir = os.scandir

    def closed(path: Path) -> object:
        if Path(path).name == "MEX":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    found = DiskFiles().arrivals(str(folder))
    assert [Path(each).name for each in found if not Path(each).is_file()] == [
        "MEX",
        "link.assess.json",
        "pipe.assess.json",
    ]
    for name, why in (("MEX", "directory"), ("link.assess.json", "No such file"), ("pipe.assess.json", "not a file")):
        with pytest.raises(Misuse, match=why):
            DiskFiles().read(str(folder / name))


def test_above_the_topmost_folder_is_the_topmost_folder(folder: Path) -> None:
    """One goes up as far as there is something above."""
    assert DiskFiles().above(str(folder / "MEX")) == str(folder)
    assert DiskFiles().above("/") == str(Path("/").absolute())
