"""Files that are not registers, are damaged, or are of another time: one sentence each, and nothing is touched."""

from __future__ import annotations

import hashlib
import random
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest

from assess.domain.errors import RegisterUnusable
from assess.storage.care.salvage import salvage
from assess.storage.database import schema, sqlite
from assess.storage.database.connection import Connection
from assess.storage.database.schema import APPLICATION_ID, FIRST, MIGRATIONS, VERSION
from assess.storage.register import SqliteRegister
from tests.storage.registers import begun, desk_on, spoil


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a file that does not exist yet."""
    return tmp_path / "assess.register"


def database(path: Path, *statements: str) -> None:
    """Make a database that is not ours."""
    spoil(path, *(statements or ("CREATE TABLE notes (text TEXT)", "INSERT INTO notes VALUES ('mine')")))


def text_file(path: Path) -> None:
    """Write a text."""
    path.write_text("Dear Sir or Madam")


def picture(path: Path) -> None:
    """Write the beginning of a picture."""
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))


def in_wal(path: Path) -> None:
    """Make a database of others in another journal mode."""
    database(path, "PRAGMA journal_mode = WAL", "CREATE TABLE notes (text TEXT)")


def with_version(path: Path) -> None:
    """Make a database of others that counts its versions as we do."""
    database(path, "CREATE TABLE notes (text TEXT)", f"PRAGMA user_version = {VERSION}")


def with_application(path: Path) -> None:
    """Make a database that says whose it is."""
    database(path, "CREATE TABLE notes (text TEXT)", "PRAGMA application_id = 77")


def with_trigger(path: Path) -> None:
    """Make a register with a trigger that would change what is written."""
    spoil(begun(path), "CREATE TRIGGER better AFTER INSERT ON revision BEGIN DELETE FROM standing; END")


def with_view(path: Path) -> None:
    """Make a register in which a view stands for one of our tables."""
    spoil(begun(path), "DROP TABLE standing", "CREATE VIEW standing AS SELECT * FROM revision")


def with_table(path: Path) -> None:
    """Make a register with a table more."""
    spoil(begun(path), "CREATE TABLE notes (text TEXT)")


def newer(path: Path) -> None:
    """Make a register of a later version."""
    spoil(begun(path), f"PRAGMA user_version = {VERSION + 1}")


STRANGERS = (
    database, text_file, picture, in_wal, with_version, with_application, with_trigger, with_view, with_table,
)  # fmt: skip


@pytest.mark.parametrize("make", STRANGERS)
def test_what_is_not_a_register_is_refused_and_left_as_it_is(path: Path, make: Callable[[Path], None]) -> None:
    """Byte for byte."""
    make(path)
    before = path.read_bytes()
    with pytest.raises(RegisterUnusable, match="is not a register of assess"):
        SqliteRegister(path)
    assert path.read_bytes() == before


def test_a_register_of_a_newer_version_is_left_as_it_is(path: Path) -> None:
    """With the advice to install that version."""
    newer(path)
    before = path.read_bytes()
    with pytest.raises(RegisterUnusable, match="newer version"):
        SqliteRegister(path)
    assert path.read_bytes() == before


def test_a_register_from_before_the_first_release_is_left_as_it_is_and_can_be_salvaged(path: Path) -> None:
    """All that was said in it is in the new one."""
    said = read_all(begun(path))
    spoil(path, f"PRAGMA user_version = {FIRST - 1}")
    before = path.read_bytes()
    with pytest.raises(RegisterUnusable, match="before the first release") as refused:
        SqliteRegister(path)
    assert "assess salvage" in str(refused.value.hint)
    saved = path.with_name("saved.register")
    salvage(path, saved, ())
    assert read_all(saved) == said
    assert path.read_bytes() == before


def test_a_folder_is_not_a_register(path: Path) -> None:
    """A file in it would be."""
    path.mkdir()
    with pytest.raises(RegisterUnusable, match="is a folder") as refused:
        SqliteRegister(path)
    assert str(path / "assess.register") in str(refused.value.hint)


def test_a_folder_that_cannot_be_made_is_told(path: Path) -> None:
    """Where a file stands in its way."""
    path.write_text("in the way")
    with pytest.raises(RegisterUnusable, match="can't be opened"):
        SqliteRegister(path / "assess.register")


@pytest.mark.parametrize("content", [None, b""])
def test_a_file_that_is_new_or_empty_becomes_a_register(path: Path, content: bytes | None) -> None:
    """In a folder that is made for it; with our number in its head and the safe journal."""
    path = path.parent / "new" / "assess.register"
    if content is not None:
        path.parent.mkdir()
        path.write_bytes(content)
    begun(path)
    head = path.read_bytes()[:100]
    assert head[68:72] == APPLICATION_ID.to_bytes(4, "big") == b"ASS1"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert {row[2:] for row in connection.execute("PRAGMA table_list") if row[1] in ("revision", "standing")} == {
            ("table", 11, 1, 1),
            ("table", 17, 1, 1),
        }


def test_it_is_written_to_as_decided(path: Path) -> None:
    """TRUNCATE and EXTRA survive power cuts on every file system; WAL would not."""
    begun(path)
    with closing(sqlite.connect(path)) as connection:
        settings = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
        assert settings == ["truncate", 3]
        assert connection.execute("PRAGMA trusted_schema").fetchone()[0] == 0


def read_all(path: Path) -> list[str]:
    """Read everything, and write down what was said."""
    with desk_on(path) as desk:
        [standing] = desk.standings()
        assessment = desk.session(standing.id).assessment
        return [str(assessment.opening), *(str(each) for each in assessment.history.revisions)]


def test_every_flipped_bit_in_what_was_said_is_found(path: Path) -> None:
    """Two hundred places in bodies, ids and chains; SQLite alone would find a fifth of them."""
    begun(path)
    content = bytearray(path.read_bytes())
    chance = random.Random(1)  # noqa: S311 - a sample, not a secret
    places = said_at(bytes(content))
    for place in chance.sample(places, 200):
        flipped = bytearray(content)
        flipped[place] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        with pytest.raises(RegisterUnusable):
            read_all(path)
    path.write_bytes(content)
    assert len(read_all(path)) == 7


def said_at(content: bytes) -> list[int]:
    """Find where in the file the bodies, ids and chains of the revisions stand."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content)
        texts = [each for row in connection.execute("SELECT id, chain, body FROM revision") for each in row]
    spans = list[int]()
    for text in texts:
        start = content.find(text.encode())
        assert start > 0
        spans += range(start, start + len(text.encode()))
    return spans


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revision SET body = replace(body, 'number 1', 'number 9') WHERE number = 2",
        "UPDATE revision SET author = 'luz' WHERE number = 3",
        "UPDATE revision SET at = '2020-01-01T00:00:00+00:00' WHERE number = 3",
        "UPDATE revision SET body = 'no json' WHERE number = 3",
        "UPDATE revision SET body = '[1]' WHERE number = 3",
        "UPDATE revision SET number = 9 WHERE number = 6",
        "DELETE FROM revision WHERE number = 3",
        "DELETE FROM revision WHERE number = 6",
        "UPDATE revision SET assessment = 'SLW-2026' WHERE number = 6",
        "DELETE FROM standing",
        "UPDATE revision SET body = CAST(x'7b22ff227d' AS TEXT) WHERE number = 3",
    ],
)
def test_an_answer_changed_behind_its_back_is_found(path: Path, statement: str) -> None:
    """By whatever tool, whichever column; the last one missing too."""
    spoil(begun(path), statement)
    with desk_on(path) as desk, pytest.raises(RegisterUnusable, match="damaged"):
        desk.session("SLV-2026")


