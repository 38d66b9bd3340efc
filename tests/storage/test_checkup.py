"""What the doctor finds in and around a register: one sentence each, and what to do."""

from __future__ import annotations

import errno
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assess.domain.symptom import Grade, Symptom
from assess.storage.care.backups import Backups
from assess.storage.care.checkup import checkup
from assess.storage.care.restoring import restore
from assess.storage.database.schema import VERSION
from assess.storage.disk import surroundings
from assess.storage.disk.journal import journal_of
from tests.storage.registers import begun, desk_on, spoil

resource = pytest.importorskip("resource", reason="disks and limits are looked at as this system has them")

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def found(path: Path, grade: Grade, now: datetime = NOW) -> list[Symptom]:
    """Look a register over and give what is of one grade."""
    return [symptom for symptom in checkup(path, now) if symptom.grade is grade]


def keep(path: Path, now: datetime = NOW) -> Path:
    """Make a backup."""
    return Backups(path, lambda: now).keep()


def test_a_register_that_is_well(path: Path) -> None:
    """Whole, with a backup, on a disk with room; and nothing is left behind by the looking."""
    keep(path)
    before = sorted(path.parent.iterdir())
    assert [each.grade for each in checkup(path, NOW)] == [Grade.FINE] * 4
    assert sorted(path.parent.iterdir()) == before


def test_a_register_that_is_not_there_yet(tmp_path: Path) -> None:
    """Nothing is wrong with that, and none is made."""
    path = tmp_path / "new" / "assess.register"
    assert not found(path, Grade.MEND)
    assert not path.parent.exists()


def test_a_register_can_not_be_in_a_file(path: Path) -> None:
    """As when a slash too many is typed."""
    [symptom] = found(path / "assess.register", Grade.MEND)
    assert "is not a folder" in str(symptom.message)


def test_a_register_whose_making_was_interrupted_is_none_yet(tmp_path: Path) -> None:
    """The beginning that a killed program has made is taken back to nothing, and nothing is amiss."""
    path = tmp_path / "assess.register"
    child = os.fork()
    if child == 0:
        connection = sqlite3.connect(path, isolation_level=None)
        for setting in ("journal_mode = TRUNCATE", "cache_size = 1"):
            connection.execute(f"PRAGMA {setting}")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE revision (body TEXT)")
        connection.execute("INSERT INTO revision VALUES (hex(zeroblob(20000)))")
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert path.stat().st_size > 0
    told = list(checkup(path, NOW))
    assert ["its journal" in str(each.message) for each in told if each.grade is Grade.NOTE] == [True]
    assert not [each for each in told if each.grade is Grade.MEND]


def truncate(path: Path) -> None:
    """Cut it short."""
    path.write_bytes(path.read_bytes()[:9000])


def empty(path: Path) -> None:
    """Leave nothing of it but its name."""
    path.write_bytes(b"")


def flip(path: Path) -> None:
    """Flip one bit of an answer."""
    path.write_bytes(path.read_bytes().replace(b"Comment number 3", b"Comment number 2"))


def flip_a_standing(path: Path) -> None:
    """Flip one bit of how an assessment stands, without which there is no list."""
    spoil(path, "UPDATE standing SET opening = replace(opening, 'country', 'countrz')")


def flip_the_list(path: Path) -> None:
    """Spoil the index of changes, which no answer hangs on."""
    spoil(path, "PRAGMA writable_schema = ON", "UPDATE sqlite_master SET rootpage = 2 WHERE name = 'standing_of_cycle'")


def write_over(path: Path) -> None:
    """Save a text under its name."""
    path.write_text("Dear Sir or Madam")


def make_newer(path: Path) -> None:
    """Let a later version work on it."""
    spoil(path, f"PRAGMA user_version = {VERSION + 1}")


def replace_by_older(path: Path) -> None:
    """Let a synchronising program put back what it had."""
    older = path.read_bytes()
    with desk_on(path) as desk:
        desk.session("SLV-2026").comment("T-01.s", "Newer.")
    keep(path)
    path.write_bytes(older)


