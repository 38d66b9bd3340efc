"""The small guideline that these tests spoil, and problems as people read them."""

from __future__ import annotations

from pathlib import Path

from assess.domain.problem import Problem
from assess.words import Words

HERE = Path(__file__).parent
GOOD = HERE / "good"
BAD = HERE / "bad"
ADVICE = HERE / "advice"

FILES = {"guideline": "guideline.yaml", "phase": "transit.yaml", "country": "countries/SLV.yaml"}
"""Which file of the small guideline a case stands for, by the first word of its name."""


def place_of(case: str) -> str:
    """Name the file that a case stands for."""
    return FILES[case.split("-", maxsplit=1)[0]]


def lay_out(folder: Path, **changed: bytes) -> Path:
    """Copy the small guideline into a folder, with some files changed: `guideline`, `phase`, `country`."""
    for name, file in FILES.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(changed.get(name, (GOOD / file).read_bytes()))
    return folder


def lay_out_case(folder: Path, cases: Path, case: str) -> Path:
    """Lay out the small guideline with one file of it replaced by a case."""
    return lay_out(folder, **{case.split("-", maxsplit=1)[0]: (cases / f"{case}.yaml").read_bytes()})


def told(folder: Path, problems: list[Problem], language: str = "en") -> list[str]:
    """Write problems as `file:line:column: message (hint)`, with file names inside the folder."""
    words = Words(language)
    lines = []
    for problem in problems:
        hint = f" ({words.tell(problem.hint)})" if problem.hint else ""
        lines.append(f"{problem.place}: {words.tell(problem.message)}{hint}".replace(f"{folder}/", ""))
    return lines
