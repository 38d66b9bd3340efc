"""Backups: when one is made, which are kept, how one is brought back."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assess.domain.answers import Rated
from assess.domain.errors import Misuse, NotFound, RegisterUnusable
from assess.storage.care import backups as keeping
from assess.storage.care.backups import Backups, worn_out
from assess.storage.care.restoring import restore
from assess.storage.care.survey import survey
from assess.storage.disk.journal import journal_of
from assess.storage.disk.shelf import FOLDER, Backup, Why, backups_of, name_for
from assess.storage.register import SqliteRegister
from assess.workflow.opening import Desk
from assess.workflow.session import Session
from tests.fakes import FakeCatalogue, FakeClock
from tests.storage.registers import begun, desk_on
from tests.workflow.desks import SMALL

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC).astimezone().replace(hour=12)


class Watch:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        """Begin at noon."""
        self.time = NOON

    def now(self) -> datetime:
        """Give the time."""
        return self.time

    def go(self, **passed: float) -> None:
        """Let time pass, or go back."""
        self.time += timedelta(**passed)


@pytest.fixture
def watch() -> Watch:
    """Give a clock of its own to each test."""
    return Watch()


@contextmanager
def at_work(path: Path, watch: Watch) -> Iterator[Session]:
    """Work on SLV-2026 while backups are made."""
    register = SqliteRegister(path, Backups(path, watch.now))
    try:
        yield Desk(lambda: register, FakeCatalogue(SMALL), FakeClock(), "ana").session("SLV-2026")
    finally:
        register.close()


def held(path: Path) -> list[int]:
    """Tell how many changes each backup holds, newest first."""
    return [survey(each.path).changes["SLV-2026"] for each in backups_of(path)]


def test_a_backup_is_made_before_the_first_change_and_not_for_reading(path: Path, watch: Watch) -> None:
    """It holds what was there before; the second change makes no other."""
    with at_work(path, watch) as session:
        assert backups_of(path) == []
        session.answer("T-01.s", Rated(3))
        session.answer("T-01.s", Rated(4))
    [made] = backups_of(path)
    assert (made.why, made.at, made.path.parent.name) == (Why.AUTOMATIC, NOON, FOLDER)
    assert survey(made.path).changes == {"SLV-2026": 6}


def test_there_is_another_one_after_an_hour_and_on_a_new_day(path: Path, watch: Watch) -> None:
    """In one session, and in a program that is opened again; a clock that goes back does no harm."""
    with at_work(path, watch) as session:
        for passed in (0, 0.5, 0.5, 11, 0.5):
            watch.go(hours=passed)
            session.comment("T-01.s", f"At {watch.time}.")
    made = len(backups_of(path))
    assert made == 3
    with at_work(path, watch) as session:
        session.comment("T-01.s", "Again.")
    assert len(backups_of(path)) == made
    watch.go(days=-700)
    with at_work(path, watch) as session:
        session.comment("T-01.s", "In another time.")
    assert len(backups_of(path)) == made + 1


def test_a_backup_of_later_today_does_not_count(path: Path, watch: Watch) -> None:
    """The clock was three hours ahead: nobody waits until then for the next one."""
    for hours in (3, -3):
        watch.go(hours=hours)
        with at_work(path, watch) as session:
            session.comment("T-01.s", f"At {watch.time}.")
    assert [each.at for each in backups_of(path)] == [NOON + timedelta(hours=3), NOON]


def test_an_empty_register_needs_no_backup(tmp_path: Path, watch: Watch) -> None:
    """There is nothing in it yet."""
    path = tmp_path / "assess.register"
    register = SqliteRegister(path, Backups(path, watch.now))
    Desk(lambda: register, FakeCatalogue(SMALL), FakeClock(), "ana").begin("SLV", "2026")
    register.close()
    assert backups_of(path) == []


def test_a_backup_that_cannot_be_made_stops_nobody(path: Path, watch: Watch) -> None:
    """Where a file stands in the way of the folder."""
    (path.parent / FOLDER).write_text("in the way")
    with at_work(path, watch) as session:
        session.answer("T-01.s", Rated(3))
        assert session.assessment.response("T-01.s").answer == Rated(3)
    with pytest.raises(RegisterUnusable, match="can't be made"):
        Backups(path, watch.now).keep()


@pytest.mark.parametrize(
    ("name", "said"), [("SQLITE_FULL", "No space left on device"), ("SQLITE_IOERR_WRITE", "Input/output error")]
)
def test_where_a_backup_does_not_fit_the_register_is_not_blamed(
    path: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    """The backup is named, and another place for it; nothing of it is left."""

    def refuse(*_: object) -> None:
        error = sqlite3.OperationalError("by chance")
        error.sqlite_errorname = name
        raise error

    monkeypatch.setattr(keeping, "copy_register", refuse)
    stick = path.parent / "stick" / "monday.register"
    with pytest.raises(RegisterUnusable) as told:
        Backups(path, watch.now).keep(stick)
    assert str(told.value.message) == f"The backup {stick} can't be made: {said}."
    assert "USB stick" in str(told.value.hint)
    assert list(stick.parent.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")
def test_a_backup_that_may_not_grow_is_told(path: Path, watch: Watch) -> None:
    """As the system and SQLite really say it."""
    import resource  # noqa: PLC0415 - not on Windows

    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size // 2, old[1]))
    try:
        with pytest.raises(RegisterUnusable, match=r"The backup .* can't be made"):
            Backups(path, watch.now).keep()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
    assert Backups(path, watch.now).keep().is_file()


def test_a_damaged_register_is_never_among_the_backups(path: Path, watch: Watch) -> None:
    """Nor does it make a good one give way."""
    content = path.read_bytes()
    path.write_bytes(content.replace(b"Comment number 3", b"Comment number 4"))
    with pytest.raises(RegisterUnusable, match="damaged: change 4 of SLV-2026"):
        Backups(path, watch.now).keep()
    assert list((path.parent / FOLDER).iterdir()) == []


def test_a_copy_that_can_not_be_read_again_is_no_damage_of_the_register(
    path: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is the disk of the backup that fails, and no hidden file is named that nobody knows."""
    monkeypatch.setattr(keeping, "copy_register", lambda _, copy, __: copy.write_bytes(path.read_bytes()[:8000]))
    with pytest.raises(RegisterUnusable, match=r"The backup .*b\.register can't be made: Input/output error"):
        Backups(path, watch.now).keep(path.with_name("b.register"))


