"""The catalogue: guideline folders on disk, read once and remembered by what they contain."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assess.catalogue import cache
from assess.catalogue.reader import HEAD, digest_of, read_guideline
from assess.domain.errors import ContentInvalid, NotFound
from assess.domain.guideline import Guideline
from assess.domain.message import count, say
from assess.domain.problem import Place, Problem

MOST_FILES = 60
"""More files than a guideline has; a folder with more is not one."""


class Folders:
    """Guidelines found in folders: each a guideline itself, or a folder of guidelines."""

    def __init__(self, folders: Sequence[Path], default: str = "", cache_folder: Path | None = None) -> None:
        """Take the folders to look in, the ref of the default guideline, and where parsed ones are kept, if at all."""
        self._folders = folders
        self._default = default
        self._cache = cache_folder
        self._read: dict[str, Guideline] = {}

    def refs(self) -> list[str]:
        """List the refs of all guidelines, the default first."""
        return sorted(self._found(), key=lambda ref: (ref != self._default, ref))

    def guideline(self, ref: str) -> Guideline:
        """Read a guideline. Raises `NotFound`, or `ContentInvalid` with all its problems."""
        if ref not in self._read:
            found = self._found()
            if ref not in found:
                raise NotFound(
                    say("There is no guideline “{ref}”.", ref=ref),
                    say("There are: {refs}. Name the folder of another one with --guidelines.", refs=", ".join(found)),
                )
            self._read[ref] = load(found[ref], self._cache)
        return self._read[ref]

    def _found(self) -> dict[str, Path]:
        """Find the guidelines by the name of their folder; one given later stands for an earlier one of its name."""
        found: dict[str, Path] = {}
        for folder in self._folders:
            inside = [folder] if (folder / HEAD).is_file() else sorted(each.parent for each in folder.glob(f"*/{HEAD}"))
            for each in inside:
                found[_ref_of(each)] = each
        return found


def load(folder: Path, cache_folder: Path | None = None) -> Guideline:
    """Read the guideline in a folder, from the cache where its very contents were read before.

    Raises `ContentInvalid` with every problem.
    """
    guideline, problems = check(folder, cache_folder)
    if guideline is None:
        message = count(
            len(problems), "The guideline in {folder} has {n} problem.", "The guideline in {folder} has {n} problems.",
            folder=str(folder),
        )  # fmt: skip
        raise ContentInvalid(message, problems)
    return guideline


def check(folder: Path, cache_folder: Path | None = None) -> tuple[Guideline | None, list[Problem]]:
    """Read the guideline in a folder with all its problems; `None` where there are any."""
    try:
        paths = sorted(folder.glob("*.yaml"))
        if len(paths) > MOST_FILES:
            return None, [Problem(Place(str(folder)), say("More than {most} files.", most=MOST_FILES))]
        files = {path.name: path.read_bytes() for path in paths if path.is_file()}
    except OSError as error:
        raise ContentInvalid(say("{path} can't be read: {why}.", path=str(folder), why=str(error.strerror))) from error
    digest = digest_of(files)
    remembered = cache.recall(cache_folder, digest)
    if remembered is not None:
        return remembered, []
    guideline, problems = read_guideline(files, str(folder))
    if guideline is not None:
        cache.remember(cache_folder, guideline)
    return guideline, problems


def _ref_of(folder: Path) -> str:
    """Find the ref of a guideline without reading all of it: the first line that gives one, or the folder's name."""
    with (folder / HEAD).open("rb") as file:
        for line in file.read(4096).splitlines():
            if line.startswith(b"ref:"):
                return line[4:].split(b"#")[0].strip(b" \"'").decode(errors="replace")
    return folder.name