def replace_by_other(path: Path) -> None:
    """Put another register in its place."""
    keep(path)
    path.unlink()
    with desk_on(path.with_name("other")) as desk:
        desk.begin("HND", "2026")
    path.with_name("other").rename(path)


def lose(path: Path) -> None:
    """Delete it where there are backups."""
    keep(path)
    path.unlink()


def neglect(path: Path) -> None:
    """Have backups that are older than the last changes."""
    keep(path, datetime(2026, 2, 1, tzinfo=UTC))


def misplace_backups(path: Path) -> None:
    """Put a file where the folder of backups would be."""
    (path.parent / "backups").write_text("", encoding="utf-8")


def damage_the_newest_backup(path: Path) -> None:
    """Cut the newest of two backups in half: the older one is whole."""
    keep(path)
    newest = keep(path, NOW.replace(hour=13))
    newest.write_bytes(newest.read_bytes()[:9000])


def make_a_link_to_nothing(path: Path) -> None:
    """Take away the disk that a link leads to."""
    path.unlink()
    path.symlink_to(path.parent / "stick" / "assess.register")


ILLS: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "truncated": (truncate, "is damaged", "assess salvage"),
    "empty": (empty, "is empty, or not there", "assess backup --list"),
    "flipped bit": (flip, "is damaged: change 4 of SLV-2026", "assess salvage"),
    "flipped bit in how an assessment stands": (flip_a_standing, "its list of assessments is not as", "assess salvage"),
    "flipped bit in the list": (flip_the_list, "is damaged", "assess salvage"),
    "not a register": (write_over, "is not a register of assess", "--register"),
    "newer than the program": (make_newer, "made by a newer version", "Install the newer version"),
    "replaced by an older one": (
        replace_by_older,
        "replaced by an older one or a different one",
        "assess restore assess-2026",
    ),
    "replaced by another one": (
        replace_by_other,
        "replaced by an older one or a different one",
        "assess restore assess-2026",
    ),
    "lost": (lose, "is empty, or not there, and there are backups", "assess restore newest"),
    "a file in the place of backups": (misplace_backups, "No backups can be kept in", "move whatever has its name"),
    "a damaged backup": (damage_the_newest_backup, "-kept.register is damaged", "Make a new one with: assess backup"),
    "a link to nothing": (make_a_link_to_nothing, "leads to", "Connect its disk"),
    "old backups": (neglect, "is older than the last changes, of 2026-03-02", "assess backup"),
}


@pytest.mark.parametrize("ill", ILLS)
def test_what_is_wrong_with_a_register_is_told_once_with_what_to_do(path: Path, ill: str) -> None:
    """And it stays as it is."""
    accident, message, hint = ILLS[ill]
    accident(path)
    before = path.read_bytes() if path.exists() else None
    [symptom] = found(path, Grade.MEND)
    assert message in str(symptom.message)
    assert hint in str(symptom.hint)
    assert (path.read_bytes() if path.exists() else None) == before


def test_a_clock_that_is_behind_is_told(path: Path) -> None:
    """By more than clocks differ."""
    keep(path)
    assert not found(path, Grade.MEND, datetime(2026, 3, 2, 8, 56, tzinfo=UTC))
    [symptom] = found(path, Grade.MEND, datetime(2024, 3, 2, 12, 0, tzinfo=UTC))
    assert "The clock of this machine is behind: it says 2024-03-02" in str(symptom.message)


def test_a_register_without_backups(path: Path) -> None:
    """On its first day it is only noted; later it is to be mended."""
    [symptom] = found(path, Grade.NOTE)
    assert "no backup of the register yet" in str(symptom.message)
    with desk_on(path) as desk:
        desk.clock.time = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)  # type: ignore[attr-defined]
        desk.session("SLV-2026").comment("T-01.s", "A week later.")
    [symptom] = found(path, Grade.MEND, datetime(2026, 3, 9, 13, 0, tzinfo=UTC))
    assert str(symptom.message) == "There is no backup of the register."