def test_what_only_has_the_name_of_a_backup_hides_no_other(path: Path, watch: Watch) -> None:
    """A day that there never was, a folder: the newest backup is still found, and the register missed."""
    backup = Backups(path, watch.now).keep()
    for name in ("assess-2026-02-31-101500-auto", "assess-2026-99-01-101500-kept"):
        (path.parent / FOLDER / f"{name}.register").touch()
    (path.parent / FOLDER / "assess-2027-01-01-101500-kept.register").mkdir()
    assert Backups(path, watch.now).find("newest") == backup
    path.unlink()
    with pytest.raises(RegisterUnusable, match="there are backups of it"):
        SqliteRegister(path)


@pytest.mark.skipif(sys.platform == "win32", reason="links are for administrators there")
def test_the_journal_of_a_link_is_where_the_link_leads_to(path: Path, tmp_path: Path) -> None:
    """There SQLite keeps it."""
    link = tmp_path / "link.register"
    link.symlink_to(path)
    assert journal_of(link) == journal_of(path)


def test_the_latest_five_are_kept_and_the_last_of_each_of_seven_days() -> None:
    """Those that were asked for, that an update made, and what was replaced, for ever."""
    hours = [Backup(Path(f"{n}"), Why.AUTOMATIC, NOON - timedelta(hours=6 * n)) for n in range(60)]
    others = [Backup(Path(why), why, NOON - timedelta(days=900)) for why in Why if why is not Why.AUTOMATIC]
    gone = worn_out([*hours, *others])
    kept = [int(each.path.name) for each in hours if each not in gone]
    assert kept == [0, 1, 2, 3, 4, 7, 11, 15, 19, 23]
    assert not set(gone) & set(others)


def test_old_backups_make_room_for_new_ones(path: Path, watch: Watch) -> None:
    """Over forty days of use there are never more than seven, and the newest is always there."""
    for _ in range(10):
        watch.go(days=4, hours=1)
        with at_work(path, watch) as session:
            session.comment("T-01.s", f"On {watch.time}.")
        assert backups_of(path)[0].at == watch.time
    assert held(path) == [15, 14, 13, 12, 11, 10, 9]


