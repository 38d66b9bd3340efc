"""What happens to disks, folders, other programs and this one while a register is open."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from assess.domain.answers import Rated
from assess.domain.errors import RegisterUnusable
from assess.storage.database import sqlite
from assess.storage.database.failures import failures
from assess.storage.disk.folder import whole
from tests.storage.registers import ROOT, begun, desk_on, program

NEEDS_SIGNALS = pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SQLITE_FULL", "The disk is full"),
        ("SQLITE_IOERR_WRITE", "The disk reports an error in .*: nothing was saved"),
        ("SQLITE_IOERR_FSYNC", "The disk reports an error in .*: whether what you did last was saved is not certain"),
        ("SQLITE_IOERR_SHORT_READ", "The disk reports an error in .*: it can't be read"),
        ("SQLITE_READONLY", "can only be read"),
        ("SQLITE_READONLY_DIRECTORY", "can only be read"),
        ("SQLITE_READONLY_DBMOVED", "moved, replaced or deleted"),
        ("SQLITE_CANTOPEN", "can't be opened or written"),
        ("SQLITE_BUSY", "Another program is writing"),
        ("SQLITE_BUSY_RECOVERY", "Another program is writing"),
        ("SQLITE_NOTADB", "is not a register of assess"),
        ("SQLITE_CORRUPT", "is damaged"),
        ("SQLITE_NOMEM", "can't be used: by chance"),
    ],
)
def test_every_failure_of_sqlite_is_told_in_words_of_ours(path: Path, name: str, words: str) -> None:
    """With the file's name and what to do."""
    error = sqlite3.OperationalError("by chance")
    error.sqlite_errorname = name
    with pytest.raises(RegisterUnusable, match=words) as told, failures(path):
        raise error
    assert str(path) in str(told.value.message)
    assert told.value.hint


@pytest.mark.parametrize(
    ("name", "words"),
    [("SQLITE_IOERR_WRITE", "can't be opened or written"), ("SQLITE_IOERR_FSYNC", "saved is not certain")],
)
def test_where_the_folder_goes_away_while_a_change_is_saved_no_more_is_said_than_is_known(
    tmp_path: Path, name: str, words: str
) -> None:
    """What was written when the connection broke may be there."""
    error = sqlite3.OperationalError("by chance")
    error.sqlite_errorname = name
    with pytest.raises(RegisterUnusable, match=words), failures(tmp_path / "gone" / "a.register"):
        raise error


def test_a_failure_names_the_file_that_was_meant_not_the_one_it_is_made_in(tmp_path: Path) -> None:
    """A new register is written under another name until it is whole."""
    target = tmp_path / "saved.register"
    with pytest.raises(RegisterUnusable) as told, whole(target) as partial, failures(partial):
        raise OSError(errno.ENOSPC, "")
    assert told.value.message.values["path"] == str(target)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_no_register_and_is_not_waited_for(tmp_path: Path) -> None:
    """Nor is a device: the disk has nothing to do with it."""
    pipe = tmp_path / "pipe.register"
    os.mkfifo(pipe)
    for place in (pipe, Path(os.devnull)):
        with pytest.raises(RegisterUnusable, match="is not a register of assess"), desk_on(place) as desk:
            desk.begin("SLV", "2026")


def test_a_full_disk_is_told_and_what_was_saved_stays(path: Path) -> None:
    """And once there is room the same answer can be saved."""
    with desk_on(path) as desk:
        session = desk.session("SLV-2026")
        connection = desk.register._connection  # type: ignore[attr-defined]
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(RegisterUnusable, match="The disk is full"):
            session.comment("T-01.s", "A long comment. " * 800)
        assert session.assessment.response("T-01.s").comment.startswith("Comment number 1")
        connection.execute("PRAGMA max_page_count = 100000")
        session.comment("T-01.s", "A long comment. " * 800)
    with desk_on(path) as desk:
        assert desk.session("SLV-2026").assessment.response("T-01.s").comment.startswith("A long comment.")


LIMITED = """
import resource, signal, sys
from pathlib import Path
from assess.domain.errors import RegisterUnusable
from tests.storage.registers import desk_on
path = Path(sys.argv[1])
with desk_on(path) as desk:
    session = desk.session("SLV-2026")
    limit = path.stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        session.comment("T-01.s", "A long comment. " * 800)
    except RegisterUnusable as error:
        print(error.message)
"""


