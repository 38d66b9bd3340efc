"""Audit what the program is made of: licences, known vulnerabilities, the locks, and whether its wheel is reproducible.

Exit code 0 where all is well, 1 where something was found, 2 where something could not be checked: a check that did
not take place is never taken for a good one. Run by `make audit`, which brings what this needs.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools.licences import complaints
from tools.locked import ROOT, read_lock
from tools.sbom import sbom

LOCKS = {
    "run.txt": ("--group", "build", "pyproject.toml"),
    "dev.txt": ("--group", "dev", "pyproject.toml"),
    "docs.txt": ("--group", "pyproject.toml:docs", "-c", "locks/dev.txt"),
    "audit.txt": ("--group", "pyproject.toml:audit"),
    "fuzz.txt": ("--group", "pyproject.toml:fuzz"),
}
"""What each lock is compiled from; `make lock` does the same."""

COMPILE = ("--universal", "--generate-hashes", "--no-emit-index-url", "--no-header", "--python-version", "3.11")
EPOCH = "1767225600"
"""The time that the files of a wheel bear: the first second of 2026, in UTC."""


@dataclass
class Finding:
    """What one check came to."""

    found: list[str] = field(default_factory=list)
    """What is wrong."""
    unchecked: str = ""
    """Why it could not be checked; empty where it was."""


def licences_fit() -> Finding:
    """Every package has a licence that goes with ours."""
    return Finding(list(complaints(read_lock())))


def list_of_parts_is_reproducible() -> Finding:
    """The same lock gives the same list of parts, and every part has its hashes."""
    lock = read_lock()
    found = [f"{each.name} has no hash" for each in lock if not each.hashes]
    return Finding(found if sbom("0", lock) == sbom("0", read_lock()) else [*found, "two lists of parts differ"])


def nothing_is_known_to_be_vulnerable() -> Finding:
    """No advisory names a locked version; where the service that knows can't be asked, nothing is known."""
    command = [_beside("pip-audit"), "--strict", "--require-hashes", "--disable-pip", "--progress-spinner=off"]
    finding = Finding()
    for lock in LOCKS:
        done = _run([*command, "--format=json", "-r", f"locks/{lock}"])
        try:
            told = json.loads(done.stdout)["dependencies"]
        except (ValueError, KeyError):
            last = (done.stderr.strip().splitlines() or ["no answer"])[-1]
            return Finding(finding.found, f"pip-audit gave no answer on {lock}: {last}")
        skipped = [each["name"] for each in told if "skip_reason" in each]
        if skipped or not told:
            return Finding(
                finding.found, f"{lock}: no advisories could be had for {len(skipped)} of {len(told)} packages"
            )
        finding.found += [
            f"{lock}: {each['name']} {each['version']}: {known['id']}" for each in told for known in each["vulns"]
        ]
        if done.returncode and not finding.found:
            return Finding([], f"pip-audit failed on {lock}: {done.stderr.strip()[-200:]}")
    return finding


def locks_are_fresh() -> Finding:
    """What `pyproject.toml` asks for is what the locks hold."""
    finding = Finding()
    for name, source in LOCKS.items():
        lock = ROOT / "locks" / name
        with tempfile.TemporaryDirectory() as folder:
            again = Path(folder) / name
            again.write_bytes(lock.read_bytes())
            done = _run([_beside("uv"), "pip", "compile", "-q", *COMPILE, *source, "-o", str(again)])
            if done.returncode:
                return Finding(finding.found, f"{name} could not be compiled again: {done.stderr.strip()[-200:]}")
            if again.read_bytes() != lock.read_bytes():
                finding.found.append(f"{name} is not what pyproject.toml asks for; run: make lock")
    return finding


def wheel_is_reproducible() -> Finding:
    """Built twice, in other places, with other hash seeds, the wheel is the same to the byte."""
    digests = set()
    for seed in ("1", "2"):
        with tempfile.TemporaryDirectory() as folder:
            try:
                digests.add(hashlib.sha256(build_wheel(Path(folder), seed).read_bytes()).hexdigest())
            except subprocess.CalledProcessError as error:
                return Finding(unchecked=f"the wheel could not be built: {error.stderr.strip()[-300:]}")
    return Finding([] if len(digests) == 1 else ["two builds of the wheel differ"])


def build_wheel(folder: Path, seed: str = "0") -> Path:
    """Build the wheel into a folder, with the tools that the lock names. Raises `CalledProcessError`."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-index", "--no-build-isolation",
               "-w", str(folder), str(ROOT)]  # fmt: skip
    subprocess.run(command, env=environment, capture_output=True, text=True, check=True)  # noqa: S603 - our own Python
    [wheel] = folder.glob("assess-*.whl")
    return wheel


CHECKS: Sequence[Callable[[], Finding]] = (
    licences_fit,
    list_of_parts_is_reproducible,
    wheel_is_reproducible,
    locks_are_fresh,
    nothing_is_known_to_be_vulnerable,
)


def main() -> int:
    """Do every check and say what came of each."""
    worst = 0
    for check in CHECKS:
        finding = check()
        name = check.__name__.replace("_", " ")
        said = "FOUND" if finding.found else "NOT CHECKED" if finding.unchecked else "fine"
        sys.stdout.write(f"{said}: {name}\n")
        for line in (*finding.found, *filter(None, [finding.unchecked])):
            sys.stdout.write(f"    {line}\n")
        worst = max(worst, 1 if finding.found else 0, 2 if finding.unchecked else 0)
    return worst


def _beside(program: str) -> str:
    """Find a program of the auditing environment, which `make audit` names."""
    return str(Path(os.environ.get("ASSESS_AUDIT", sys.prefix)) / "bin" / program)


def _run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - see above
    except OSError as error:
        return subprocess.CompletedProcess(command, 127, "", f"{command[0]}: {error.strerror}")


if __name__ == "__main__":
    sys.exit(main())