def test_backups_made_while_the_clock_was_wrong_do_not_crowd_out_those_of_today(path: Path, watch: Watch) -> None:
    """A fortnight in 2039 and back: today's backup stays, and it is the newest."""
    for days in (*range(4_700, 4_714), -4_713):
        watch.go(days=days if days < 0 else 4_700 if days == 4_700 else 1)
        with at_work(path, watch) as session:
            session.comment("T-01.s", f"On {watch.time}.")
    newest = Backups(path, watch.now).find("newest")
    assert [each.at for each in backups_of(path) if each.path == newest] == [watch.time]


def test_what_a_killed_program_left_unfinished_is_cleared_away(path: Path, watch: Watch) -> None:
    """Once it is a day old, when the next backup is made; what is younger may be another program's, at work on it."""
    folder = path.parent / FOLDER
    folder.mkdir()
    left, growing = (folder / f"assess-2026-01-01-101500-auto.register.{number}.partial" for number in (77, 78))
    now = watch.time.timestamp()
    for file, hours in ((left, 25), (growing, 23)):
        file.write_bytes(b"half")
        os.utime(file, (now, now - hours * 3600))
    with at_work(path, watch) as session:
        session.answer("T-01.s", Rated(3))
    assert (left.exists(), growing.exists()) == (False, True)


def test_a_backup_can_be_made_while_another_program_is_writing(path: Path, watch: Watch) -> None:
    """It holds what was there before the other one began."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE revision SET author = 'nobody'")
        made = Backups(path, watch.now).keep()
        other.execute("ROLLBACK")
    assert survey(made) == survey(path)


def test_a_backup_is_found_by_its_name_its_file_or_as_the_newest(path: Path, watch: Watch, tmp_path: Path) -> None:
    """And what was replaced is not the newest."""
    keeper = Backups(path, watch.now)
    with pytest.raises(NotFound, match="newest"):
        keeper.find("newest")
    first, named = keeper.keep(), keeper.keep(tmp_path / "stick.register")
    watch.go(seconds=5)
    second = keeper.keep()
    restore(path, first, watch.time)
    assert keeper.find("newest") == second
    assert keeper.find(first.name) == first
    assert keeper.find(str(named)) == named
    with pytest.raises(NotFound, match="no backup “other”"):
        keeper.find("other")
    with pytest.raises(RegisterUnusable, match="exists already"):
        keeper.keep(named)


def test_a_backup_is_brought_back_and_what_was_there_is_kept(path: Path, watch: Watch) -> None:
    """With its later change; both are whole registers."""
    made = Backups(path, watch.now).keep()
    with desk_on(path) as desk:
        desk.session("SLV-2026").answer("T-01.s", Rated(3))
    named = name_for(path, Why.REPLACED, watch.time)
    holds, kept = restore(path, made, watch.time)
    assert kept == named
    assert holds == survey(path) == survey(made)
    assert survey(kept).changes == {"SLV-2026": 7}


def test_within_one_second_nothing_takes_the_place_of_another_backup(path: Path, watch: Watch) -> None:
    """Backups that are asked for, and what two restorations replace, all have names of their own."""
    keeper = Backups(path, watch.now)
    first, second = keeper.keep(), keeper.keep()
    with desk_on(path) as desk:
        desk.session("SLV-2026").answer("T-01.s", Rated(3))
    replaced = [restore(path, made, watch.time)[1] for made in (second, first)]
    assert [survey(each).changes["SLV-2026"] for each in replaced if each] == [7, 6]
    assert [each.path for each in backups_of(path) if each.why is Why.ASKED] == [second, first]


def test_a_program_that_has_the_register_open_writes_nothing_into_the_replaced_one(path: Path, watch: Watch) -> None:
    """It is told, and no answer goes where nobody would find it."""
    made = Backups(path, watch.now).keep()
    with desk_on(path) as desk:
        session = desk.session("SLV-2026")
        restore(path, made, watch.time)
        with pytest.raises(RegisterUnusable, match="moved, replaced or deleted"):
            session.answer("T-01.s", Rated(3))


def test_nothing_is_restored_while_another_program_writes(
    path: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would lose what it is writing."""
    made = Backups(path, watch.now).keep()
    monkeypatch.setattr("assess.storage.care.restoring.PATIENCE", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RegisterUnusable, match="Another program is writing"):
            restore(path, made, watch.time)