def test_an_older_backup_that_somebody_brought_back_is_what_was_wanted(path: Path) -> None:
    """The newer ones are no reproach to it."""
    older = keep(path)
    with desk_on(path) as desk:
        desk.session("SLV-2026").comment("T-01.s", "Regretted.")
    keep(path, NOW.replace(hour=13))
    restore(path, older, NOW.replace(hour=14))
    assert not found(path, Grade.MEND, NOW.replace(hour=15))


def test_a_journal_left_behind_is_told_and_played_back(path: Path) -> None:
    """A note: nobody should delete that file."""
    keep(path)
    journal_of(path).write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(504))
    [symptom] = found(path, Grade.NOTE)
    assert "its journal" in str(symptom.message)
    assert not found(path, Grade.NOTE)


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.EDQUOT, "Your quota of disk space is used up"),
        (errno.ENOSPC, "is full"),
        (errno.EROFS, "can only be read"),
        (errno.EIO, "Nothing can be written in"),
    ],
)
def test_a_disk_that_takes_nothing_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int, message: str
) -> None:
    """By what the system says of it; what was written for a trial is gone."""
    keep(path)

    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    [symptom] = found(path, Grade.MEND)
    assert message in str(symptom.message)
    assert symptom.hint
    assert not list(path.parent.glob("*.partial"))


def test_a_limit_on_the_size_of_files_is_told(path: Path) -> None:
    """A quota by other means."""
    keep(path)
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, old[1]))
    try:
        [symptom] = found(path, Grade.MEND)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
    assert "Files can't grow any larger" in str(symptom.message)


def test_a_disk_with_little_room_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is full."""
    keep(path)
    monkeypatch.setattr(surroundings, "ROOM", 1 << 62)
    [symptom] = found(path, Grade.MEND)
    assert "MB are free there" in str(symptom.message)


@pytest.mark.parametrize("folder", ["OneDrive - Instituto", "Dropbox", "Google Drive", "Nextcloud", "iCloud Drive"])
def test_a_synchronised_folder_is_noted(tmp_path: Path, folder: str) -> None:
    """Whoever synchronises it."""
    path = tmp_path / folder / "assess.register"
    path.parent.mkdir()
    keep(begun(path))
    [symptom] = found(path, Grade.NOTE)
    assert "synchronised over the Internet" in str(symptom.message)


MOUNTS = r"""/dev/vda / ext4 rw 0 0
//server/share /mnt/office cifs rw 0 0
/dev/sdb1 /media/ana/USB\040STICK vfat rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind", "message"),
    [
        ("/mnt/office/rcm", "cifs", "on a network"),
        ("/media/ana/USB STICK", "vfat", "such as USB sticks are (vfat)"),
        ("/home/ana", "ext4", ""),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="reads how others list their disks")
def test_networks_and_usb_sticks_are_noted(
    path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, kind: str, message: str
) -> None:
    """By the kind of their file system."""
    keep(path)
    assert surroundings.file_system_of(Path(folder), MOUNTS) == kind
    monkeypatch.setattr(surroundings, "_file_system", lambda _: kind)
    assert [message in str(each.message) for each in found(path, Grade.NOTE)] == ([True] if message else [])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind this user")
@pytest.mark.parametrize(
    ("file", "folder", "message"), [(0o400, 0o700, "can only be read"), (0o600, 0o500, "Nothing can be written")]
)
def test_a_file_or_folder_that_is_protected_is_told(path: Path, file: int, folder: int, message: str) -> None:
    """Whichever it is."""
    keep(path)
    path.chmod(file)
    path.parent.chmod(folder)
    with suppress(OSError):
        told = found(path, Grade.MEND)
    path.parent.chmod(0o700)
    assert message in str(told[-1].message)