@pytest.mark.parametrize("statement", ["UPDATE standing SET opening = '{'", "UPDATE standing SET levels = 'one'"])
def test_a_spoilt_list_is_told_and_the_answers_are_still_there(path: Path, statement: str) -> None:
    """The list is only a projection of them."""
    spoil(begun(path), statement)
    with desk_on(path) as desk:
        with pytest.raises(RegisterUnusable, match="damaged"):
            desk.standings()
        assert len(desk.session("SLV-2026").assessment.responses) == 5


@pytest.mark.parametrize("keep", [50, 100, 3000, 5000, 9000])
def test_a_file_cut_short_is_told(path: Path, keep: int) -> None:
    """Wherever it was cut."""
    begun(path)
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(RegisterUnusable):
        read_all(path)


def test_a_page_of_noughts_is_told_or_harms_no_answer(path: Path) -> None:
    """Whichever page the disk has lost; those of an index are missed only in writing."""
    said = read_all(begun(path))
    whole, told = path.read_bytes(), 0
    for start in range(0, len(whole), 4096):
        path.write_bytes(whole[:start] + bytes(4096) + whole[start + 4096 :])
        try:
            assert read_all(path) == said
        except RegisterUnusable:
            told += 1
    assert told >= 3


LATER = (
    "notes",
    ("CREATE TABLE notes (text TEXT NOT NULL) STRICT", "INSERT INTO notes SELECT author FROM revision"),
)