@NEEDS_SIGNALS
def test_a_quota_is_told_and_what_was_saved_stays(path: Path) -> None:
    """The system refuses to let the file grow; the register is whole."""
    child = program(LIMITED, path)
    said, _ = child.communicate(timeout=300)
    assert child.returncode == 0
    assert "nothing was saved" in said
    with desk_on(path) as desk:
        assert desk.session("SLV-2026").assessment.response("T-01.s").comment.startswith("Comment number 1")


def test_an_answer_that_does_not_get_to_the_disk_was_never_given(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who went on meanwhile is told when they wait for it; whoever reads finds what stood before."""
    monkeypatch.setattr(sqlite, "PATIENCE", 0.05)
    with desk_on(path) as desk, closing(sqlite3.connect(path, isolation_level=None)) as other:
        session = desk.session("SLV-2026")
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM revision").fetchone()
        session.answer_ahead("T-01.s", Rated(3))
        assert session.assessment.response("T-01.s").answer == Rated(3)
        assert desk.session("SLV-2026").assessment.response("T-01.s").answer is None
        with pytest.raises(RegisterUnusable, match="Another program is writing"):
            session.settle()
        assert session.assessment.response("T-01.s").answer is None
        assert session.card.score.coverage.rated == 0
        other.execute("ROLLBACK")
        session.settle()
        session.answer_ahead("T-01.s", Rated(2))
        session.comment("T-01.s", "and so it stayed")
        kept = desk.session("SLV-2026").assessment.response("T-01.s")
        assert (kept.answer, kept.comment) == (Rated(2), "and so it stayed")


def test_who_goes_on_after_an_answer_that_was_not_kept_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is built upon it: the next change is refused, and closing the register says so too."""
    monkeypatch.setattr(sqlite, "PATIENCE", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other, desk_on(path) as desk:
        session = desk.session("SLV-2026")
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM revision").fetchone()
        session.answer_ahead("T-01.s", Rated(3))
        with pytest.raises(RegisterUnusable, match="Another program is writing"):
            session.comment("T-01.s", "built upon it")
        session.answer_ahead("T-01.s", Rated(3))
        with pytest.raises(RegisterUnusable, match="Another program is writing"):
            desk.register.close()  # type: ignore[attr-defined]
        other.execute("ROLLBACK")
        assert other.execute("SELECT count(*) FROM revision WHERE subject = 'response/T-01.s'").fetchone()[0] == 1


def test_another_program_that_writes_is_waited_for_and_then_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to do; and reading goes on all the while."""
    monkeypatch.setattr(sqlite, "PATIENCE", 0.05)
    with desk_on(path) as desk, closing(sqlite3.connect(path, isolation_level=None)) as other:
        session = desk.session("SLV-2026")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RegisterUnusable, match="Another program is writing"):
            session.answer("T-01.s", Rated(3))
        assert desk.session("SLV-2026").assessment.response("T-01.s").answer is None
        other.execute("ROLLBACK")
        session.answer("T-01.s", Rated(3))
        assert session.assessment.response("T-01.s").answer == Rated(3)


@NEEDS_SIGNALS
@pytest.mark.parametrize("accident", ["deleted", "moved", "replaced"])
def test_a_register_that_went_away_while_it_was_open_takes_no_more_answers(path: Path, accident: str) -> None:
    """Nothing is written into a file that nobody would find again."""
    with desk_on(path) as desk:
        session = desk.session("SLV-2026")
        if accident == "deleted":
            path.unlink()
        else:
            path.rename(path.with_name("elsewhere"))
        if accident == "replaced":
            begun(path)
        with pytest.raises(RegisterUnusable, match="moved, replaced or deleted"):
            session.answer("T-01.s", Rated(3))
        assert session.assessment.response("T-01.s").answer is None


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind this user")
def test_where_nothing_may_be_written_answers_are_refused_and_can_be_read(path: Path) -> None:
    """A register on a protected disk."""
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        read_only(path)
    finally:
        path.parent.chmod(0o700)


def read_only(path: Path) -> None:
    """Read from a register that can't be written, and be told so on writing."""
    with desk_on(path) as desk:
        session = desk.session("SLV-2026")
        with pytest.raises(RegisterUnusable, match=r"can only be read|can't be opened or written"):
            session.answer("T-01.s", Rated(3))
        assert session.assessment.response("T-01.s").answer is None


def test_a_register_that_sqlite_holds_for_read_only_is_read(path: Path) -> None:
    """Whoever the user is."""
    with desk_on(path) as desk:
        desk.register._connection.execute("PRAGMA query_only = ON")  # type: ignore[attr-defined]
        with pytest.raises(RegisterUnusable, match="can only be read"):
            desk.session("SLV-2026").answer("T-01.s", Rated(3))


@NEEDS_SIGNALS
def test_nothing_acknowledged_is_lost_when_the_program_is_killed(path: Path) -> None:
    """Sixty times in the middle of its work; no change is missing in between."""
    command = [sys.executable, "-m", "tests.storage.killed", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)  # noqa: S603
    assert done.stderr == ""
    last, changes = map(int, done.stdout.split())
    assert changes == last + 1


INTERRUPTED = """
import os, signal, sys
from pathlib import Path
from assess.storage.database.sqlite import connect
connection = connect(Path(sys.argv[1]))
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE revision SET author = 'nobody', body = body || hex(zeroblob(20000))")
connection.execute("UPDATE standing SET country = 'XXX'")
os.kill(os.getpid(), signal.SIGKILL)
"""


@NEEDS_SIGNALS
def test_what_a_killed_program_left_half_written_is_taken_back(path: Path) -> None:
    """The journal beside the file is played back on opening; and if the head was being written, still."""
    program(INTERRUPTED, path).communicate(timeout=300)
    journal = path.with_name(path.name + "-journal")
    assert journal.stat().st_size > 0
    with path.open("r+b") as file:
        file.write(bytes(100))
    with desk_on(path) as desk:
        assert {each.author for each in desk.session("SLV-2026").assessment.history.revisions} == {"ana"}
    assert not journal.exists() or journal.stat().st_size == 0


WRITING_DOWN = """
import sys
from pathlib import Path
from tests.storage.registers import desk_on
with desk_on(Path(sys.argv[1]), sys.argv[2]) as desk:
    session = desk.session("SLV-2026")
    for number in range(20):
        session.comment(f"T-0{1 + number % 2}.s", f"{sys.argv[2]} {number}")
"""


def test_two_programs_that_write_at_once_lose_nothing_of_each_other(path: Path) -> None:
    """Twenty changes each; the chain is whole and every change is in it, in its order."""
    children = [program(WRITING_DOWN, path, author) for author in ("ana", "luz")]
    for child in children:
        child.communicate(timeout=300)
        assert child.returncode == 0
    with desk_on(path) as desk:
        [standing] = desk.standings()
        history = desk.session("SLV-2026").assessment.history
    for author in ("ana", "luz"):
        said = [
            each.body["comment"] for each in history.revisions
            if each.body and str(each.body.get("comment", "")).startswith(author)
        ]  # fmt: skip
        assert said == [f"{author} {number}" for number in range(20)]
    assert standing.number == len(history.revisions) == 46


ENTERING = """
import sys
from pathlib import Path
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from tests.storage.registers import desk_on
with desk_on(Path(sys.argv[1]), sys.argv[2]) as desk:
    session = desk.session("SLV-2026")
    for number in range(25):
        print(session.enter(Evidence("", EvidenceKind.LAW, f"{sys.argv[2]} {number}")))
"""


def test_two_programs_that_enter_evidence_at_once_never_take_the_same_ref(path: Path) -> None:
    """Each is told the refs of its own entries, and nothing waits for a decision."""
    children = [program(ENTERING, path, author) for author in ("ana", "luz")]
    told = [child.communicate(timeout=300)[0].split() for child in children]
    with desk_on(path) as desk:
        assessment = desk.session("SLV-2026").assessment
    kept = {ref: entry.title for ref, entry in assessment.evidence.items()}
    for author, refs in zip(("ana", "luz"), told, strict=True):
        assert [kept[ref] for ref in refs] == [f"{author} {number}" for number in range(25)]
    assert assessment.conflicts == {}
