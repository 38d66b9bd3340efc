"""What the doctor finds: it looks at everything, tells each fault once, and the one step that mends it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assess.domain.errors import ReportFailed
from assess.domain.message import say
from assess.report.press_room import PressRoom
from tests.cli.conftest import Assess, everything


@pytest.fixture(autouse=True)
def _pango(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have what reports need, whatever this machine has."""
    monkeypatch.setattr(PressRoom, "ready", lambda _: None)


def test_the_doctor_looks_at_everything(begun: Assess) -> None:
    """And finds nothing to mend where nothing is wrong."""
    said = begun("doctor")
    assert (said.code, said.err) == (0, "Nothing needs fixing.\n")
    assert "The guideline rcm-women can be answered." in said.out
    assert "assess.register is intact." in said.out
    assert "FIX" not in said.out


def test_the_doctor_looks_at_everything_whatever_is_wrong(begun: Assess, tmp_path: Path) -> None:
    """No folder of guidelines, and a folder in place of a register: both are told once, and all the rest."""
    said = begun("--guidelines", "nowhere", "--register", tmp_path, "doctor")
    assert said.code == 1
    assert said.out.count("There is no folder nowhere.") == 1
    assert f"{tmp_path} is a folder, not a register." in said.out
    assert "Python" in said.out


def lack_pango(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no library that sets letters."""

    def refuse(_: object) -> None:
        raise ReportFailed(say("There is no Pango."), say("Type: sudo apt install pango"))

    monkeypatch.setattr(PressRoom, "ready", refuse)


def damage_the_register(data: Path, _: pytest.MonkeyPatch) -> None:
    """Write a letter over it."""
    (data / "assess.register").write_text("Dear Sir or Madam")


def damage_the_key(data: Path, _: pytest.MonkeyPatch) -> None:
    """Write over it, too."""
    (data / "signing-key.pem").write_text("Dear Sir or Madam")


def damage_the_other_key(data: Path, _: pytest.MonkeyPatch) -> None:
    """Write over what reads what was encrypted."""
    (data / "decryption-key.txt").write_text("Dear Sir or Madam")


def misplace_the_cache(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a file in the place of its folder."""
    (data / "cache").write_text("")
    monkeypatch.setenv("ASSESS_CACHE", str(data / "cache"))


def misplace_the_drafts(data: Path, _: pytest.MonkeyPatch) -> None:
    """Have a file in the place of their folder."""
    (data / "drafts").write_text("")


ILLS: dict[str, tuple[Callable[[Path, pytest.MonkeyPatch], None], str, str]] = {
    "no Pango": (lack_pango, "There is no Pango.", "sudo apt install pango"),
    "damaged register": (damage_the_register, "is not a register of assess", "--register"),
    "damaged key": (damage_the_key, "is not a key of this program, or it is damaged", "from a copy"),
    "damaged decryption key": (damage_the_other_key, "is not a key of this program, or it is damaged", "from a copy"),
    "no cache": (misplace_the_cache, "every start takes longer", "Move whatever"),
    "no drafts": (misplace_the_drafts, "what is half typed is lost", "Move whatever"),
}


@pytest.mark.parametrize("ill", ILLS)
def test_each_fault_is_told_once_with_the_step_that_mends_it(
    begun: Assess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ill: str
) -> None:
    """Exit 1; in Spanish, too, in words of its own."""
    cause, told, step = ILLS[ill]
    begun("key", "--encryption")
    cause(tmp_path / "data", monkeypatch)
    said, spanish = begun("doctor"), begun("--language", "es", "doctor")
    assert (said.code, said.err) == (1, "1 thing needs fixing.\n")
    assert (spanish.code, spanish.err) == (1, "Hay 1 cosa que arreglar.\n")
    fault, remedy = said.out.partition("FIX: ")[2].splitlines()[:2]
    assert said.out.count("FIX: ") == spanish.out.count("ARREGLAR: ") == 1
    assert told in fault
    assert step in remedy
    if ill != "no Pango":
        assert fault not in spanish.out
        assert remedy not in spanish.out


def test_a_key_that_was_lost_is_told_once_something_was_signed_with_it(begun: Assess, tmp_path: Path) -> None:
    """A note: a colleague may have signed it, on another machine."""
    begun("answers", "SLV-2026", everything(tmp_path))
    assert begun("submit", "SLV-2026", "--declared-by", "Ana").code == 0
    assert "Your key can be used." in begun("doctor").out
    (tmp_path / "data" / "signing-key.pem").unlink()
    said = begun("doctor")
    assert said.code == 0
    assert "NOTE: SLV-2026 was submitted, and there is no signing key" in said.out


def test_a_key_with_a_passphrase_is_no_fault(begun: Assess, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is tried only where its passphrase is known."""
    monkeypatch.setenv("ASSESS_PASSPHRASE", "a secret")
    begun("key")
    assert "Your key can be used." in begun("doctor").out
    monkeypatch.setenv("ASSESS_PASSPHRASE", "another one")
    assert "can't be opened with this passphrase" in begun("doctor").out
    monkeypatch.delenv("ASSESS_PASSPHRASE")
    assert begun("doctor").code == 0
