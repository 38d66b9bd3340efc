"""Saving what can be read of a damaged register: everything that proves itself, and a true account of the rest."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assess.domain.errors import NotFound, RegisterUnusable
from assess.domain.history import Revision
from assess.storage.care import carving
from assess.storage.care.restoring import restore
from assess.storage.care.salvage import Salvaged, salvage
from assess.storage.care.survey import survey
from assess.storage.disk.journal import journal_of
from tests.storage.registers import begun, desk_on, spoil

LONG = "A comment that goes on from page to page of the file. " * 200


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a register with 41 changes of SLV-2026, some of them long, and one assessment more."""
    path = begun(tmp_path / "assess.register")
    with desk_on(path) as desk:
        session = desk.session("SLV-2026")
        for number in range(35):
            session.comment("T-01.s", f"{number} " + (LONG if number % 10 == 0 else "ñandú"))
        desk.begin("HND", "2026")
    return path


def history(path: Path, assessment: str = "SLV-2026") -> list[Revision]:
    """Read all changes of an assessment."""
    with desk_on(path) as desk:
        return list(desk.register.history(assessment))


def saved(path: Path, *backups: Path) -> tuple[Salvaged, Path]:
    """Salvage, and give the account of SLV-2026 with the new register, which is whole."""
    target = path.with_name("new.register")
    target.unlink(missing_ok=True)
    before = path.read_bytes()
    accounts = salvage(path, target, backups).assessments
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.partial*"))
    survey(target)
    with desk_on(target) as desk:
        for standing in desk.standings():
            assert desk.session(standing.id).card.score.coverage == standing.coverage
    return next(each for each in accounts if each.assessment == "SLV-2026"), target


def test_all_of_a_whole_register_can_be_read(path: Path) -> None:
    """The same changes, in the same places, with the same chain."""
    account, new = saved(path)
    assert (account.changes, account.lost, account.from_backups) == (41, (), 0)
    assert survey(new) == survey(path)
    assert history(new) == history(path)


def without_its_head(content: bytes) -> bytes:
    """Write noughts over the first page."""
    return bytes(4096) + content[4096:]


def with_a_changed_answer(content: bytes) -> bytes:
    """Change a word."""
    return content.replace(b"20 A comment", b"21 A comment")


def with_a_changed_number(content: bytes) -> bytes:
    """Flip a bit in the number of a change."""
    mark = content.index(b"12 \xc3\xb1and\xc3\xba")
    start = content.rindex(b"SLV-2026", 0, mark)
    return content[: start + 8] + bytes([content[start + 8] ^ 64]) + content[start + 9 :]


