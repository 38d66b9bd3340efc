"""What leaves the program: exports, envelopes, the report."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from assess.cli import unlocking
from assess.wiring import PASSPHRASE, TYPED
from tests.cli.conftest import Assess, everything


@pytest.mark.parametrize(("form", "begins"), [("json", b"{"), ("csv", b""), ("xlsx", b"PK")])
def test_the_data_of_one_assessment_are_written(begun: Assess, tmp_path: Path, form: str, begins: bytes) -> None:
    """In each form, to the file named; and its name is told."""
    out = tmp_path / f"out.{form}"
    said = begun("export", "SLV-2026", "--format", form, "-o", out)
    assert (said.code, said.out, said.err) == (0, f"{out}\n", "")
    assert out.read_bytes().startswith(begins)
    assert begun("export", "SLV-2026", "--format", form, "-o", out).code == 0


def test_the_name_of_a_file_tells_its_format(begun: Assess, tmp_path: Path) -> None:
    """Unless one is named; a name that tells nothing leaves the usual one."""
    for command, name, begins in (
        ("export", "all.xlsx", b"PK"),
        ("export", "all.CSV", b'"ref",'),
        ("export", "all.txt", b"{"),
        ("form", "to-fill.csv", b'"ref",'),
        ("report", "gaps.html", b"<!"),
    ):
        assert begun(command, "SLV-2026", "-o", tmp_path / name).code == 0
        assert (tmp_path / name).read_bytes().removeprefix(b"\xef\xbb\xbf").startswith(begins)
    assert begun("export", "SLV-2026", "--format", "json", "-o", tmp_path / "named.csv").code == 0
    assert json.loads((tmp_path / "named.csv").read_bytes())


def test_what_is_not_finished_is_not_submitted(begun: Assess, tmp_path: Path) -> None:
    """Exit 1 with what stands in the way; as a draft it is written and stays open."""
    said = begun("submit", "SLV-2026")
    assert (said.code, said.out) == (1, "")
    assert "X-01.s: Not answered." in said.err
    assert not list(tmp_path.glob("*.json"))
    said = begun("submit", "SLV-2026", "--draft", "-o", tmp_path / "draft.json")
    assert said.code == 0
    assert json.loads((tmp_path / "draft.json").read_text(encoding="utf-8"))
    assert begun("answer", "SLV-2026", "T-02.s", "3").code == 0


def test_what_is_submitted_is_closed_and_can_be_reopened(begun: Assess, tmp_path: Path) -> None:
    """The envelope bears its usual name; the same assessment gives the same envelope."""
    assert begun("answers", "SLV-2026", everything(tmp_path)).code == 0
    assert begun("check", "SLV-2026").code == 0
    said = begun("submit", "SLV-2026", "--declared-by", "Ana López", "--position", "Director")
    assert (said.code, said.out) == (0, "SLV-2026.assess.json\n")
    assert "signed with a new key" in said.err
    assert begun("key").out.strip() in said.err
    envelope = (tmp_path / "SLV-2026.assess.json").read_bytes()
    assert json.loads(begun("status", "SLV-2026", "--json").out)["state"] == "submitted"
    said = begun("answer", "SLV-2026", "T-01.s", "1")
    assert said.code == 2
    assert "assess reopen SLV-2026" in said.err
    said = begun("submit", "SLV-2026")
    assert (said.code, said.err) == (0, "")
    assert (tmp_path / "SLV-2026.assess.json").read_bytes() == envelope
    assert begun("reopen", "SLV-2026").code == 0
    assert begun("answer", "SLV-2026", "T-01.s", "1").code == 0


def test_a_section_of_the_report_that_is_none_is_told(begun: Assess) -> None:
    """And a day that is none."""
    assert begun("report", "SLV-2026", "--date", "tomorrow").code == 2
    said = begun("report", "SLV-2026", "--format", "html", "--sections", "poetry")
    assert (said.code, said.out) == (2, "")
    assert "poetry" in said.err


def test_an_encrypted_envelope_is_read_by_its_reader_only(
    assess: Assess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The secretariat publishes what to encrypt for, and takes the envelope in without more ado."""
    recipient = assess("key", "--encryption").out.strip()
    assert len(assess("key").out.split()) == 8
    country = ("--register", tmp_path / "country.register")
    assess(*country, "new", "SLV", "--cycle", "2026")
    said = assess(*country, "submit", "SLV-2026", "--draft", "--encrypt-for", recipient)
    assert (said.code, said.out) == (0, "SLV-2026.assess.json.age\n")
    assert "received" in assess("receive", "SLV-2026.assess.json.age").out
    monkeypatch.setenv("ASSESS_DATA", str(tmp_path / "elsewhere"))
    refused = assess("receive", "SLV-2026.assess.json.age")
    assert refused.code == 3
    assert "no key here to read it" in refused.err


