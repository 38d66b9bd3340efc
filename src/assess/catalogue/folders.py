"""The catalogue: guideline folders on disk, read once and remembered by what they contain.

What parses YAML is imported only where something has to be parsed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from assess.catalogue import cache
from assess.catalogue.disk import HEAD, digest_of, is_file, names_in, read_file, read_folder
from assess.domain.errors import ContentInvalid, NotFound
from assess.domain.guideline import Guideline
from assess.domain.message import count, say

if TYPE_CHECKING:
    from assess.domain.editions import EditionMap
    from assess.domain.problem import Problem
    from assess.domain.profile import CountryProfile

MOST_FILES = 60
"""More files than a guideline has; a folder with more is not one."""


_REF_LINE = re.compile(rb"""^(?:\xef\xbb\xbf)?ref:[ ]*["']?([A-Za-z0-9._-]+)["']?[ ]*(?:\#.*)?\r?$""", re.MULTILINE)


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

    def profile(self, ref: str, country: str) -> CountryProfile | None:
        """Read what a guideline's folder says about a country; `None` where it says nothing.

        Raises `NotFound` for an unknown guideline, `ContentInvalid` with all problems of the profile.
        """
        from assess.catalogue.countries import read_profile

        guideline = self.guideline(ref)
        return read_profile(self._found()[ref], country, guideline)

    def edition_map(self, ref: str, before: str) -> EditionMap:
        """Tell what became of the items of an earlier edition. Raises `NotFound`, or `ContentInvalid`."""
        from assess.catalogue.editions import read_map

        guideline = self.guideline(ref)
        return read_map(self._found()[ref], before, guideline)

    def _found(self) -> dict[str, Path]:
        """Find the guidelines by the name of their folder; one given later stands for an earlier one of its name."""
        found: dict[str, Path] = {}
        for folder in self._folders:
            inside = [folder] if is_file(folder / HEAD) else sorted(each.parent for each in folder.glob(f"*/{HEAD}"))
            for each in inside:
                found[_ref_of(each)] = each
        return found


def load(folder: Path, cache_folder: Path | None = None) -> Guideline:
    """Read the guideline in a folder, from the cache where its very contents were read before.

    Raises `ContentInvalid` with every problem.
    """
    files = files_of(folder)
    remembered = cache.recall(cache_folder, digest_of(files))
    if remembered is not None:
        return remembered
    from assess.catalogue.reader import read_guideline

    guideline, problems = read_guideline(files, str(folder), names_in(folder))
    if guideline is None:
        message = count(
            len(problems), "The guideline in {folder} has {n} problem.", "The guideline in {folder} has {n} problems.",
            folder=str(folder),
        )  # fmt: skip
        raise ContentInvalid(message, problems)
    cache.remember(cache_folder, guideline)
    return guideline


def check(folder: Path) -> tuple[Guideline | None, list[Problem]]:
    """Read a guideline, its country profiles and its edition maps with all their problems.

    The guideline is `None` where it has any itself; the faults of the others do not stop it from being used.
    """
    from assess.catalogue.countries import read_profiles
    from assess.catalogue.editions import map_problems
    from assess.catalogue.reader import read_guideline

    guideline, problems = read_guideline(files_of(folder), str(folder), names_in(folder))
    if guideline is not None:
        problems += read_profiles(folder, guideline)[1] + map_problems(folder, guideline)
    return guideline, problems


def files_of(folder: Path) -> dict[str, bytes]:
    """Read the files of a guideline folder. Raises `ContentInvalid` where that can't be done."""
    return read_folder(folder, MOST_FILES)


def _ref_of(folder: Path) -> str:
    """Find the ref of a guideline without reading all of it: the first line that gives one, or the folder's name."""
    with suppress(ContentInvalid):
        if found := _REF_LINE.search(read_file(folder / HEAD)):
            return found[1].decode()
    return folder.name
