"""What the program is made of is known to the byte, and what could not be checked is never called good."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import tarfile
import tomllib
import zipfile
from collections.abc import Callable, Sequence
from gettext import GNUTranslations
from pathlib import Path

import pytest

from assess.cli.manual import PAGES
from assess.words import LANGUAGES
from tools import audit, words
from tools.archive import SYSTEMS, checksums, requirements, tarred, zipped
from tools.audit import Finding, main, nothing_is_known_to_be_vulnerable
from tools.licences import allowed, complaints, licences
from tools.locked import ROOT, Locked, at_run_time, read_lock
from tools.sbom import sbom, version

LOCK = read_lock()


def locked(name: str) -> Locked:
    """Find a package in the lock."""
    return next(each for each in LOCK if each.name == name)


def test_every_package_of_a_lock_has_hashes() -> None:
    """In every lock, without exception."""
    for path in sorted((ROOT / "locks").glob("*.txt")):
        assert [each.name for each in read_lock(path) if not each.hashes] == [], path


def test_what_only_builds_the_program_is_told_apart() -> None:
    """It is no part of what runs."""
    names = {each.name for each in at_run_time(LOCK)}
    assert {"textual", "weasyprint", "pycparser"} <= names
    assert "hatchling" not in names


def test_a_package_is_needed_where_its_marker_says() -> None:
    """Pango's libraries come with the program on Windows only."""
    libraries = locked("gstreamer-libs")
    assert libraries.needed(SYSTEMS["windows"].markers)
    assert not libraries.needed(SYSTEMS["linux"].markers)


def test_the_list_of_parts_is_complete_and_always_the_same() -> None:
    """Each part with version, licence and the hashes of the lock; each dependency leads to a part."""
    parts = json.loads(sbom(version(), at_run_time(LOCK)))
    assert parts == json.loads(sbom(version(), at_run_time(LOCK)))
    assert (parts["bomFormat"], parts["specVersion"]) == ("CycloneDX", "1.6")
    for part in parts["components"]:
        digests = [each["content"] for each in part["externalReferences"][0]["hashes"]]
        assert digests == list(locked(part["name"]).hashes)
        assert part["licenses"][0]["expression"]
    known = {part["bom-ref"] for part in parts["components"]}
    needs = {each["ref"]: each["dependsOn"] for each in parts["dependencies"]}
    assert set().union(*needs.values()) == known
    assert needs.keys() == known | {"assess"}


def test_every_licence_is_listed_and_fits() -> None:
    """Of everything in the lock, and of nothing else."""
    assert list(complaints(LOCK)) == []


@pytest.mark.parametrize(
    ("expression", "fits"),
    [
        ("MIT", True),
        ("GPL-2.0-or-later OR MIT", True),
        ("MIT AND Apache-2.0", True),
        ("MIT AND AGPL-3.0-only", False),
        ("AGPL-3.0-only", False),
        ("", False),
    ],
)
def test_an_expression_fits_where_its_terms_can_be_met(expression: str, *, fits: bool) -> None:
    """One of what is offered, and all of what goes together."""
    assert allowed(expression, licences()["allowed"]) is fits


def test_a_package_without_a_listed_licence_is_found() -> None:
    """Somebody has to read it first."""
    stranger = Locked("leftpad", "1.0", "", ("0" * 64,), ("assess",))
    assert list(complaints([*LOCK, stranger])) == ["leftpad: read its licence and add it to licences.toml"]


def _saying(out: str, err: str = "", code: int = 0) -> Callable[[Sequence[str]], subprocess.CompletedProcess[str]]:
    return lambda command: subprocess.CompletedProcess(command, code, out, err)


SOUND = {"name": "babel", "version": "2.18.0", "vulns": []}
SKIPPED = {"name": "babel", "skip_reason": "Dependency not found on PyPI and could not be audited"}
KNOWN = {"name": "babel", "version": "1.0", "vulns": [{"id": "PYSEC-1"}]}


ANSWERS = {
    "all are sound": (_saying(json.dumps({"dependencies": [SOUND]})), False, True),
    "one is vulnerable": (_saying(json.dumps({"dependencies": [SOUND, KNOWN]}), code=1), True, True),
    "the service skips what it does not reach": (
        _saying(json.dumps({"dependencies": [SOUND, SKIPPED]})),
        False,
        False,
    ),
    "nothing at all was looked at": (_saying(json.dumps({"dependencies": []})), False, False),
    "there is no answer": (_saying("", "ERROR: no network", 1), False, False),
    "the tool is not there": (_saying("", "pip-audit: No such file", 127), False, False),
}
"""What the tool may say: whether something was found, and whether all was looked at."""


@pytest.mark.parametrize(("said", "found", "checked"), ANSWERS.values(), ids=ANSWERS)
def test_only_an_answer_is_an_answer(
    said: Callable[[Sequence[str]], subprocess.CompletedProcess[str]],
    monkeypatch: pytest.MonkeyPatch,
    *,
    found: bool,
    checked: bool,
) -> None:
    """Advisories that could not be had are told as not checked, never as good."""
    monkeypatch.setattr(audit, "_run", said)
    finding = nothing_is_known_to_be_vulnerable()
    assert (bool(finding.found), not finding.unchecked) == (found, checked)