@pytest.mark.parametrize("recipient", ["", "me@example.org"])
def test_nothing_is_sealed_for_a_recipient_who_is_none(begun: Assess, tmp_path: Path, recipient: str) -> None:
    """Nor written for everybody to read, where a script names nobody; the assessment stays a draft."""
    begun("answers", "SLV-2026", everything(tmp_path))
    said = begun("submit", "SLV-2026", "--declared-by", "Ana", "--encrypt-for", recipient)
    assert (said.code, said.out) == (2, "")
    assert f"“{recipient}” is not a public key to encrypt with." in said.err
    assert json.loads(begun("status", "SLV-2026", "--json").out)["state"] == "draft"
    assert not list(tmp_path.glob("*.assess.json*"))


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Sit at a terminal; what is put into this list is typed where something is asked that nobody is to see."""
    answers = list[str]()
    monkeypatch.setattr(unlocking, "_somebody_is_there", lambda: True)
    monkeypatch.setattr(unlocking, "_hidden", lambda _: answers.pop(0))
    TYPED.clear()
    yield answers
    TYPED.clear()


def test_a_key_with_a_passphrase_signs_for_who_knows_it_only(begun: Assess, typed: list[str]) -> None:
    """It is the same key as before; the passphrase is asked for where something is signed, and once."""
    before = begun("key").out
    typed += ["correct horse", "correct horse"]
    said = begun("key", "--passphrase")
    assert (said.code, said.out, typed) == (0, before, [])
    assert "has this passphrase from now on" in said.err
    assert PASSPHRASE not in os.environ  # which every program that is started here would get
    TYPED.clear()
    typed += ["battery staple"]
    said = begun("submit", "SLV-2026", "--draft")
    assert (said.code, "can't be opened with this passphrase" in said.err, typed) == (2, True, [])
    TYPED.clear()
    typed += ["correct horse"]
    assert (begun("submit", "SLV-2026", "--draft", "-o", "draft.json").code, typed) == (0, [])
    assert begun("key").out == before
    typed += ["", ""]
    assert "no passphrase any more" in begun("key", "--passphrase").err
    TYPED.clear()
    assert begun("key").out == before


def test_two_passphrases_that_differ_change_nothing(begun: Assess, typed: list[str]) -> None:
    """Somebody mistyped, and would not know it."""
    before = begun("key").out
    typed += ["correct horse", "correct house"]
    said = begun("key", "--passphrase")
    assert (said.code, "The two are not the same" in said.err) == (2, True)
    assert begun("key").out == before


def test_where_nobody_can_be_asked_a_passphrase_comes_from_its_variable(
    begun: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new key gets it; without it, or where another is to be set, there is one sentence with what to do."""
    monkeypatch.setenv(PASSPHRASE, "correct horse")
    before = begun("key").out
    assert begun("key").out == before
    assert "only be asked for at a terminal" in begun("key", "--passphrase").err
    monkeypatch.delenv(PASSPHRASE)
    said = begun("submit", "SLV-2026", "--draft")
    assert (said.code, "has a passphrase" in said.err, "ASSESS_PASSPHRASE" in said.err) == (2, True, True)
