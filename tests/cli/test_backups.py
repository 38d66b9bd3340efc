"""Backups, restoring and salvage, as somebody types them."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Assess


def register(folder: Path) -> Path:
    """Find the register of a test."""
    return folder / "data" / "assess.register"


def spoil(path: Path) -> None:
    """Change a word of an answer behind its back."""
    path.write_bytes(path.read_bytes().replace(b"In force since 2019", b"In force since 2018"))


def test_a_backup_is_made_listed_and_brought_back(begun: Assess, tmp_path: Path) -> None:
    """What was changed since is kept under another name."""
    made = begun("backup")
    assert made.code == 0
    assert Path(made.out.strip()).is_file()
    begun("answer", "SLV-2026", "T-01.p", "5")
    listed = json.loads(begun("backup", "--list", "--json").out)
    assert [(each["why"], each["whole"], each["changes"]) for each in listed] == [("kept", True, {"SLV-2026": 4})]
    assert "on request" in begun("backup", "--list").out
    back = begun("restore", "newest")
    assert back.code == 0
    assert "SLV-2026: 4 changes." in back.err
    assert json.loads(begun("status", "SLV-2026", "--json").out)["coverage"]["rated"] == 2
    assert begun("restore", back.out.strip()).code == 0
    assert "T-01.p" in begun("history", "SLV-2026").out.splitlines()[-1]
    assert begun("backup", "-o", tmp_path / "stick" / "mine.register").code == 0
    assert (tmp_path / "stick" / "mine.register").is_file()


def test_mistakes_with_backups_are_told(begun: Assess, tmp_path: Path) -> None:
    """A sentence, what to do, and nothing changed."""
    assert "There are no backups" in begun("backup", "--list").err
    for words in (("restore", "newest"), ("restore", "nowhere.register"), ("backup", "--register", "nowhere")):
        said = begun(*words)
        assert (said.code, said.out) == (2, "")
        assert said.err
    (tmp_path / "letter").write_text("Dear Sir or Madam")
    said = begun("restore", "letter")
    assert said.code == 4
    assert "Nothing was changed" in said.err
    assert "nothing to salvage" in begun("salvage").err


def test_a_damaged_register_is_salvaged_and_put_in_place(begun: Assess, tmp_path: Path) -> None:
    """What is lost is told, and the damaged register kept; every step is in a sentence of the one before."""
    spoil(register(tmp_path))
    said = begun("status", "SLV-2026")
    assert said.code == 4
    assert "change 2 of SLV-2026 is not as it was written" in said.err
    assert "assess salvage" in said.err
    assert "FIX" in begun("doctor").out
    said = begun("salvage")
    assert said.code == 1
    assert "SLV-2026: 3 changes were saved.\nLOST: 1 change, number 2.\n" in said.err
    assert f'assess restore "{said.out.strip()}"' in said.err
    assert begun("restore", said.out.strip()).code == 0
    assert json.loads(begun("list", "--json").out)[0]["coverage"]["answered"] == 2
    assert "damaged" in begun("backup", "--list").out


def test_what_a_backup_has_is_not_lost(begun: Assess, tmp_path: Path) -> None:
    """Salvage asks the backups by itself."""
    begun("backup")
    spoil(register(tmp_path))
    said = begun("salvage", "-o", "new.register")
    assert (said.code, said.out) == (0, "new.register\n")
    assert "1 of them comes from a backup." in said.err
    assert begun("status", "SLV-2026", "--register", "new.register").code == 0


def test_envelopes_and_accepted_keys_are_salvaged(begun: Assess, tmp_path: Path) -> None:
    """The secretariat goes on where it was."""
    begun("submit", "SLV-2026", "--draft", "-o", "SLV.assess.json")
    theirs = tmp_path / "secretariat.register"
    received = begun("receive", "SLV.assess.json", "--register", theirs)
    assert received.code == 0, received.err
    before = begun("board", "--cycle", "2026", "--json", "--register", theirs).out
    theirs.write_bytes(bytes(4096) + theirs.read_bytes()[4096:])
    said = begun("salvage", "-o", "new.register", "--register", theirs)
    assert said.code == 0
    assert "1 envelope was read." in said.err
    assert begun("board", "--cycle", "2026", "--json", "--register", "new.register").out == before
    assert begun("receive", "SLV.assess.json", "--register", "new.register").code == 0
    assert begun("status", "SLV-2026", "--register", "new.register").code == 0