def next_version(monkeypatch: pytest.MonkeyPatch, migration: tuple[str, tuple[str, ...]]) -> None:
    """Become the version after this one."""
    monkeypatch.setattr(sqlite, "MIGRATIONS", (*MIGRATIONS, migration))
    monkeypatch.setattr(sqlite, "OBJECTS", schema.objects_of((*MIGRATIONS, migration)))
    monkeypatch.setattr(sqlite, "VERSION", VERSION + 1)


def test_a_later_version_brings_the_file_up_to_date_after_a_copy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All answers are there after it, and the copy is what was there before."""
    said = read_all(begun(path))
    next_version(monkeypatch, LATER)
    assert read_all(path) == said
    copy = path.parent / "backups" / f"assess-before-update-{VERSION + 1}.register"
    with closing(sqlite3.connect(path)) as now, closing(sqlite3.connect(copy)) as then:
        assert now.execute("PRAGMA user_version").fetchone() == (VERSION + 1,)
        assert now.execute("SELECT count(*) FROM notes").fetchone() == (6,)
        assert then.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert then.execute("SELECT count(*) FROM revision").fetchone() == (6,)
    monkeypatch.undo()
    copy.rename(path)
    assert read_all(path) == said


def test_a_migration_that_fails_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And stays to be done: a mended one does it."""
    said = read_all(begun(path))
    before = path.read_bytes()
    next_version(monkeypatch, ("notes", (LATER[1][0], "INSERT INTO nowhere VALUES (1)")))
    for _ in range(2):
        with pytest.raises(RegisterUnusable):
            SqliteRegister(path)
    next_version(monkeypatch, LATER)
    assert path.read_bytes()[100:] == before[100:]
    assert read_all(path) == said


def test_a_new_register_is_made_in_one_transaction(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each brings its changes to the disk five times over, which a slow stick makes one wait for."""
    transaction, begun_at = sqlite.transaction, list[Path]()

    def counted(connection: Connection, where: Path) -> AbstractContextManager[None]:
        begun_at.append(where)
        return transaction(connection, where)

    monkeypatch.setattr(sqlite, "transaction", counted)
    SqliteRegister(path).close()
    assert begun_at == [path]


def test_the_first_shape_is_never_changed() -> None:
    """It stands so in the files of all who began with it; a new shape is a new migration."""
    first = "\n".join(map(schema.unindented, MIGRATIONS[0][1]))
    assert hashlib.sha256(first.encode()).hexdigest()[:16] == "da93e6e09afd6920"
