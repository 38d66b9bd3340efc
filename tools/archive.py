"""Pack the program with everything it needs, for machines without internet: one archive for Linux, one for Windows.

    python -m tools.archive [linux] [windows]

Into `dist/` go the wheel, the list of parts and the archives. Each has the wheels of all dependencies for Python 3.11
to 3.14, a lock with hashes in which the program itself stands too, what installs it, and the guides. The same tree and
the same lock give the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from assess.records import dataclass
from tools.audit import EPOCH, build_wheel
from tools.locked import ROOT, Locked, at_run_time, read_lock
from tools.sbom import sbom, version

DIST = ROOT / "dist"
OURS = ROOT / "tools/installers"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


@dataclass(frozen=True)
class System:
    """A kind of machine that an archive is for."""

    name: str
    platforms: tuple[str, ...]
    """Tags of the wheels that it can use."""
    markers: Mapping[str, str]
    """What its Python says of it."""
    scripts: tuple[str, ...]
    """What of `tools/installers/` is for it alone."""


SYSTEMS = {
    "linux": System(
        "linux-x86_64",
        ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
        {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
        ("install.sh",),
    ),
    "windows": System(
        "windows-x86_64",
        ("win_amd64",),
        {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
        ("install.cmd", "check.py"),
    ),
}

Files = dict[str, bytes]
"""Contents by path inside an archive."""


def main() -> int:
    """Make what was asked for; without a wish, all."""
    asked = sys.argv[1:] or list(SYSTEMS)
    DIST.mkdir(exist_ok=True)
    lock = at_run_time(read_lock())
    for old in DIST.glob("assess-*"):
        old.unlink()
    wheel = build_wheel(DIST)
    parts = sbom(version(), lock)
    (DIST / f"assess-{version()}.cdx.json").write_bytes(parts)
    for name in asked:
        system = SYSTEMS[name]
        files = contents(system, lock, wheel) | {"sbom.cdx.json": parts}
        files["SHA256SUMS"] = checksums(files)
        packed = {f"assess-{version()}/{path}": content for path, content in sorted(files.items())}
        ending = ".tar.gz" if name == "linux" else ".zip"
        archive = DIST / f"assess-{version()}-{system.name}{ending}"
        archive.write_bytes(tarred(packed) if name == "linux" else zipped(packed))
        sys.stdout.write(f"{archive.relative_to(ROOT)}  {archive.stat().st_size / 1e6:.1f} MB\n")
    return 0


def contents(system: System, lock: list[Locked], wheel: Path) -> Files:
    """Collect everything but the checksums."""
    wheels = {wheel.name: wheel.read_bytes()} | downloaded(system, lock)
    files = {f"wheels/{name}": content for name, content in wheels.items()}
    files["requirements.txt"] = requirements(lock, wheel)
    for name in ("LEAME.txt", "README.txt"):
        files[name] = _told(OURS / name, system)
    for name in system.scripts:
        content = (OURS / name).read_bytes()
        files[name] = content.replace(b"\n", b"\r\n") if name.endswith(".cmd") else content
    files["LICENSE"] = (ROOT / "LICENSE").read_bytes()
    for folder in ("docs", "guidelines"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".md", ".yaml", ".png", ".json", ".lock", ".pdf") and path.is_file():
                files[path.relative_to(ROOT).as_posix()] = path.read_bytes()
    return files


def requirements(lock: Iterable[Locked], wheel: Path) -> bytes:
    """Write the lock with the program itself in it: pip takes nothing whose bytes it does not know."""
    ours = hashlib.sha256(wheel.read_bytes()).hexdigest()
    lines = [f"assess=={version()} --hash=sha256:{ours}"]
    lines += [each.anywhere for each in lock]
    return "".join(f"{line}\n" for line in lines).encode()


def downloaded(system: System, lock: Iterable[Locked]) -> Files:
    """Download the wheels that a system needs with each Python, and pip itself. Raises `CalledProcessError`."""
    [pip] = [each for each in read_lock(ROOT / "locks/audit.txt") if each.name == "pip"]
    with tempfile.TemporaryDirectory() as folder:
        for python in PYTHONS:
            surroundings = {
                **system.markers, "python_version": python, "python_full_version": f"{python}.0",
                "implementation_name": "cpython", "platform_python_implementation": "CPython",
            }  # fmt: skip
            asked = Path(folder) / "asked.txt"
            needed = [pip, *(each for each in lock if each.needed(surroundings))]
            asked.write_text("".join(f"{each.exactly}\n" for each in needed))
            command = [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-deps",
                       "--only-binary=:all:", "--require-hashes", "--python-version", python, "--implementation",
                       "cp", *(f"--platform={each}" for each in system.platforms), "-d", folder,
                       "-r", str(asked)]  # fmt: skip
            subprocess.run(command, check=True)  # noqa: S603 - our own Python
        return {path.name: path.read_bytes() for path in Path(folder).glob("*.whl")}


def checksums(files: Files) -> bytes:
    """List the SHA-256 of every file, as `sha256sum --check` reads it."""
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()


def tarred(files: Files) -> bytes:
    """Pack files the same way every time."""
    packed = io.BytesIO()
    with (
        gzip.GzipFile(fileobj=packed, mode="wb", mtime=int(EPOCH)) as squeezed,
        tarfile.open(fileobj=squeezed, mode="w") as tar,
    ):
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.mtime = len(content), int(EPOCH)
            entry.mode = 0o755 if name.endswith(".sh") else 0o644
            tar.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


def zipped(files: Files) -> bytes:
    """Pack files the same way every time."""
    packed = io.BytesIO()
    moment = datetime.fromtimestamp(int(EPOCH), UTC).timetuple()[:6]
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            manner = zipfile.ZIP_STORED if name.endswith((".whl", ".png")) else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, moment), content, manner)
    return packed.getvalue()


def _told(path: Path, system: System) -> bytes:
    """Fill in what a reader is told: the version, and only what is about this system."""
    ours = "@LINUX@" if system.name.startswith("linux") else "@WINDOWS@"
    lines = path.read_text(encoding="utf-8").replace("@VERSION@", version()).splitlines()
    kept = [re.sub(f"^{ours} ?", "", line) for line in lines if not line.startswith("@") or line.startswith(ours)]
    end = "\n" if ours == "@LINUX@" else "\r\n"
    return (end.join(kept) + end).encode("utf-8-sig" if ours == "@WINDOWS@" else "utf-8")


if __name__ == "__main__":
    sys.exit(main())