@pytest.mark.parametrize(
    ("findings", "code"),
    [([], 0), ([Finding()], 0), ([Finding(["x"])], 1), ([Finding(unchecked="x")], 2), ([Finding(["x"], "y")], 2)],
)
def test_the_exit_code_says_what_came_of_it(
    findings: list[Finding], code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """0 for all is well, 1 for something found, 2 for something not checked."""

    def came_to(finding: Finding) -> Callable[[], Finding]:
        def check() -> Finding:
            return finding

        return check

    monkeypatch.setattr(audit, "CHECKS", [came_to(each) for each in findings])
    assert main() == code
    assert ("fine" in capsys.readouterr().out) is (bool(findings) and code == 0)


def test_locks_are_audited_as_they_are_made() -> None:
    """`make lock` compiles each lock from what the audit compiles it from."""
    makefile = (ROOT / "Makefile").read_text()
    made = re.findall(r"^\t\$\(COMPILE\) (.+) -o locks/(.+)$", makefile, re.MULTILINE)
    assert " ".join(audit.COMPILE) in makefile
    assert {lock: tuple(source.split()) for source, lock in made} == audit.LOCKS


def test_compiled_translations_bear_no_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compiled at any minute, they are the same to the byte, and so is the wheel that carries them."""
    source = tmp_path / "es/LC_MESSAGES/core.po"
    source.parent.mkdir(parents=True)
    source.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "a"\nmsgstr "b"\n')
    monkeypatch.setattr(words, "LOCALE", tmp_path)
    words.compile_all()
    with source.with_suffix(".mo").open("rb") as compiled:
        assert GNUTranslations(compiled).info()["pot-creation-date"] == "2026-01-01 00:00+0000"


def test_an_archive_is_the_same_every_time() -> None:
    """And unpacks to what was put in."""
    files = {"a/install.sh": b"#!/bin/sh\n", "a/b.whl": b"x" * 1_000}
    assert tarred(files) == tarred(files)
    assert zipped(files) == zipped(files)
    with tarfile.open(fileobj=io.BytesIO(tarred(files))) as tar:
        assert {each.name: each.mode for each in tar} == {"a/install.sh": 0o755, "a/b.whl": 0o644}
    with zipfile.ZipFile(io.BytesIO(zipped(files))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files


def test_what_is_installed_is_known_by_its_hash(tmp_path: Path) -> None:
    """The program's own wheel too, so that pip takes nothing else for it."""
    wheel = tmp_path / "assess-9-py3-none-any.whl"
    wheel.write_bytes(b"wheel")
    first, *rest = requirements(at_run_time(LOCK), wheel).decode().splitlines()
    assert first == f"assess=={version()} --hash=sha256:{hashlib.sha256(b'wheel').hexdigest()}"
    assert all(" --hash=sha256:" in line for line in rest)
    [line] = [line for line in rest if line.startswith("gstreamer-libs")]
    assert line.startswith("gstreamer-libs==1.28.8 ; sys_platform == 'win32' --hash=sha256:")


def test_a_changed_file_is_found_before_anything_is_installed(tmp_path: Path) -> None:
    """By the little program that the installer for Windows calls, and by sha256sum on Linux."""
    files = {"wheels/a.whl": b"a", "README.txt": b"r"}
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / "SHA256SUMS").write_bytes(checksums(files))
    (tmp_path / "check.py").write_bytes((ROOT / "tools/installers/check.py").read_bytes())
    for command in (["python3", "check.py"], ["sha256sum", "--check", "--quiet", "SHA256SUMS"]):
        (tmp_path / "wheels/a.whl").write_bytes(b"a")
        assert subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).returncode == 0  # noqa: S603
        (tmp_path / "wheels/a.whl").write_bytes(b"b")
        assert subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).returncode == 1  # noqa: S603


def test_every_page_of_the_help_goes_with_the_program() -> None:
    """Who installed it reads what who has the source reads."""
    taken = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    pages = {f"docs/{page}.{language}.md" for page in PAGES for language in LANGUAGES}
    assert {path for path in taken["wheel"]["force-include"] if path.startswith("docs/")} == pages


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="the installer is for Linux")
def test_the_installer_deletes_nothing_that_is_not_its_own(tmp_path: Path) -> None:
    """Somebody names the folder of their documents."""
    installer = tmp_path / "install.sh"
    installer.write_bytes((ROOT / "tools/installers/install.sh").read_bytes())
    (tmp_path / "SHA256SUMS").write_bytes(checksums({"install.sh": installer.read_bytes()}))
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "letter.txt").write_text("kept", encoding="utf-8")
    environment = os.environ | {"LC_ALL": "en_US.UTF-8", "HOME": str(tmp_path)}
    said = subprocess.run(  # noqa: S603 - our own installer
        ["/bin/sh", installer, documents], env=environment, capture_output=True, text=True, check=False
    )
    assert (said.returncode, said.stdout) == (
        1,
        f"There is something else in {documents}, and it would be deleted: name a new folder.\n",
    )
    assert (documents / "letter.txt").read_text(encoding="utf-8") == "kept"


def test_the_installer_for_windows_leads_somewhere_and_is_read_by_every_code_page() -> None:
    """Each place that it goes to is there, each place is gone to, and no letter depends on the country."""
    text = (ROOT / "tools/installers/install.cmd").read_bytes().decode("ascii")
    assert set(re.findall(r"(?:goto|call) (:\w+)", text)) == set(re.findall(r"^:\w+", text, re.MULTILINE))
