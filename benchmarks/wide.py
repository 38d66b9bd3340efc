"""A guideline of about 2,000 indicators: the shipped one ten times over, each copy of a phase by a name of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from assess.places import shipped
from assess.wiring import DEFAULT_GUIDELINE

REF = "wide"
_TIMES = 10


def write_wide(folder: Path) -> Path:
    """Write the guideline into a folder and give the folder."""
    source, home = shipped("guidelines") / DEFAULT_GUIDELINE, folder / REF
    home.mkdir()
    head = _read(source / "guideline.yaml")
    copies = [(name, number) for number in range(1, _TIMES + 1) for name in head["phases"]]
    for name, number in copies:
        _write(home / f"{name}-{number}.yaml", _copy(_read(source / f"{name}.yaml"), number))
    phases = [f"{name}-{number}" for name, number in copies]
    _write(home / "guideline.yaml", {**head, "ref": REF, "phases": phases})
    return home


def _copy(phase: dict[str, Any], number: int) -> dict[str, Any]:
    phase["ref"] += str(number)
    for recommendation in phase["recommendations"]:
        for each in (recommendation, *recommendation["indicators"]):
            each["ref"] = f"{phase['ref']}-{each['ref']}"
    return phase


def _read(path: Path) -> dict[str, Any]:
    return dict(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader))


def _write(path: Path, content: dict[str, Any]) -> None:
    path.write_text(yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False), encoding="utf-8")
