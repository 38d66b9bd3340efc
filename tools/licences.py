"""Under which licences the program's parts are, judged by the list in `locks/licences.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from importlib import metadata

from tools.locked import ROOT, Locked

LIST = ROOT / "locks/licences.toml"


def licences() -> dict[str, dict[str, str]]:
    """Read the list: `allowed`, `packages`, `exceptions`."""
    return tomllib.loads(LIST.read_text(encoding="utf-8"))


def complaints(lock: Iterable[Locked]) -> Iterator[str]:
    """Say what is wrong with the licences of packages: not listed, not allowed, other than the package itself says."""
    listed = licences()
    names = {each.name for each in lock}
    for name in sorted(names):
        expression = listed["packages"].get(name, "")
        if not expression:
            yield f"{name}: read its licence and add it to {LIST.name}"
        elif name not in listed["exceptions"] and not allowed(expression, listed["allowed"]):
            yield f"{name}: {expression} is not in the list of allowed licences"
        elif (own := _stated(name)) and own != expression:
            yield f"{name}: listed as {expression}, but it says {own}"
    for name in sorted(listed["packages"].keys() - names):
        yield f"{name}: no longer part of the lock; take it off the list"


def allowed(expression: str, licences: Iterable[str]) -> bool:
    """Tell whether an SPDX expression of ANDs and ORs, without brackets, can be met with these licences."""
    known = set(licences)
    return any(all(each.strip() in known for each in choice.split(" AND ")) for choice in expression.split(" OR "))


def _stated(name: str) -> str:
    """Give the SPDX expression in the package's own metadata; empty where it is not installed here or gives none."""
    try:
        stated = metadata.metadata(name).json.get("license_expression", "")
    except metadata.PackageNotFoundError:
        return ""
    return stated if isinstance(stated, str) else ""