DAMAGE: dict[str, tuple[Callable[[bytes], bytes], tuple[int, ...]]] = {
    "head": (without_its_head, ()),
    "answer": (with_a_changed_answer, (27,)),
    "number": (with_a_changed_number, ()),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_only_what_is_spoilt_is_lost(path: Path, damage: str) -> None:
    """The number of what is lost is told, with the times around it; a backup has it still."""
    whole = path.with_name("backup.register")
    whole.write_bytes(path.read_bytes())
    said = history(path)
    spoilt, lost = DAMAGE[damage]
    path.write_bytes(spoilt(path.read_bytes()))
    account, new = saved(path)
    assert (account.changes, account.lost) == (41 - len(lost), lost)
    assert [each.id for each in history(new)] == [each.id for each in said if each.number not in lost]
    if lost:
        assert (account.before, account.after) == (said[lost[0] - 2].at, said[lost[-1]].at)
    account, new = saved(path, whole)
    assert (account.changes, account.lost, account.from_backups) == (41, (), len(lost))
    assert history(new) == said


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_damaged_the_account_is_true(path: Path, seed: int) -> None:
    """Cut off anywhere, or with bits flipped all over: what was saved was said, and the rest is counted as lost."""
    chance = random.Random(seed)  # noqa: S311 - a sample, not a secret
    content, said = bytearray(path.read_bytes()), {each.id for each in history(path)}
    if seed % 2:
        del content[chance.randrange(8192, len(content)) :]
    else:
        for _ in range(6):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    account, new = saved(path)
    kept = {each.id for each in history(new)} if account.changes else set()
    opened = kept - said
    assert len(opened) <= 1, "only what the assessment is may have been written anew"
    assert len(kept - opened) + len(account.lost) <= 41
    assert seed % 2 or len(kept - opened) + len(account.lost) == 41


def test_where_what_the_assessment_is_was_lost_the_list_still_tells(path: Path) -> None:
    """So that the answers can be opened."""
    content = path.read_bytes()
    path.write_bytes(content.replace(b'"guideline":"small","state"', b'"guideline":"smaLL","state"', 1))
    first = history_of_first(content)
    account, new = saved(path)
    assert account.changes in (40, 41)
    assert history(new)[0].subject == first


@pytest.mark.parametrize("cycle", ["2026", "2026-1", "2026-10"])
def test_the_list_is_found_whatever_its_cycles_are_called(tmp_path: Path, cycle: str) -> None:
    """A part of a year has a longer name; open or submitted, each is there."""
    with desk_on(tmp_path / "assess.register") as desk:
        begun_there = [desk.begin("PAN", cycle), desk.begin("MEX", cycle, unit="CHP")]
        begun_there[1].seal()
    found = carving.records((tmp_path / "assess.register").read_bytes(), carving.STANDING)
    assert {row[0] for row in found} >= {each.assessment.id for each in begun_there}


def history_of_first(content: bytes) -> str:
    """Tell the subject of the first change."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content)
        return str(connection.execute("SELECT subject FROM revision WHERE number = 1").fetchone()[0])


def half(path: Path) -> Path:
    """Make a copy of a register in the middle of a change, with its journal."""
    copy = path.with_name("half.register")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("PRAGMA user_version = 6")  # so that the first page is in it, as in every change
        connection.execute("UPDATE revision SET author = 'nobody'")
        copy.write_bytes(path.read_bytes())
        journal_of(copy).write_bytes(journal_of(path).read_bytes())
        connection.execute("ROLLBACK")
    return copy


def test_what_was_half_written_is_taken_back_in_a_copy(path: Path) -> None:
    """The journal stays where it is."""
    said = history(path)
    copy = half(path)
    journal = journal_of(copy).read_bytes()
    assert journal
    account, new = saved(copy)
    assert (account.changes, account.lost) == (41, ())
    assert history(new) == said
    assert journal_of(copy).read_bytes() == journal


def test_a_register_is_not_taken_back_by_the_journal_of_the_one_it_replaced(path: Path) -> None:
    """SQLite would take back all that was said since, and find nothing wrong."""
    interrupted = half(path)
    with desk_on(path) as desk:
        for said in ("Later.", "Later still."):
            desk.session("SLV-2026").comment("T-01.s", said)
    later = history(path)
    interrupted.write_bytes(path.read_bytes())
    journal = journal_of(interrupted).read_bytes()
    with pytest.raises(RegisterUnusable, match="the journal of the one before is still beside it"):
        survey(interrupted)
    assert history(saved(interrupted)[1]) == later
    _, kept = restore(interrupted, path, datetime(2026, 7, 1, tzinfo=UTC))
    assert kept
    assert kept.read_bytes() == path.read_bytes()
    assert journal_of(kept).read_bytes() == journal
    assert history(interrupted) == later


@pytest.mark.parametrize(("first", "last"), [(1, 1), (2, 4), (20, 30), (40, 41), (1, 41)])
def test_what_is_gone_without_a_trace_is_known_by_the_list(path: Path, first: int, last: int) -> None:
    """It is told as lost wherever it stood, and comes back out of a backup, one change after the other."""
    whole, said = path.with_name("backup.register"), history(path)
    whole.write_bytes(path.read_bytes())
    gone = f"DELETE FROM revision WHERE assessment = 'SLV-2026' AND number BETWEEN {first} AND {last}"  # noqa: S608 - ours
    spoil(path, "PRAGMA secure_delete = ON", gone)
    spoil(path, "VACUUM")
    account, _new = saved(path)
    assert account.lost == tuple(range(first, last + 1))
    account, new = saved(path, whole)
    assert (account.lost, account.from_backups) == ((), last - first + 1)
    assert history(new) == said


def test_changes_of_another_branch_do_not_fill_a_gap(path: Path) -> None:
    """A backup of before something else was brought back has changes that do not fit."""
    other = path.with_name("other.register")
    other.write_bytes(path.read_bytes())
    spoil(other, "DELETE FROM revision WHERE assessment = 'SLV-2026' AND number > 30", "UPDATE standing SET last = 30")
    with desk_on(other) as desk:
        for number in range(11):
            desk.session("SLV-2026").comment("T-02.s", f"Another branch {number}")
    path.write_bytes(path.read_bytes().replace(b'"33 \xc3', b'"34 \xc3'))
    account, new = saved(path, other)
    assert (account.changes, account.lost, account.from_backups) == (40, (40,), 0)
    assert "Another branch" not in str(history(new))


@pytest.mark.parametrize("content", [b"", b"Dear Sir or Madam", bytes(50000)])
def test_where_nothing_can_be_read_it_is_said(path: Path, content: bytes) -> None:
    """And no empty register is made."""
    path.write_bytes(content)
    target = path.with_name("new.register")
    with pytest.raises(RegisterUnusable, match="can be read"):
        salvage(path, target, [])
    path.unlink()
    with pytest.raises(NotFound):
        salvage(path, target, [])
    assert not target.exists()


def test_the_deadlines_of_cycles_are_saved_and_the_last_one_set_holds(path: Path) -> None:
    """Also where the file has lost its head; one that was taken away stays away."""
    with desk_on(path) as desk:
        intake = desk.register.intake
        for hour, cycle, day in ((1, "2025", 3), (2, "2026", 30), (3, "2026", 15), (4, "2025", 0)):
            intake.set_deadline(cycle, date(2026, 6, day) if day else None, f"2026-01-01T0{hour}:00:00+00:00", "Ñ" * 80)
    path.write_bytes(without_its_head(path.read_bytes()))
    target = path.with_name("new.register")
    assert salvage(path, target, []).deadlines == 2
    with desk_on(target) as desk:
        assert desk.register.intake.deadline("2026") == date(2026, 6, 15)
        assert desk.register.intake.deadline("2025") is None