@pytest.mark.parametrize("content", [b"", b"Dear Sir or Madam", b"SQLite format 3\0" + bytes(4080)])
def test_a_damaged_backup_is_not_brought_back(path: Path, watch: Watch, content: bytes) -> None:
    """And the register stays as it is."""
    before = path.read_bytes()
    bad = path.with_name("bad.register")
    bad.write_bytes(content)
    with pytest.raises(RegisterUnusable) as refused:
        restore(path, bad, watch.time)
    assert "Nothing was changed" in str(refused.value.hint)
    assert path.read_bytes() == before
    with pytest.raises(Misuse, match="the register itself"):
        restore(path, path, watch.time)


def test_a_journal_of_the_damaged_register_does_not_spoil_the_restored_one(path: Path, watch: Watch) -> None:
    """It is gone from there, whatever it was."""
    made = Backups(path, watch.now).keep()
    path.write_bytes(b"Dear Sir or Madam" * 500)
    journal_of(path).write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"what was there" * 500)
    _, kept = restore(path, made, watch.time)
    assert kept is not None
    assert kept.exists()
    assert not journal_of(path).exists()
    assert survey(path) == survey(made)


def test_the_journal_of_a_register_that_is_gone_is_kept_and_never_played_back(path: Path, watch: Watch) -> None:
    """It belongs to what was there; into the restored one it would write pages of another register."""
    made = Backups(path, watch.now).keep(path.with_name("stick.register"))
    path.unlink()
    left = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"what was there" * 500
    journal_of(path).write_bytes(left)
    restore(path, made, watch.time)
    assert not journal_of(path).exists()
    assert journal_of(name_for(path, Why.REPLACED, watch.time)).read_bytes() == left
    assert survey(path) == survey(made)


@pytest.mark.parametrize("content", [None, b""])
def test_where_there_are_backups_no_empty_register_is_made(path: Path, watch: Watch, content: bytes | None) -> None:
    """Nobody is shown an empty list where there was work; the newest backup brings it back."""
    keeper = Backups(path, watch.now)
    made = keeper.keep()
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(RegisterUnusable, match="empty, or not there, and there are backups") as told:
        SqliteRegister(path)
    assert "assess restore newest" in str(told.value.hint)
    restore(path, keeper.find("newest"), watch.time)
    assert survey(path) == survey(made)


def test_an_automatic_backup_does_not_keep_anybody_waiting(
    path: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that takes too long is given up, and leaves nothing behind."""
    monkeypatch.setattr(keeping, "DEADLINE", 0.0)
    with desk_on(path) as desk:
        for number in range(60):
            desk.session("SLV-2026").comment("T-01.s", f"{number} " + "A long comment. " * 500)
    with at_work(path, watch) as session:
        session.answer("T-01.s", Rated(3))
    assert list((path.parent / FOLDER).iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="on Windows what is new inherits who may write to it")
def test_a_folder_that_is_made_for_a_register_is_its_owners(tmp_path: Path) -> None:
    """Other accounts of the computer do not read what is in it, whatever the mask of the session."""
    before = os.umask(0)
    try:
        path = begun(tmp_path / "mine" / "assess.register")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.skipif(os.name != "posix", reason="on Windows what is new inherits who may write to it")
@pytest.mark.parametrize(("of_folder", "of_group"), [(0o2770, stat.S_IWGRP), (0o755, 0)])
def test_who_may_write_in_a_folder_may_write_to_its_register(
    tmp_path: Path, of_folder: int, of_group: int, watch: Watch
) -> None:
    """The group of a shared folder: to the register, its journal, the backups, what was restored; otherwise nobody."""
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(of_folder)
    before = os.umask(0o022)
    try:
        path = begun(folder / "assess.register")
        made = Backups(path, watch.now).keep()
        restore(path, made, watch.now())
        with desk_on(path) as desk:
            desk.begin("HND", "2026")
    finally:
        os.umask(before)
    for each in (path, journal_of(path), folder / FOLDER, made):
        assert each.stat().st_mode & stat.S_IWGRP == of_group, each
        assert not each.stat().st_mode & stat.S_IWOTH


def test_a_folder_that_may_not_be_entered_is_told(path: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another account of the computer keeps its register there: that is no fault of the program."""

    def closed(*_: object, **__: object) -> os.stat_result:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", closed)
    with pytest.raises(RegisterUnusable, match="can't be opened: Permission denied"):
        Backups(path, watch.now)
